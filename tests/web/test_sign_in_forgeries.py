"""Doors of accounts that another site pushes at: rows A15, A16 and the list of sessions of A20."""

from datetime import timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prestige.accounts.models import User
from tests.factories import make_citizen
from tests.web.test_sign_in_attacks import CODE, LOGIN, ask, clock, digits, enter, is_in

pytestmark = pytest.mark.django_db
__all__ = ["clock"]


ELSEWHERE = (
    "//evil.bg", "/\\evil.bg", "https:evil.bg", "https://evil.bg", "http:///evil.bg", "https://testserver@evil.bg",
    "javascript:alert(1)", "data:text/html,x", "ht\ttps://evil.bg", " https://evil.bg", "///evil.bg", "http:evil.bg",
    "//evil.bg/%2f..", "https:\\\\evil.bg", "/\t/evil.bg", "//[::1]", "https://testserver.evil.bg", "//evil.bg#/me/",
)  # fmt: skip


@pytest.mark.parametrize("wanted", ELSEWHERE)
@pytest.mark.parametrize("way", ["code", "already in", "logout", "theme"])
def test_wanted_address_elsewhere_is_never_the_answer(client: Client, way: str, wanted: str) -> None:
    """A15: on every door that takes an address."""
    make_citizen("ana@primer.bg")
    if way == "code":
        ask(client, "ana@primer.bg", next=wanted)
        answer = client.post(CODE, {"code": digits("ana@primer.bg")})
    elif way == "theme":
        answer = client.post("/theme/", {"next": wanted, "theme": "dark"})
    else:
        enter(client, "ana@primer.bg")
        page = LOGIN if way == "already in" else "/accounts/logout/"
        answer = client.post(page, {"next": wanted})
    assert answer.status_code == 302
    place = answer["Location"].replace("\t", "")
    assert place.startswith("/")
    assert not place.startswith(("//", "/\\"))


def test_wanted_address_of_ours_is_reached_by_code(client: Client) -> None:
    make_citizen("ana@primer.bg")
    ask(client, "ana@primer.bg", next="/accounts/sessions/")
    assert client.post(CODE, {"code": digits("ana@primer.bg")})["Location"] == "/accounts/sessions/"


@pytest.mark.parametrize("door", ["/accounts/logout/", "/accounts/sessions/1/end/", "/accounts/password/remove/"])
def test_forged_form_of_another_site_changes_nothing(door: str) -> None:
    """A16: a picture (GET) and a form without the token are refused; the person stays in."""
    make_citizen("ana@primer.bg")
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.get(email="ana@primer.bg"))
    assert client.get(door).status_code in {302, 405}
    assert client.post(door, HTTP_ORIGIN="https://evil.bg").status_code == 403
    assert is_in(client)
    assert client.get("/me/")["X-Frame-Options"] == "DENY"


def test_use_of_a_session_is_noted_once_an_hour(client: Client, clock: time_machine.Traveller) -> None:
    """A20: the person sees which session is alive; reading pages costs no write in between."""
    make_citizen("ana@primer.bg")
    enter(client, "ana@primer.bg")
    seen = UserSession.objects.get()
    clock.shift(timedelta(minutes=59))
    with CaptureQueriesContext(connection) as queries:
        client.get("/me/")
    assert not [query for query in queries if query["sql"].startswith("UPDATE")]
    clock.shift(timedelta(minutes=2))
    client.get("/me/")
    assert UserSession.objects.get().last_seen_at - seen.last_seen_at == timedelta(minutes=61)
