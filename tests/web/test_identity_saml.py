"""Signing in with SAML 2.0: which assertions are believed, once, and in which browser."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.conf import settings as portal
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import reverse

from prestige.accounts.codes import code_of
from prestige.accounts.identity.configured import identity_providers
from prestige.accounts.models import EmailCode, User
from tests.factories import make_municipality
from tests.saml_provider import (
    CERTIFICATE,
    ENTITY,
    KEY,
    NAMES,
    SSO,
    STRANGE_CERTIFICATE,
    STRANGE_KEY,
    metadata,
    request_of,
    response,
)

pytestmark = pytest.mark.django_db
EGN = "8001010000"
ACS = "/accounts/saml/eavt/acs/"


def configure(settings: LazySettings, **more: Any) -> None:
    row = {"id": "eavt", "name": "еАвт", "entity_id": ENTITY, "claims": NAMES} | more
    settings.IDENTITY_PROVIDERS = identity_providers("", json.dumps([row]))


@pytest.fixture(autouse=True)
def _provider(settings: LazySettings) -> None:
    make_municipality()
    configure(settings, sso_url=SSO, certificate=CERTIFICATE)


def press(client: Client, **fields: str) -> str:
    return str(client.post(reverse("identity_login", args=["eavt"]), fields).url)


def post(client: Client, answer: str) -> Any:
    """Post the answer as the provider's page does, and follow to the request that carries the session."""
    posted = client.post(ACS, {"SAMLResponse": answer})
    return client.get(posted.url) if posted.status_code == 302 else posted


def give_code(client: Client, email: str) -> Any:
    client.post(reverse("socialaccount_signup"), {"email": email})
    token = EmailCode.objects.latest("requested_at", "pk").token
    return client.post(reverse("socialaccount_signup"), {"code": code_of(token, portal.SECRET_KEY)})


def test_signed_assertion_signs_in_and_comes_back_to_the_page(settings: LazySettings) -> None:
    client = Client()
    assert post(client, response(press(client, next="/consultations/"))).url == reverse("socialaccount_signup")
    assert give_code(client, "maria@example.bg").url == "/consultations/"

    person = User.objects.get()
    assert (person.assured_by, person.assured_level, person.assured_name) == ("eavt", "high", "Мария Примерова Иванова")
    other = Client()
    assert post(other, response(press(other))).url == reverse("me")
    assert other.session["_auth_user_id"] == str(person.pk)


LIES: list[tuple[str, dict[str, Any]]] = [
    ("unsigned", {"signs": False}),
    ("signed by another key", {"pair": (STRANGE_KEY, STRANGE_CERTIFICATE)}),
    ("changed after signing", {"swap": ("PNOBG-8001010000", "PNOBG-9001010000")}),
    ("address changed after signing", {"swap": ("maria@example.bg", "other@example.bg")}),
    ("message signed, assertion not", {"signs": False, "signs_only_the_message": True}),
    ("for another portal", {"audience": "https://other.example/"}),
    ("by another provider", {"issuer": "https://evil.example/"}),
    ("to another address", {"recipient": "https://other.example/acs/"}),
    ("destination elsewhere", {"destination": "https://other.example/acs/"}),
    ("expired", {"shift": timedelta(hours=-1)}),
    ("not yet", {"shift": timedelta(hours=1)}),
    ("answers nothing", {"in_response_to": ""}),
    ("answers another request", {"in_response_to": "ONELOGIN_of_another_browser"}),
    ("without a lasting subject", {"format": "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"}),
]


@pytest.mark.parametrize("lie", [lie for _what, lie in LIES], ids=[what for what, _lie in LIES])
def test_assertion_that_proves_nothing_is_refused(lie: dict[str, Any]) -> None:
    client = Client()

    answer = post(client, response(press(client), **lie))

    assert answer.status_code == 400
    assert "Влизането не стана" in answer.content.decode()
    assert "identity_pending" not in client.session
    assert not User.objects.exists()


@pytest.mark.parametrize(("level", "status"), [("http://eidas.europa.eu/LoA/low", 400), ("substantial", 302)])
def test_level_of_the_assertion_decides(level: str, status: int) -> None:
    client = Client()
    assert post(client, response(press(client), level=level)).status_code == status


def test_assertion_is_taken_once() -> None:
    client = Client()
    answer = response(press(client))
    assert post(client, answer).status_code == 302
    assert post(client, answer).status_code == 400


def test_assertion_for_another_browser_is_refused() -> None:
    client, victim = Client(), Client()
    press(victim)
    assert post(victim, response(press(client))).status_code == 400


@pytest.mark.parametrize(
    "posted", ["", "not base64 at all", "PHhtbD4=", "PCFET0NUWVBFIGEgWzwhRU5USVRZIGIgImMiPl0+", "A" * 400_000]
)
def test_rubbish_is_refused_calmly(posted: str) -> None:
    assert post(Client(), posted).status_code == 400


def test_finish_without_an_assertion_is_refused() -> None:
    assert Client().get(reverse("saml_finish_acs", args=["eavt"])).status_code == 400


def test_personal_number_stands_in_no_table_at_any_step() -> None:
    client = Client()
    posted = client.post(ACS, {"SAMLResponse": response(press(client))})
    found = _everything_kept()
    client.get(posted.url)
    give_code(client, "maria@example.bg")

    assert "maria@example.bg" in found
    assert EGN not in found + _everything_kept()
    assert User.objects.get().assured_at is not None


def _everything_kept() -> str:
    rows: list[str] = [str(each.get_decoded()) for each in Session.objects.all()]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT t::text FROM "{table}" t')  # noqa: S608  (names of our own tables)
            rows += [row for (row,) in cursor.fetchall()]
    return "\n".join(rows)


def test_metadata_file_describes_the_provider(settings: LazySettings, tmp_path: Path) -> None:
    (tmp_path / "idp.xml").write_text(metadata())
    configure(settings, metadata_file=str(tmp_path / "idp.xml"), login_origin="https://eid.example")
    client = Client()
    address = press(client)
    assert address.startswith(f"{SSO}?SAMLRequest=")
    assert post(client, response(address)).status_code == 302


def test_metadata_of_another_provider_are_not_believed(settings: LazySettings, tmp_path: Path) -> None:
    (tmp_path / "idp.xml").write_text(metadata().replace(ENTITY, "https://evil.example/"))
    configure(settings, metadata_file=str(tmp_path / "idp.xml"), login_origin="https://eid.example")
    assert Client().post(reverse("identity_login", args=["eavt"])).status_code == 503


def test_requests_are_signed_with_our_own_key(settings: LazySettings, tmp_path: Path) -> None:
    (tmp_path / "key").write_text(KEY)
    (tmp_path / "certificate").write_text(CERTIFICATE)
    own = {"sp_key_file": str(tmp_path / "key"), "sp_certificate_file": str(tmp_path / "certificate")}
    configure(settings, sso_url=SSO, certificate=CERTIFICATE, **own)
    assert "&Signature=" in press(Client())


def test_metadata_of_ours_name_the_address_of_the_answer() -> None:
    answer = Client().get(reverse("saml_metadata", args=["eavt"]))
    assert answer.headers["Content-Type"] == "application/samlmetadata+xml"
    assert f"http://testserver{ACS}" in answer.content.decode()
    assert 'WantAssertionsSigned="true"' in answer.content.decode()


def test_request_asks_for_the_answer_here() -> None:
    asked = request_of(press(Client()))
    assert asked.get("AssertionConsumerServiceURL") == f"http://testserver{ACS}"
    assert asked.get("Destination") == SSO
