"""Publishing: the term is fixed by law, and what is unlawful is refused with all its reasons at once."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import Error, transaction

from consultations.actions import edit_consultation, publish_consultation
from consultations.deadlines import SOFIA
from consultations.lifecycle import DECIDED, Phase
from consultations.models import Consultation, Status
from prestige.journal.models import Event
from prestige.municipality.models import SpecialDay
from prestige.refusals import NotAllowed
from tests.factories import make_clerk, make_draft_consultation, make_open_consultation

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def codes(refused: pytest.ExceptionInfo[NotAllowed]) -> set[str]:
    return {refusal.code for refusal in refused.value.refusals}


def test_publish_fixes_number_term_and_earliest_adoption() -> None:
    consultation = make_open_consultation(now=MORNING)
    assert consultation.number == "2026-001"
    assert consultation.last_day == date(2026, 12, 29)
    assert consultation.closes_at == datetime(2026, 12, 29, 22, 0, tzinfo=UTC)
    assert consultation.earliest_adoption_on == date(2026, 12, 30)
    assert consultation.phase_at(MORNING) == Phase.OPEN


def test_publish_an_empty_file_names_every_reason_at_once() -> None:
    draft = make_draft_consultation(
        days=10,
        short_term_reason="",
        motives_means="",
        motives_eu_law=" ",
        summary="",
        legal_basis="",
        contact_phone="",
        contact_email="",
        channel_email="",
        channel_office="",
    )
    draft.revisions.all().delete()
    with pytest.raises(NotAllowed) as refused:
        publish_consultation(draft, by=make_clerk(), now=MORNING)
    assert codes(refused) == {"term_too_short", "motives", "text", "summary", "legal_basis", "contact", "channel"}
    [motives] = [refusal for refusal in refused.value.refusals if refusal.code == "motives"]
    assert "Средства" in str(motives.message)
    assert "Съответствие с правото на ЕС" in str(motives.message)
    assert motives.source == "ЗНА чл. 28, ал. 2 и 4"
    assert all(refusal.source for refusal in refused.value.refusals)


@pytest.mark.parametrize(
    ("days", "reason", "expected"),
    [
        (30, "", set()),
        (29, "", {"short_term_without_reason"}),
        (29, "Спешно е.", set()),
        (14, "Спешно е.", set()),
        (13, "Спешно е.", {"term_too_short"}),
    ],
)
def test_publish_refuses_a_short_term_without_reasons(days: int, reason: str, expected: set[str]) -> None:
    draft = make_draft_consultation(days=days, short_term_reason=reason)
    if not expected:
        assert publish_consultation(draft, by=make_clerk(), now=MORNING).is_public
        return
    with pytest.raises(NotAllowed) as refused:
        publish_consultation(draft, by=make_clerk(), now=MORNING)
    assert codes(refused) == expected


def test_publish_counts_a_day_off_that_the_council_of_ministers_declared() -> None:
    SpecialDay.objects.create(day=date(2026, 12, 29), name="Неработен ден", source="Решение на МС")
    assert make_open_consultation(now=MORNING).last_day == date(2026, 12, 30)


def test_publish_twice_is_refused_and_takes_no_second_number() -> None:
    consultation = make_open_consultation(now=MORNING)
    with pytest.raises(NotAllowed):
        publish_consultation(consultation, by=make_clerk(), now=MORNING)
    assert make_open_consultation(now=MORNING).number == "2026-002"
    assert Event.objects.filter(verb="consultation.published").count() == 2


def test_a_published_consultation_is_not_edited_in_silence() -> None:
    consultation = make_open_consultation(now=MORNING)
    with pytest.raises(NotAllowed):
        edit_consultation(
            consultation, {"summary": "Друго."}, version=consultation.version, by=make_clerk(), now=MORNING
        )


def test_the_database_refuses_to_change_a_published_revision() -> None:
    consultation = make_open_consultation(now=MORNING)
    with pytest.raises(Error), transaction.atomic():
        consultation.revisions.update(source="Друг текст.")
    with pytest.raises(Error), transaction.atomic():
        consultation.revisions.get().provisions.update(text="Друг текст.")


def test_sql_phase_equals_python_phase() -> None:
    day = date(2026, 12, 30)
    ready = make_draft_consultation(now=MORNING, title="Готов проект")
    drafting = make_draft_consultation(now=MORNING, title="Проект")
    is_open, issued, promulgated, assessed = (make_open_consultation(now=MORNING) for _ in range(4))
    decided = {status: make_open_consultation(now=MORNING) for status in DECIDED}
    in_force = {
        "status": Status.PROMULGATED,
        "adopted_on": day,
        "promulgated_on": date(2026, 12, 30),
        "in_force_from": day,
    }
    change = {
        ready: {"ready_at": MORNING},
        issued: {"statement_issued_on": day},
        promulgated: in_force,
        assessed: in_force | {"ex_post_on": day},
    } | {row: {"status": status, "adopted_on": day, "annulled_on": day} for status, row in decided.items()}
    for row, values in change.items():
        Consultation.objects.filter(pk=row.pk).update(**values)
    assert is_open.closes_at is not None
    midnight = datetime(2026, 12, 30, tzinfo=SOFIA)
    seen = set()
    for now in (MORNING, is_open.closes_at - timedelta(microseconds=1), is_open.closes_at, midnight - SECOND, midnight):
        rows = {row.pk: row for row in Consultation.objects.with_phase(now)}
        assert {pk: row.phase for pk, row in rows.items()} == {pk: row.phase_at(now) for pk, row in rows.items()}
        seen |= {row.phase for row in rows.values()}
    assert seen == set(Phase)
    assert rows[drafting.pk].phase == Phase.DRAFTING
    assert rows[promulgated.pk].phase == Phase.IN_FORCE
