"""The pages of a person's data: what is held, the archive, leaving in steps, what a person decides."""

import io
import json
import re
import zipfile
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings as django_settings
from django.contrib.auth.models import Permission
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from consultations.models import Comment
from prestige.accounts.codes import code_of
from prestige.accounts.confirmation import CODE_KEY
from prestige.accounts.models import EmailCode, ErasureRequest, User
from prestige.accounts.own_data import ERASED_NAME
from prestige.journal.models import Event
from prestige.notifications.tasks import sweep
from tests.factories import make_citizen, make_clerk, make_comment, make_municipality, make_open_consultation
from tests.factories.sessions import give_proof

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _apart(settings: Any, tmp_path: Any) -> None:
    make_municipality()
    settings.DOSSIER_CACHE, settings.ERASURE_LEDGER = str(tmp_path / "dossiers"), str(tmp_path / "erasures.jsonl")


@pytest.fixture
def citizen() -> User:
    return make_citizen("grazhdanka@example.bg", full_name="Гражданка Примерна")


@pytest.fixture
def own(client: Client, citizen: User) -> Client:
    """A browser in which the citizen is signed in."""
    client.force_login(citizen)
    return client


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", answer.content.decode().replace("\xa0", " "))


def right_code() -> str:
    return code_of(EmailCode.objects.latest("requested_at", "pk").token, django_settings.SECRET_KEY)


def confirm(client: Client) -> Any:
    """Ask for the code and type it."""
    assert client.post("/me/data/erasure/")["Location"] == "/me/data/erasure/code/"
    return client.post("/me/data/erasure/code/", {"code": right_code()})


@pytest.mark.parametrize("page", ["", "erasure/", "erasure/code/", "erasure/check/"])
def test_stranger_is_sent_to_the_door(client: Client, page: str) -> None:
    assert client.get(f"/me/data/{page}")["Location"].startswith("/accounts/login/?next=/me/data/")


@pytest.mark.parametrize("page", ["", "erasure/"])
def test_page_takes_the_same_queries_however_much_is_held(own: Client, citizen: User, page: str) -> None:
    consultation, counts = make_open_consultation(), []
    for _again in range(3):
        make_comment(consultation, author=citizen, body=f"Предложение {len(counts)}.")
        make_comment(consultation, author=citizen, body=f"Друго предложение {len(counts)}.")
        own.get(f"/me/data/{page}")
        with CaptureQueriesContext(connection) as asked:
            own.get(f"/me/data/{page}")
        counts.append(len(asked))
    assert counts == [counts[0]] * 3


@pytest.mark.parametrize("page", ["", "erasure/", "erasure/code/"])
@pytest.mark.parametrize("language", ["", "/en"])
def test_pages_open_for_whoever_signed_in(own: Client, page: str, language: str) -> None:
    assert own.get(f"{language}/me/data/{page}").status_code == 200


def test_page_says_what_is_held_and_my_page_leads_there(own: Client, citizen: User) -> None:
    make_comment(make_open_consultation(), author=citizen)
    page = text(own.get("/me/data/"))
    assert "Текст, номер и време на изпратените предложения: 1" in page
    assert 'href="/me/data/"' in text(own.get("/me/"))


def test_archive_comes_by_one_press_and_by_no_address(own: Client, citizen: User) -> None:
    comment = make_comment(make_open_consultation(), author=citizen, body="Моят текст.")
    assert own.get("/me/data/export/").status_code == 405
    answer: Any = own.post("/me/data/export/")
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("application/zip", "no-store, private")
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        assert archive.testzip() is None
        told = json.loads(archive.read("data/consultations.json"))
        assert "ВАШИТЕ ДАННИ" in archive.read("README.txt").decode()
    assert [(row["number"], row["body"]) for row in told["proposals"]] == [(comment.number, "Моят текст.")]
    assert Event.objects.get(verb="user.data_exported").actor == citizen


