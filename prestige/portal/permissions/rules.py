"""One line of the permission matrix: which people an address lets in by each method, and what a state changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from prestige.portal.permissions.people import CITIZENS, EVERYBODY, OFFICIALS, SIGNED_IN, STRANGERS, Actor, People
from prestige.portal.permissions.things import MISSING, STATES

GET: Final = "GET"
POST: Final = "POST"


class Expected(StrEnum):
    """What an address answers. ``IN``: the door is open, whatever the form or the page then says."""

    IN = "in"
    SIGN_IN = "sign-in"
    FORBIDDEN = "403"
    NOT_FOUND = "404"
    NO_METHOD = "405"
    CONFLICT = "409"
    GONE = "410"


class Area(StrEnum):
    """Where an address lies: this decides what happens to whoever it is not for."""

    PUBLIC = "public"
    OWN = "own"
    WORK = "work"


ByState = Mapping[str, Expected]
_WHO: Final = {Area.PUBLIC: EVERYBODY, Area.OWN: SIGNED_IN, Area.WORK: OFFICIALS}
_TURNED_AWAY: Final = {Area.PUBLIC: frozenset[Actor](), Area.OWN: STRANGERS, Area.WORK: STRANGERS | CITIZENS}


@dataclass(frozen=True)
class Rule:
    """An address by the name of its pattern.

    ``get`` and ``post`` are the people of each method, None where it is not offered. ``of`` is the thing in `STATES`.
    ``at`` says what whoever may gets in a state other than ``IN``; ``post_at`` the same for POST where it differs.
    ``in_state`` names other people for one state, ``post_in_state`` for its POST. ``door`` are those who learn that a
    thing is missing, where more may look than may act. ``special`` overrides everything for some people.
    """

    name: str
    area: Area
    get: People | None
    post: People | None
    of: str = ""
    at: ByState = field(default_factory=dict)
    post_at: ByState | None = None
    in_state: Mapping[str, People] = field(default_factory=dict)
    post_in_state: Mapping[str, People] = field(default_factory=dict)
    door: People | None = None
    refused: Expected = Expected.FORBIDDEN
    special: tuple[tuple[str, People, Expected], ...] = ()

    def people(self, method: str, state: str) -> People | None:
        """Return who may use the method in this state, None where it is not offered."""
        named = self.get if method == GET else self.post
        if named is None:
            return None
        others = self.in_state if method == GET else {**self.in_state, **self.post_in_state}
        return others.get(state, named)

    def expected(self, actor: Actor, method: str, state: str) -> Expected:
        """Return what this person gets."""
        for its, whom, says in self.special:
            if its == method and actor in whom:
                return says
        people = self.people(method, state)
        if self.area == Area.WORK and actor in _TURNED_AWAY[self.area]:
            return Expected.SIGN_IN
        if people is None:
            return Expected.NO_METHOD
        if actor in _TURNED_AWAY[self.area]:
            return Expected.SIGN_IN
        outcomes = self.at if method == GET or self.post_at is None else self.post_at
        if state == MISSING and actor in (self.door or people):
            return outcomes.get(state, Expected.NOT_FOUND)
        if actor not in people:
            return self.refused
        return outcomes.get(state, Expected.IN)

    @property
    def states(self) -> tuple[str, ...]:
        """The states of its thing."""
        return STATES[self.of]


@dataclass(frozen=True)
class Room:
    """A part of the table: its area and what every name in it begins with."""

    area: Area
    namespace: str = ""

    def page(self, name: str, get: People | None = None, **more: object) -> Rule:
        """Return a page that is only read."""
        return self._rule(name, _WHO[self.area] if get is None else get, None, more)

    def form(self, name: str, get: People | None = None, *, post: People | None = None, **more: object) -> Rule:
        """Return a page with a form: whoever may open it sends it, unless ``post`` names others."""
        who = _WHO[self.area] if get is None else get
        return self._rule(name, who, who if post is None else post, more)

    def step(self, name: str, post: People | None = None, **more: object) -> Rule:
        """Return an address that only takes POST."""
        return self._rule(name, None, _WHO[self.area] if post is None else post, more)

    def _rule(self, name: str, get: People | None, post: People | None, more: dict[str, object]) -> Rule:
        return Rule(self.namespace + name, self.area, get, post, **more)  # type: ignore[arg-type]
