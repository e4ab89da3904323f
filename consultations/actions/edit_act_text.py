"""Changing one place of the working text without pasting the whole again."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from consultations.actions.locking import lock_consultation
from consultations.actions.working_text import (
    WorkingText,
    followed,
    permit_base,
    store_working_text,
    text_refusals,
)
from consultations.acttext.alignment import Alignment, Correction
from consultations.acttext.edit_labels import edit_label
from consultations.acttext.editing import apply
from consultations.acttext.edits import Edit, Edited, Split
from consultations.models import Consultation, Revision
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.refusals import NotAllowed, Refusal, permit


@transaction.atomic
def edit_act_text(
    consultation: Consultation, edit: Edit, *, by: User, now: datetime, base: str | None = None
) -> Revision:
    """Split, merge, move, renumber or reword one place of the working text and return its revision.

    The text before is kept under the name of the edit; the clerk's corrections of matches follow their places, and one
    whose place is gone is left to the aligner again. Of a place that is split the part that keeps the number carries
    on, however short it is: that is what the clerk said. Raises ``EditRefused`` for what this text does not allow,
    ``TextConflict`` when ``base`` is not the hash of the tree as it is now, ``NotAllowed`` when there is no text to
    edit. Source: УПЗНА чл. 26–33 and 52.
    """
    locked = lock_consultation(consultation)
    working = locked.revisions.working().first()
    if working is None:
        raise NotAllowed((Refusal("none", _("Няма текст, който да се редактира."), _("ЗНА чл. 26, ал. 3")),))
    permit_base(working, base)
    before = working.act
    edited = apply(before, edit)
    permit(text_refusals(locked, edited.source))
    kept = followed(working, edited.moved)
    if isinstance(edit, Split):
        kept = _carried_on(working, edit, edited, kept)
    text = WorkingText(edited.source, edited.act, working.source_format, working.source_name)
    name = edit_label(before, edit)
    revision = store_working_text(locked, text, by=by, now=now, edit=name, corrections=kept)
    record(
        "revision.saved",
        revision,
        by=by,
        now=now,
        consultation=locked.pk,
        sha256=revision.sha256,
        edit=type(edit).__name__.lower(),
    )
    return revision


def _carried_on(working: Revision, edit: Split, edited: Edited, kept: list[Correction]) -> list[Correction]:
    """Return the corrections with the word that the place which was split is still the one it was in the base."""
    old = Alignment.from_json(working.alignment).predecessors().get(edit.eid)
    stands_at = edited.moved.get(edit.eid)
    if old is None or stands_at is None or any(old == each.old for each in kept):
        return kept
    return [*kept, Correction(old, stands_at)]
