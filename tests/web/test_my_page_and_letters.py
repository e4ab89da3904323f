"""What is mine, what I follow, and how letters end."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from consultations.models import CommentDraft, Consultation
from prestige.accounts.models import User
from prestige.notifications.actions import subscribe
from prestige.notifications.audience import is_following
from prestige.notifications.models import Subscription
from prestige.notifications.unsubscribe import unsubscribe_token
from tests.factories import make_answer, make_citizen, make_comment
from tests.web.test_email_code import right_code
from tests.web.writing import Writer

pytestmark = pytest.mark.django_db


def follow_url(consultation: Consultation) -> str:
    return reverse("consultations:follow", args=[consultation.url_ref])


def unsubscribe_url(user: User, consultation: Consultation) -> str:
    return reverse("notifications:unsubscribe", args=[unsubscribe_token(user.pk, consultation.topic)])


def test_my_page_asks_to_sign_in(writer: Writer) -> None:
    answer = writer.client.get(reverse("me"))

    assert answer.url == f"{reverse('accounts:login')}?next={reverse('me')}"


def test_my_page_shows_my_rows_only(writer: Writer) -> None:
    me, other = make_citizen(), make_citizen()
    mine = make_comment(writer.consultation, author=me)
    make_answer(mine)
    theirs = make_comment(writer.consultation, author=other, body="Чуждо предложение")
    subscribe(me, writer.consultation.topic, now=timezone.now())
    writer.client.force_login(other)
    writer.post_form(body="Чужда чернова", draft="1")
    writer.client = Client()
    writer.client.force_login(me)
    writer.post_form(eid="art_2", body="Моя чернова", draft="1")

    page = writer.client.get(reverse("me")).content.decode()

    assert "Моя чернова" in page
    assert mine.number in page
    assert "1&nbsp;нов отговор." in page
    assert follow_url(writer.consultation) in page
    assert [text for text in ("Чужда чернова", theirs.number) if text in page] == []


@pytest.mark.parametrize(("show", "shown"), [("", 2), ("answered", 1), ("waiting", 1), ("\x00", 2)])
def test_tabs_of_my_page_filter_the_proposals(writer: Writer, show: str, shown: int) -> None:
    me = make_citizen()
    make_answer(make_comment(writer.consultation, author=me))
    make_comment(writer.consultation, author=me, eid="art_2")
    writer.client.force_login(me)

    page = writer.client.get(reverse("me"), {"show": show}).content.decode()

    assert page.count('<th scope="row">') == shown


@pytest.mark.parametrize("count", [1, 3, 30])
def test_my_page_asks_the_database_a_fixed_number_of_times(
    writer: Writer, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    me = make_citizen()
    for number in range(count):
        make_comment(writer.consultation, author=me, body=f"Предложение {number}")
    writer.client.force_login(me)

    with django_assert_num_queries(8):
        writer.client.get(reverse("me"))


def test_draft_is_thrown_away_by_its_author_only(writer: Writer) -> None:
    writer.client.force_login(make_citizen())
    writer.post_form(draft="1")
    address = reverse("me_discard", args=[CommentDraft.objects.get().token])
    stranger = Client()
    stranger.force_login(make_citizen())

    assert stranger.post(address).status_code == 404
    assert writer.client.get(address).status_code == 405
    assert writer.client.post(address).url == reverse("me")
    assert CommentDraft.objects.count() == 0


def test_name_and_language_are_saved_and_prefilled(writer: Writer) -> None:
    me = make_citizen(full_name="")
    writer.client.force_login(me)

    writer.client.post(reverse("me_settings"), {"full_name": "Ново\x00 Име", "language": "en"})

    me.refresh_from_db()
    assert (me.full_name, me.language) == ("Ново Име", "en")
    assert 'value="Ново Име"' in writer.get("form").content.decode()


@pytest.mark.parametrize("fields", [{}, {"language": "xx"}, {"language": "bg", "full_name": "а" * 121}])
def test_wrong_settings_are_said(writer: Writer, fields: dict[str, str]) -> None:
    writer.client.force_login(make_citizen())

    assert "<title>Грешка: " in writer.client.post(reverse("me_settings"), fields).content.decode()


def test_signed_in_person_follows_and_stops(writer: Writer) -> None:
    me = make_citizen()
    writer.client.force_login(me)
    address, topic = follow_url(writer.consultation), writer.consultation.topic

    writer.client.get(address)
    assert not is_following(me.pk, topic)
    writer.client.post(address)
    writer.client.post(address)
    assert Subscription.objects.count() == 1
    assert "Спрете писмата" in writer.client.get(address).content.decode()
    writer.client.post(address, {"end": "1"})
    assert not is_following(me.pk, topic)


def test_visitor_follows_only_after_the_code(writer: Writer) -> None:
    address = follow_url(writer.consultation)

    answer = writer.client.post(address, {"email": "a@example.bg"})
    assert Subscription.objects.count() == 0
    writer.client.post(answer.url, {"code": "abc"})
    assert Subscription.objects.count() == 0
    page = writer.client.post(answer.url, {"code": right_code()}, follow=True).content.decode()

    assert "Следвате консултацията." in page
    assert Subscription.objects.get().user.email == "a@example.bg"


def test_wrong_address_of_a_follower_is_said(writer: Writer) -> None:
    page = writer.client.post(follow_url(writer.consultation), {"email": "a@localhost"}).content.decode()

    assert page.count("Въведете имейл във вида ime@primer.bg") == 2


def test_opening_the_link_of_a_letter_changes_nothing(writer: Writer) -> None:
    me = make_citizen()
    subscribe(me, writer.consultation.topic, now=timezone.now())
    client = Client(enforce_csrf_checks=True)
    address = unsubscribe_url(me, writer.consultation)

    assert "Отпишете ме" in client.get(address).content.decode()
    assert client.head(address).status_code == 200
    assert is_following(me.pk, writer.consultation.topic)


def test_one_press_of_a_mail_program_ends_the_letters_and_undo_returns_them(writer: Writer) -> None:
    me = make_citizen()
    subscribe(me, writer.consultation.topic, now=timezone.now())
    client = Client(enforce_csrf_checks=True)
    address = unsubscribe_url(me, writer.consultation)

    answer = client.post(address, {"List-Unsubscribe": "One-Click"})
    assert "Спряхме известията" in answer.content.decode()
    assert answer["Referrer-Policy"] == "same-origin"
    assert not is_following(me.pk, writer.consultation.topic)
    assert client.post(address).status_code == 200
    assert "Върнахме известията" in client.post(address, {"undo": "1"}).content.decode()
    assert is_following(me.pk, writer.consultation.topic)


@pytest.mark.parametrize("token", ["x", "%00", "a:b:c", "WzEsIngiXQ:1:forged"])
def test_forged_link_is_not_found(writer: Writer, token: str) -> None:
    address = f"/unsubscribe/{token}/"

    assert (writer.client.get(address).status_code, writer.client.post(address).status_code) == (404, 404)
