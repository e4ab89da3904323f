"""Withdrawing: once, for a reason that stays, and nothing is received after it."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from consultations.actions import publish_consultation, submit_comment, withdraw_consultation
from consultations.lifecycle import Phase
from consultations.models import Consultation
from prestige.journal.models import Event
from prestige.refusals import NotAllowed
from tests.acts.test_submit_comment import proposal
from tests.factories import (
    make_adopted_consultation,
    make_answer,
    make_clerk,
    make_comment,
    make_draft_consultation,
    make_open_consultation,
)

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
REASON = "Законът е изменен\u200b и проектът\u202e няма основание."


def test_withdrawal_keeps_its_reason_clean_and_is_recorded_once() -> None:
    consultation, clerk = make_open_consultation(now=MORNING), make_clerk()
    later = MORNING + timedelta(days=1)
    withdrawn = withdraw_consultation(consultation, reason=f"  {REASON}\n", by=clerk, now=later)
    with pytest.raises(NotAllowed) as again:
        withdraw_consultation(consultation, reason=REASON, by=clerk, now=later)
    assert [refusal.code for refusal in again.value.refusals] == ["phase"]
    stored = Consultation.objects.get(pk=withdrawn.pk)
    assert (stored.phase_at(later), stored.withdrawn_at) == (Phase.WITHDRAWN, later)
    assert stored.withdrawal_reason == "Законът е изменен и проектът няма основание."
    assert stored.voices_stamp == consultation.voices_stamp + 1
    event = Event.objects.get(verb="consultation.withdrawn")
    assert (event.subject_id, event.actor_id, event.data) == (stored.pk, clerk.pk, {"consultation": stored.pk})


def test_signs_nobody_sees_are_no_reason() -> None:
    consultation = make_open_consultation(now=MORNING)
    with pytest.raises(NotAllowed) as refused:
        withdraw_consultation(consultation, reason="Отпада." + "\u200b" * 20, by=make_clerk(), now=MORNING)
    assert [refusal.code for refusal in refused.value.refusals] == ["reason"]
    assert not Event.objects.filter(verb="consultation.withdrawn").exists()


def test_decided_act_is_not_withdrawn() -> None:
    with pytest.raises(NotAllowed) as refused:
        withdraw_consultation(make_adopted_consultation(), reason=REASON, by=make_clerk(), now=timezone.now())
    assert [refusal.code for refusal in refused.value.refusals] == ["phase"]


def test_withdrawn_draft_stays_unseen() -> None:
    draft = withdraw_consultation(make_draft_consultation(now=MORNING), reason=REASON, by=make_clerk(), now=MORNING)
    assert (draft.phase_at(MORNING), draft.is_public, draft.number) == (Phase.WITHDRAWN, False, "")
    assert not Consultation.objects.public().exists()
    with pytest.raises(NotAllowed):
        publish_consultation(draft, by=make_clerk(), now=MORNING)


def test_proposal_of_a_withdrawn_consultation_is_not_answered_any_more() -> None:
    consultation = make_open_consultation(now=MORNING)
    comment = make_comment(consultation)
    withdraw_consultation(consultation, reason=REASON, by=make_clerk(), now=MORNING + timedelta(days=1))
    with pytest.raises(NotAllowed) as refused:
        make_answer(comment)
    assert [refusal.code for refusal in refused.value.refusals] == ["withdrawn"]


def test_nothing_is_received_after_the_withdrawal() -> None:
    consultation = make_open_consultation(now=MORNING)
    withdraw_consultation(consultation, reason=REASON, by=make_clerk(), now=MORNING)
    with pytest.raises(NotAllowed) as refused:
        submit_comment(consultation, proposal(), by=None, key=uuid.uuid4(), now=MORNING)
    [refusal] = refused.value.refusals
    assert refusal.code == "withdrawn"
    assert "консултацията е оттеглена на 24 ноември 2026 г." in str(refusal.message)
