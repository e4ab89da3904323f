"""The rooms whose texts stand in the one queue: each registers its own when the apps are ready.

A room keeps its texts in a model on `Moderated` and writes them by its own acts; the queue knows only what stands here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, QuerySet, Value
from django.db.models.fields import CharField
from django.utils.functional import cached_property

from prestige.accounts.models import User
from prestige.moderation.models import Report

PER_PAGE, MOST_PAGES = 30, 100
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
    waited: str
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
    cards: Callable[[Iterable[int], User], Mapping[int, Card]]
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


class QueuePaginator(Paginator):  # type: ignore[type-arg]  # the class takes no parameter at run time
    """The pages of the queue, counted up to `MOST_PAGES`: who works from the oldest on never needs the last one."""

    @cached_property
    def count(self) -> int:
        rows: Any = self.object_list
        return int(rows[: MOST_PAGES * PER_PAGE + 1].count())

    @property
    def is_longer(self) -> bool:
        """Whether more wait than are counted."""
        return self.count > MOST_PAGES * PER_PAGE

    @property
    def num_pages(self) -> int:
        return min(super().num_pages, MOST_PAGES)


def reported(room: str) -> QuerySet[Report, Any]:
    """Return the keys of the texts with reports that nobody decided yet, for a sub-query."""
    return Report.objects.filter(room=room, outcome="").order_by().values("subject_id")


def reports_of(room: str) -> QuerySet[Report, Any]:
    """Return, for a sub-query on the texts of a room, how many undecided reports each has."""
    own = Report.objects.filter(room=room, outcome="", subject_id=OuterRef("pk")).order_by()
    return own.values("subject_id").annotate(n=Count("pk")).values("n")
