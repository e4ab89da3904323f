"""What happens to a proposal while its statement is being issued: wholly before it, or not at all."""

import threading
import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction

from consultations.actions import answer_comment, hold_comment, issue_statement, publish_comment, submit_comment
from consultations.models import Answer, Comment, Decision
from prestige.refusals import NotAllowed
from tests.acts.test_submit_comment import proposal
from tests.factories import make_answer, make_clerk, make_comment, make_open_consultation

MORNING = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
REASONS = "Не се приема, защото срокът е определен в закона и не се променя с наредба."


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
        return bool(cursor.fetchone()[0])


def meanwhile(act: Callable[[], object], during: Callable[[], object]) -> list[str]:
    """Start `act` in a thread of its own inside the transaction of `during`; return the codes of its refusals."""
    codes: list[str] = []

    def work() -> None:
        try:
            act()
        except NotAllowed as refused:
            codes.extend(refusal.code for refusal in refused.refusals)
        finally:
            connection.close()

    thread = threading.Thread(target=work)
    with transaction.atomic():
        during()
        thread.start()
        until = time.monotonic() + 2.5  # less than the lock_timeout of the one that waits
        while time.monotonic() < until and not somebody_waits():
            time.sleep(0.02)
    thread.join(30)
    return codes


@pytest.mark.django_db(transaction=True)
def test_answer_changed_while_the_statement_is_issued_is_refused() -> None:
    consultation = make_open_consultation(now=MORNING)
    comment = make_comment(consultation)
    make_answer(comment)
    clerk, closes_at = make_clerk(), consultation.closes_at
    assert closes_at is not None

    codes = meanwhile(
        lambda: answer_comment(
            comment, decision=Decision.REJECTED, reasons=REASONS, by=clerk, now=closes_at, version=1
        ),
        lambda: issue_statement(consultation, by=clerk, now=closes_at),
    )

    assert codes == ["issued"]
    assert Answer.objects.get().decision == Decision.ACCEPTED


@pytest.mark.django_db(transaction=True)
def test_proposal_that_waited_while_the_statement_was_issued_is_refused() -> None:
    consultation = make_open_consultation(now=MORNING)
    clerk, closes_at = make_clerk(), consultation.closes_at
    assert closes_at is not None

    codes = meanwhile(
        lambda: submit_comment(
            consultation, proposal(), by=None, key=uuid.uuid4(), now=closes_at - timedelta(seconds=1)
        ),
        lambda: issue_statement(consultation, by=clerk, now=closes_at),
    )

    assert codes == ["closed"]
    assert not Comment.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_clerks_who_publish_hold_and_answer_at_once_never_block_each_other_for_good() -> None:
    comment = make_comment(make_open_consultation(now=MORNING), published=False)
    first, second = make_clerk(), make_clerk()
    troubles: list[Exception] = []

    def tried(act: Callable[[], object]) -> None:
        try:
            act()
        except Exception as trouble:
            troubles.append(trouble)
        finally:
            connection.close()

    acts: list[Callable[[], object]] = [
        lambda: publish_comment(comment, by=first, now=MORNING),
        lambda: hold_comment(comment, ground="1", note="", by=second, now=MORNING),
        lambda: answer_comment(comment, decision=Decision.REJECTED, reasons=REASONS, by=first, now=MORNING),
        lambda: submit_comment(comment.consultation, proposal(), by=None, key=uuid.uuid4(), now=MORNING),
    ]
    threads = [threading.Thread(target=tried, args=[act]) for act in acts * 3]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert [type(trouble).__name__ for trouble in troubles] == ["AnswerConflict"] * troubles.__len__()
    assert Comment.objects.count() == 4
