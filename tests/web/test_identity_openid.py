"""Signing in with OpenID Connect: who is believed, who is joined to which account, what is kept."""

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.conf import LazySettings
from django.conf import settings as portal
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from prestige.accounts.assurance import Assurance
from prestige.accounts.codes import code_of
from prestige.accounts.identity.configured import identity_providers
from prestige.accounts.identity.proof import subject_keys
from prestige.accounts.models import EmailCode, User
from tests.factories import make_citizen, make_clerk, make_municipality
from tests.factories.people import PASSWORD
from tests.identity_provider import CLIENT, SECRET, STRANGE_KEY, FakeOpenId, fake_openid

pytestmark = pytest.mark.django_db
EGN = "8001010000"
CALLBACK = "/accounts/oidc/broker/login/callback/"


def configure(settings: LazySettings, issuer: str, more: str = "") -> None:
    row = f'"id": "broker", "name": "Пример КЕП", "issuer": "{issuer}", "client_id": "{CLIENT}", "secret": "{SECRET}"'
    settings.IDENTITY_PROVIDERS = identity_providers(f"[{{{row}{more}}}]", "")


@pytest.fixture
def provider(settings: LazySettings) -> Iterator[FakeOpenId]:
    make_municipality()
    with fake_openid() as found:
        configure(settings, found.issuer)
        yield found


def press(client: Client, **fields: str) -> Any:
    return client.post(reverse("identity_login", args=["broker"]), fields)


def come_back(client: Client, provider: FakeOpenId, **fields: str) -> Any:
    """Press the button, sign in at the provider and return what the portal answers to the browser then."""
    return client.get(provider.authorize(press(client, **fields).url))


def give_code(client: Client, email: str) -> Any:
    """Name the address on the page that asks for it and type the code of its letter."""
    client.post(reverse("socialaccount_signup"), {"email": email})
    code = EmailCode.objects.latest("requested_at", "pk")
    return client.post(reverse("socialaccount_signup"), {"code": code_of(code.token, portal.SECRET_KEY)})


def signed_in(client: Client) -> str:
    return client.session.get("_auth_user_id", "")


def test_first_sign_in_asks_for_the_address_and_the_second_needs_no_code(provider: FakeOpenId) -> None:
    client = Client()
    assert come_back(client, provider).url == reverse("socialaccount_signup")
    assert "Мария" not in client.get(reverse("socialaccount_signup")).content.decode()

    assert give_code(client, "maria@example.bg").url == reverse("me")

    person = User.objects.get()
    assert (person.assurance, person.assured_by, person.assured_level) == (Assurance.IDENTITY, "broker", "high")
    assert person.assured_name == person.full_name == "Мария Примерова Иванова"
    assert "Потвърдена самоличност" in client.get(reverse("me")).content.decode()
    other = Client()
    assert come_back(other, provider, next="/consultations/").url == "/consultations/"
    assert signed_in(other) == str(person.pk)


def test_vouched_address_that_nobody_has_opens_an_account_at_once(provider: FakeOpenId) -> None:
    provider.claims["email_verified"] = True
    client = Client()

    assert come_back(client, provider).url == reverse("me")

    person = User.objects.get(email="maria@example.bg")
    assert signed_in(client) == str(person.pk)
    assert person.email_verified_at is not None
    assert not person.has_usable_password()


def test_vouched_address_of_somebody_is_not_joined_without_the_code(provider: FakeOpenId) -> None:
    owner = make_citizen("maria@example.bg")
    provider.claims["email_verified"] = True
    client = Client()

    assert come_back(client, provider).url == reverse("socialaccount_signup")

    assert signed_in(client) == ""
    assert not SocialAccount.objects.exists()
    give_code(client, "maria@example.bg")
    assert signed_in(client) == str(owner.pk)


def test_password_set_before_the_owner_came_opens_nothing_afterwards(provider: FakeOpenId) -> None:
    User.objects.create_user("maria@example.bg", PASSWORD)
    attacker, client = Client(), Client()
    assert attacker.login(email="maria@example.bg", password=PASSWORD)

    come_back(client, provider)
    give_code(client, "maria@example.bg")

    person = User.objects.get()
    assert not person.has_usable_password()
    assert attacker.get(reverse("me")).status_code == 302
    assert client.get(reverse("me")).status_code == 200


