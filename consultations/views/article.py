"""One provision and what people say about it."""

from dataclasses import asdict

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from consultations.models import Consultation, Provision, Revision
from consultations.read.article import article_page, provision_around
from consultations.read.article_then import last_with, since
from consultations.read.comment_place import paragraphs_of
from consultations.read.crumbs import trail
from consultations.read.reading import revision_of
from consultations.read.term import term_words
from consultations.read.voices import SHOWN
from consultations.views.by_ref import of_consultation


@require_safe
@of_consultation
def article_version(request: HttpRequest, consultation: Consultation, n: int, eid: str) -> HttpResponse:
    """Show a provision as a public revision had it, with its comments and what became of it."""
    revision = revision_of(consultation, n)
    provision = provision_around(consultation, eid, revision)
    ref = consultation.url_ref
    if revision.pk == consultation.current_revision_id:
        return redirect(provision.url_in(ref))
    if provision.eid != eid:
        return redirect(f"{provision.url_then(ref, n)}#{eid}", permanent=True)
    return _page(request, consultation, provision, revision)


@require_safe
@of_consultation
def article(request: HttpRequest, consultation: Consultation, eid: str) -> HttpResponse:
    """Show a provision with its comments; the address of a place inside it leads to that place on its page.

    An anchor that the current revision has no more leads to where the place stands now, or to its last text.
    """
    provision = Provision.objects.around(consultation.current_revision_id, eid)
    if provision is None:
        return _to_successor(consultation, eid)
    if provision.eid != eid:
        return redirect(f"{provision.url_in(consultation.url_ref)}#{eid}")
    return _page(request, consultation, provision)


def _to_successor(consultation: Consultation, eid: str) -> HttpResponse:
    if (found := last_with(consultation, eid)) is None:
        raise Http404
    revision, provision = found
    told = since(consultation, revision, provision)
    return redirect(told.url or provision.url_then(consultation.url_ref, revision.ordinal))


def _page(
    request: HttpRequest, consultation: Consultation, provision: Provision, revision: Revision | None = None
) -> HttpResponse:
    tab = request.GET.get("only", "")
    only, then = (tab if tab in SHOWN else ""), (revision.ordinal if revision else None)
    page = article_page(
        consultation, provision, viewer_id=request.user.pk, only=only, asked=request.GET.get("page", ""), then=then
    )
    context = {
        "section": "consultations",
        "consultation": consultation,
        "only": only,
        "query": f"only={only}&" if only else "",
        "paragraphs": [] if revision else paragraphs_of(consultation, provision),
        "since": since(consultation, revision, provision) if revision else None,
        "trail": trail(consultation, through_text=True),
        "article": page,
    }
    return render(request, "consultations/article.html", asdict(term_words(consultation, timezone.now())) | context)
