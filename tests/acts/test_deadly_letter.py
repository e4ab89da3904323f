"""A letter that kills whoever sends it is given up after as many tries as any other."""

from datetime import timedelta

import pytest
from django.utils import timezone

from prestige.journal.actions import record
from prestige.notifications.actions import deliver_due
from prestige.notifications.actions.deliver import DEADLY, RETRY_AFTER, STALE_CLAIM
from prestige.notifications.models import Notification, NotificationState
from tests.factories import make_citizen

pytestmark = pytest.mark.django_db


def abandoned(attempts: int) -> Notification:
    """Return a letter whose sender died in the middle of this many-th try."""
    now, citizen = timezone.now(), make_citizen()
    return Notification.objects.create(
        event=record("user.profile_saved", citizen, by=citizen, now=now),
        address="grazhdanin@example.bg",
        state=NotificationState.SENDING,
        attempts=attempts,
        next_try_at=now,
        claimed_at=now - STALE_CLAIM - timedelta(seconds=1),
    )


@pytest.mark.parametrize(
    ("attempts", "state", "failure"),
    [
        (len(RETRY_AFTER), NotificationState.SUPPRESSED, ""),
        (len(RETRY_AFTER) + 1, NotificationState.FAILED, DEADLY),
    ],
)
def test_deliver_letter_whose_senders_all_died_is_given_up(
    attempts: int, state: NotificationState, failure: str
) -> None:
    letter = abandoned(attempts)
    assert deliver_due(timezone.now) == 0
    letter.refresh_from_db()
    assert (letter.state, letter.failure) == (state, failure)
