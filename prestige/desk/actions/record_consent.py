"""Recording that a person agreed, inside the act that rests on it."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from prestige.accounts.models import User
from prestige.desk.models import ConsentKind, DeskConsent
from prestige.journal.actions import record
from prestige.refusals import Refusal, permit
from prestige.text_hygiene import clean_text
from prestige.uploads.actions import attach_uploads

SOURCE: Final = "Регламент (ЕС) 2016/679, чл. 7, пар. 1"
FRESH: Final = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class Consent:
    """What the person agreed to by ``kind`` on ``given_on``; ``name`` and ``email`` are those of the person.

    ``declaration`` is the token of a scan that ``sender`` handed in, empty without one.
    """

    kind: ConsentKind
    given_on: date
    name: str = ""
    email: str = ""
    note: str = ""
    declaration: str = ""
    sender: str = ""


def consent_refusals(consent: Consent | None, by: User, now: datetime) -> list[Refusal]:
    """Return why the official cannot act: no consent, one of another day, or the official's own matter."""
    if consent is None:
        message = _("Без съгласието на човека не може да се действа вместо него. Отбележете как и кога го е дал.")
        return [Refusal("consent", message, SOURCE)]
    found, today = [], timezone.localdate(now)
    if consent.given_on > today:
        found.append(Refusal("consent_day", _("Датата на съгласието е в бъдещето. Проверете я."), SOURCE))
    elif consent.given_on < today - FRESH:
        message = _("Съгласието е от преди повече от 30 дни. Поискайте го отново от човека.")
        found.append(Refusal("consent_day", message, SOURCE))
    if _is_own(consent, by):
        message = _("Служител не действа чрез деловодството за себе си. Влезте с профила си или помолете колега.")
        found.append(Refusal("own_desk", message))
    return found


@transaction.atomic
def record_consent(consent: Consent | None, *, key: uuid.UUID, by: User, now: datetime) -> DeskConsent:
    """Write the consent down and return it; the act that follows in the same transaction names it.

    Raises ``NotAllowed`` for the reasons of `consent_refusals` and for a scan that is gone.
    """
    permit(consent_refusals(consent, by, now))
    assert consent is not None  # noqa: S101  (permit() has refused it)
    tokens = [consent.declaration] if consent.declaration else []
    scans = attach_uploads(tokens, sender=consent.sender, now=now)
    row = DeskConsent(
        kind=consent.kind,
        given_on=consent.given_on,
        note=clean_text(consent.note, multiline=False).strip(),
        declaration=scans[0] if scans else None,
        recorded_by=by,
        recorded_at=now,
        key=key,
    )
    row.full_clean()
    row.save()
    record("consent.recorded", row, by=by, now=now, kind=row.kind)
    return row


def _is_own(consent: Consent, by: User) -> bool:
    """Tell whether the person is the official: the same address or the same names."""
    same_address = bool(consent.email) and consent.email.casefold() == by.email.casefold()
    return same_address or (bool(consent.name.strip()) and _plain(consent.name) == _plain(by.full_name))


def _plain(name: str) -> str:
    return " ".join(clean_text(name, multiline=False).casefold().split())
