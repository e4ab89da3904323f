"""The rooms whose texts stand in the one queue: each registers its own when the apps are ready.

A room keeps its texts in a model on `Moderated` and writes them by its own acts; the queue knows only what stands here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.db.models import Count, Q, QuerySet, Value
from django.db.models.fields import CharField

from prestige.accounts.models import User
from prestige.moderation.models import Report

ONLY = ("reported", "first", "personal")


@dataclass(frozen=True)
class Wanted:
    """What the clerk narrows the queue to: a place inside a room (a consultation's number) and one of `ONLY`."""

    place: str = ""
    only: str = ""


@dataclass(frozen=True)
class Card:
    """One text in the list of the queue. ``url`` opens it; ``tags`` are words on why it is here."""

    room: str
    key: int
    number: str
    place: str
    arrived_at: datetime
    excerpt: str
    tags: tuple[str, ...]
    warnings: int
    is_own: bool

    @property
    def value(self) -> str:
        """The text as a form names it."""
        return f"{self.room}:{self.key}"


class Act(Protocol):
    """Publishing a text of the room; returns the stamp of the decision or raises ``NotAllowed``."""

    def __call__(self, key: int, *, by: User, now: datetime) -> str: ...


class Hold(Protocol):
    """Holding a text on a ground; returns the stamp of the decision or raises ``NotAllowed``."""

    def __call__(self, key: int, *, ground: str, note: str, by: User, now: datetime) -> str: ...


class GiveBack(Protocol):
    """Returning a text to the queue if nothing was decided since ``stamp``; raises ``NotAllowed``."""

    def __call__(self, key: int, *, stamp: str, by: User, now: datetime) -> None: ...


@dataclass(frozen=True)
class Room:
    """One kind of texts.

    ``waiting`` returns the rows of a `Moderated` model in the queue with ``arrived_at``; ``cards`` shows those of one
    page by their keys; ``numbers`` names them for people.
    """

    code: str
    waiting: Callable[[Wanted], QuerySet[Any]]
    cards: Callable[[Iterable[int], User, Mapping[int, int]], Mapping[int, Card]]
    numbers: Callable[[Iterable[int]], Mapping[int, str]]
    publish: Act
    hold: Hold
    give_back: GiveBack


_rooms: dict[str, Room] = {}


def register(*rooms: Room) -> None:
    """Add rooms to the queue; registering one twice is no error."""
    _rooms.update({room.code: room for room in rooms})


def room_of(code: str) -> Room:
    """Return the room of this code; raises ``KeyError``."""
    return _rooms[code]


def queue(wanted: Wanted) -> QuerySet[Any, Any]:
    """Return (room, key) of everything that waits, oldest first whatever room it came to."""
    parts = [
        room.waiting(wanted)
        .order_by()
        .annotate(in_room=Value(room.code, CharField()))
        .values_list("in_room", "pk", "arrived_at")
        for room in _rooms.values()
    ]
    first, *others = parts
    found: QuerySet[Any, Any] = first.union(*others, all=True) if others else first
    return found.order_by("arrived_at", "pk")


def reported(room: str) -> QuerySet[Report, Any]:
    """Return the keys of the texts with reports that nobody decided yet, for a sub-query."""
    return Report.objects.filter(room=room, outcome="").order_by().values("subject_id")


def report_counts(found: Iterable[tuple[str, int]]) -> dict[tuple[str, int], int]:
    """Return how many undecided reports each of these texts has, those without any left out (one query)."""
    wanted = Q(pk=0)
    for room in _rooms:
        wanted |= Q(room=room, subject_id__in=[key for code, key in found if code == room])
    rows = (
        Report.objects.filter(wanted, outcome="").order_by().values_list("room", "subject_id").annotate(n=Count("pk"))
    )
    return {(room, key): n for room, key, n in rows}
