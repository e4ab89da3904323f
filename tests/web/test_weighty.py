"""Weighty acts of officials: done at once behind a fresh proof, waiting with everything typed behind an old one."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from html import unescape

import pytest
import time_machine
from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver
from pytest_django import Settings

from consultations.models import Consultation
from prestige.accounts.models import User
from prestige.portal.weighty import WEIGHTY
from tests.factories import make_citizen, make_clerk, make_municipality, make_open_consultation
from tests.factories.factors import add_application, code_at
from tests.factories.people import PASSWORD
from tests.factories.sessions import give_proof
from tests.web.test_clerk_roles import make_official

pytestmark = [pytest.mark.django_db, pytest.mark.bare_sign_in]
NOW = datetime(2026, 11, 24, 8, 0, 7, tzinfo=UTC)
REASON = "Проектът се оттегля, защото „наредбата“ ще бъде изготвена отново & обсъдена."


@pytest.fixture(autouse=True)
def _stopped_clock(db: None) -> Iterator[None]:
    make_municipality()
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def official() -> User:
    person = make_clerk()
    add_application(person)
    return person


def at_desk(client: Client, person: User, minutes_ago: float) -> Client:
    client.force_login(person)
    give_proof(client, person, "password", "mfa", minutes_ago=minutes_ago)
    return client


def withdraw(client: Client, consultation: Consultation, **proof: str) -> tuple[int, str]:
    page = f"/admin/consultations/{consultation.number}/withdrawal/"
    answer = client.post(page, {"reason": REASON} | proof)
    return answer.status_code, answer.content.decode()


def is_withdrawn(consultation: Consultation) -> bool:
    consultation.refresh_from_db()
    return consultation.withdrawn_at is not None


def test_act_behind_a_fresh_proof_is_done_at_once(client: Client, official: User) -> None:
    consultation = make_open_consultation()

    assert withdraw(at_desk(client, official, 14.9), consultation)[0] == 302
    assert is_withdrawn(consultation)


def test_act_behind_an_old_proof_waits_with_what_was_typed(client: Client, official: User) -> None:
    consultation = make_open_consultation()

    status, page = withdraw(at_desk(client, official, 15.1), consultation)

    assert status == 403
    assert "Потвърдете, че сте Вие" in page
    kept = re.search(r'name="reason" value="([^"]*)"', page)
    assert kept
    assert unescape(kept[1]) == REASON
    assert not is_withdrawn(consultation)


@pytest.mark.parametrize("proof", [{"proof_code": code_at(NOW)}, {"proof_password": PASSWORD}])
def test_waiting_act_goes_on_with_the_proof(client: Client, official: User, proof: dict[str, str]) -> None:
    consultation = make_open_consultation()

    assert withdraw(at_desk(client, official, 60), consultation, **proof)[0] == 302

    assert is_withdrawn(consultation)
    assert Consultation.objects.get().withdrawal_reason == REASON
    assert client.post("/admin/accounts/user/add/", {}).status_code == 403  # no right, and not asked again
    assert "Нямате право" in client.post("/admin/accounts/user/add/", {}).content.decode()


@pytest.mark.parametrize(
    ("proof", "sentence"),
    [
        ({"proof_code": "000000"}, "Кодът не е верен"),
        ({"proof_password": "wrong"}, "Паролата не е вярна"),
        ({"proof_password": "x" * 5000}, "Паролата не е вярна"),
    ],
)
def test_wrong_proof_keeps_the_act_waiting(
    client: Client, official: User, proof: dict[str, str], sentence: str
) -> None:
    consultation = make_open_consultation()

    status, page = withdraw(at_desk(client, official, 60), consultation, **proof)

    assert status == 403
    assert sentence in page
    assert "изготвена отново &amp; обсъдена" in page
    assert not is_withdrawn(consultation)


def test_proof_that_is_not_asked_for_is_not_looked_at(client: Client, official: User) -> None:
    """Guessing costs a turn only where the page asks; a fresh session takes the act as it is."""
    consultation = make_open_consultation()

    assert withdraw(at_desk(client, official, 1), consultation, proof_code="000000")[0] == 302


def test_page_of_a_weighty_act_may_be_read_with_an_old_proof(client: Client, official: User) -> None:
    consultation = make_open_consultation()

    assert (
        at_desk(client, official, 600).get(f"/admin/consultations/{consultation.number}/withdrawal/").status_code == 200
    )


def test_minutes_of_a_proof_are_a_setting(client: Client, official: User, settings: Settings) -> None:
    settings.REAUTHENTICATION_MINUTES = 5
    consultation = make_open_consultation()

    assert withdraw(at_desk(client, official, 6), consultation)[0] == 403
    assert withdraw(at_desk(client, official, 4), consultation)[0] == 302


def test_letter_alone_is_no_fresh_proof_of_an_official(client: Client, official: User) -> None:
    consultation = make_open_consultation()
    at_desk(client, official, 60)
    records = client.session["account_authentication_methods"]
    session = client.session
    session["account_authentication_methods"] = [*records, {"method": "code", "at": NOW.timestamp()}]
    session.save()

    assert withdraw(client, consultation)[0] == 403
    assert not is_withdrawn(consultation)


def test_role_is_given_only_behind_a_fresh_proof(client: Client) -> None:
    administrator, person = make_official("administrator"), make_citizen()
    add_application(administrator)
    at_desk(client, administrator, 60)
    page = f"/admin/accounts/user/{person.pk}/roles/"
    fields = {"reason": "Заповед № РД-09-14 на кмета"}
    waiting = client.post(page, fields | {"roles": ["clerk", "editor"]})
    assert waiting.status_code == 403
    assert waiting.content.decode().count('name="roles"') == 2
    assert not person.groups.exists()

    client.post(page, fields | {"roles": ["clerk", "editor"], "proof_code": code_at(NOW)})

    assert sorted(person.groups.values_list("name", flat=True)) == ["clerk", "editor"]


def test_typed_passwords_do_not_travel_through_the_page(client: Client) -> None:
    administrator, person = make_official("administrator"), make_clerk()
    add_application(administrator)
    at_desk(client, administrator, 60)

    shown = client.post(
        f"/admin/accounts/user/{person.pk}/password/",
        {"password1": "never shown again", "password2": "never shown again", "usable_password": "true"},
    )

    assert shown.status_code == 403
    assert "never shown again" not in shown.content.decode()


def test_chosen_file_is_named_and_the_texts_are_given_back(client: Client, official: User) -> None:
    consultation = make_open_consultation()
    file = SimpleUploadedFile("dokument.pdf", b"%PDF-1.7")

    shown = at_desk(client, official, 60).post(
        f"/admin/consultations/{consultation.number}/withdrawal/", {"reasons": REASON, "file": file}
    )

    text = shown.content.decode()
    assert "dokument.pdf" in text
    assert "изберете файла отново" in text
    assert f'action="/accounts/reauthenticate/?next=/admin/consultations/{consultation.number}/withdrawal/"' in text
    assert "изготвена отново &amp; обсъдена.</textarea>" in text


def test_every_weighty_act_is_an_address_of_the_workplace() -> None:
    def names(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[str | None]:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                yield from names(pattern.url_patterns)
            else:
                yield pattern.name

    assert sorted(WEIGHTY - set(names(admin.site.get_urls()))) == []
