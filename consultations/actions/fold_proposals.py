"""Gathering the near-identical proposals of a consultation into threads, and what a clerk says otherwise."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from consultations.actions.locking import lock_comments, lock_consultation
from consultations.folding.threads import Text, fold
from consultations.models import Comment, Consultation, ThreadPlace
from consultations.models.answering import AnswerDraft
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.refusals import Refusal, permit

TRIES = 3


class Place(NamedTuple):
    """Where a proposal stands: the key of its head, and whether a clerk said so."""

    head: int
    by_hand: bool


def fold_proposals(consultation: Consultation, *, by: User | None, now: datetime) -> int:
    """Gather the proposals of a consultation into threads and return how many now repeat another one.

    Two belong together when they stand on the same place of the act, want the same of it, propose the same wording and
    differ in form alone (`consultations.folding`). What a clerk placed by hand stays. The comparison runs before the
    lock, so that nobody who sends a proposal waits for it; when somebody moved one meanwhile it is done again.
    """
    for _try in range(TRIES - 1):
        known = _places(consultation)
        found = _found(consultation, known)
        with transaction.atomic():
            locked = lock_consultation(consultation)
            if _places(locked) == known:
                return _store(locked, found, known, by=by, now=now)
    with transaction.atomic():
        locked = lock_consultation(consultation)
        known = _places(locked)
        return _store(locked, _found(locked, known), known, by=by, now=now)


def _places(consultation: Consultation) -> dict[int, Place]:
    rows = ThreadPlace.objects.filter(comment__consultation=consultation)
    return {comment: Place(head, by_hand) for comment, head, by_hand in rows.values_list("comment", "head", "by_hand")}


def _found(consultation: Consultation, known: dict[int, Place]) -> dict[int, int]:
    """Return the head of every proposal; those placed by hand stand where they were put, in the thread of that head."""
    by_hand = {key: place.head for key, place in known.items() if place.by_hand}
    found = fold(text for text in _texts(consultation) if text.key not in by_hand)
    return found | {key: found.get(head, key if head == key else head) for key, head in by_hand.items()}


def _texts(consultation: Consultation) -> Iterable[Text]:
    """Yield the received texts in the order of receipt, each with the identity of its place in the act."""
    lineages = dict(consultation.revisions.published().values_list("pk", "lineages"))
    rows = Comment.objects.filter(consultation=consultation).order_by("serial")
    fields = ("pk", "revision_id", "eid", "stance", "body", "proposed_wording")
    for key, revision, eid, stance, body, wording in rows.values_list(*fields):
        lineage = lineages.get(revision, {}).get(eid, f"{revision}/{eid}") if eid else ""
        yield Text(key, (lineage, stance), body, wording)


def _store(
    consultation: Consultation, found: dict[int, int], known: dict[int, Place], *, by: User | None, now: datetime
) -> int:
    new = [key for key in found if key not in known]
    moved = [key for key, head in found.items() if key in known and known[key].head != head]
    ThreadPlace.objects.bulk_create(
        ThreadPlace(comment_id=key, head_id=found[key], placed_by=by, placed_at=now) for key in new
    )
    rows = list(ThreadPlace.objects.filter(comment__in=moved).order_by("pk"))
    for row in rows:
        row.head_id, row.placed_by, row.placed_at = found[row.comment_id], by, now
    ThreadPlace.objects.bulk_update(rows, ["head", "placed_by", "placed_at"])
    _drafts_to_heads(found)
    joined = sum(found[key] != key for key in (*new, *moved))
    if joined:
        Consultation.objects.filter(pk=consultation.pk).update(voices_stamp=F("voices_stamp") + 1)
    if joined or by is not None:
        record("threads.folded", consultation, by=by, now=now, texts=len(found), joined=joined)
    return sum(key != head for key, head in found.items())


def _drafts_to_heads(found: dict[int, int]) -> None:
    """Let the draft that was begun on a proposal go to the head of its thread, unless that has one."""
    followers = [key for key, head in found.items() if head != key]
    drafts = list(AnswerDraft.objects.filter(comment__in=followers).order_by("pk")) if followers else []
    taken = set(
        AnswerDraft.objects.filter(comment__in=[found[draft.comment_id] for draft in drafts]).values_list(
            "comment_id", flat=True
        )
    )
    for draft in drafts:
        if (head := found[draft.comment_id]) not in taken:
            taken.add(head)
            AnswerDraft.objects.filter(pk=draft.pk).update(comment=head)


@transaction.atomic
def take_out_of_thread(comment: Comment, *, by: User, now: datetime) -> None:
    """Let a proposal stand alone from now on; the rest of its thread keeps the draft and goes on under the next.

    Raises ``NotAllowed`` for one that stands alone, or whose answer stands in an issued statement.
    """
    [locked] = lock_comments([comment])
    place = ThreadPlace.objects.filter(comment=locked).first()
    others = ThreadPlace.objects.filter(head=place.head_id if place else locked.pk).exclude(comment=locked)
    permit(_frozen_refusals(locked))
    if place is None or not others.exists():
        permit([Refusal("alone", _("Предложението не е в група."))])
        return
    _leave(locked, place.head_id)
    _put(locked, locked, by=by, now=now)
    record("thread.left", locked, by=by, now=now, consultation=locked.consultation_id, head=place.head_id)


@transaction.atomic
def add_to_thread(comment: Comment, other: Comment, *, by: User, now: datetime) -> None:
    """Put a proposal into the thread of another one; saying it again is harmless.

    Raises ``NotAllowed`` for proposals on different provisions or in different consultations: one answer would not
    speak of both.
    """
    permit(_together_refusals(comment, other))
    pair = {each.pk: each for each in lock_comments([comment, other])}
    locked, into = pair[comment.pk], pair[other.pk]
    permit(_frozen_refusals(locked))
    place = ThreadPlace.objects.filter(comment=into).select_related("head").first()
    if place is None:
        place = _put(into, into, by=by, now=now)
    present = ThreadPlace.objects.filter(comment=locked).first()
    if present is not None and present.head_id == place.head_id:
        return
    if present is not None:
        _leave(locked, present.head_id)
    _put(locked, place.head, by=by, now=now)
    record("thread.joined", locked, by=by, now=now, consultation=locked.consultation_id, head=place.head_id)


def _frozen_refusals(comment: Comment) -> list[Refusal]:
    if comment.consultation.statement_issued_on is None:
        return []
    return [
        Refusal("issued", _("Справката е издадена и групите в нея не се променят."), _("ЗНА чл. 26, ал. 5")),
    ]


def _together_refusals(comment: Comment, other: Comment) -> list[Refusal]:
    if comment.consultation_id != other.consultation_id:
        return [Refusal("other", _("Предложението е по друг проект."))]
    if comment.pk == other.pk:
        return [Refusal("same", _("Това е същото предложение."))]
    lineages = [each.provision.lineage if each.provision else "" for each in (comment, other)]
    if lineages[0] != lineages[1]:
        return [Refusal("place", _("Предложенията са по различни разпоредби и един отговор не важи за двете."))]
    return []


def _leave(comment: Comment, head: int) -> None:
    """Give the thread to its next proposal with the draft of its answer, when its head goes."""
    if head != comment.pk:
        return
    rest = list(ThreadPlace.objects.filter(head=head).exclude(comment=head).order_by("comment__serial"))
    if not rest:
        return
    following = rest[0].comment_id
    ThreadPlace.objects.filter(pk__in=[row.pk for row in rest]).update(head=following)
    if not AnswerDraft.objects.filter(comment=following).exists():
        AnswerDraft.objects.filter(comment=head).update(comment=following)


def _put(comment: Comment, head: Comment, *, by: User, now: datetime) -> ThreadPlace:
    said = {"head": head, "by_hand": comment.pk != head.pk or _is_placed(comment), "placed_by": by, "placed_at": now}
    place, _is_new = ThreadPlace.objects.update_or_create(comment=comment, defaults=said)
    return place


def _is_placed(comment: Comment) -> bool:
    """Whether it had a place before: one that stands alone by a clerk's word, not by being the first."""
    return ThreadPlace.objects.filter(comment=comment).exists()
