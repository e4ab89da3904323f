"""What an account keeps of a visit: that its browser is known, and when its session was last seen."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from prestige.accounts.known_browser import OPENED, remember_browser
from prestige.accounts.sessions import note_seen


def visits_of_accounts(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Mark the browser that has just opened an account; note the hour in which a session is used."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if email := request.META.get(OPENED):
            remember_browser(response, email)
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.session.accessed:
            note_seen(request, now=timezone.now())
        return response

    return middleware
