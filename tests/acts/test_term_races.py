"""An extension while proposals arrive around the old closing instant: each is wholly before it or wholly after."""

import threading
import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from pytest_django import Settings

from consultations.actions import submit_comment
from consultations.actions.change_term import Wanted, change_term
from consultations.models import Comment, Consultation, TermChange
from consultations.term_changes import TermChangeKind
from prestige.refusals import NotAllowed
from tests.acts.test_statement_races import meanwhile
from tests.acts.test_submit_comment import proposal
from tests.factories import make_clerk, make_open_consultation

MORNING = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
WANTED = Wanted(TermChangeKind.EXTENSION, date(2027, 1, 11), "Проектът беше допълнен с нови приложения.")


@pytest.mark.django_db(transaction=True)
def test_proposal_that_waited_for_the_extension_is_received(settings: Settings) -> None:
    settings.TWO_PERSON_TERM = False
    consultation, clerk = make_open_consultation(now=MORNING), make_clerk()
    closes_at = consultation.closes_at
    assert closes_at is not None
    codes = meanwhile(
        lambda: submit_comment(consultation, proposal(), by=None, key=uuid.uuid4(), now=closes_at),
        lambda: change_term(consultation, WANTED, by=clerk, now=closes_at - timedelta(seconds=1)),
    )
    assert codes == []
    assert Comment.objects.get().received_at == closes_at


@pytest.mark.django_db(transaction=True)
def test_extension_among_twenty_proposals_at_the_old_end_loses_none_and_doubles_none(
    settings: Settings,
) -> None:
    settings.TWO_PERSON_TERM = False
    consultation, clerk = make_open_consultation(now=MORNING), make_clerk()
    closes_at = consultation.closes_at
    assert closes_at is not None
    troubles: list[str] = []
    late: list[int] = []

    def send(place: int) -> None:
        try:
            at = closes_at + timedelta(seconds=place - 10)
            submit_comment(consultation, proposal(), by=None, key=uuid.uuid4(), now=at)
        except NotAllowed:
            late.append(place)
        except Exception as trouble:
            troubles.append(repr(trouble))
        finally:
            connection.close()

    def extend() -> None:
        try:
            change_term(consultation, WANTED, by=clerk, now=closes_at - timedelta(seconds=1))
        except Exception as trouble:
            troubles.append(repr(trouble))
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=[place]) for place in range(20)]
    threads.insert(10, threading.Thread(target=extend))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    stored = Consultation.objects.get()
    assert troubles == []
    assert (TermChange.objects.count(), stored.last_day) == (1, date(2027, 1, 11))
    assert all(place >= 10 for place in late)  # only one that came at the old end and before the decision was late
    serials = sorted(Comment.objects.values_list("serial", flat=True))
    assert serials == list(range(1, 21 - len(late)))
    assert stored.last_comment_serial == len(serials)
