"""What people say of an outage: that there was one, that the heartbeat is right, or that it is wrong."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.outages.models import Outage
from prestige.refusals import Refusal, permit
from prestige.text_hygiene import clean_text

MIN_WORDS = 10


def outage_refusals(*, began_at: datetime, ended_at: datetime | None, what: str, now: datetime) -> list[Refusal]:
    """Return why this cannot stand in the register: it lies ahead, ends before it begins, or says nothing."""
    found = []
    if began_at > now or (ended_at is not None and ended_at > now):
        found.append(Refusal("future", _("Прекъсването не може да е в бъдещето.")))
    if ended_at is not None and ended_at <= began_at:
        found.append(Refusal("order", _("Краят на прекъсването трябва да е след началото.")))
    if len(what.strip()) < MIN_WORDS:
        found.append(Refusal("what", _("Напишете какво не работеше в поне %(n)d знака.") % {"n": MIN_WORDS}))
    return found


@transaction.atomic
def note_outage(*, began_at: datetime, ended_at: datetime | None, what: str, by: User, now: datetime) -> Outage:
    """Enter an outage that a person knows of and return it; the same one sent twice is one. Raises ``NotAllowed``."""
    what = clean_text(what, multiline=False).strip()
    permit(outage_refusals(began_at=began_at, ended_at=ended_at, what=what, now=now))
    User.objects.select_for_update().get(pk=by.pk)
    twin = Outage.objects.standing().filter(noted_by=by, began_at=began_at, what=what).first()
    if twin is not None:
        return twin
    outage = Outage(
        began_at=began_at,
        ended_at=ended_at,
        what=what,
        noted_at=now,
        noted_by=by,
        confirmed_at=None if ended_at is None else now,
        confirmed_by=None if ended_at is None else by,
    )
    outage.full_clean()
    outage.save()
    record("outage.noted", outage, by=by, now=now)
    return outage


@transaction.atomic
def end_outage(outage: Outage, *, ended_at: datetime, by: User, now: datetime) -> Outage:
    """Say when an outage that lasted ended; from then on it is confirmed. Raises ``NotAllowed``."""
    locked = _lock(outage)
    permit(_settled_refusals(locked))
    permit(outage_refusals(began_at=locked.began_at, ended_at=ended_at, what=locked.what, now=now))
    locked.ended_at, locked.confirmed_at, locked.confirmed_by = ended_at, now, by
    locked.full_clean()
    locked.save(update_fields=["ended_at", "confirmed_at", "confirmed_by"])
    record("outage.confirmed", locked, by=by, now=now)
    return locked


@transaction.atomic
def confirm_outage(outage: Outage, *, what: str, by: User, now: datetime) -> Outage:
    """Say that what the heartbeat noted was an outage, and what it was. Raises ``NotAllowed``."""
    locked = _lock(outage)
    what = clean_text(what, multiline=False).strip()
    permit(_settled_refusals(locked))
    permit(outage_refusals(began_at=locked.began_at, ended_at=locked.ended_at, what=what, now=now))
    locked.what, locked.confirmed_at, locked.confirmed_by = what, now, by
    locked.full_clean()
    locked.save(update_fields=["what", "confirmed_at", "confirmed_by"])
    record("outage.confirmed", locked, by=by, now=now)
    return locked


@transaction.atomic
def dismiss_outage(outage: Outage, *, reason: str, by: User, now: datetime) -> Outage:
    """Say why what the heartbeat noted was no outage for citizens; the row stays. Raises ``NotAllowed``."""
    locked = _lock(outage)
    reason = clean_text(reason, multiline=False).strip()
    permit(_settled_refusals(locked))
    if len(reason) < MIN_WORDS:
        permit([Refusal("reason", _("Напишете защо не е било прекъсване в поне %(n)d знака.") % {"n": MIN_WORDS})])
    locked.dismissal, locked.dismissed_at, locked.dismissed_by = reason, now, by
    locked.full_clean()
    locked.save(update_fields=["dismissal", "dismissed_at", "dismissed_by"])
    record("outage.dismissed", locked, by=by, now=now)
    return locked


def _lock(outage: Outage) -> Outage:
    return Outage.objects.select_for_update(of=("self",)).get(pk=outage.pk)


def _settled_refusals(outage: Outage) -> list[Refusal]:
    if outage.is_confirmed or outage.is_dismissed:
        return [Refusal("settled", _("По това прекъсване вече има решение."))]
    return []
