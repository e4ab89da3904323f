"""Entering the acts that drafts amend."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from consultations.actions.locking import lock_consultation
from consultations.acttext.amending.consolidation import consolidate
from consultations.acttext.amending.reading import is_amending
from consultations.acttext.grammar import parse
from consultations.acttext.tree import Act, Kind
from consultations.models import ActInForce, Consultation, Status
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.refusals import NotAllowed, Refusal, permit
from prestige.text_hygiene import clean_text

_UNITS = frozenset({Kind.ARTICLE, Kind.CLAUSE})


def enter_refusals(act: Act, *, title: str, source: str) -> list[Refusal]:
    """Return why this cannot be an act in force: no title, no text, no articles, or only an amending act."""
    law = _("Указ № 883, чл. 24–52")
    if not title.strip():
        return [Refusal("title", _("Напишете наименованието на акта."), law)]
    if not source.strip():
        return [Refusal("empty", _("Поставете текста на действащия акт."), law)]
    if len(source.encode()) > settings.ACT_TEXT_LIMIT:
        return [Refusal("too_long", _("Текстът е по-дълъг от 2 MB. Разделете приложенията в отделни файлове."), law)]
    if is_amending(act):
        sentence = _("Това е изменящ акт. Въведете текста на акта, който се изменя.")
        return [Refusal("amending", sentence, _("Указ № 883, чл. 26, ал. 4"))]
    if not any(node.kind in _UNITS for node in act.walk()):
        sentence = _("В текста не е открит нито един член или параграф.")
        return [Refusal("articles", sentence, _("Указ № 883, чл. 26"))]
    return []


@transaction.atomic
def enter_act_in_force(title: str, reference: str, source: str, *, by: User, now: datetime) -> ActInForce:
    """Keep the text of an act in force and return its row; the same text sent twice is one row.

    ``reference`` tells by what it was adopted and amended. Raises ``NotAllowed``. Source: УПЗНА чл. 49.
    """
    text = clean_text(source)
    return _enter(clean_text(title, multiline=False), clean_text(reference, multiline=False), text, by=by, now=now)


@transaction.atomic
def enter_adopted_act(consultation: Consultation, *, by: User, now: datetime) -> ActInForce:
    """Make the text that was adopted after a consultation an act in force and return its row.

    Of an amending act that is the act it amends with all its instructions applied. Raises ``NotAllowed`` when nothing
    was adopted, or when an instruction could not be applied and a person has to do it.
    """
    locked = lock_consultation(consultation)
    revision = locked.current_revision
    if locked.status not in {Status.ADOPTED, Status.PROMULGATED} or revision is None:
        raise NotAllowed((Refusal("adopted", _("Актът още не е приет."), str(locked.law.statement)),))
    if not is_amending(revision.act):
        return _enter(locked.title, locked.adoption_act, revision.source, by=by, now=now, adopted_in=locked)
    if locked.amends is None:
        message = _("Не е избран действащият акт, който се изменя.")
        raise NotAllowed((Refusal("base", message, _("Указ № 883, чл. 49")),))
    result = consolidate(locked.amends.act, revision.act)
    if result.problems:
        message = _("Не всички разпоредби са приложени. Нанесете ги в текста и го въведете като действащ акт.")
        raise NotAllowed((Refusal("problems", message, _("Указ № 883, чл. 50")),))
    amended = _("%(reference)s; изм. с %(act)s") % {"reference": locked.amends.reference, "act": locked.adoption_act}
    reference = amended.removeprefix("; ")[:400]
    return _enter(result.act.title, reference, result.text, by=by, now=now, adopted_in=locked)


def _enter(
    title: str, reference: str, source: str, *, by: User, now: datetime, adopted_in: Consultation | None = None
) -> ActInForce:
    act = parse(source)
    permit(enter_refusals(act, title=title, source=source))
    sha256 = hashlib.sha256(source.encode()).hexdigest()
    found, is_new = ActInForce.objects.get_or_create(
        sha256=sha256,
        title=title[:400],
        reference=reference[:400],
        defaults={
            "source": source,
            "tree": act.to_json(),
            "adopted_in": adopted_in,
            "entered_by": by,
            "entered_at": now,
        },
    )
    if is_new:
        record("act_in_force.entered", found, by=by, now=now, sha256=sha256)
    return found
