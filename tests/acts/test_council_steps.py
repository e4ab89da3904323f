"""Whole lives of acts after their consultation, and what of them can never be put otherwise."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from consultations.actions import (
    correct_council_step,
    edit_consultation,
    issue_statement,
    mark_ready,
    publish_consultation,
    restart_consultation,
    save_act_text,
)
from consultations.lifecycle import Phase, Status, Vote
from consultations.models import Consultation, CouncilStep
from prestige.journal.models import Event
from prestige.refusals import NotAllowed
from tests.factories import (
    ACT_TEXT,
    CARRIED,
    make_adopted_consultation,
    make_answer,
    make_clerk,
    make_closed_consultation,
    make_comment,
    make_draft_consultation,
    make_general_act,
    make_in_session_consultation,
    make_open_consultation,
    make_statement,
    step_data,
    take_step,
)

pytestmark = pytest.mark.django_db
Kind = CouncilStep.Kind
MORNING = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
WHY = "Комисията иска друг текст на чл. 2 и ново обсъждане."


def codes(refused: pytest.ExceptionInfo[NotAllowed]) -> list[str]:
    return [refusal.code for refusal in refused.value.refusals]


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 10, tzinfo=UTC)


def test_draft_act_lives_from_its_statement_to_its_assessment_and_its_annulment() -> None:
    """Published 24.11.2026 for 30 days: the term ends on 29.12.2026."""
    act = make_open_consultation(now=MORNING)
    make_answer(make_comment(act))
    issue_statement(act, by=make_clerk(), now=noon(date(2027, 1, 11)))
    act.refresh_from_db()
    for day, kind, phase in (
        (date(2027, 1, 12), Kind.TABLED, Phase.TABLED),
        (date(2027, 1, 18), Kind.COMMITTEE, Phase.IN_COMMITTEE),
        (date(2027, 1, 28), Kind.SESSION, Phase.IN_SESSION),
        (date(2027, 1, 28), Kind.ADOPTED, Phase.ADOPTED),
        (date(2027, 2, 1), Kind.SENT, Phase.ADOPTED),
    ):
        take_step(act, kind, day, now=noon(date(2027, 2, 1)))
        assert act.phase_at(noon(date(2027, 2, 1))) == phase
    take_step(act, Kind.PROMULGATED, date(2027, 2, 3), now=noon(date(2027, 2, 3)), in_force_from=date(2027, 2, 7))
    assert act.phase_at(noon(date(2027, 2, 6))) == Phase.PROMULGATED
    assert act.phase_at(noon(date(2027, 2, 7))) == Phase.IN_FORCE
    take_step(act, Kind.EX_POST, date(2030, 2, 7), now=noon(date(2030, 2, 7)))
    assert act.phase_at(noon(date(2030, 2, 7))) == Phase.EX_POST
    take_step(act, Kind.ANNULLED, date(2031, 2, 7), now=noon(date(2031, 2, 7)))
    assert (act.status, act.annulled_on) == (Status.ANNULLED, date(2031, 2, 7))
    assert (act.tabled_on, act.adopted_on, act.promulgated_on) == (
        date(2027, 1, 12),
        date(2027, 1, 28),
        date(2027, 2, 3),
    )
    verbs = Event.objects.filter(data__consultation=act.pk, data__has_key="step").order_by("pk")
    assert [event.verb.removeprefix("consultation.") for event in verbs] == [
        "tabled",
        "referred",
        "put_on_session",
        "adopted",
        "sent",
        "promulgated",
        "assessed",
        "annulled",
    ]


def test_general_act_of_the_mayor_goes_from_the_summary_to_the_decision() -> None:
    """Notice of 31.1.2027 for one month: the term ends on 1.3.2027. Source: АПК чл. 69, ал. 2; ГПК чл. 60, ал. 3."""
    opened = datetime(2027, 1, 31, 8, tzinfo=UTC)
    draft = make_general_act(issuer="mayor", now=opened)
    act = publish_consultation(draft, by=make_clerk(), now=opened)
    assert act.last_day == date(2027, 3, 1)
    comment = make_comment(act)
    late = noon(date(2027, 3, 5))
    with pytest.raises(NotAllowed) as refused:
        issue_statement(act, by=make_clerk(), now=late)
    assert codes(refused) == ["undecided"]
    assert "АПК чл. 72, ал. 2" in str(refused.value)
    make_answer(comment)
    issue_statement(act, by=make_clerk(), now=late)
    act.refresh_from_db()
    with pytest.raises(NotAllowed) as refused:
        take_step(act, Kind.TABLED, date(2027, 3, 5), now=late)
    assert codes(refused)[0] == "issuer"
    take_step(act, Kind.ADOPTED, date(2027, 3, 5), now=late, document="Заповед № 17", vote=None)
    assert (act.phase_at(late), act.adoption_act) == (Phase.ADOPTED, "Заповед № 17")
    take_step(act, Kind.PROMULGATED, date(2027, 3, 5), now=late)
    assert act.phase_at(late) == Phase.IN_FORCE


def test_urgent_general_act_is_decided_inside_its_term() -> None:
    why = "Наводнението разруши моста към селото и пътят е опасен."
    draft = make_general_act(issuer="mayor", urgent_reason=why, now=MORNING)
    act = publish_consultation(draft, by=make_clerk(), now=MORNING)
    later = MORNING + timedelta(days=2)
    take_step(act, Kind.ADOPTED, timezone.localdate(later), now=later, document="Заповед № 18", vote=None)
    assert act.phase_at(later) == Phase.ADOPTED
    assert act.last_day is not None
    assert act.last_day > timezone.localdate(later)


def test_returned_act_is_in_force_only_when_more_than_half_of_all_adopt_it_again() -> None:
    act = make_adopted_consultation()
    today = timezone.localdate()
    take_step(act, Kind.PROMULGATED, in_force_from=today + timedelta(days=4))
    take_step(act, Kind.RETURNED)
    assert (act.status, act.promulgated_on, act.in_force_from) == (Status.RETURNED, None, None)
    few = Vote(in_favour=14, against=6, abstained=5, present=25, councillors=29)
    with pytest.raises(NotAllowed) as refused:
        take_step(act, Kind.READOPTED, vote=few)
    assert codes(refused) == ["majority"]
    take_step(act, Kind.READOPTED, vote=replace(few, in_favour=15, against=5))
    assert (act.status, act.adoption_act) == (Status.ADOPTED, "Решение № 3 по протокол № 2")


def test_returned_act_that_is_not_adopted_again_is_rejected() -> None:
    act = make_adopted_consultation()
    take_step(act, Kind.RETURNED)
    few = Vote(in_favour=14, against=6, abstained=5, present=25, councillors=29)
    step = take_step(act, Kind.REJECTED, vote=few)
    assert (act.status, step.is_again) == (Status.REJECTED, True)


@pytest.mark.parametrize(
    ("kind", "changed", "expected"),
    [
        (Kind.ADOPTED, {"vote": None}, ["vote"]),
        (Kind.ADOPTED, {"document": " \u200b"}, ["act"]),
        (Kind.ADOPTED, {"vote": replace(CARRIED, in_favour=12, against=10)}, ["majority"]),
        (Kind.REJECTED, {"vote": CARRIED}, ["carries"]),
        (Kind.PROMULGATED, {}, ["session"]),
        (Kind.TABLED, {}, ["phase"]),
    ],
)
def test_decision_without_its_papers_or_votes_is_refused(
    kind: str, changed: dict[str, object], expected: list[str]
) -> None:
    act = make_in_session_consultation()
    with pytest.raises(NotAllowed) as refused:
        take_step(act, kind, **changed)
    assert codes(refused) == (["phase"] if expected == ["session"] else expected)
    assert not CouncilStep.objects.filter(kind=kind).exclude(kind=Kind.TABLED).exists()


def test_step_sent_twice_is_kept_once() -> None:
    act = make_closed_consultation()
    make_statement(act)
    first = [take_step(act, Kind.TABLED) for _ in range(2)]
    assert first[0] == first[1]
    committees = [take_step(act, Kind.COMMITTEE, place=name) for name in ("Първа комисия", "Втора комисия")]
    assert committees[0] != committees[1]
    take_step(act, Kind.SESSION)
    assert len({take_step(act, Kind.ADOPTED).pk for _ in range(2)}) == 1
    assert CouncilStep.objects.count() == 5


def test_mistake_is_corrected_by_a_new_row_that_names_the_old() -> None:
    act = make_adopted_consultation()
    take_step(act, Kind.PROMULGATED)
    wrong = CouncilStep.objects.get(kind=Kind.ADOPTED)
    right = step_data(Kind.ADOPTED, document="Решение № 11 по протокол № 1", vote=replace(CARRIED, in_favour=17))
    corrected = correct_council_step(wrong, right, by=make_clerk(), now=timezone.now())
    act.refresh_from_db()
    assert (corrected.corrects, act.adoption_act) == (wrong, "Решение № 11 по протокол № 1")
    assert act.phase_at(timezone.now()) == Phase.IN_FORCE
    assert correct_council_step(wrong, right, by=make_clerk(), now=timezone.now()) == corrected
    with pytest.raises(NotAllowed) as refused:
        correct_council_step(corrected, replace(right, vote=None), by=make_clerk(), now=timezone.now())
    assert codes(refused) == ["vote"]
    event = Event.objects.get(verb="council_step.corrected")
    assert event.data == {"consultation": act.pk, "corrects": wrong.pk}


def test_recorded_step_never_changes_in_the_database() -> None:
    act, other = make_adopted_consultation(), make_adopted_consultation()
    for change in (CouncilStep.objects.all().delete, lambda: CouncilStep.objects.update(note="Друго.")):
        with pytest.raises(IntegrityError, match="never change"), transaction.atomic():
            change()
    tabled, foreign = act.council_steps.get(kind=Kind.TABLED), other.council_steps.get(kind=Kind.SESSION)
    foreign.pk, foreign.corrects = None, tabled
    with pytest.raises(IntegrityError, match="of the same step"), transaction.atomic():
        CouncilStep.objects.bulk_create([foreign])


def test_restart_ends_this_consultation_and_opens_a_draft_with_its_data_and_text() -> None:
    act = make_in_session_consultation()
    now, clerk = timezone.now(), make_clerk()
    successor = restart_consultation(act, reason=f" {WHY}\u202e", by=clerk, now=now)
    act.refresh_from_db()
    assert (act.status, act.withdrawal_reason) == (Status.RESTARTED, WHY)
    assert (successor.successor_of, successor.phase_at(now)) == (act, Phase.DRAFTING)
    assert (successor.title, successor.motives, successor.unit) == (act.title, act.motives, act.unit)
    assert act.current_revision is not None
    revision = successor.revisions.get()
    assert (revision.source, revision.tree) == (act.current_revision.source, act.current_revision.tree)
    assert (revision.base, revision.ordinal, revision.published_at) == (None, 1, None)
    with pytest.raises(NotAllowed) as refused:
        restart_consultation(act, reason=WHY, by=clerk, now=now)
    assert codes(refused) == ["phase"]
    published = publish_consultation(successor, by=clerk, now=now)
    assert published.number != act.number
    event = Event.objects.get(verb="consultation.restarted")
    assert event.data == {"consultation": act.pk, "successor": successor.pk}


def test_ready_draft_is_being_drafted_again_after_any_edit() -> None:
    draft, clerk = make_draft_consultation(now=MORNING), make_clerk()
    edits = (
        lambda row: edit_consultation(row, {"summary": "Друго."}, version=row.version, by=clerk, now=MORNING),
        lambda row: save_act_text(row, ACT_TEXT + "\n§ 2. Ново.", by=clerk, now=MORNING),
    )
    for edit in edits:
        assert mark_ready(draft, by=clerk, now=MORNING).phase_at(MORNING) == Phase.READY
        edit(Consultation.objects.get(pk=draft.pk))
        assert Consultation.objects.get(pk=draft.pk).phase_at(MORNING) == Phase.DRAFTING
    assert Event.objects.filter(verb="consultation.marked_ready").count() == 2


def test_unfinished_draft_is_not_ready() -> None:
    draft = make_draft_consultation(now=MORNING, summary="", motives_goals="")
    with pytest.raises(NotAllowed) as refused:
        mark_ready(draft, by=make_clerk(), now=MORNING)
    assert codes(refused) == ["motives", "summary"]


def test_normative_act_of_the_mayor_is_not_even_drafted() -> None:
    with pytest.raises(NotAllowed) as refused:
        make_draft_consultation(issuer="mayor")
    assert codes(refused) == ["issuer"]
