"""The pages of second factors: setting up, signing in in two steps, recovery codes, leaving."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from django.core import mail
from django.test import Client

from prestige.accounts.codes import code_of
from prestige.accounts.models import EmailCode, User
from tests.factories import make_citizen, make_clerk, make_municipality
from tests.factories.factors import add_application, add_passkey, code_at, recovery_codes_of
from tests.factories.people import PASSWORD
from tests.factories.sessions import give_proof

pytestmark = [pytest.mark.django_db, pytest.mark.bare_sign_in]
NOW = datetime(2026, 11, 24, 8, 0, 7, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _within_one_minute(db: None) -> Iterator[None]:
    make_municipality()
    with time_machine.travel(NOW, tick=False):
        yield


def signed_in(client: Client, user: User, *methods: str, minutes_ago: float = 0) -> Client:
    client.force_login(user)
    give_proof(client, user, *methods, minutes_ago=minutes_ago)
    return client


def give_password(client: Client, user: User, after: str = "/admin/") -> str:
    answer = client.post(f"/accounts/login/password/?next={after}", {"email": user.email, "password": PASSWORD})
    return str(answer["Location"])


def test_password_and_code_open_the_workplace(client: Client) -> None:
    official = make_clerk()
    add_application(official)

    assert give_password(client, official) == "/accounts/2fa/authenticate/"
    assert client.get("/admin/").status_code == 302
    answer = client.post("/accounts/2fa/authenticate/", {"code": code_at(NOW)})

    assert answer["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_wrong_code_opens_nothing(client: Client) -> None:
    official = make_clerk()
    add_application(official)
    give_password(client, official)

    answer = client.post("/accounts/2fa/authenticate/", {"code": code_at(NOW, steps=5)})

    assert "не е верен" in answer.content.decode()
    assert client.get("/admin/").status_code == 302


def test_same_code_in_a_second_browser_is_refused(client: Client) -> None:
    official = make_clerk()
    add_application(official)
    give_password(client, official)
    client.post("/accounts/2fa/authenticate/", {"code": code_at(NOW)})
    other = Client()
    give_password(other, official)

    answer = other.post("/accounts/2fa/authenticate/", {"code": code_at(NOW)})

    assert "вече е използван" in answer.content.decode()
    assert other.get("/admin/").status_code == 302


def test_second_person_in_the_same_browser_gives_the_own_factor(client: Client) -> None:
    """A14: what the first one was about to prove proves nothing of the second."""
    first, second = make_clerk(), make_clerk()
    add_application(first)
    add_application(second, "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU")
    give_password(client, first)

    assert give_password(client, second) == "/accounts/2fa/authenticate/"
    answer = client.post("/accounts/2fa/authenticate/", {"code": code_at(NOW)})
    assert answer.status_code == 200
    assert client.get("/admin/").status_code == 302

    answer = client.post("/accounts/2fa/authenticate/", {"code": code_at(NOW, "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU")})
    assert answer["Location"] == "/admin/"
    assert client.get("/admin/").context["user"] == second


def test_code_by_letter_asks_for_the_second_factor_too(client: Client) -> None:
    official = make_clerk()
    add_application(official)
    client.post("/accounts/login/", {"email": official.email, "next": "/admin/"})
    request = EmailCode.objects.get()
    from django.conf import settings  # noqa: PLC0415

    answer = client.post("/accounts/code/", {"code": code_of(request.token, settings.SECRET_KEY)})

    assert answer["Location"] == "/accounts/2fa/authenticate/"
    client.post("/accounts/2fa/authenticate/", {"code": code_at(NOW)})
    assert client.get("/admin/").status_code == 200


def test_seventh_guess_of_a_visitor_is_not_looked_at(client: Client) -> None:
    official = make_clerk()
    add_application(official)
    give_password(client, official)
    for _ in range(6):
        client.post("/accounts/2fa/authenticate/", {"code": "000000"})

    answer = client.post("/accounts/2fa/authenticate/", {"code": code_at(NOW)})

    assert "Опитахте много пъти" in answer.content.decode()
    assert client.get("/admin/").status_code == 302


def test_session_has_a_new_key_behind_the_factor(client: Client) -> None:
    official = make_clerk()
    add_application(official)
    signed_in(client, official, "password")
    before = client.session.session_key

    answer = client.post("/accounts/2fa/reauthenticate/?next=/admin/", {"proof_code": code_at(NOW)})

    assert answer["Location"] == "/admin/"
    assert client.session.session_key != before
    assert client.get("/admin/").status_code == 200


def test_setting_up_an_application_leads_straight_into_the_workplace(client: Client) -> None:
    official = make_clerk()
    signed_in(client, official, "password")
    client.get("/admin/login/?next=/admin/", follow=True)
    shown = client.get("/accounts/2fa/totp/activate/").content.decode()
    secret = client.session[SECRET_SESSION_KEY]
    assert f"<span>{secret[:4]}</span>" in shown
    assert "<svg" in shown
    assert "data:" not in shown

    answer = client.post("/accounts/2fa/totp/activate/", {"code": code_at(NOW, secret)})

    assert answer["Location"] == "/accounts/2fa/recovery-codes/"
    assert 'href="/admin/"' in client.get("/accounts/2fa/recovery-codes/").content.decode()
    assert client.get("/admin/").status_code == 200


def test_code_that_set_the_application_up_is_used(client: Client) -> None:
    official = make_clerk()
    signed_in(client, official, "password")
    client.get("/accounts/2fa/totp/activate/")
    code = code_at(NOW, client.session[SECRET_SESSION_KEY])
    client.post("/accounts/2fa/totp/activate/", {"code": code})
    other = Client()
    give_password(other, official)

    assert "вече е използван" in other.post("/accounts/2fa/authenticate/", {"code": code}).content.decode()


def test_mailbox_alone_sets_no_factor_of_an_official_up(client: Client) -> None:
    signed_in(client, make_clerk(), "code")

    answer = client.get("/accounts/2fa/totp/activate/", follow=True)

    assert answer.redirect_chain[-1][0].startswith("/accounts/reauthenticate/")
    assert 'name="proof_password"' in answer.content.decode()


def test_citizen_sets_a_factor_up_after_a_fresh_code_by_letter(client: Client) -> None:
    signed_in(client, make_citizen(), "code")

    assert client.get("/accounts/2fa/totp/activate/").status_code == 200


def test_citizen_with_an_old_proof_gets_a_code_by_letter_and_goes_on(client: Client) -> None:
    citizen = make_citizen()
    signed_in(client, citizen, "code", minutes_ago=16)
    asked = client.get("/accounts/2fa/totp/activate/", follow=True)
    page = asked.redirect_chain[-1][0]
    assert page.startswith("/accounts/reauthenticate/?next=")
    client.post(page, {"again": "1"})
    request = EmailCode.objects.get()
    from django.conf import settings  # noqa: PLC0415

    answer = client.post(page, {"code": code_of(request.token, settings.SECRET_KEY)})

    assert answer["Location"] == "/accounts/2fa/totp/activate/"
    assert client.get("/accounts/2fa/totp/activate/").status_code == 200


def test_recovery_codes_are_shown_once_and_downloaded_meanwhile(client: Client) -> None:
    citizen = make_citizen()
    add_application(citizen)
    codes = recovery_codes_of(citizen)
    signed_in(client, citizen, "mfa")

    shown = client.get("/accounts/2fa/recovery-codes/")
    assert f"{codes[0][:4]} {codes[0][4:]}" in shown.content.decode()
    assert shown["Cache-Control"].startswith("max-age=0") or "no-store" in shown["Cache-Control"]
    downloaded = client.get("/accounts/2fa/recovery-codes/download/")
    assert codes[-1] in downloaded.content.decode()
    assert downloaded["Content-Disposition"] == 'attachment; filename="rezervni-kodove.txt"'

    elsewhere = signed_in(Client(), citizen, "mfa")
    assert codes[0][:4] not in elsewhere.get("/accounts/2fa/recovery-codes/").content.decode()
    assert elsewhere.get("/accounts/2fa/recovery-codes/download/").status_code == 302


def test_recovery_code_opens_the_workplace(client: Client) -> None:
    official = make_clerk()
    add_application(official)
    give_password(client, official)

    client.post("/accounts/2fa/authenticate/", {"code": recovery_codes_of(official)[3]})

    assert client.get("/admin/").status_code == 200


def test_official_is_told_why_the_last_factor_stays(client: Client) -> None:
    official = make_clerk()
    add_application(official)
    signed_in(client, official, "password", "mfa")

    assert "не може да остане без втори фактор" in client.get("/accounts/2fa/totp/deactivate/").content.decode()
    client.post("/accounts/2fa/totp/deactivate/")
    assert Authenticator.objects.filter(user=official, type="totp").exists()


def test_last_passkey_of_an_official_stays(client: Client) -> None:
    official = make_clerk()
    first, second = add_passkey(official), add_passkey(official, "Телефон")
    signed_in(client, official, "password", "mfa")

    client.post(f"/accounts/2fa/webauthn/keys/{first.pk}/remove/")
    client.post(f"/accounts/2fa/webauthn/keys/{second.pk}/remove/")

    assert [row.pk for row in Authenticator.objects.filter(user=official)] == [second.pk]


def test_citizen_switches_the_application_off(client: Client) -> None:
    citizen = make_citizen()
    add_application(citizen)
    signed_in(client, citizen, "mfa")

    client.post("/accounts/2fa/totp/deactivate/")

    assert not Authenticator.objects.filter(user=citizen).exists()


def test_old_session_proves_again_before_a_change_of_factors(client: Client) -> None:
    citizen = make_citizen()
    add_application(citizen)
    signed_in(client, citizen, "mfa", minutes_ago=16)
    answer = client.post("/accounts/2fa/totp/deactivate/")
    assert answer["Location"].startswith("/accounts/reauthenticate/?next=")
    assert Authenticator.objects.filter(user=citizen, type="totp").exists()

    client.post(answer["Location"], {"proof_code": code_at(NOW)})

    assert not Authenticator.objects.filter(user=citizen, type="totp").exists()


def test_passkey_of_somebody_else_is_no_page(client: Client) -> None:
    passkey = add_passkey(make_citizen())
    signed_in(client, make_citizen(), "mfa")

    for page in ("edit", "remove"):
        assert client.get(f"/accounts/2fa/webauthn/keys/{passkey.pk}/{page}/").status_code == 404


@pytest.mark.parametrize(("host", "works"), [("127.0.0.1:8000", False), ("localhost:8000", True), ("testserver", True)])
def test_page_says_that_a_bare_address_holds_no_passkeys(client: Client, host: str, works: bool) -> None:
    signed_in(client, make_citizen(), "code")

    shown = client.get("/accounts/2fa/", HTTP_HOST=host).content.decode()

    assert ("не работи на адрес само от числа" not in shown) is works


NO_ANSWERS = (
    *("", "{}", "[]", "null", "7", "не е JSON", '{"id": 1}', '{"id": "a", "rawId": "a"}'),
    '{"id": "YQ", "rawId": "YQ", "response": {"userHandle": null}}',
    '{"id": "YQ", "rawId": "YQ", "response": []}',
    '{"id": "YQ", "rawId": "YQ", "response": {"clientDataJSON": "e30", "authenticatorData": "YQ", "signature": "YQ"}}',
    '{"id": "YQ", "rawId": "YQ", "response": {"clientDataJSON": 5, "attestationObject": "YQ"}}',
)


@pytest.mark.parametrize("answer", NO_ANSWERS)
def test_answer_that_no_device_gave_opens_nothing(client: Client, answer: str) -> None:
    client.get("/accounts/2fa/webauthn/login/", headers={"accept": "application/json"})

    client.post("/accounts/2fa/webauthn/login/", {"credential": answer})

    assert client.get("/me/").status_code == 302
    assert mail.outbox == []


def test_question_for_a_passkey_names_the_host_and_nobody(client: Client) -> None:
    asked = client.get("/accounts/2fa/webauthn/login/", headers={"accept": "application/json"}).json()

    assert asked["request_options"]["publicKey"]["rpId"] == "testserver"
    assert not asked["request_options"]["publicKey"].get("allowCredentials")


@pytest.mark.parametrize("answer", NO_ANSWERS)
def test_answer_that_no_device_gave_adds_no_passkey(client: Client, answer: str) -> None:
    citizen = make_citizen()
    signed_in(client, citizen, "code")
    client.get("/accounts/2fa/webauthn/add/")

    shown = client.post("/accounts/2fa/webauthn/add/", {"name": "Лаптоп", "credential": answer})

    assert shown.status_code == 200
    assert "Опитайте отново" in shown.content.decode()
    assert not Authenticator.objects.filter(user=citizen).exists()


@pytest.mark.parametrize("answer", NO_ANSWERS)
def test_answer_that_no_device_gave_is_no_second_factor(client: Client, answer: str) -> None:
    official = make_clerk()
    add_application(official)
    give_password(client, official)

    assert client.post("/accounts/2fa/authenticate/", {"credential": answer}).status_code == 200
    assert client.get("/admin/").status_code == 302
