"""What a person sets for themselves: name, how it is shown, settlement, letters."""

import pytest
from django.test import Client
from django.urls import reverse

from consultations.models.draft import REMINDERS
from prestige.accounts.models import User
from prestige.journal.models import Event
from prestige.municipality.models import Settlement
from prestige.notifications.audience import has_left, is_following
from tests.factories import make_citizen, make_clerk, make_municipality
from tests.factories.places import make_unit
from tests.web.writing import Writer

pytestmark = pytest.mark.django_db

FIELDS = {"full_name": "Ново Име", "name_display": "initials", "language": "en", "draft_letters": "on"}


@pytest.fixture
def me() -> User:
    return make_citizen(full_name="")


@pytest.fixture
def mine(me: User) -> Client:
    client = Client()
    client.force_login(me)
    return client


def save(client: Client, **fields: str) -> str:
    return client.post(reverse("me_settings"), FIELDS | fields, follow=True).content.decode()


def test_settings_are_saved_and_a_comment_begins_with_them(writer: Writer, me: User, mine: Client) -> None:
    village = Settlement.objects.create(kind="с.", name="Примерово")

    save(mine, full_name="Ново\x00 Име", settlement=str(village.pk))

    me.refresh_from_db()
    assert (me.full_name, me.name_display, me.settlement, me.language) == ("Ново Име", "initials", village, "en")
    writer.client = mine
    page = writer.get("form").content.decode()
    assert 'value="Ново Име"' in page
    assert 'value="initials" aria-describedby' not in page
    form = writer.client.get(writer.url("form")).context["form"]
    assert (form["name_display"].value(), form["settlement"].value()) == ("initials", village.pk)
    writer.post_form(name_display="full")
    assert writer.client.get(writer.url("form")).context["form"]["name_display"].value() == "full"


def test_settings_that_did_not_change_leave_no_event(me: User, mine: Client) -> None:
    save(mine)
    save(mine)
    assert Event.objects.filter(verb="user.profile_saved").count() == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"language": "xx"},
        {"name_display": ""},
        {"name_display": "mayor"},
        {"settlement": "-1"},
        {"settlement": "x\x00"},
        {"full_name": "а" * 121},
        {"full_name": "Ивaн"},
        {"full_name": "Община Хасково"},
        {"full_name": "Кмет"},
        {"full_name": "Администратор"},
        {"full_name": "admin\u200b"},
        {"full_name": "\u202eadmin"},
        {"full_name": "Аdmin"},
        {"full_name": "OБЩИНА"},
        {"full_name": "Ａｄｍｉｎ"},
        {"full_name": "Дирекция „Пример“"},
        {"full_name": "123"},
    ],
)
def test_wrong_setting_is_said_and_nothing_is_saved(me: User, mine: Client, fields: dict[str, str]) -> None:
    make_municipality()
    unit = make_unit()
    unit.name = "Дирекция „Пример“"
    unit.save(update_fields=["name"])

    assert "<title>Грешка: " in save(mine, **fields)

    me.refresh_from_db()
    assert (me.full_name, me.language) == ("", "bg")


@pytest.mark.parametrize(
    "name", ["Мария Иванова-Петрова", "Maria O'Neill", "Иван Кметов", "", "Служител Първи", "\u3164\u2800", "\u200b"]
)
def test_name_of_a_person_is_taken_even_of_a_namesake_of_an_official(me: User, mine: Client, name: str) -> None:
    make_clerk(full_name="Служител Първи")

    assert "<title>Грешка: " not in save(mine, full_name=name)

    me.refresh_from_db()
    assert me.full_name == ("" if name in {"\u3164\u2800", "\u200b"} else name)


def test_letters_about_drafts_end_and_begin_again_by_the_setting(me: User, mine: Client) -> None:
    assert "checked" in mine.get(reverse("me_settings")).content.decode().split('name="draft_letters"')[1].split(">")[0]
    save(mine)
    assert not has_left(me.pk, REMINDERS)

    save(mine, draft_letters="")
    assert has_left(me.pk, REMINDERS)
    save(mine, draft_letters="")
    assert not is_following(me.pk, REMINDERS)

    save(mine)
    assert is_following(me.pk, REMINDERS)


def test_settings_of_a_visitor_ask_to_sign_in() -> None:
    address = reverse("me_settings")
    assert Client().post(address, FIELDS).url == f"{reverse('accounts:login')}?next={address}"
