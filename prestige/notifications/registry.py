"""Which event is told to whom and by which letter: each room registers its own notices when the apps are ready."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from prestige.journal.models import Event


@dataclass(frozen=True)
class Recipient:
    """Somebody to be told: an address, the language of the letter, and the user if there is one."""

    address: str
    language: str = "bg"
    user_id: int | None = None


@dataclass(frozen=True)
class Notice:
    """How one verb is told.

    ``audience`` returns the recipients of an event. ``context`` returns what the letter shows, or None when it should
    no longer be sent (the comment was held meanwhile, the follower left). ``template`` names three files:
    ``<template>.subject.txt``, ``.txt`` and ``.html``. ``may_unsubscribe`` adds the one-click headers.
    """

    verb: str
    template: str
    audience: Callable[[Event], Iterable[Recipient]]
    context: Callable[[Event, Recipient], dict[str, Any] | None]
    may_unsubscribe: bool = False


_notices: dict[str, Notice] = {}


def register(*notices: Notice) -> None:
    """Add the notices of a room; a verb has one notice. Raises ``ValueError`` for a second one."""
    for notice in notices:
        if _notices.get(notice.verb, notice) != notice:
            raise ValueError(f"{notice.verb} has a notice already")
        _notices[notice.verb] = notice


def notice_for(verb: str) -> Notice | None:
    """Return the notice of this verb, if anybody is told of it at all."""
    return _notices.get(verb)
