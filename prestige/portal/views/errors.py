"""Errors that must not lose what a person typed."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

SHOWN_FIELDS = (
    "body",
    "proposed_wording",
    "reasons",
    "source",
    "note",
    "title",
    "motives_reasons",
    "motives_goals",
    "motives_means",
    "motives_results",
    "motives_eu_law",
    "summary",
    "affects",
    "short_term_reason",
)


def typed_texts(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the texts of a posted form by the names of their fields; never a password or a code."""
    return [(name, request.POST[name]) for name in SHOWN_FIELDS if request.POST.get(name)]


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Explain an expired form and give back the text that was posted with it."""
    return render(request, "403_csrf.html", {"typed": typed_texts(request)}, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Explain a request that cannot be read; one that is too large leaves its text in the browser.

    The body was not read, so nothing of the shell may ask for it.
    """
    if isinstance(exception, RequestDataTooBig):
        return HttpResponse(render_to_string("413.html"), status=413)
    return HttpResponse(render_to_string("400.html"), status=400)
