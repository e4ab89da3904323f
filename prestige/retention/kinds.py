"""What is kept only for a time: each room registers its own kinds when the apps are ready.

A kind says in two functions what the nightly round does. Both are called with the instant and the days in force:

    def codes_due(now: datetime, days: int) -> int: ...      # how many rows would go; asks, changes nothing
    def forget_codes(now: datetime, days: int) -> int: ...   # lets them go, batch by batch; how many went

    register(Kind("email_codes", _("Заявки за код"), ...))  # in the app's ready()

Run right after the other, the second returns what the first said; run again, it returns 0. A room whose rows are one
query set has both from `rows_going` (`prestige/retention/batches.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST: Final = 3650  # days; longer than ten years is no term for personal data (GDPR чл. 5, пар. 1, б. „д“)


@dataclass(frozen=True, kw_only=True)
class Kind:
    """Something that is kept for so many ``days`` and then goes.

    ``since`` says from what the days are counted, ``fate`` what happens then, ``ground`` why it may be kept so long.
    ``least`` is the shortest term that somebody may set, ``least_ground`` why; ``most`` the longest.
    """

    code: str
    title: StrOrPromise
    since: StrOrPromise
    fate: StrOrPromise
    ground: StrOrPromise
    days: int
    due: Callable[[datetime, int], int]
    apply: Callable[[datetime, int], int]
    least: int = 0
    least_ground: StrOrPromise = ""
    most: int = LONGEST


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Something that no round touches, listed so that the whole stands on one page: how long it is kept and why."""

    title: StrOrPromise
    term: StrOrPromise
    ground: StrOrPromise


_kinds: dict[str, Kind] = {}
_standing: dict[str, Standing] = {}


def register(*kinds: Kind) -> None:
    """Add the kinds of a room. Raises ``ValueError`` for a code that another kind has, or a term outside its bounds."""
    for kind in kinds:
        if _kinds.get(kind.code, kind) != kind:
            raise ValueError(f"{kind.code} is a kind already")
        if not kind.least <= kind.days <= kind.most:
            raise ValueError(f"{kind.code}: {kind.days} days lie outside {kind.least}–{kind.most}")
        _kinds[kind.code] = kind


def register_standing(*rows: Standing) -> None:
    """Add what a room keeps for good or hands over to others; the same title twice is one row."""
    for row in rows:
        _standing[str(row.title)] = row


def kinds() -> Mapping[str, Kind]:
    """Return every kind by its code, in the order of the rooms: the round goes through them in it."""
    return MappingProxyType(_kinds)


def standing() -> tuple[Standing, ...]:
    """Return what no round touches."""
    return tuple(_standing.values())
