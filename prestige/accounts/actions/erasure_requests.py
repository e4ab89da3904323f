"""Requests for erasure that a person decides."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from prestige.accounts.models import ErasureRequest, User, Verdict
from prestige.journal.actions import record
from prestige.refusals import NotAllowed, Refusal, permit
from prestige.text_hygiene import clean_text

ANSWER_DAYS: Final = 30
SOURCE: Final = "Регламент (ЕС) 2016/679, чл. 12, пар. 3; чл. 17"


@transaction.atomic
def ask_for_erasure(user: User, *, text: str, documents: Collection[str], now: datetime) -> ErasureRequest:
    """Take the request and return it; one waits at a time. The answer is owed within a month, counted as 30 days."""
    locked = User.objects.select_for_update().get(pk=user.pk)
    if ErasureRequest.objects.waiting().filter(user=locked).exists():
        message = _("Вече имате искане, което чака решение. Ще получите писмо с отговора.")
        raise NotAllowed((Refusal("waiting", message, SOURCE),))
    request = ErasureRequest(
        user=locked,
        text=clean_text(text).strip(),
        documents=sorted(documents),
        asked_at=now,
        due_on=timezone.localdate(now) + timedelta(days=ANSWER_DAYS),
    )
    request.full_clean()
    request.save()
    record("erasure.asked", request, by=locked, now=now)
    return request


def decision_refusals(request: ErasureRequest, by: User) -> list[Refusal]:
    """Return why this person cannot decide the request: decided before, or their own."""
    if request.outcome:
        message = _("Искането вече е решено: %(outcome)s.")
        return [Refusal("decided", message % {"outcome": str(Verdict(request.outcome).label).lower()}, SOURCE)]
    if request.user_id == by.pk:
        return [Refusal("own", _("Собственото ви искане решава друг служител."), SOURCE)]
    return []


@transaction.atomic
def decide_erasure(
    request: ErasureRequest, *, outcome: Verdict, reasons: str, by: User, now: datetime
) -> ErasureRequest:
    """Grant or refuse the request with reasons and return it; the person reads the reasons in a letter."""
    locked = ErasureRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    permit(decision_refusals(locked, by))
    reasons = clean_text(reasons).strip()
    if not reasons:
        raise NotAllowed((Refusal("reasons", _("Напишете мотивите: човекът ще ги прочете."), SOURCE),))
    locked.outcome, locked.reasons, locked.decided_by, locked.decided_at = outcome, reasons, by, now
    locked.full_clean()
    locked.save(update_fields=["outcome", "reasons", "decided_by", "decided_at"])
    record("erasure.decided", locked, by=by, now=now, outcome=outcome)
    return locked
