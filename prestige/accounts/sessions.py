"""The open sessions of a person, for their own page."""

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.http import HttpRequest

from prestige.accounts.browsers import browser_name
from prestige.accounts.models import User


@dataclass(frozen=True)
class SessionRow:
    """One open session: ``browser`` is empty when it is not known."""

    pk: int
    browser: str
    began_at: datetime
    is_current: bool


def session_rows(request: HttpRequest, user: User) -> list[SessionRow]:
    """Return the open sessions, this one first, then the newest; what has ended by itself is dropped."""
    list_session(request)
    sessions = UserSession.objects.purge_and_list(user)
    rows = [
        SessionRow(
            session.pk,
            browser_name(session.user_agent),
            session.created_at,
            session.session_key == request.session.session_key,
        )
        for session in sessions
    ]
    return sorted(rows, key=lambda row: (not row.is_current, -row.began_at.timestamp()))


def list_session(request: HttpRequest) -> None:
    """Note the session of this browser: it got a new key since it was noted, or was opened before sessions were."""
    UserSession.objects.create_from_request(request)
