"""Reports of readers: they call a clerk, count once a reader and hide nothing."""

from datetime import UTC, datetime

import pytest

from consultations.actions import hold_comment, publish_comment, remove_comment, report_comment
from consultations.models import Comment
from prestige.journal.models import Event
from prestige.moderation.actions import Complaint, ReportedBefore
from prestige.moderation.models import Ground, Report
from prestige.refusals import NotAllowed
from tests.factories import make_clerk, make_comment, make_open_consultation

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


def complaint(visitor: str = "198.51.100.1 Firefox", email: str = "") -> Complaint:
    ground = Ground.objects.in_force().get(number=2)
    return Complaint(ground, "Обижда съседа.", email, "bg", visitor)


def test_report_comment_however_often_leaves_it_public_and_queued() -> None:
    comment = make_comment(make_open_consultation(now=NOON))
    for number in range(30):
        report_comment(comment, complaint(f"198.51.100.{number} Firefox"), now=NOON)
    assert Comment.objects.public().in_queue().get() == comment
    assert Report.objects.waiting().count() == 30


def test_report_comment_twice_from_one_browser_counts_once() -> None:
    comment = make_comment(make_open_consultation(now=NOON))
    report_comment(comment, complaint(), now=NOON)
    with pytest.raises(ReportedBefore):
        report_comment(comment, complaint(), now=NOON)
    assert Report.objects.count() == 1


def test_reporter_is_stored_as_another_hash_for_every_comment() -> None:
    consultation = make_open_consultation(now=NOON)
    reports = [report_comment(make_comment(consultation), complaint(), now=NOON) for _ in range(2)]
    assert len({report.reporter for report in reports}) == 2
    assert all("198.51" not in report.reporter for report in reports)


def test_report_comment_that_is_not_public_is_refused() -> None:
    comment = make_comment(make_open_consultation(now=NOON), published=False)
    with pytest.raises(NotAllowed):
        report_comment(comment, complaint(), now=NOON)


@pytest.mark.parametrize("outcome", ["kept", "held", "removed"])
def test_decision_closes_every_report_with_what_was_done(outcome: str) -> None:
    comment, clerk = make_comment(make_open_consultation(now=NOON)), make_clerk()
    for number in range(2):
        report_comment(comment, complaint(f"198.51.100.{number}"), now=NOON)
    match outcome:
        case "kept":
            publish_comment(comment, by=clerk, now=NOON)
        case "held":
            hold_comment(comment, ground="2", note="", by=clerk, now=NOON)
        case _:
            remove_comment(comment, ground="2", note="", by=clerk, now=NOON)
    assert set(Report.objects.values_list("outcome", flat=True)) == {outcome}
    assert not Comment.objects.in_queue().exists()
    assert Event.objects.filter(verb="report.decided").count() == 2
