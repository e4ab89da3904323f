"""What the portal holds of a person: each room registers a holder that exports it, tells its fate and erases it.

Sources: Регламент (ЕС) 2016/679, чл. 15 и 20 (access, portability), чл. 17 (erasure and its limits).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from datetime import datetime

    from django_stubs_ext import StrOrPromise

    from prestige.accounts.models import User

ERASED_NAME: Final = "Заличено лице"  # stands in the record, so it is Bulgarian whatever the language of the page
ERASED_ADDRESS: Final = "erased:"

# Why the public record stays; the first two hold for every received proposal.
RECORD_SOURCE: Final = _("Регламент (ЕС) 2016/679, чл. 17, пар. 3, б. „б“ и „г“; ЗНА, чл. 26, ал. 5")
CLAIMS_SOURCE: Final = _("Регламент (ЕС) 2016/679, чл. 17, пар. 3, б. „д“")
ERASURE_SOURCE: Final = _("Регламент (ЕС) 2016/679, чл. 17, пар. 1")

Rows = Sequence[Mapping[str, object]]


class Outcome(StrEnum):
    """What becomes of a thing when its person is erased."""

    GOES = "goes"
    ANONYMOUS = "anonymous"
    STAYS = "stays"


@dataclass(frozen=True)
class Fate:
    """What becomes of so many things of one kind, why, and the source in the law.

    ``code`` names the kind inside its room; ``erase`` answers with the same codes.
    """

    code: str
    what: StrOrPromise
    count: int
    outcome: Outcome
    why: StrOrPromise
    source: StrOrPromise = ERASURE_SOURCE


@dataclass(frozen=True)
class OwnFile:
    """A file of the person's own: its name in the export and how its bytes are read, when its turn comes."""

    name: str
    read: Callable[[], bytes]


@dataclass(frozen=True)
class Export:
    """What a room gives to the person: rows by kind, of plain JSON values, and files; nothing of anybody else."""

    rows: Mapping[str, Rows] = field(default_factory=dict)
    files: Iterable[OwnFile] = ()


@dataclass(frozen=True)
class Holder:
    """What one room holds of a person.

    ``covers`` are the models („app.Model“) for which it speaks. ``erase`` runs inside the transaction of
    `erase_person` and returns how many things it took away or made anonymous, by the codes of its fates.
    """

    code: str
    title: StrOrPromise
    covers: frozenset[str]
    export: Callable[[User], Export]
    fates: Callable[[User], list[Fate]]
    erase: Callable[..., Mapping[str, int]]


_holders: dict[str, Holder] = {}


def register(*holders: Holder) -> None:
    """Add the holders of a room. Raises ``ValueError`` for a second one under a code."""
    for holder in holders:
        if _holders.get(holder.code, holder) != holder:
            raise ValueError(f"{holder.code} has a holder already")
        _holders[holder.code] = holder


def holders() -> list[Holder]:
    """Return the holders, upper rooms first and the profile last: the others find the person by it."""
    return list(reversed(_holders.values()))


def fates_of(user: User) -> list[tuple[Holder, list[Fate]]]:
    """Return for each room what would become of what it holds of the person; rooms that hold nothing are left out."""
    told = ((holder, [fate for fate in holder.fates(user) if fate.count]) for holder in reversed(holders()))
    return [(holder, found) for holder, found in told if found]


def erase_everywhere(user: User, *, by: User | None, now: datetime) -> dict[str, dict[str, int]]:
    """Let every room erase what it holds and return what each did, by the codes of its fates."""
    return {
        holder.code: {code: count for code, count in holder.erase(user, by=by, now=now).items() if count}
        for holder in holders()
    }


def exports_of(user: User) -> Iterator[tuple[Holder, Export]]:
    """Yield what each room gives to the person, one room after the other."""
    for holder in reversed(holders()):
        yield holder, holder.export(user)
