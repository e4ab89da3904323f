"""One press on many texts: each is an act of its own, and each has a result."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from django.conf import settings
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
    named = [(room, key, numbers[room][key]) for room, key in wanted if key in numbers[room]]
    if settings.TWO_PERSON_BULK and len(named) > settings.TWO_PERSON_BULK_OVER:
        return _propose(named, act, ground, note, by, now)
    items = [_one(room, key, number, act, code, note, by, now) for room, key, number in named]
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


def _propose(
    named: list[tuple[str, int, str]], act: BatchAct, ground: Ground | None, note: str, by: User, now: datetime
) -> Batch:
    """Keep the press for a second person; what the first may not decide is refused already and never done."""
    items = []
    for room, key, number in named:
        refused = room_of(room).refused_to(key, by)
        items.append({"room": room, "id": key, "number": number, "stamp": "", "refused": refused, "waits": not refused})
    with transaction.atomic():
        batch = Batch.objects.create(act=act, ground=ground, note=note, by=by, at=now, items=items, waits=True)
        record("batch.proposed", batch, by=by, now=now, act=act, texts=len(items))
    return batch


def confirmation_refusals(batch: Batch, by: User) -> list[Refusal]:
    """Return why this person may not confirm the batch: not who pressed first, and not twice."""
    if not batch.waits:
        return [Refusal("closed", _("По това групово решение вече е решено."))]
    if batch.by_id == by.pk:
        return [Refusal("same_person", _("Голямо групово решение се потвърждава от друг служител."))]
    return []


def confirm_many(batch: Batch, *, by: User, now: datetime) -> Batch:
    """Decide what a colleague ticked, each text by an act of its own, and return the batch with the results.

    Raises ``NotAllowed``. Two presses at once decide once: the batch stops waiting before the first text.
    """
    with transaction.atomic():
        locked = Batch.objects.select_for_update(of=("self",)).select_related("ground").get(pk=batch.pk)
        permit(confirmation_refusals(locked, by))
        locked.waits, locked.closed_by, locked.closed_at = False, by, now
        note, locked.note = locked.note, ""
        locked.save(update_fields=["waits", "closed_by", "closed_at", "note"])
        record("batch.confirmed", locked, by=by, now=now, act=locked.act, texts=len(locked.items))
    code, act = locked.ground.code if locked.ground else "", BatchAct(locked.act)
    locked.items = [
        _one(item["room"], item["id"], item["number"], act, code, note, by, now) if item["waits"] else item
        for item in locked.items
    ]
    with transaction.atomic():
        locked.save(update_fields=["items"])
        record("batch.moderated", locked, by=by, now=now, act=act, texts=len(locked.items), done=locked.done)
    return locked


@transaction.atomic
def decline_many(batch: Batch, *, by: User, now: datetime) -> Batch:
    """Close a waiting batch without deciding anything and return it; who pressed may take it back too."""
    locked = Batch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    permit([refusal for refusal in confirmation_refusals(locked, by) if refusal.code == "closed"])
    locked.waits, locked.closed_by, locked.closed_at, locked.undone_at, locked.note = False, by, now, now, ""
    locked.save(update_fields=["waits", "closed_by", "closed_at", "undone_at", "note"])
    record("batch.declined", locked, by=by, now=now, texts=len(locked.items))
    return locked


def undo_refusals(batch: Batch, by: User, now: datetime) -> list[Refusal]:
    """Return why a batch can no longer be taken back by this person."""
    if batch.undone_at is not None:
        return [Refusal("undone", _("Това групово решение вече е отменено."))]
    found = []
    if batch.waits:
        return [Refusal("waits", _("Това групово решение още чака втори служител. Откажете го."))]
    if by.pk not in {batch.by_id, batch.closed_by_id}:
        found.append(Refusal("other", _("Групово решение отменя служителят, който го е взел.")))
    if now >= (batch.closed_at or batch.at) + UNDO_WITHIN:
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
        if item["refused"] or item.get("waits"):
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