@pytest.mark.parametrize(
    ("changes", "is_believed"),
    [
        ({}, True),
        ({"exp": 1}, False),
        ({"aud": "somebody-else"}, False),
        ({"aud": [CLIENT, "other"], "azp": "other"}, False),
        ({"aud": [CLIENT, "other"], "azp": CLIENT}, True),
        ({"iss": "https://other.example"}, False),
        ({"nonce": "of another browser"}, False),
        ({"nonce": None}, False),
        ({"exp": None}, False),
        ({"sub": None}, False),
    ],
)
def test_token_is_believed_only_when_it_is_for_us_and_now(
    provider: FakeOpenId, changes: dict[str, Any], is_believed: bool
) -> None:
    provider.token_changes = changes
    client = Client()

    answer = come_back(client, provider)

    assert (answer.status_code == 302) is is_believed
    assert is_believed or "Отговорът на доставчика не може да се потвърди" in answer.content.decode()
    assert ("identity_pending" in client.session) is is_believed


@pytest.mark.parametrize("lie", ["key", "none", "hmac"])
def test_token_with_a_wrong_signature_is_refused(provider: FakeOpenId, lie: str) -> None:
    if lie == "key":
        provider.key = STRANGE_KEY
    elif lie == "none":
        provider.algorithm = "none"
    else:
        provider.algorithm, provider.key = "HS256", SECRET * 3  # type: ignore[assignment]
    client = Client()

    assert come_back(client, provider).status_code == 400
    assert "identity_pending" not in client.session


def test_userinfo_of_another_subject_is_refused(provider: FakeOpenId) -> None:
    provider.userinfo_changes = {"sub": "somebody else"}
    assert come_back(Client(), provider).status_code == 400


def test_answer_without_its_own_state_is_refused(provider: FakeOpenId) -> None:
    client, other = Client(), Client()
    back = provider.authorize(press(client).url)

    assert other.get(back).status_code == 400
    assert client.get(provider.authorize(press(client).url, state="guessed")).status_code == 400
    assert client.get(back).status_code == 302


def test_answer_is_taken_once(provider: FakeOpenId) -> None:
    client = Client()
    back = provider.authorize(press(client).url)

    assert client.get(back).status_code == 302
    again = client.get(back)

    assert again.status_code == 400
    assert "Този вход не е започнат в този браузър или е отдавна." in again.content.decode()


def test_answer_of_another_issuer_is_refused(provider: FakeOpenId) -> None:
    client = Client()
    back = provider.authorize(press(client).url)
    assert client.get(f"{back}&iss=https://other.example").status_code == 400


def test_request_carries_state_nonce_and_a_challenge(provider: FakeOpenId) -> None:
    provider.authorize(press(Client()).url)
    (asked,) = provider.asked.values()
    assert asked["code_challenge_method"] == "S256"
    assert min(len(asked[name]) for name in ("state", "nonce", "code_challenge")) >= 43
    assert asked["redirect_uri"] == f"http://testserver{CALLBACK}"


@pytest.mark.parametrize(
    ("said", "more", "is_enough"),
    [
        ("high", "", True),
        ("http://eidas.europa.eu/LoA/substantial", "", True),
        ("low", "", False),
        ("", "", False),
        ("substantial", ', "minimum": "high"', False),
        ("urn:x:qes", ', "levels": {"urn:x:qes": "high"}', True),
        ("urn:x:password", ', "levels": {"urn:x:qes": "high"}', False),
        ("", ', "level": "high"', True),
    ],
)
def test_level_of_assurance_decides(
    provider: FakeOpenId, settings: LazySettings, said: str, more: str, is_enough: bool
) -> None:
    configure(settings, provider.issuer, more)
    provider.claims["acr"] = said

    answer = come_back(Client(), provider)

    assert (answer.status_code == 302) is is_enough
    assert is_enough or "по-ниско ниво на осигуреност" in answer.content.decode()


def test_dead_provider_is_said_and_the_typed_text_is_kept(provider: FakeOpenId) -> None:
    provider.is_down = True
    answer = press(Client(), next="/consultations/")
    page = answer.content.decode()
    assert answer.status_code == 503
    assert "Доставчикът не отговаря в момента." in page
    assert "Ако сте писали нещо, то е запазено." in page
    assert 'href="/consultations/"' in page


