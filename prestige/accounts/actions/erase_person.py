"""A person leaves: what is theirs goes, what is the public record stays without their name."""

import hmac
import json
import logging
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from prestige.accounts.models import Erasure, User
from prestige.accounts.own_data import ERASURE_SOURCE, erase_everywhere
from prestige.journal.actions import record
from prestige.refusals import Refusal, permit

logger = logging.getLogger(__name__)


def erase_refusals(user: User) -> list[Refusal]:
    """Return why this person cannot be erased by themselves: officials answer for their acts under their names."""
    if user.is_erased:
        return [Refusal("erased", _("Профилът вече е заличен."), str(ERASURE_SOURCE))]
    if not (user.is_staff or user.is_superuser):
        return []
    message = _(
        "Профилът ви е на служител и не може да бъде заличен оттук: решенията остават с името на служителя, който ги "
        "е взел. Помолете администратора на портала да снеме ролите ви и опитайте отново."
    )
    return [Refusal("staff", message, _("Регламент (ЕС) 2016/679, чл. 17, пар. 3, б. „б“"))]


@transaction.atomic
def erase_person(user: User, *, by: User | None, now: datetime, with_letter: bool = True) -> Erasure:
    """Erase the person in every room and return the row of the ledger. Raises ``NotAllowed`` for staff.

    Received proposals keep text, number and time; the row of the person stays as a token without an address. The
    ledger keeps a keyed hash, so that the same is done again when a backup is restored, and the address until the
    last letter has left.
    """
    locked = User.objects.select_for_update().get(pk=user.pk)
    permit(erase_refusals(locked))
    address, language = locked.email, locked.language
    erasure, _created = Erasure.objects.get_or_create(
        person=locked.pk,
        defaults={"address_hash": address_hash(address), "language": language, "erased_at": now},
    )
    counts = erase_everywhere(locked, by=by, now=now)
    erasure.counts = counts
    erasure.address = address if with_letter else ""
    erasure.save(update_fields=["counts", "address"])
    record("user.erased", erasure, by=by, now=now, person=locked.pk, counts=counts)
    transaction.on_commit(lambda: _keep_outside(erasure), robust=True)
    return erasure


@transaction.atomic
def forget_last_address(erasure_id: int) -> None:
    """Empty the address of the last letter, which left or never will."""
    Erasure.objects.filter(pk=erasure_id).update(address="")


def address_hash(address: str, key: str = "") -> str:
    """Return the keyed hash of an address in lower case: it recognises the address and leads back to nobody."""
    return hmac.new((key or settings.SECRET_KEY).encode(), f"erasure:{address.lower()}".encode(), sha256).hexdigest()


def is_address_of(address: str, known: str) -> bool:
    """Tell whether a hash of the ledger is this address's, under the key in use or a former one."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return any(hmac.compare_digest(address_hash(address, key), known) for key in keys)


def kept_outside() -> Iterable[dict[str, Any]]:
    """Yield the lines of the ledger beside the database: a restored backup may be older than its last rows."""
    with suppress(FileNotFoundError), Path(settings.ERASURE_LEDGER).open(encoding="utf-8") as lines:
        for line in lines:
            with suppress(ValueError):
                yield json.loads(line)


def _keep_outside(erasure: Erasure) -> None:
    """Add a line to the ledger beside the database; ids and a hash, no personal datum."""
    line = {"person": erasure.person, "hash": erasure.address_hash, "erased_at": erasure.erased_at.isoformat()}
    path = Path(settings.ERASURE_LEDGER)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as ledger:
            ledger.write(json.dumps(line) + "\n")
    except OSError:
        logger.exception("The erasure %s is only in the database: %s cannot be written", erasure.pk, path)
