"""Erasing again whoever a restored backup brought back."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.dateparse import parse_datetime

from prestige.accounts.actions.erase_person import erase_person, erase_refusals, is_address_of, kept_outside
from prestige.accounts.models import Erasure, User


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
