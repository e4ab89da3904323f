"""The applications that wait for the municipality, on the board of terms."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from prestige.deadlines.catalogue import Unit
from prestige.deadlines.counting import count
from prestige.deadlines.due import Due, DueDay
from prestige.organisations.models import Application

RULE = "P03"


def verification_dues(at: DueDay) -> Iterator[Due]:
    """Yield a term for each application that waits: the portal promises an answer in three working days (one query)."""
    for row in Application.objects.waiting():
        if row.submitted_at is None:
            continue
        term = count(timezone.localdate(row.submitted_at), at.rules[RULE].value, Unit.WORKDAYS, at.calendar)
        yield Due(
            rule_id=RULE,
            subject=f"organisations.application:{row.pk}",
            title=_("Проверете заявка № %(number)s") % {"number": row.number},
            about=row.name or _("ЕИК %(eik)s") % {"eik": row.eik},
            url=reverse("admin:organisation_application", args=[row.pk]),
            due_on=term.last_day,
            reminds_ahead=False,
            counted=term,
        )
