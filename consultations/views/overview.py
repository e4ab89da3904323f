"""A consultation's own page."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from consultations.models import Consultation
from consultations.read import overview as read
from consultations.read.term import term_words
from consultations.read.voices import own_notices
from consultations.views.by_ref import of_consultation
from consultations.views.crumbs import trail
from prestige.typography import nbsp


@require_safe
@of_consultation
def overview(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Show where the consultation stands, why the act is needed and how to take part."""
    now = timezone.now()
    return render(
        request,
        "consultations/consultation_overview.html",
        asdict(term_words(consultation, now))
        | {
            "section": "consultations",
            "trail": trail(),
            "own_notices": own_notices(request.user.pk, consultation),
            "consultation": consultation,
            "number": f"№\xa0{consultation.short_number}",
            "legal_basis": nbsp(consultation.legal_basis),
            "revision_line": read.revision_line(consultation),
            "figures": read.figures(consultation),
            "stages": read.stages(consultation, now),
            "brief": read.brief(consultation),
            "motives": read.motives(consultation),
            "contact": read.contact(consultation),
            "affected": read.affected(consultation),
            "settlements": list(consultation.settlements.all()),
            "documents": read.documents(consultation),
            "most_commented": read.most_commented(consultation),
            "history": read.history(consultation),
        },
    )
