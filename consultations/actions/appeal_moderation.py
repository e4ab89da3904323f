"""An author objects to a measure against the own comment, and another official decides."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from consultations.actions.locking import lock_comment
from consultations.actions.moderate_comment import publish_comment
from consultations.actions.moderating import RULES, decide, own_refusals
from consultations.models import Comment
from prestige.accounts.models import User
from prestige.journal.actions import record
from prestige.moderation.actions import end_measures
from prestige.moderation.models import Appeal, AppealOutcome, Measure, MeasureEnd, MeasureKind
from prestige.municipality.models import current_calendar
from prestige.refusals import NotAllowed, Refusal, permit
from prestige.text_hygiene import clean_text
from prestige.typography import full_stop, long_date


def appeal_refusals(measure: Measure, now: datetime) -> list[Refusal]:
    """Return why no objection against the measure is taken now. Source: the rules, objection within seven days."""
    if Appeal.objects.filter(measure=measure).exists():
        return [Refusal("filed", _("Вече възразихте срещу това решение. Ще получите писмо с отговора."), RULES)]
    if measure.ended_at is not None:
        return [Refusal("ended", _("Това решение вече не е в сила и няма срещу какво да възразите."), RULES)]
    if timezone.localdate(now) > measure.object_by:
        day = long_date(measure.object_by, get_language() or "bg")
        message = full_stop(_("Срокът за възражение изтече на %(day)s.") % {"day": day})
        return [Refusal("late", message, RULES)]
    return []


@transaction.atomic
def file_appeal(measure: Measure, comment: Comment, *, reasons: str, by: User | None, now: datetime) -> Appeal:
    """Take the objection of the author and return it; it is to be decided within ``APPEAL_WORKDAYS``."""
    locked = lock_comment(comment)
    current = Measure.objects.get(pk=measure.pk)
    permit(appeal_refusals(current, now))
    appeal = Appeal(
        measure=current,
        number=locked.number,
        reasons=clean_text(reasons).strip(),
        filed_by=by,
        filed_at=now,
        due_on=current_calendar().add_workdays(timezone.localdate(now), settings.APPEAL_WORKDAYS),
    )
    appeal.full_clean()
    appeal.save()
    told = {"consultation": locked.consultation_id, "comment": locked.pk, "measure": current.pk}
    record("appeal.filed", appeal, by=by, now=now, **told)
    return appeal


def decision_refusals(appeal: Appeal, comment: Comment, by: User) -> list[Refusal]:
    """Return why this person cannot decide the objection: not who took the measure, not the author, not twice."""
    if appeal.outcome:
        message = _("Възражението вече е решено: %(outcome)s.")
        return [Refusal("decided", message % {"outcome": str(AppealOutcome(appeal.outcome).label).lower()}, RULES)]
    found = own_refusals(comment, by)
    if appeal.measure.decided_by_id == by.pk:
        found.append(Refusal("same", _("Възражението решава друг служител, а не който е взел решението."), RULES))
    return found


@transaction.atomic
def decide_appeal(
    appeal: Appeal,
    comment: Comment,
    *,
    outcome: AppealOutcome,
    decision: str,
    by: User,
    now: datetime,
    is_harmless: bool = False,
) -> Appeal:
    """Uphold or reject the objection with reasons and return it; an upheld one shows the text as it was received.

    A comment keeps the instant of its receipt, so what is upheld after the term counts as in time.
    """
    locked = lock_comment(comment)
    current = Appeal.objects.select_for_update(of=("self",)).select_related("measure").get(pk=appeal.pk)
    permit(decision_refusals(current, locked, by))
    if not clean_text(decision).strip():
        raise NotAllowed((Refusal("reasons", _("Напишете мотивите: подателят ще ги прочете."), RULES),))
    current.outcome, current.decision = outcome, clean_text(decision).strip()
    current.decided_by, current.decided_position, current.decided_at = by, by.position, now
    current.full_clean()
    current.save(update_fields=["outcome", "decision", "decided_by", "decided_position", "decided_at"])
    if outcome == AppealOutcome.UPHELD and current.measure.ended_at is None:
        _lift(current.measure, locked, by, now, is_harmless=is_harmless)
    told = {"consultation": locked.consultation_id, "comment": locked.pk, "outcome": outcome}
    record("appeal.decided", current, by=by, now=now, **told)
    return current


def _lift(measure: Measure, comment: Comment, by: User, now: datetime, *, is_harmless: bool) -> None:
    """End the measure and show what it hid."""
    kind = MeasureKind(measure.kind)
    end_measures(measure.room, measure.subject_id, MeasureEnd.APPEAL, now=now, kinds=(kind,))
    if kind == MeasureKind.REDACTED:
        comment.redacted_body = comment.redacted_wording = ""
        decide(comment, by, now)
    else:
        publish_comment(comment, by=by, now=now, is_harmless=is_harmless, on_appeal=True)
