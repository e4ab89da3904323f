"""The public hearings of a consultation: the list and a page for each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.models import Consultation, Hearing
from consultations.read.crumbs import trail
from consultations.read.hearings import hearing_page, shown_hearings
from consultations.views.by_ref import of_consultation


@require_safe
@of_consultation
def hearings(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """List the hearings, cancelled ones too, or say that none is convened."""
    context = {
        "section": "consultations",
        "trail": trail(consultation),
        "consultation": consultation,
        "hearings": shown_hearings(consultation, timezone.now()),
    }
    return render(request, "consultations/hearing_list.html", context)


@require_safe
@of_consultation
def hearing(request: HttpRequest, consultation: Consultation, n: int) -> HttpResponse:
    """Show when and where, the agenda, the places, and afterwards the minutes."""
    found = get_object_or_404(Hearing.objects.for_page(), consultation=consultation, ordinal=n)
    listed = (reverse("consultations:hearings", args=[consultation.url_ref]), _("Обсъждания"))
    context = {
        **hearing_page(consultation, found, timezone.now()),
        "section": "consultations",
        "trail": [*trail(consultation), listed],
        "consultation": consultation,
    }
    return render(request, "consultations/hearing.html", context)
