"""Objecting to a held, removed or redacted comment: in time, once, decided by another person."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from consultations.actions import decide_appeal, file_appeal, hold_comment, redact_comment
from consultations.models import Comment
from prestige.journal.models import Event
from prestige.moderation.models import Appeal, AppealOutcome, Measure
from prestige.refusals import NotAllowed
from tests.factories import make_citizen, make_clerk, make_comment, make_open_consultation

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
WHY = "Това не е реклама, а сметка на разхода."


def held() -> tuple[Comment, Measure]:
    comment = make_comment(make_open_consultation(now=TUESDAY), published=False, author=make_citizen())
    comment = hold_comment(comment, ground="3", note="", by=make_clerk(), now=TUESDAY)
    return comment, Measure.objects.get()


def codes(act: Callable[[], object]) -> list[str]:
    with pytest.raises(NotAllowed) as refused:
        act()
    return [refusal.code for refusal in refused.value.refusals]


@pytest.mark.parametrize(
    ("at", "refused"),
    [
        (datetime(2026, 11, 24, 9, 0, tzinfo=UTC), []),
        (datetime(2026, 12, 1, 21, 59, tzinfo=UTC), []),
        (datetime(2026, 12, 1, 22, 0, tzinfo=UTC), ["late"]),
    ],
)
def test_file_appeal_is_taken_until_the_end_of_the_seventh_day(at: datetime, refused: list[str]) -> None:
    comment, measure = held()
    assert measure.object_by == date(2026, 12, 1)
    if refused:
        assert codes(lambda: file_appeal(measure, comment, reasons=WHY, by=None, now=at)) == refused
    else:
        assert file_appeal(measure, comment, reasons=WHY, by=None, now=at).number == comment.number


def test_file_appeal_is_due_in_five_working_days() -> None:
    comment, measure = held()
    assert file_appeal(measure, comment, reasons=WHY, by=None, now=TUESDAY).due_on == date(2026, 12, 1)


def test_file_appeal_twice_is_refused() -> None:
    comment, measure = held()
    file_appeal(measure, comment, reasons=WHY, by=comment.author, now=TUESDAY)
    assert codes(lambda: file_appeal(measure, comment, reasons=WHY, by=None, now=TUESDAY)) == ["filed"]


def test_decide_appeal_by_who_held_it_is_refused() -> None:
    comment, measure = held()
    appeal = file_appeal(measure, comment, reasons=WHY, by=None, now=TUESDAY)
    act = lambda: decide_appeal(  # noqa: E731
        appeal, comment, outcome=AppealOutcome.REJECTED, decision="Не.", by=measure.decided_by, now=TUESDAY
    )
    assert codes(act) == ["same"]


def test_decide_appeal_upheld_shows_the_comment_with_its_first_receipt_and_one_letter() -> None:
    comment, measure = held()
    appeal = file_appeal(measure, comment, reasons=WHY, by=None, now=TUESDAY)
    after_the_term = TUESDAY + timedelta(days=60)
    decide_appeal(
        appeal, comment, outcome=AppealOutcome.UPHELD, decision="Прав сте.", by=make_clerk(), now=after_the_term
    )
    shown = Comment.objects.public().get()
    assert shown.received_at == comment.received_at
    assert Measure.objects.get().ended == "appeal"
    assert Event.objects.get(verb="comment.published").data["on_appeal"] is True


def test_decide_appeal_rejected_leaves_the_comment_held() -> None:
    comment, measure = held()
    appeal = file_appeal(measure, comment, reasons=WHY, by=None, now=TUESDAY)
    decide_appeal(appeal, comment, outcome=AppealOutcome.REJECTED, decision="Остава.", by=make_clerk(), now=TUESDAY)
    assert Comment.objects.get().moderation_state == "held"
    assert Appeal.objects.get().outcome == "rejected"


def test_decide_appeal_twice_is_refused() -> None:
    comment, measure = held()
    appeal = file_appeal(measure, comment, reasons=WHY, by=None, now=TUESDAY)
    first, second = make_clerk(), make_clerk()
    decide_appeal(appeal, comment, outcome=AppealOutcome.REJECTED, decision="Остава.", by=first, now=TUESDAY)
    act = lambda: decide_appeal(  # noqa: E731
        appeal, comment, outcome=AppealOutcome.UPHELD, decision="Прав сте.", by=second, now=TUESDAY
    )
    assert codes(act) == ["decided"]


def test_decide_appeal_upheld_against_a_redaction_brings_the_words_back() -> None:
    comment = make_comment(make_open_consultation(now=TUESDAY), body="Директорът Име Фамилия не отговаря.")
    redact_comment(comment, passages=["Име Фамилия"], ground="1", by=make_clerk(), now=TUESDAY)
    measure = Measure.objects.get()
    appeal = file_appeal(measure, comment, reasons=WHY, by=None, now=TUESDAY)
    decide_appeal(
        appeal, comment, outcome=AppealOutcome.UPHELD, decision="Длъжностно лице.", by=make_clerk(), now=TUESDAY
    )
    assert Comment.objects.get().public_body == "Директорът Име Фамилия не отговаря."
