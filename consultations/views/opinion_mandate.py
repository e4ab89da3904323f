"""Whether the mandate that was chosen for an opinion still lets its writer sign."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.forms.opinion import OTHER
from consultations.views.comment_pages import CONFLICT
from prestige.accounts.models import User
from prestige.organisations.models import Mandate
from prestige.organisations.read import signing_refusals
from prestige.refusals import Refusal

FORBIDDEN = 403


def mandate_refusals(chosen: object, user: User | None, now: datetime) -> tuple[list[Refusal], int]:
    """Return why a person cannot sign by the chosen mandate, and the status of the page that says so.

    A mandate of somebody else is forbidden, an own one that is over is a conflict; no choice is no refusal.
    """
    key = str(chosen or "")
    if user is None or key in {"", OTHER}:
        return [], CONFLICT
    is_key = key.isascii() and key.isdigit() and len(key) < 16
    rows = Mandate.objects.of_person(user.pk).filter(pk=int(key)) if is_key else Mandate.objects.none()
    mandate = rows.first()
    if mandate is None:
        sentence = _(
            "Нямате мандат да пишете от името на тази организация. Изберете своя организация, заявете мандат в "
            "„Организации“ или пишете от свое име; текстът ви е запазен."
        )
        return [Refusal("foreign", sentence)], FORBIDDEN
    return signing_refusals(mandate, timezone.localdate(now)), CONFLICT