def test_provider_that_dies_on_the_way_is_said(provider: FakeOpenId) -> None:
    client = Client()
    back = provider.authorize(press(client).url)
    provider.is_down = True
    assert client.get(back).status_code == 503


def test_turning_back_at_the_provider_changes_nothing(provider: FakeOpenId) -> None:
    client = Client()
    back = provider.authorize(press(client, next="/consultations/").url).replace("code=", "error=access_denied&x=")
    page = client.get(client.get(back).url).content.decode()
    assert "Отказахте влизането" in page
    assert 'href="/consultations/"' in page
    assert not User.objects.exists()


@pytest.mark.parametrize(
    "wanted", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_foreign_address_is_never_gone_on_to(provider: FakeOpenId, wanted: str) -> None:
    provider.claims["email_verified"] = True
    assert come_back(Client(), provider, next=wanted).url == reverse("me")


def test_identity_alone_opens_no_admin(provider: FakeOpenId) -> None:
    clerk, client = make_clerk("maria@example.bg"), Client()
    come_back(client, provider)
    give_code(client, "maria@example.bg")
    other = Client()
    come_back(other, provider)

    assert signed_in(other) == str(clerk.pk)
    assert other.get(reverse("admin:index")).status_code == 302


def test_stopped_account_is_not_opened(provider: FakeOpenId) -> None:
    provider.claims["email_verified"] = True
    come_back(Client(), provider)
    User.objects.update(is_active=False)
    client = Client()
    answer = come_back(client, provider)
    assert "Този профил е спрян." in answer.content.decode()
    assert signed_in(client) == ""


def test_former_secret_key_still_finds_the_person(provider: FakeOpenId, settings: LazySettings) -> None:
    provider.claims["email_verified"] = True
    come_back(Client(), provider)
    before = SocialAccount.objects.get().uid
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another key of the portal " * 3

    client = Client()
    assert come_back(client, provider).url == reverse("me")

    after = SocialAccount.objects.get()
    assert after.uid == subject_keys("broker", "PNOBG-8001010000")[0] != before
    assert signed_in(client) == str(after.user_id)


def test_personal_number_stands_in_no_table(provider: FakeOpenId) -> None:
    """Also none in the sessions, decoded, nor when it comes as a name or an address."""
    for name, email in (("Мария Иванова", "maria@example.bg"), (f"Мария {EGN}", f"{EGN}@example.bg")):
        provider.claims |= {"name": name, "email": email, "sub": f"PNOBG-{EGN}{len(name)}"}
        client = Client()
        assert come_back(client, provider).status_code == 302
        assert give_code(client, f"maria{len(name)}@example.bg").status_code == 302

    assert User.objects.filter(assured_at__isnull=False).count() == 2
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT t::text FROM "{table}" t')  # noqa: S608  (names of our own tables)
            assert not any(EGN in row for (row,) in cursor.fetchall()), table
    assert not any(EGN in str(each.get_decoded()) for each in Session.objects.all())
    assert SocialAccount.objects.exclude(extra_data={}).count() == 0


def test_unknown_provider_and_link_answer_calmly(provider: FakeOpenId) -> None:
    client = Client()
    assert client.get(reverse("identity_login", args=["broker"])).url == reverse("accounts:login")
    assert client.post(reverse("identity_login", args=["nobody"])).status_code == 404
    assert client.get(reverse("openid_connect_callback", args=["nobody"])).status_code == 404
    assert client.get(reverse("socialaccount_signup")).url == reverse("accounts:login")
    assert client.get(reverse("socialaccount_login_error")).status_code == 400


def test_buttons_stand_only_where_a_provider_is(provider: FakeOpenId, settings: LazySettings) -> None:
    login = Client().get(reverse("accounts:login")).content.decode()
    assert "Вход с Пример КЕП" in login
    settings.IDENTITY_PROVIDERS = ()
    assert "електронна самоличност" not in Client().get(reverse("accounts:login")).content.decode()
    client = Client()
    client.force_login(make_citizen(email_verified_at=timezone.now()))
    assert "Засега няма доставчик" in client.get(reverse("socialaccount_connections")).content.decode()
