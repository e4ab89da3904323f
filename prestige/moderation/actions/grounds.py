"""Keeping the grounds: other words are a new edition, a number is never given again."""

from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.moderation.grounds import GROUNDS
from prestige.moderation.models import Ground
from prestige.refusals import NotAllowed, Refusal
from prestige.text_hygiene import clean_text

SEEDED_SINCE: Final = date(2026, 11, 22)


def seed_grounds() -> None:
    """Write the first edition of each ground of the code that has none yet."""
    Ground.objects.bulk_create(
        [Ground(number=int(row.code), title=str(row.title), text=str(row.text), since=SEEDED_SINCE) for row in GROUNDS],
        ignore_conflicts=True,
    )


@transaction.atomic
def add_ground(*, title: str, text: str, by: User, now: datetime) -> Ground:
    """Add a ground under the next number that was never given, and return it."""
    taken = Ground.objects.select_for_update().order_by("pk").values_list("number", flat=True)
    return _written(max(taken, default=0) + 1, 1, title, text, "ground.added", by, now)


@transaction.atomic
def reword_ground(number: int, *, title: str, text: str, edition: int, by: User, now: datetime) -> Ground:
    """Put a new edition in the place of the one in force and return it; the same words change nothing.

    ``edition`` is the one the form was opened with. What was decided on the earlier words keeps pointing at them.
    """
    current = _current(number)
    title, text = clean_text(title, multiline=False).strip(), clean_text(text).strip()
    if (current.title, current.text) == (title, text):
        return current
    if current.edition != edition:
        raise NotAllowed(
            (Refusal("edition", _("Междувременно колега промени това основание. Прегледайте го отново.")),)
        )
    _end(current, now)
    last = Ground.objects.filter(number=number).aggregate(last=Max("edition"))["last"]
    return _written(number, last + 1, title, text, "ground.reworded", by, now)


@transaction.atomic
def retire_ground(number: int, *, by: User, now: datetime) -> Ground:
    """Let a ground be named no more from today on and return it; its number stays taken."""
    current = _current(number)
    if Ground.objects.in_force().count() == 1:
        raise NotAllowed((Refusal("last", _("Последното основание остава: без него нищо не може да се задържи.")),))
    _end(current, now)
    record("ground.retired", current, by=by, now=now, number=number)
    return current


def _current(number: int) -> Ground:
    found = Ground.objects.in_force().select_for_update().filter(number=number).first()
    if found is None:
        raise NotAllowed((Refusal("ground", _("Това основание вече не е в сила.")),))
    return found


def _end(ground: Ground, now: datetime) -> None:
    ground.until = timezone.localdate(now)
    ground.save(update_fields=["until"])


def _written(number: int, edition: int, title: str, text: str, verb: str, by: User, now: datetime) -> Ground:
    ground = Ground(
        number=number,
        edition=edition,
        title=clean_text(title, multiline=False).strip(),
        text=clean_text(text).strip(),
        since=timezone.localdate(now),
    )
    ground.full_clean()
    ground.save()
    record(verb, ground, by=by, now=now, number=number, edition=edition)
    return ground
