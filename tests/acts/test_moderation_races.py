"""Two clerks at once: one decision, one letter; the same many in opposite order and nobody waits for ever."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from consultations.actions import decide_appeal, file_appeal, hold_comment, publish_comment
from consultations.models import Comment
from prestige.journal.models import Event
from prestige.moderation.actions import moderate_many
from prestige.moderation.models import Appeal, AppealOutcome, BatchAct, Measure, ModerationState
from prestige.notifications.actions import dispatch_events
from prestige.notifications.models import Notification
from prestige.refusals import NotAllowed
from tests.acts.test_statement_races import meanwhile
from tests.factories import make_citizen, make_clerk, make_comment, make_open_consultation

pytestmark = pytest.mark.django_db(transaction=True)
MORNING = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
LATER = MORNING + timedelta(hours=2)


def test_publishing_while_a_colleague_holds_is_refused_and_one_letter_leaves() -> None:
    comment = make_comment(make_open_consultation(now=MORNING), published=False, author=make_citizen())
    first, second, seen = make_clerk(), make_clerk(), comment.review_stamp

    codes = meanwhile(
        lambda: publish_comment(comment, by=second, now=LATER, expected=seen),
        lambda: hold_comment(comment, ground="3", note="", by=first, now=LATER, expected=seen),
    )

    assert codes == ["stale"]
    assert Comment.objects.get().moderation_state == ModerationState.HELD
    dispatch_events(LATER)
    told = Notification.objects.exclude(event__verb="comment.received")
    assert [letter.event.verb for letter in told] == ["comment.held"]


def test_appeal_is_decided_once_by_two_at_the_same_time() -> None:
    comment = make_comment(make_open_consultation(now=MORNING), published=False, author=make_citizen())
    hold_comment(comment, ground="3", note="", by=make_clerk(), now=LATER)
    appeal = file_appeal(Measure.objects.get(), comment, reasons="Не е.", by=None, now=LATER)
    first, second = make_clerk(), make_clerk()

    def decide(outcome: AppealOutcome, by: object) -> Callable[[], object]:
        return lambda: decide_appeal(appeal, comment, outcome=outcome, decision="Защото.", by=by, now=LATER)  # type: ignore[arg-type]

    codes = meanwhile(decide(AppealOutcome.UPHELD, second), decide(AppealOutcome.REJECTED, first))

    assert codes == ["decided"]
    assert Appeal.objects.get().outcome == "rejected"
    assert Comment.objects.get().moderation_state == ModerationState.HELD


def test_many_in_opposite_order_are_decided_once_each() -> None:
    consultations = [make_open_consultation(now=MORNING) for _ in range(2)]
    keys = [("comment", make_comment(each, published=False).pk) for each in consultations for _ in range(4)]
    clerks, done = [make_clerk(), make_clerk()], []

    def work(place: int) -> None:
        try:
            order = keys if place else keys[::-1]
            done.append(moderate_many(order, act=BatchAct.PUBLISH, by=clerks[place], now=LATER).done)
        except NotAllowed as refused:
            done.append(-len(refused.refusals))
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=[place]) for place in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert sum(done) == len(keys)
    assert Comment.objects.public().count() == len(keys)
    assert Event.objects.filter(verb="comment.published").count() == len(keys)
