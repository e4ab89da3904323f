"""Errors that must not lose what a person typed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

SHOWN_FIELDS = ("body", "proposed_wording", "reasons", "source")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Explain an expired form and give back the text that was posted with it."""
    typed = [(name, request.POST[name]) for name in SHOWN_FIELDS if request.POST.get(name)]
    return render(request, "403_csrf.html", {"typed": typed}, status=403)
