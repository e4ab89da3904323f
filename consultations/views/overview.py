"""A consultation's own page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from consultations.models import Consultation
from consultations.read import overview as read
from consultations.read.crumbs import trail
from consultations.read.voices import own_notices
from consultations.views.by_ref import of_consultation


@require_safe
@of_consultation
def overview(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Show where the consultation stands, why the act is needed and how to take part."""
    return render(
        request,
        "consultations/consultation_overview.html",
        read.overview_page(consultation, timezone.now())
        | {
            "section": "consultations",
            "trail": trail(),
            "own_notices": own_notices(request.user.pk, consultation),
            "consultation": consultation,
        },
    )
