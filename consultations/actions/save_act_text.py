"""Storing the pasted text of the act as the next, unpublished revision."""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from consultations.actions.locking import lock_consultation
from consultations.acttext.grammar import parse
from consultations.acttext.lineage import born
from consultations.acttext.numbering import all_warnings
from consultations.acttext.units import units
from consultations.models import Consultation, Provision, Revision, Status
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.refusals import Refusal, permit
from prestige.text_hygiene import clean_text


class TextConflict(Exception):
    """Somebody else saved the text after this form was opened. Carries the working revision as it is now."""

    def __init__(self, current: Revision | None) -> None:
        super().__init__(str(current))
        self.current = current


@transaction.atomic
def save_act_text(
    consultation: Consultation, source: str, *, by: User, now: datetime, base: str | None = None
) -> Revision:
    """Parse ``source`` and keep it as the working revision; return it with its provisions stored.

    The working revision is replaced at each save until publication; the same text again changes nothing. ``base`` is
    the hash of the text the form was opened with, empty for none: raises ``TextConflict`` when it is not the current
    one. Raises ``NotAllowed`` for an empty or too long text and once the consultation is public.
    """
    locked = lock_consultation(consultation)
    text = clean_text(source)
    permit(_text_refusals(locked, text))
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    working = locked.revisions.filter(published_at__isnull=True).first()
    if working is not None and working.sha256 == sha256:
        return working
    if base is not None and base != (working.sha256 if working else ""):
        raise TextConflict(working)
    locked.revisions.filter(published_at__isnull=True).delete()
    act = parse(text)
    pieces = units(act)
    last = locked.revisions.aggregate(last=Max("ordinal"))["last"] or 0
    lineages = born(act, last + 1)
    tree = act.to_json()
    revision = Revision(
        consultation=locked,
        ordinal=last + 1,
        source=text,
        tree=tree,
        sha256=sha256,
        tree_sha256=tree_hash(tree),
        lineages=lineages.own,
        article_count=sum(piece.kind in {"article", "clause"} for piece in pieces),
        word_count=len(text.split()),
        warnings=[{"line": w.line, "message": w.message} for w in all_warnings(act)],
        created_at=now,
        created_by=by,
    )
    revision.save()
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
            )
            for position, piece in enumerate(pieces)
        ],
        batch_size=500,
    )
    record("revision.saved", revision, by=by, now=now, consultation=locked.pk, sha256=revision.sha256)
    return revision


def tree_hash(tree: dict[str, Any]) -> str:
    """Return the SHA-256 of a tree as compact JSON with sorted keys, UTF-8, in hexadecimal."""
    written = json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def _text_refusals(consultation: Consultation, text: str) -> list[Refusal]:
    source = _("Указ № 883, чл. 24–52")
    if consultation.status != Status.DRAFT:
        return [
            Refusal(
                "published", _("Текстът на публикувана консултация не се заменя мълчаливо."), _("ЗНА чл. 26, ал. 3")
            )
        ]
    if not text.strip():
        return [Refusal("empty", _("Поставете текста на проекта."), source)]
    if len(text.encode()) > settings.ACT_TEXT_LIMIT:
        return [Refusal("too_long", _("Текстът е по-дълъг от 2 MB. Разделете приложенията в отделни файлове."), source)]
    return []
