"""A new revision of a public draft: begun from the text in force, matches corrected, causes named, or thrown away."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from consultations.actions.locking import lock_consultation
from consultations.actions.working_text import WorkingText, corrections_of, permit_base, store_working_text
from consultations.acttext.alignment import Correction
from consultations.models import ChangeCause, Comment, Consultation, Revision
from consultations.revising import begin_refusals
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.refusals import NotAllowed, Refusal, permit


@transaction.atomic
def begin_revision(consultation: Consultation, *, by: User, now: datetime) -> Revision:
    """Open the next revision with the text in force and return it; the one already open stays as it is.

    Raises ``NotAllowed`` for a draft that is not public or whose way has ended.
    """
    locked = lock_consultation(consultation)
    permit(begin_refusals(locked.phase_at(now)))
    working = locked.revisions.working().first()
    current = locked.current_revision
    if working is not None or current is None:
        return working or _none_begun()
    text = WorkingText(current.source, current.act, current.source_format, current.source_name)
    revision = store_working_text(locked, text, by=by, now=now)
    record("revision.begun", revision, by=by, now=now, consultation=locked.pk, base=current.pk)
    return revision


@transaction.atomic
def discard_revision(consultation: Consultation, *, by: User, now: datetime, base: str | None = None) -> None:
    """Throw the unpublished revision of a public draft away; nobody outside has seen it. None is harmless.

    Raises ``TextConflict`` when ``base`` is not the hash of the tree as it is now: somebody works on it.
    """
    locked = lock_consultation(consultation)
    working = locked.revisions.working().filter(base__isnull=False).first()
    if working is None:
        return
    permit_base(working, base)
    record("revision.discarded", working, by=by, now=now, consultation=locked.pk, sha256=working.sha256)
    working.delete()


@transaction.atomic
def correct_match(
    consultation: Consultation,
    *,
    old: str,
    new: str,
    by: User,
    now: datetime,
    base: str | None = None,
    also: bool = False,
) -> Revision:
    """Say that the place `old` of the base continues as `new` of the working text, or, with `new` empty, was dropped.

    A later word on the same place, old or new, replaces an earlier one; with ``also`` it stands beside it, so that one
    place is said to have been split in two or two to have been merged. Raises ``NotAllowed`` for places that are not
    there and ``TextConflict`` as ``save_act_text``.
    """
    locked, working = _working_of(consultation)
    permit_base(working, base)
    permit(_match_refusals(working, old, new))
    said = Correction(old, new)
    kept = [each for each in corrections_of(working) if each != said]
    if not also:
        kept = [each for each in kept if each.old != old and (not new or each.new != new)]
    return _aligned_again(locked, working, [*kept, said], by=by, now=now, old=old, new=new)


@transaction.atomic
def drop_correction(consultation: Consultation, *, old: str, by: User, now: datetime) -> Revision:
    """Leave the place `old` of the base to the aligner again and return the revision."""
    locked, working = _working_of(consultation)
    kept = [each for each in corrections_of(working) if each.old != old]
    return _aligned_again(locked, working, kept, by=by, now=now, old=old, dropped=True)


@transaction.atomic
def name_cause(revision: Revision, *, lineage: str, comment: Comment, by: User, now: datetime) -> ChangeCause:
    """Say that the place of this lineage differs in this revision because of the proposal; saying it again is harmless.

    Raises ``NotAllowed`` for a proposal of another consultation, for a first revision, for a place it does not know and
    for a revision that was thrown away. Source: ЗНА чл. 26, ал. 5.
    """
    locked = _as_it_is(revision)
    permit(cause_refusals(locked, lineage, comment))
    cause, is_new = ChangeCause.objects.get_or_create(
        revision=locked, lineage=lineage, comment=comment, defaults={"named_by": by, "named_at": now}
    )
    if is_new:
        record(
            "cause.named",
            locked,
            by=by,
            now=now,
            consultation=locked.consultation_id,
            lineage=lineage,
            comment=comment.pk,
        )
    return cause


@transaction.atomic
def forget_cause(cause: ChangeCause, *, by: User, now: datetime) -> None:
    """Take a cause back that was named by mistake while its revision is not public; later it stands.

    Raises ``NotAllowed`` once the revision is published.
    """
    revision = _as_it_is(cause.revision)
    if revision.published_at is not None:
        message = _("Редакцията е публикувана и причините за промените в нея остават.")
        raise NotAllowed((Refusal("published", message, _("ЗНА чл. 26, ал. 1 (откритост)")),))
    record(
        "cause.forgotten",
        revision,
        by=by,
        now=now,
        consultation=revision.consultation_id,
        lineage=cause.lineage,
        comment=cause.comment_id,
    )
    cause.delete()


def _as_it_is(revision: Revision) -> Revision:
    """Return the row read under the lock of its consultation: it may have been published or thrown away meanwhile."""
    lock_consultation(revision.consultation)
    return Revision.objects.select_related("base").filter(pk=revision.pk).first() or _none_begun()


def _working_of(consultation: Consultation) -> tuple[Consultation, Revision]:
    locked = lock_consultation(consultation)
    working = locked.revisions.working().filter(base__isnull=False).select_related("base").first()
    return locked, working or _none_begun()


def _none_begun() -> Revision:
    raise NotAllowed((Refusal("none", _("Няма започната нова редакция."), _("ЗНА чл. 26, ал. 3")),))


def _match_refusals(working: Revision, old: str, new: str) -> list[Refusal]:
    base = working.base
    found = []
    if base is None or old not in base.lineages:
        found.append(Refusal("old", _("В действащата редакция няма такава разпоредба.")))
    if new and new not in working.lineages:
        found.append(Refusal("new", _("В новата редакция няма такава разпоредба.")))
    return found


def cause_refusals(revision: Revision, lineage: str, comment: Comment) -> list[Refusal]:
    """Return why the proposal cannot have caused a change of this place in this revision (needs its base joined)."""
    if revision.base is None or comment.consultation_id != revision.consultation_id:
        return [Refusal("other", _("Предложението е по друг проект."))]
    if lineage not in {*revision.lineages.values(), *revision.base.lineages.values()}:
        return [Refusal("place", _("Няма такава разпоредба."))]
    return []


def _aligned_again(
    consultation: Consultation,
    working: Revision,
    corrections: list[Correction],
    *,
    by: User,
    now: datetime,
    **data: object,
) -> Revision:
    if corrections == corrections_of(working):
        return working
    text = WorkingText(working.source, working.act, working.source_format, working.source_name)
    name = _("поправено съответствие")
    revision = store_working_text(consultation, text, by=by, now=now, edit=name, corrections=corrections)
    record("match.corrected", revision, by=by, now=now, consultation=consultation.pk, **data)
    return revision
