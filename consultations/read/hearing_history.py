"""What happened about the hearings of a consultation, told for its timeline."""

from collections.abc import Mapping

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from consultations.models import Consultation, Hearing
from prestige.events.told import when_words
from prestige.journal.models import Event
from prestige.typography import nbsp

HEARING_VERBS = ("hearing.convened", "hearing.changed", "hearing.cancelled", "minutes.published")


def hearings_by_key(consultation: Consultation) -> dict[int, Hearing]:
    """Return the hearings with their events by key (one query)."""
    rows = Hearing.objects.filter(consultation=consultation).select_related("event").order_by("ordinal")
    found = {}
    for row in rows:
        row.consultation = consultation
        found[row.pk] = row
    return found


def hearing_sentence(event: Event, hearings: Mapping[int, Hearing]) -> SafeString:
    """Return what the event says of its hearing, with a link to it."""
    hearing = hearings[event.data["hearing"] if event.verb == "minutes.published" else event.subject_id]
    words = {
        "hearing.convened": _("Свикано е обществено обсъждане на %(when)s"),
        "hearing.changed": _("Променено е общественото обсъждане. Сега то е на %(when)s"),
        "hearing.cancelled": _("Отменено е общественото обсъждане на %(when)s"),
        "minutes.published": _("Публикуван е протоколът от обсъждането на %(when)s"),
    }[event.verb]
    said = nbsp(words % {"when": when_words(hearing.event)})
    return format_html('{} <a href="{}">{}</a>', said, hearing.get_absolute_url(), _("Вижте обсъждането"))
