"""Errors that must not lose what a person typed."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

# The fields whose texts are given back, each under the name that its form has for it.
SHOWN_FIELDS = {
    "body": _("Обяснете защо"),
    "proposed_wording": _("Нов текст"),
    "reasons": _("Мотиви"),
    "no_change_reason": _("Защо няма промяна в текста"),
    "text": _("Бележка"),
    "source": _("Текст на проекта"),
    "note": _("Кой пасаж"),
    "title": _("Наименование на акта"),
    "motives_reasons": _("Причини, които налагат приемането"),
    "motives_goals": _("Цели, които се поставят"),
    "motives_means": _("Финансови и други средства, необходими за прилагането"),
    "motives_results": _("Очаквани резултати, включително финансовите"),
    "motives_eu_law": _("Анализ за съответствие с правото на Европейския съюз"),
    "summary": _("Накратко"),
    "affects": _("Кого засяга"),
    "short_term_reason": _("Причини за съкратения срок"),
}


def typed_texts(request: HttpRequest) -> list[tuple[str, str, str]]:
    """Return the texts of a posted form with the names and labels of their fields; never a password or a code."""
    return [(name, str(label), request.POST[name]) for name, label in SHOWN_FIELDS.items() if request.POST.get(name)]


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
