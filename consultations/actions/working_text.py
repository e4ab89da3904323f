"""The working revision: the text that only the staff sees, with all that follows from it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Max
from django.utils.translation import gettext as _

from consultations.acttext.aligner import align
from consultations.acttext.alignment import Alignment, Correction
from consultations.acttext.density import is_too_dense
from consultations.acttext.lineage import Lineages, born, inherit
from consultations.acttext.numbering import all_warnings
from consultations.acttext.tree import Act
from consultations.acttext.units import units
from consultations.models import Consultation, Provision, Revision, SourceFormat, Status, TextSnapshot
from prestige.accounts.models import User
from prestige.refusals import Refusal

MOST_SNAPSHOTS = 50


class TextConflict(Exception):
    """Somebody else changed the text after this form was opened. Carries the working revision as it is now."""

    def __init__(self, current: Revision | None) -> None:
        super().__init__(str(current))
        self.current = current


@dataclass(frozen=True)
class WorkingText:
    """A text with the tree read from it; the lines of the tree count those of `source`."""

    source: str
    act: Act
    format: str = SourceFormat.PASTE
    name: str = ""

    @property
    def sha256(self) -> str:
        """The hash of the source, UTF-8, in hexadecimal."""
        return hashlib.sha256(self.source.encode()).hexdigest()


def text_refusals(consultation: Consultation, source: str) -> list[Refusal]:
    """Return why this cannot be the working text. A public draft changes only by a new revision that was begun."""
    law = _("Указ № 883, чл. 24–52")
    if consultation.status != Status.DRAFT and not consultation.revisions.working().exists():
        message = _("Текстът на публикувана консултация не се заменя мълчаливо. Започнете нова редакция.")
        return [Refusal("published", message, _("ЗНА чл. 26, ал. 3"))]
    if not source.strip():
        return [Refusal("empty", _("Поставете текста на проекта."), law)]
    if len(source.encode()) > settings.ACT_TEXT_LIMIT:
        return [Refusal("too_long", _("Текстът е по-дълъг от 2 MB. Разделете приложенията в отделни файлове."), law)]
    if is_too_dense(source):
        return [Refusal("too_dense", _("В текста има повече редове и клетки, отколкото в който и да е акт."), law)]
    return []


def permit_base(working: Revision | None, base: str | None) -> None:
    """Let the act go on when the form was opened on the text as it is now, ``None`` for whoever has no form.

    Raises ``TextConflict``. ``base`` is the hash of the tree, empty when there was no text yet.
    """
    if base is not None and base != (working.tree_sha256 if working else ""):
        raise TextConflict(working)


def store_working_text(
    consultation: Consultation,
    text: WorkingText,
    *,
    by: User | None,
    now: datetime,
    edit: str = "",
    corrections: Iterable[Correction] | None = None,
) -> Revision:
    """Make this the working text of the locked consultation and return its revision.

    The text before it is kept as a snapshot named ``edit`` („Отмени“ brings it back); without a name none is taken.
    ``corrections`` are the clerk's words on matches; None keeps those in force.
    """
    revision = consultation.revisions.working().select_related("base").first()
    if consultation.ready_at is not None and consultation.status == Status.DRAFT:
        consultation.ready_at = None
        consultation.save(update_fields=["ready_at"])
    if revision is None:
        revision = _new(consultation, by, now)
    elif edit:
        take_snapshot(revision, edit, by=by, now=now)
    if corrections is not None:
        revision.corrections = [{"old": each.old, "new": each.new} for each in corrections]
    tree = text.act.to_json()
    revision.source, revision.sha256 = text.source, text.sha256
    revision.tree, revision.tree_sha256 = tree, tree_hash(tree)
    revision.source_format, revision.source_name = text.format, text.name
    base = revision.base.act if revision.base else None
    revision.warnings = [warning.to_json() for warning in all_warnings(text.act, base)]
    revision.word_count = len(text.source.split())
    _align(revision, text.act)
    _store_provisions(revision, text.act)
    return revision


def take_snapshot(revision: Revision, edit: str, *, by: User | None, now: datetime) -> None:
    """Keep the working text as it is before an edit; the oldest beyond fifty go."""
    last = revision.snapshots.aggregate(last=Max("ordinal"))["last"] or 0
    TextSnapshot.objects.create(
        revision=revision,
        ordinal=last + 1,
        edit=edit[:200],
        source=revision.source,
        tree=revision.tree,
        corrections=revision.corrections,
        taken_at=now,
        taken_by=by,
    )
    revision.snapshots.filter(ordinal__lte=last + 1 - MOST_SNAPSHOTS).delete()


def corrections_of(revision: Revision) -> list[Correction]:
    """Return the clerk's corrections in force."""
    return [Correction(each["old"], each["new"]) for each in revision.corrections]


def followed(revision: Revision, moved: Mapping[str, str]) -> list[Correction]:
    """Return the corrections in force as they are said of the next text, where each anchor of this one stands there.

    One whose place is gone is left to the aligner again: its number may be another's.
    """
    return [
        Correction(each.old, moved[each.new] if each.new else "")
        for each in corrections_of(revision)
        if not each.new or each.new in moved
    ]


def tree_hash(tree: dict[str, Any]) -> str:
    """Return the SHA-256 of a tree as compact JSON with sorted keys, UTF-8, in hexadecimal."""
    written = json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def _new(consultation: Consultation, by: User | None, now: datetime) -> Revision:
    last = consultation.revisions.aggregate(last=Max("ordinal"))["last"] or 0
    return Revision(
        consultation=consultation,
        ordinal=last + 1,
        base=consultation.current_revision,
        created_at=now,
        created_by=by,
    )


def _align(revision: Revision, act: Act) -> None:
    base = revision.base
    if base is None:
        alignment, lineages = Alignment(), born(act, revision.ordinal)
    else:
        alignment = align(base.act, act, corrections_of(revision))
        lineages = inherit(base.known_lineages, alignment, act, revision.ordinal)
    revision.alignment = alignment.to_json()
    known = lineages.to_json()
    revision.lineages, revision.absorbed, revision.origins = (
        known.get(name, {}) for name in ("own", "absorbed", "origins")
    )


def _store_provisions(revision: Revision, act: Act) -> None:
    """Save the revision with its rows of provisions; those of before go."""
    pieces = units(act)
    lineages: Lineages = revision.known_lineages
    revision.article_count = sum(piece.kind in {"article", "clause"} for piece in pieces)
    revision.save()
    revision.provisions.all().delete()
    Provision.objects.bulk_create(
        [
            Provision(
                revision=revision,
                position=position,
                kind=str(piece.kind),
                eid=piece.eid,
                parent_eid=piece.parent_eid,
                depth=piece.depth,
                label=piece.label[:200],
                heading=piece.heading,
                text=piece.text,
                html=piece.html,
                lineage=lineages.own[piece.eid],
                absorbs=list(lineages.absorbed.get(piece.eid, ())),
            )
            for position, piece in enumerate(pieces)
        ],
        batch_size=500,
    )
