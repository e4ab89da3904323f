"""Connecting an identity with the account one is signed in to, and taking the connection away."""

from collections.abc import Iterator

import pytest
from allauth.socialaccount.models import SocialAccount
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from prestige.accounts.assurance import Assurance
from prestige.journal.models import Event
from tests.factories import make_citizen, make_clerk, make_municipality
from tests.factories.sessions import give_proof
from tests.identity_provider import FakeOpenId, fake_openid
from tests.web.test_identity_openid import come_back, configure, press

pytestmark = pytest.mark.django_db


@pytest.fixture
def provider(settings: LazySettings) -> Iterator[FakeOpenId]:
    make_municipality()
    with fake_openid() as found:
        configure(settings, found.issuer)
        yield found


def test_connecting_links_the_signed_in_person_and_unlinking_takes_the_level(provider: FakeOpenId) -> None:
    person, client = make_citizen("other@example.bg"), Client()
    client.force_login(person)
    give_proof(client, person, "code")

    assert come_back(client, provider, process="connect").url == reverse("socialaccount_connections")

    person.refresh_from_db()
    assert person.assurance == Assurance.IDENTITY
    page = client.get(reverse("socialaccount_connections")).content.decode()
    assert "Свързани с профила" in page
    link = SocialAccount.objects.get(user=person)
    client.post(reverse("socialaccount_connections"), {"account": link.pk})
    person.refresh_from_db()
    assert (person.assurance, person.assured_name, person.assured_by) == (Assurance.EMAIL, "", "")
    assert set(Event.objects.values_list("verb", flat=True)) >= {"user.identity_linked", "user.identity_unlinked"}


def test_identity_of_another_account_is_not_connected(provider: FakeOpenId) -> None:
    provider.claims["email_verified"] = True
    come_back(Client(), provider)
    second, client = make_citizen("second@example.bg"), Client()
    client.force_login(second)
    give_proof(client, second, "code")

    for process in ("connect", "login"):
        answer = come_back(client, provider, process=process)
        assert answer.status_code == 400
        assert "вече отваря друг профил" in answer.content.decode()
    assert SocialAccount.objects.get().user.email == "maria@example.bg"


def test_connecting_begun_by_somebody_else_is_refused(provider: FakeOpenId) -> None:
    client, first = Client(), make_citizen("one@example.bg")
    client.force_login(first)
    give_proof(client, first, "code")
    back = provider.authorize(press(client, process="connect").url)
    stolen = client.session["socialaccount_states"]
    client.force_login(make_citizen("two@example.bg"))
    session = client.session
    session["socialaccount_states"] = stolen
    session.save()

    assert client.get(back).status_code == 400
    assert not SocialAccount.objects.exists()


def test_other_persons_link_is_not_taken_away(provider: FakeOpenId) -> None:
    provider.claims["email_verified"] = True
    come_back(Client(), provider)
    client = Client()
    client.force_login(make_citizen())
    client.post(reverse("socialaccount_connections"), {"account": SocialAccount.objects.get().pk})
    assert SocialAccount.objects.count() == 1


def test_password_is_asked_again_before_connecting(provider: FakeOpenId) -> None:
    person, client = make_clerk(), Client()
    client.force_login(person)
    give_proof(client, person, "password", "mfa", minutes_ago=600)
    assert press(client, process="connect").url.startswith(reverse("account_reauthenticate"))


def test_linking_begun_as_a_sign_in_asks_for_a_fresh_proof_too(provider: FakeOpenId) -> None:
    person, client = make_citizen("victim@example.bg"), Client()
    client.force_login(person)
    give_proof(client, person, "code", minutes_ago=600)
    come_back(client, provider)

    answer = client.post(reverse("socialaccount_signup"))
    assert answer.url.startswith(reverse("account_reauthenticate"))
    assert not SocialAccount.objects.exists()
    give_proof(client, person, "code")
    client.post(reverse("socialaccount_signup"))
    assert SocialAccount.objects.get().user == person
