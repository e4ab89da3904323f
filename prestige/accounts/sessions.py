"""The open sessions of a person, for their own page."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.http import HttpRequest

from prestige.accounts.browsers import browser_name
from prestige.accounts.models import User

SEEN = "seen"  # in the session: seconds since 1970
SEEN_EVERY = timedelta(hours=1)


@dataclass(frozen=True)
class SessionRow:
    """One open session: ``browser`` is empty when it is not known, ``seen_at`` right to the hour."""

    pk: int
    browser: str
    began_at: datetime
    seen_at: datetime
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
            session.last_seen_at,
            session.session_key == request.session.session_key,
        )
        for session in sessions
    ]
    return sorted(rows, key=lambda row: (not row.is_current, -row.began_at.timestamp()))


def begin_to_note(request: HttpRequest, *, now: datetime) -> None:
    """Let a session that has just been opened note from now on when it is used."""
    request.session[SEEN] = int(now.timestamp())


def note_seen(request: HttpRequest, *, now: datetime) -> None:
    """Write when the session was used, at most once an hour: between two notes no page costs a query."""
    noted = request.session.get(SEEN)
    if noted is not None and now.timestamp() - noted >= SEEN_EVERY.total_seconds():
        request.session[SEEN] = int(now.timestamp())
        UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=now)


def list_session(request: HttpRequest) -> None:
    """Note the session of this browser: it got a new key since it was noted, or was opened before sessions were."""
    UserSession.objects.create_from_request(request)