def test_archive_of_a_stranger_is_nobodys(client: Client, own: Client) -> None:
    assert Client().post("/me/data/export/")["Location"].startswith("/accounts/login/")


def test_archives_in_a_row_are_refused_with_the_page(own: Client) -> None:
    with time_machine.travel(timezone.now().replace(second=10), tick=False):
        answers: list[Any] = [own.post("/me/data/export/") for _again in range(3)]
    for answer in answers:
        answer.close()
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert "Опитайте отново след един час" in text(answers[-1])


def test_citizen_leaves_in_steps_and_nothing_opens_afterwards(
    own: Client, citizen: User, mailoutbox: list[Any]
) -> None:
    comment = make_comment(make_open_consultation(), author=citizen, author_name="Гражданка Примерна")
    elsewhere = Client()
    elsewhere.force_login(citizen)
    preview = text(own.get("/me/data/erasure/"))
    assert "Още нищо не е изтрито" in preview
    assert "ЗНА, чл. 26, ал. 5" in preview
    assert confirm(own)["Location"] == "/me/data/erasure/check/"
    assert "Заличаваме ли данните ви?" in text(own.get("/me/data/erasure/check/"))
    assert User.objects.get(pk=citizen.pk).email == "grazhdanka@example.bg"
    gone = own.post("/me/data/erasure/check/")
    assert gone["Location"] == "/me/data/erased/"
    assert gone.cookies[django_settings.DRAFT_COOKIE_NAME]["max-age"] == 0
    assert "Данните ви са заличени" in text(own.get("/me/data/erased/"))
    assert own.get("/me/").status_code == elsewhere.get("/me/").status_code == 302
    assert Session.objects.count() == 0
    assert Comment.objects.get(pk=comment.pk).public_name == ERASED_NAME
    sweep()
    assert [letter.subject for letter in mailoutbox if letter.to == ["grazhdanka@example.bg"]][-1:] == [
        "Заличихме данните Ви"
    ]


def test_forgotten_browser_cannot_erase_without_the_code(own: Client, citizen: User) -> None:
    assert own.post("/me/data/erasure/check/")["Location"] == "/me/data/erasure/"
    own.post("/me/data/erasure/")
    wrong = "000000" if right_code() != "000000" else "111111"
    answer = own.post("/me/data/erasure/code/", {"code": wrong})
    assert "Кодът не е верен" in text(answer)
    assert own.post("/me/data/erasure/check/")["Location"] == "/me/data/erasure/"
    assert User.objects.get(pk=citizen.pk).email == citizen.email


def test_confirmation_is_good_for_a_quarter_of_an_hour(own: Client, citizen: User) -> None:
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        confirm(own)
    with time_machine.travel(now + timedelta(minutes=14), tick=False):
        assert own.get("/me/data/erasure/check/").status_code == 200
    with time_machine.travel(now + timedelta(minutes=15), tick=False):
        assert own.post("/me/data/erasure/check/")["Location"] == "/me/data/erasure/"
    assert not User.objects.get(pk=citizen.pk).is_erased


def test_code_for_signing_in_confirms_no_erasure(own: Client, citizen: User) -> None:
    Client().post("/accounts/login/", {"email": citizen.email})
    answer = own.post("/me/data/erasure/code/", {"code": right_code()})
    assert "Location" not in answer or answer["Location"] == "/me/data/erasure/code/"
    assert own.post("/me/data/erasure/check/")["Location"] == "/me/data/erasure/"


def test_code_of_somebody_else_in_the_session_confirms_nothing(own: Client) -> None:
    other = make_citizen()
    elsewhere = Client()
    elsewhere.force_login(other)
    elsewhere.post("/me/data/erasure/")
    session = own.session
    session[CODE_KEY] = elsewhere.session[CODE_KEY]
    session.save()
    own.post("/me/data/erasure/code/", {"code": right_code()})
    assert own.post("/me/data/erasure/check/")["Location"] == "/me/data/erasure/"


