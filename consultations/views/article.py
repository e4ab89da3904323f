"""One provision and what people say about it."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from consultations.models import Consultation
from consultations.read.article import article_page, provision_around
from consultations.read.comment_place import paragraphs_of
from consultations.read.crumbs import trail
from consultations.read.term import term_words
from consultations.read.voices import SHOWN
from consultations.views.by_ref import of_consultation


@require_safe
@of_consultation
def article(request: HttpRequest, consultation: Consultation, eid: str) -> HttpResponse:
    """Show a provision with its comments; the address of a place inside it leads to that place on its page."""
    provision = provision_around(consultation, eid)
    if provision.eid != eid:
        return redirect(f"{provision.url_in(consultation.url_ref)}#{eid}", permanent=True)
    only = request.GET.get("only", "")
    return render(
        request,
        "consultations/article.html",
        asdict(term_words(consultation, timezone.now()))
        | {
            "section": "consultations",
            "consultation": consultation,
            "only": only if only in SHOWN else "",
            "query": f"only={only}&" if only in SHOWN else "",
            "paragraphs": paragraphs_of(consultation, provision),
            "trail": trail(consultation, through_text=True),
            "article": article_page(
                consultation, provision, viewer_id=request.user.pk, only=only, asked=request.GET.get("page", "")
            ),
        },
    )
