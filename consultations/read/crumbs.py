"""The way back from a page about a consultation."""

from django.urls import reverse
from django.utils.translation import gettext as _

from consultations.models import Consultation
from prestige.typography import nbsp

Trail = list[tuple[str, str]]


def trail(consultation: Consultation | None = None, *, through_text: bool = False) -> Trail:
    """Return the pages above: the list, then the consultation, then its text when the page is inside the text."""
    found = [(reverse("consultations:list"), _("Консултации"))]
    if consultation is not None:
        number = _("№ %(number)s") % {"number": consultation.short_number}
        found.append((consultation.get_absolute_url(), nbsp(number)))
    if consultation is not None and through_text:
        found.append((reverse("consultations:text", args=[consultation.url_ref]), _("Текст на проекта")))
    return found
