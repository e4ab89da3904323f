"""Erasing again whoever a restored backup brought back."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils.dateparse import parse_datetime

from prestige.accounts.actions.erase_person import erase_person, erase_refusals, is_address_of, kept_outside
from prestige.accounts.models import Erasure, User
from prestige.accounts.own_data import Outcome, erase_everywhere, fates_of

STRAGGLERS_WITHIN: Final = timedelta(hours=2)
LEFT_OF_A_PROFILE: Final = {"profile.profile", "profile.notes"}


@dataclass
class Replay:
    """Which people were erased again, and which rows of the ledger name a person with another address."""

    erased: list[int] = field(default_factory=list)
    unclear: list[int] = field(default_factory=list)


def replay_erasures(*, now: datetime, dry_run: bool = False) -> Replay:
    """Repeat every erasure of the ledger, of the table and of the file beside it, and return what was done.

    A person is who has the same key and the same address: the same key alone is nobody's proof, and the same address
    under another key is a new account that has nothing to do with the old one. Safe to run as often as one likes.
    """
    done = Replay()
    known = {row.person: (row.address_hash, row.erased_at) for row in Erasure.objects.order_by("pk")}
    for line in kept_outside():
        at = parse_datetime(str(line.get("erased_at", "")))
        if at is not None and isinstance(line.get("person"), int):
            known.setdefault(line["person"], (str(line.get("hash", "")), at))
    for person, (hashed, erased_at) in sorted(known.items()):
        _replay(person, hashed, erased_at, done, now=now, dry_run=dry_run)
    return done


@transaction.atomic
def _replay(person: int, hashed: str, erased_at: datetime, done: Replay, *, now: datetime, dry_run: bool) -> None:
    user = User.objects.filter(pk=person).first()
    if user is None or user.is_erased:
        return
    if not is_address_of(user.email, hashed) or erase_refusals(user):
        done.unclear.append(person)
        return
    if not dry_run:
        Erasure.objects.get_or_create(person=person, defaults={"address_hash": hashed, "erased_at": erased_at})
        erasure = erase_person(user, by=None, now=now, with_letter=False)
        erasure.replayed_at = now
        erasure.save(update_fields=["replayed_at"])
    done.erased.append(person)


def finish_erasures(now: datetime) -> int:
    """Erase what a request that was on its way wrote after the erasure of the last two hours; return for how many.

    Whoever presses „send“ in one window and „erase“ in another at the same instant loses the name all the same.
    """
    recent = Erasure.objects.filter(erased_at__gt=now - STRAGGLERS_WITHIN).order_by("pk")
    return sum(_finish(person, now) for person in recent.values_list("person", flat=True))


@transaction.atomic
def _finish(person: int, now: datetime) -> bool:
    user = User.objects.select_for_update().filter(pk=person).first()
    if user is None or not user.is_erased or not _is_left(user):
        return False
    erase_everywhere(user, by=None, now=now)
    return True


def _is_left(user: User) -> bool:
    """Tell whether anything that should be gone lies there still."""
    return any(
        fate.outcome != Outcome.STAYS and f"{holder.code}.{fate.code}" not in LEFT_OF_A_PROFILE
        for holder, fates in fates_of(user)
        for fate in fates
    )
