"""A consultation's own page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from consultations.lifecycle import Phase
from consultations.models import Consultation
from consultations.read import overview as read
from consultations.read.voices import own_notices
from consultations.read.wording import day, day_in, end_of_term
from consultations.views.by_ref import of_consultation
from consultations.views.crumbs import trail
from prestige.typography import nbsp


@require_safe
@of_consultation
def overview(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Show where the consultation stands, why the act is needed and how to take part."""
    now = timezone.now()
    today, phase = timezone.localdate(now), consultation.phase_at(now)
    return render(request, "consultations/consultation_overview.html", {
        "section": "consultations", "trail": trail(), "own_notices": own_notices(request.user.pk, consultation),
        "consultation": consultation, "phase": phase.value,
        "is_open": phase == Phase.OPEN, "days_left": consultation.days_left_on(today),
        "term_days": read.term_days(consultation),
        "starts": day_in(consultation.published_on, today) if consultation.published_on else "",
        "ends_short": day_in(consultation.last_day, today) if consultation.last_day else "",
        "ends": end_of_term(consultation.last_day) if consultation.last_day else "",
        "closed_on": day(consultation.last_day) if consultation.last_day else "",
        "earliest": day(consultation.earliest_adoption_on) if consultation.earliest_adoption_on else "",
        "number": f"№\xa0{consultation.short_number}", "legal_basis": nbsp(consultation.legal_basis),
        "revision_line": read.revision_line(consultation),
        "figures": read.figures(consultation), "stages": read.stages(consultation, phase, today),
        "brief": read.brief(consultation), "affected": read.affected(consultation),
        "settlements": list(consultation.settlements.all()), "documents": read.documents(consultation),
        "most_commented": read.most_commented(consultation), "history": read.history(consultation),
    })