def test_new_code_is_sent_when_asked(own: Client) -> None:
    own.post("/me/data/erasure/")
    answer = own.post("/me/data/erasure/code/", {"again": "1"}, follow=True)
    assert "Изпратихме нов код" in text(answer)
    assert EmailCode.objects.count() == 2


def test_codes_without_end_are_refused_on_the_page(own: Client) -> None:
    with time_machine.travel(timezone.now().replace(second=10), tick=False):
        answers = [own.post("/me/data/erasure/") for _again in range(6)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]


def test_official_reads_why_not_and_what_to_do(client: Client) -> None:
    clerk = make_clerk()
    client.force_login(clerk)
    page = text(client.get("/me/data/erasure/"))
    assert "снеме ролите" in page
    assert "Изпратете ми код" not in page
    assert client.post("/me/data/erasure/").status_code == 403
    assert client.get("/me/data/erasure/code/")["Location"] == "/me/data/erasure/"
    assert EmailCode.objects.count() == 0


def test_request_waits_for_an_official_and_its_answer_comes_by_mail(
    own: Client, citizen: User, mailoutbox: list[Any]
) -> None:
    empty = own.post("/me/data/request/", {"text": " "})
    assert "Напишете какво да заличим" in text(empty)
    assert own.post("/me/data/request/", {"text": "Името ми в справка № 1."})["Location"] == "/me/data/"
    again = own.post("/me/data/request/", {"text": "Друго искане, написано дълго."})
    assert (again.status_code, "Друго искане, написано дълго." in text(again)) == (409, True)
    asked = ErasureRequest.objects.get()
    assert "Чака решение до" in text(own.get("/me/data/"))
    desk = Client()
    desk.force_login(_secretary())
    assert "Искане" in text(desk.get("/admin/erasures/"))
    assert "Името ми в справка № 1." in text(desk.get(f"/admin/erasures/{asked.pk}/"))
    missing = desk.post(f"/admin/erasures/{asked.pk}/", {"outcome": "granted", "reasons": ""})
    assert "Напишете мотивите" in text(missing)
    desk.post(f"/admin/erasures/{asked.pk}/", {"outcome": "granted", "reasons": "Справката ще бъде поправена."})
    twice = desk.post(f"/admin/erasures/{asked.pk}/", {"outcome": "refused", "reasons": "Не."})
    assert (twice.status_code, ErasureRequest.objects.get().outcome) == (409, "granted")
    sweep()
    assert "Справката ще бъде поправена." in mailoutbox[-1].body
    assert mailoutbox[-1].to == [citizen.email]
    assert "Справката ще бъде поправена." in text(own.get("/me/data/"))


def test_nobody_decides_their_own_request(client: Client) -> None:
    secretary = _secretary()
    client.force_login(secretary)
    client.post("/me/data/request/", {"text": "Моето име."})
    asked = ErasureRequest.objects.get()
    assert "Собственото ви искане решава друг служител" in text(client.get(f"/admin/erasures/{asked.pk}/"))
    refused = client.post(f"/admin/erasures/{asked.pk}/", {"outcome": "granted", "reasons": "Да."})
    assert (refused.status_code, ErasureRequest.objects.get().outcome) == (409, "")


def test_empty_desk_says_that_people_leave_by_themselves(client: Client) -> None:
    client.force_login(_secretary())
    page = text(client.get("/admin/erasures/"))
    assert "Няма искания" in page
    assert "Още никой не е заличавал профила си" in page


def test_session_opened_by_a_code_leaves_too(own: Client, citizen: User) -> None:
    give_proof(own, citizen, "code")
    confirm(own)
    own.post("/me/data/erasure/check/")
    assert User.objects.get(pk=citizen.pk).is_erased


def _secretary() -> User:
    secretary = make_clerk()
    secretary.user_permissions.add(Permission.objects.get(codename="decide_erasure"))
    return secretary
