"""Ending sessions of one's own."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.db import transaction

from prestige.accounts.actions.save_staff import end_sessions
from prestige.accounts.models import User
from prestige.journal.actions import record


@transaction.atomic
def end_session(session: UserSession, *, by: User, now: datetime) -> None:
    """End one session of the person: its next request is a visitor's."""
    session.end()
    record("account.session_ended", by, by=by, now=now)


@transaction.atomic
def end_all_sessions(user: User, *, now: datetime) -> User:
    """Begin a new epoch of the account, which ends every session of it, listed or not, and return the person."""
    locked = User.objects.select_for_update().get(pk=user.pk)
    end_sessions(locked)
    for session in UserSession.objects.filter(user=locked):
        session.end()
    record("account.sessions_ended", locked, by=locked, now=now)
    return locked
