"""One press on many texts: each is an act of its own, and each has a result."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from django.db import OperationalError, transaction
from django.utils.translation import gettext as _

from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.moderation.models import UNDO_WITHIN, Batch, BatchAct, Ground
from prestige.moderation.rooms import room_of
from prestige.refusals import NotAllowed, Refusal, permit

MOST: Final = 50
_TRIES: Final = 2


def moderate_many(
    texts: Iterable[tuple[str, int]],
    *,
    act: BatchAct,
    by: User,
    now: datetime,
    ground: Ground | None = None,
    note: str = "",
) -> Batch:
    """Publish or hold each text, oldest key first, and return the batch with the result of each.

    No two texts are held by one transaction, so two clerks with the same list in opposite order never wait for each
    other; a text whose act is refused, or whose row stays busy, is told with the reason and stops nobody.
    """
    if act == BatchAct.HOLD and ground is None:
        raise NotAllowed((Refusal("ground", _("Изберете основание от правилата.")),))
    code = ground.code if ground else ""
    wanted = sorted(set(texts))[:MOST]
    numbers = {room: dict(room_of(room).numbers([key for at, key in wanted if at == room])) for room, _key in wanted}
    items = [
        _one(room, key, numbers[room][key], act, code, note, by, now) for room, key in wanted if key in numbers[room]
    ]
    with transaction.atomic():
        batch = Batch.objects.create(act=act, ground=ground, by=by, at=now, items=items)
        record("batch.moderated", batch, by=by, now=now, act=act, texts=len(items), done=batch.done)
    return batch


def _one(
    room: str, key: int, number: str, act: BatchAct, ground: str, note: str, by: User, now: datetime
) -> dict[str, Any]:
    doer, stamp, refused = room_of(room), "", [str(_busy())]
    for _try in range(_TRIES):
        try:
            if act == BatchAct.PUBLISH:
                stamp = doer.publish(key, by=by, now=now)
            else:
                stamp = doer.hold(key, ground=ground, note=note, by=by, now=now)
            refused = []
        except NotAllowed as reasons:
            refused = [str(reason) for reason in reasons.refusals]
        except OperationalError:  # a row held longer than the lock timeout, or a deadlock: tried once more
            continue
        break
    return {"room": room, "id": key, "number": number, "stamp": stamp, "refused": refused}


def undo_refusals(batch: Batch, by: User, now: datetime) -> list[Refusal]:
    """Return why a batch can no longer be taken back by this person."""
    if batch.undone_at is not None:
        return [Refusal("undone", _("Това групово решение вече е отменено."))]
    found = []
    if batch.by_id != by.pk:
        found.append(Refusal("other", _("Групово решение отменя служителят, който го е взел.")))
    if now >= batch.at + UNDO_WITHIN:
        found.append(Refusal("late", _("Груповото решение се отменя до 10 минути. Решете текстовете един по един.")))
    return found


@transaction.atomic
def undo_many(batch: Batch, *, by: User, now: datetime) -> list[tuple[str, str]]:
    """Return the texts of a batch to the queue and give, for each, its number and why it stayed („“ when it went back).

    A text that somebody decided again since stays as it is. Letters that did not leave yet are not sent.
    """
    locked = Batch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    permit(undo_refusals(locked, by, now))
    locked.undone_at = now
    locked.save(update_fields=["undone_at"])
    found = []
    for item in locked.items:
        if item["refused"]:
            continue
        found.append((item["number"], _returned(item, by, now)))
    record("batch.undone", locked, by=by, now=now, texts=sum(not why for _number, why in found))
    return found


def _returned(item: dict[str, Any], by: User, now: datetime) -> str:
    try:
        with transaction.atomic():
            room_of(item["room"]).give_back(item["id"], stamp=item["stamp"], by=by, now=now)
    except NotAllowed as refused:
        return str(refused)
    return ""


def _busy() -> str:
    return _("Записът е зает от друг служител. Опитайте отново след малко.")
