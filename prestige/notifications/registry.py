"""Which event is told to whom and by which letter: each room registers its own notices when the apps are ready."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
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

    ``audience`` returns the recipients of an event. ``context`` returns what the letter shows at the moment of
    sending, or None when it should no longer be sent (the comment was held meanwhile, the follower left); it holds
    ``subject`` and may hold ``reply_to``, and ``topic`` when the letter is one that can be unsubscribed from.
    ``template`` names two files: ``<template>.txt`` and ``<template>.html``.
    """

    verb: str
    template: str
    audience: Callable[[Event], Iterable[Recipient]]
    context: Callable[[Event, Recipient, datetime], dict[str, Any] | None]


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
