"""The minutes of a hearing: drafted from the facts, edited under a version, published for good."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from consultations.actions.print_document import PRINTING
from consultations.hearing_rules import minutes_refusals
from consultations.models import Consultation, Hearing, Minutes
from consultations.read.hearing_facts import drafted_minutes, minutes_facts
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.journal.nudge import nudge
from prestige.refusals import Refusal, permit
from prestige.register.actions import next_number
from prestige.text_hygiene import clean_text

REGISTER = "hearing_minutes"
MIN_CORRECTION_NOTE = 20


class MinutesConflict(Exception):
    """Somebody else saved the minutes after this form was opened. Carries the row as it is now."""

    def __init__(self, current: Minutes) -> None:
        super().__init__(str(current))
        self.current = current


def begin_refusals(hearing: Hearing, now: datetime) -> list[Refusal]:
    """Return why no minutes are written yet: the hearing has not begun, or was cancelled."""
    if hearing.event.is_cancelled:
        return [Refusal("cancelled", _("Обсъждането е отменено: протокол не се съставя."))]
    if now < hearing.event.starts_at:
        return [Refusal("not_begun", _("Обсъждането още не е започнало."))]
    return []


@transaction.atomic
def begin_minutes(hearing: Hearing, *, by: User, now: datetime) -> Minutes:
    """Draft the minutes from the facts and return them; those in work are returned as they are.

    After publication a correction begins with the published words. Raises ``NotAllowed`` before the hearing begins.
    """
    locked = _lock(hearing)
    if (working := locked.minutes.working().first()) is not None:
        return working
    permit(begin_refusals(locked, now))
    published = locked.minutes.published().first()
    with translation.override("bg"):
        texts = {**published.texts, "correction_note": ""} if published else drafted_minutes(locked)
    minutes = Minutes(hearing=locked, corrects=published, created_by=by, **texts)
    minutes.full_clean()
    minutes.save()
    record("minutes.begun", minutes, by=by, now=now, consultation=locked.consultation_id)
    return minutes


@transaction.atomic
def edit_minutes(minutes: Minutes, texts: Mapping[str, str], *, version: int, by: User, now: datetime) -> Minutes:
    """Save the words and return the row. Raises ``MinutesConflict`` for another version, ``NotAllowed`` once public.

    ``version`` is the one the form was opened with.
    """
    _lock(minutes.hearing)
    locked = Minutes.objects.select_for_update(of=("self",)).select_related("edited_by").get(pk=minutes.pk)
    permit(_published_refusals(locked))
    if locked.version != version:
        raise MinutesConflict(locked)
    for name in Minutes.TEXTS:
        if name in texts:
            setattr(locked, name, clean_text(texts[name]).strip())
    locked.version += 1
    locked.edited_by = by
    locked.full_clean()
    locked.save()
    consultation = minutes.hearing.consultation_id
    record("minutes.edited", locked, by=by, now=now, consultation=consultation, version=locked.version)
    return locked


def publish_minutes_refusals(minutes: Minutes, now: datetime) -> list[Refusal]:
    """Return everything that stands against publishing the minutes now."""
    event = minutes.hearing.event
    found = _published_refusals(minutes)
    found += minutes_refusals(
        is_cancelled=event.is_cancelled,
        ends_at=event.ends_at,
        now=now,
        opening=minutes.opening,
        course=minutes.course,
    )
    if minutes.corrects_id and len(minutes.correction_note.strip()) < MIN_CORRECTION_NOTE:
        sentence = _("Напишете какво се поправя и защо, в поне %(n)d знака: това остава публично.")
        found.append(Refusal("correction_note", sentence % {"n": MIN_CORRECTION_NOTE}))
    return found


@transaction.atomic
def publish_minutes(minutes: Minutes, *, version: int, by: User, now: datetime) -> Minutes:
    """Freeze the minutes with who was there under the next number and return them; the PDF follows.

    What is published is what the official saw: another version raises ``MinutesConflict``. Raises ``NotAllowed``
    with every reason. Publishing twice publishes once.
    """
    hearing = _lock(minutes.hearing)
    locked = Minutes.objects.select_for_update(of=("self",)).get(pk=minutes.pk)
    locked.hearing = hearing
    if locked.version != version:
        raise MinutesConflict(locked)
    permit(publish_minutes_refusals(locked, now))
    today = timezone.localdate(now)
    with translation.override("bg"):
        locked.facts = minutes_facts(hearing) | {"approver": by.get_full_name(), "approver_position": by.position}
    locked.number = f"ПР-{today.year}-{next_number(REGISTER, today.year):03d}"
    locked.published_on, locked.published_at, locked.published_by = today, now, by
    canonical = json.dumps(
        {"facts": locked.facts, **locked.texts}, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    locked.sha256 = hashlib.sha256(canonical.encode()).hexdigest()
    locked.full_clean()
    locked.save()
    ids = {"consultation": hearing.consultation_id, "hearing": hearing.pk, "sha256": locked.sha256}
    record("minutes.published", locked, by=by, now=now, **ids)
    transaction.on_commit(partial(nudge, PRINTING), robust=True)
    return locked


def _published_refusals(minutes: Minutes) -> list[Refusal]:
    if minutes.published_at is None:
        return []
    return [Refusal("published", _("Публикуван протокол не се променя. Съставете поправка."))]


def _lock(hearing: Hearing) -> Hearing:
    Consultation.objects.select_for_update().get(pk=hearing.consultation_id)
    rows = Hearing.objects.select_for_update(of=("self",)).select_related("event", "consultation")
    return rows.get(pk=hearing.pk)
