"""The forward plan: prepared quietly, published once, changed only with a public reason."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from consultations.actions import publish_consultation, save_act_text
from consultations.actions.plan_consultation import (
    PlanConflict,
    add_planned,
    drop_planned,
    edit_planned,
    publish_programme,
    start_planned,
)
from consultations.models import Consultation, PlanChange, PlannedConsultation, Programme
from consultations.planning import PlanState
from consultations.read.plan_wording import period_of
from prestige.journal.models import Event
from prestige.refusals import NotAllowed
from tests.factories import PLAN_REASON, make_clerk, make_planned, make_programme, planned_data

pytestmark = pytest.mark.django_db


def edited(row: PlannedConsultation, *, reason: str = "", **data: Any) -> PlannedConsultation:
    return edit_planned(
        row, planned_data(**data), reason=reason, version=row.version, by=make_clerk(), now=timezone.now()
    )


def codes_of(refused: pytest.ExceptionInfo[NotAllowed]) -> list[str]:
    return [refusal.code for refusal in refused.value.refusals]


def test_row_is_prepared_without_reasons_and_seen_by_nobody() -> None:
    row = make_planned()
    assert (row.sorts_at, period_of(row)) == (30, "март 2027 г.")
    moved = edited(row, month=None, quarter=2)
    assert (moved.state, period_of(moved)) == (PlanState.PLANNED, "второ тримесечие на 2027 г.")
    assert not PlannedConsultation.objects.public().exists()
    assert not PlanChange.objects.exists()
    assert drop_planned(moved, reason="", by=make_clerk(), now=timezone.now()) is None


def test_row_sent_twice_is_one() -> None:
    clerk, now = make_clerk(), timezone.now()
    first = add_planned(planned_data(), by=clerk, now=now)
    assert add_planned(planned_data(), by=clerk, now=now) == first


def test_programme_is_numbered_and_frozen_once() -> None:
    make_planned()
    programme = make_programme()
    assert (programme.number, [row["title"] for row in programme.rows]) == (
        "ГП-2027-01",
        ["Наредба за детските площадки"],
    )
    assert make_programme() == programme
    with pytest.raises(NotAllowed) as refused:
        publish_programme(
            2027, adopted_on=date(2026, 1, 5), act="Друга заповед", publish_days=7, by=make_clerk(), now=timezone.now()
        )
    assert codes_of(refused) == ["published"]
    for change in (lambda: Programme.objects.update(adoption_act="друго"), lambda: Programme.objects.all().delete()):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_programme_without_rows_day_or_act_is_refused_with_every_reason() -> None:
    with pytest.raises(NotAllowed) as refused:
        publish_programme(2027, adopted_on=None, act=" ", publish_days=7, by=make_clerk(), now=timezone.now())
    assert codes_of(refused) == ["rows", "adopted_on", "act"]
    make_planned()
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(NotAllowed) as ahead:
        publish_programme(2027, adopted_on=tomorrow, act="Заповед", publish_days=7, by=make_clerk(), now=timezone.now())
    assert codes_of(ahead) == ["future"]


@pytest.mark.parametrize(
    ("change", "kind", "state", "before", "after"),
    [
        ({"month": 5}, "moved", PlanState.MOVED, "март 2027 г.", "май 2027 г."),
        (
            {"title": "Наредба за игрищата"},
            "edited",
            PlanState.PLANNED,
            "Наредба за детските площадки",
            "Наредба за игрищата",
        ),
    ],
)
def test_published_row_changes_with_its_reason(
    change: dict[str, Any], kind: str, state: PlanState, before: str, after: str
) -> None:
    row = make_planned()
    make_programme()
    with pytest.raises(NotAllowed) as refused:
        edited(row, **change)
    assert codes_of(refused) == ["reason"]
    saved = edited(row, reason=PLAN_REASON, **change)
    told = PlanChange.objects.get()
    assert (saved.state, told.kind, told.before, told.after, told.reason) == (state, kind, before, after, PLAN_REASON)
    assert Event.objects.get(verb="plan.changed").subject_id == told.pk
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanChange.objects.update(reason="друга")


def test_dropped_row_stays_with_its_reason_and_changes_no_more() -> None:
    row = make_planned()
    make_programme()
    dropped = drop_planned(row, reason=PLAN_REASON, by=make_clerk(), now=timezone.now())
    assert dropped is not None
    assert (dropped.state, dropped.state_reason) == (PlanState.DROPPED, PLAN_REASON)
    with pytest.raises(NotAllowed) as refused:
        edited(dropped, reason=PLAN_REASON, month=6)
    assert codes_of(refused) == ["state"]
    with pytest.raises(NotAllowed):
        start_planned(dropped, {}, by=make_clerk(), now=timezone.now())


def test_row_added_to_a_published_programme_is_told() -> None:
    make_planned()
    make_programme()
    with pytest.raises(NotAllowed):
        make_planned(title="Наредба за пазарите")
    make_planned(title="Наредба за пазарите", reason=PLAN_REASON)
    assert [(row.kind, row.planned.title) for row in PlanChange.objects.select_related("planned")] == [
        ("added", "Наредба за пазарите")
    ]


def test_second_of_two_clerks_gets_the_row_as_it_is() -> None:
    row = make_planned()
    edited(row, month=4)
    with pytest.raises(PlanConflict) as conflict:
        edited(row, month=5)
    assert conflict.value.current.month == 4


def test_started_row_opens_one_draft_with_its_data_and_leads_to_the_publication() -> None:
    row, clerk, now = make_planned(), make_clerk(), timezone.now()
    known = {"contact_name": "Име Фамилия", "contact_phone": "000 000", "channel_email": "predlozhenia@example.bg"}
    draft = start_planned(row, known, by=clerk, now=now)
    assert start_planned(row, known, by=clerk, now=now) == draft
    assert (draft.title, draft.term_days, draft.motives_goals, draft.contact_name) == (
        "Наредба за детските площадки",
        30,
        "Площадките да са безопасни.",
        "Име Фамилия",
    )
    stored = PlannedConsultation.objects.get()
    assert (stored.state, stored.consultation) == (PlanState.STARTED, draft)
    assert Consultation.objects.count() == 1
    save_act_text(draft, "Чл. 1. Площадките са оградени.", by=clerk, now=now)
    with pytest.raises(NotAllowed):
        publish_consultation(draft, by=clerk, now=now)  # the plan is no substitute for the motives
