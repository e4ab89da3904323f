"""The printed short address `/c/2026-014`."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from consultations.models import Consultation
from prestige.register.numbers import NumberError, parse_consultation_number


def short_link(request: HttpRequest, number: str) -> HttpResponse:
    """Lead from a number as people type it to the consultation's page."""
    try:
        parsed = parse_consultation_number(number)
    except NumberError:
        raise Http404 from None
    return redirect(get_object_or_404(Consultation.objects.public().numbered(parsed.year, parsed.serial)))
