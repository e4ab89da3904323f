"""Storing the pasted or uploaded text of the act as the working revision, and taking the last edit back."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from consultations.actions.locking import lock_consultation
from consultations.actions.working_text import (
    TextConflict,
    WorkingText,
    followed,
    permit_base,
    store_working_text,
    text_refusals,
)
from consultations.acttext.aligner import align
from consultations.acttext.alignment import Correction
from consultations.acttext.grammar import parse
from consultations.acttext.tree import Act
from consultations.models import Consultation, Revision, SourceFormat
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.refusals import NotAllowed, Refusal, permit
from prestige.text_hygiene import clean_text

__all__ = ["TextConflict", "save_act_text", "undo_text_edit"]


@transaction.atomic
def save_act_text(
    consultation: Consultation,
    source: str,
    *,
    by: User,
    now: datetime,
    base: str | None = None,
    act: Act | None = None,
    source_format: str = SourceFormat.PASTE,
    source_name: str = "",
    edit: str = "",
) -> Revision:
    """Keep the text as the working revision, read by the grammar unless its tree is given; return it.

    The working revision is replaced at each save until publication, and what it was can be brought back; the same text
    again changes nothing. The clerk's corrections of matches follow their places. ``base`` is the hash of the tree the
    form was opened with, empty for none: raises ``TextConflict`` when it is not the current one. ``edit`` names the
    step for „Отмени“. Raises ``NotAllowed`` for an empty or too long text, and for a public draft without a revision
    that was begun.
    """
    locked = lock_consultation(consultation)
    text = clean_text(source)
    permit(text_refusals(locked, text))
    read = WorkingText(text, act or parse(text), source_format, source_name)
    working = locked.revisions.working().first()
    if working is not None and working.sha256 == read.sha256 and (act is None or working.tree == act.to_json()):
        return working
    permit_base(working, base)
    kept = followed(working, align(working.act, read.act).successors()) if working and working.corrections else None
    revision = store_working_text(locked, read, by=by, now=now, edit=edit or _("нов текст"), corrections=kept)
    record("revision.saved", revision, by=by, now=now, consultation=locked.pk, sha256=revision.sha256)
    return revision


@transaction.atomic
def undo_text_edit(consultation: Consultation, *, by: User, now: datetime, base: str | None = None) -> Revision:
    """Bring the working text back to what it was before its last edit and return its revision.

    Raises ``NotAllowed`` when there is nothing to undo, ``TextConflict`` as ``save_act_text``.
    """
    locked = lock_consultation(consultation)
    working = locked.revisions.working().first()
    snapshot = working.snapshots.order_by("-ordinal").first() if working else None
    if working is None or snapshot is None:
        raise NotAllowed((Refusal("nothing", _("Няма действие, което да се отмени.")),))
    permit_base(working, base)
    revision = store_working_text(
        locked,
        WorkingText(snapshot.source, Act.from_json(snapshot.tree), working.source_format, working.source_name),
        by=by,
        now=now,
        corrections=[Correction(each["old"], each["new"]) for each in snapshot.corrections],
    )
    snapshot.delete()
    record("revision.saved", revision, by=by, now=now, consultation=locked.pk, sha256=revision.sha256, undone=True)
    return revision
