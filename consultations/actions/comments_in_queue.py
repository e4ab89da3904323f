"""The comments as a room of the one queue of the moderation."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet, Subquery
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from consultations.actions.moderate_comment import hold_comment, publish_comment
from consultations.actions.moderating import ROOM, RULES
from consultations.actions.return_comment import return_comment
from consultations.models import Comment
from consultations.personal_data import ALARMING, hints, kinds
from prestige.accounts.models import User
from prestige.moderation.models import ModerationState
from prestige.moderation.rooms import Card, Room, Wanted, reported, reports_of
from prestige.refusals import NotAllowed, Refusal
from prestige.typography import nbsp

EXCERPT = 90


def waiting(wanted: Wanted) -> QuerySet[Any]:
    """Return the comments that wait, of one consultation when its number is given, none for a wrong number."""
    found = Comment.objects.in_queue()
    if wanted.place:
        year, _dash, serial = wanted.place.partition("-")
        if not (year.isdecimal() and serial.isdecimal() and len(wanted.place) < 12):
            return found.none().annotate(arrived_at=F("received_at"))
        found = found.filter(consultation__year=int(year), consultation__serial=int(serial))
    if wanted.only == "reported":
        found = found.filter(to_review=True, pk__in=reported(ROOM))
    elif wanted.only == "first":
        found = found.filter(is_first=True)
    elif wanted.only == "personal":
        found = found.exclude(alarms="")
    return found.annotate(arrived_at=F("received_at"))


def cards(keys: Iterable[int], viewer: User) -> Mapping[int, Card]:
    """Return what the list of the queue shows of these comments (one query)."""
    rows = Comment.objects.filter(pk__in=list(keys)).annotate(reports=Subquery(reports_of(ROOM))).order_by("pk")
    return {row.pk: _card(row, viewer, vars(row)["reports"] or 0) for row in rows}


def _card(row: Comment, viewer: User, reports: int) -> Card:
    tags = [
        _("Сигнали: %(n)d") % {"n": reports} if reports else "",
        _("Вече се вижда") if row.moderation_state == ModerationState.PUBLISHED else "",
        _("Първи имейл") if row.is_first else "",
        str(row.get_channel_display()) if row.channel != "portal" else "",
    ]
    text = row.public_body
    return Card(
        room=ROOM,
        key=row.pk,
        number=row.number,
        place=nbsp(row.anchor_label) or _("целия проект"),
        waited=nbsp(timesince(row.received_at, depth=1)),
        excerpt=text if len(text) <= EXCERPT else f"{text[:EXCERPT].rstrip()}…",
        tags=tuple(tag for tag in tags if tag),
        warnings=len(hints(f"{row.public_body}\n{row.public_wording}")),
        is_own=row.author_id == viewer.pk,
    )


def numbers(keys: Iterable[int]) -> Mapping[int, str]:
    """Return the numbers of these comments (one query)."""
    return dict(Comment.objects.filter(pk__in=list(keys)).values_list("pk", "number"))


def _publish(key: int, *, by: User, now: datetime) -> str:
    comment = Comment.objects.get(pk=key)
    _wait_refused(comment)
    if not comment.is_published and any(
        kind in ALARMING for kind in kinds(comment.public_body, comment.public_wording)
    ):
        message = _("Има възможни лични данни: прегледайте го поотделно.")
        raise NotAllowed((Refusal("personal", message, RULES),))
    done = publish_comment(comment, by=by, now=now, expected=comment.review_stamp)
    return "" if comment.is_published else done.review_stamp


def _hold(key: int, *, ground: str, note: str, by: User, now: datetime) -> str:
    comment = Comment.objects.get(pk=key)
    _wait_refused(comment)
    if comment.is_published:
        raise NotAllowed((Refusal("shown", _("Вече се вижда от всички: премахва се поотделно, с прочит."), RULES),))
    return hold_comment(comment, ground=ground, note=note, by=by, now=now, expected=comment.review_stamp).review_stamp


def _give_back(key: int, *, stamp: str, by: User, now: datetime) -> None:
    if not stamp:
        raise NotAllowed((Refusal("shown", _("Виждаше се и преди груповото решение и остава публикувано.")),))
    return_comment(Comment.objects.get(pk=key), expected=stamp, by=by, now=now)


def _wait_refused(comment: Comment) -> None:
    """Refuse what a colleague decided while the boxes were ticked."""
    if comment.moderation_state != ModerationState.PENDING and not comment.to_review:
        state = str(comment.get_moderation_state_display()).lower()
        raise NotAllowed((Refusal("decided", _("Вече е прегледано: %(state)s.") % {"state": state}),))


COMMENTS = Room(ROOM, waiting, cards, numbers, _publish, _hold, _give_back)
