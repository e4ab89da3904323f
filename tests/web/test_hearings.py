"""The public side of a hearing: its block, list, page and papers, in every state."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from consultations.actions import begin_minutes, cancel_hearing, change_hearing, edit_minutes, publish_minutes
from consultations.models import Hearing
from prestige.events.actions import check_in
from prestige.journal.models import Event as JournalEvent
from tests.acts.test_hearings import data_of, next_workday
from tests.factories import (
    make_clerk,
    make_hearing,
    make_municipality,
    make_open_consultation,
    make_past_hearing,
    make_registration,
)
from tests.factories.hearings import LONG_TERM

pytestmark = pytest.mark.django_db
REASON = "Залата е заета за ремонт на покрива."


@pytest.fixture(autouse=True)
def _municipality() -> None:
    make_municipality()


def words(client: Client, url: str, status: int = 200) -> str:
    """Return the text of a page on one line, with plain spaces."""
    response = client.get(url)
    assert response.status_code == status
    html = re.sub(r"<(script|style).*?</\1>", " ", response.content.decode(), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("\u00a0", " ").replace("&nbsp;", " ").split())


def page_of(hearing: Hearing) -> str:
    return f"/consultations/{hearing.consultation.url_ref}/hearings/{hearing.ordinal}/"


def test_hearing_ahead_shows_places_agenda_access_and_papers(client: Client) -> None:
    hearing = make_hearing(capacity=40, stream_url="https://stream.example/1")
    make_registration(hearing.event)
    text = words(client, page_of(hearing))
    for said in (
        "Остават 39 от 40 места",
        "17:30 Представяне на проекта",
        "Вход без стъпала откъм площада",
        "Инвалидна количка Достъпно",
        "Води Име Фамилия, независим модератор",
        "Гледайте излъчването",
        "Ако не искате да сте в кадър",
        "Покана № ПК-",
        "Добавете в календара (ICS)",
        "писмени становища се приемат поне до",
    ):
        assert said in text


def test_overview_and_list_lead_to_the_hearing(client: Client) -> None:
    hearing = make_hearing()
    consultation = hearing.consultation
    for url in (f"/consultations/{consultation.url_ref}/", f"/consultations/{consultation.url_ref}/hearings/"):
        html = client.get(url).content.decode()
        assert f'href="{page_of(hearing)}"' in html
        assert hearing.event.registration_url in html
    assert "Няма насрочено обсъждане" in words(client, f"/consultations/{make_open_consultation().url_ref}/hearings/")


def test_full_hearing_offers_the_waiting_list(client: Client) -> None:
    hearing = make_hearing(capacity=1)
    for _ in range(3):
        make_registration(hearing.event)
    text = words(client, page_of(hearing))
    assert "Единственото място е заето" in text
    assert "Чакат 2 души" in text
    assert "В листа на чакащите" in text


def test_cancelled_hearing_says_why_and_takes_nobody(client: Client) -> None:
    hearing = make_hearing()
    cancel_hearing(hearing, reason=REASON, by=make_clerk(), now=timezone.now())
    text = words(client, page_of(hearing))
    assert "Обсъждането е отменено" in text
    assert REASON in text
    assert "Запишете се" not in text
    assert "Записването не е възможно" in words(client, hearing.event.registration_url)


def test_closed_registration_says_since_when(client: Client) -> None:
    now = timezone.now()
    hearing = make_hearing(registration_closes_at=now - timedelta(hours=1))
    assert "Записването приключи на" in words(client, page_of(hearing))


def test_past_hearing_waits_for_minutes_and_says_when_they_are_late(client: Client) -> None:
    waiting, late = make_past_hearing(days_ago=1), make_past_hearing(days_ago=20)
    assert "Общината публикува протокола до" in words(client, page_of(waiting))
    text = words(client, page_of(late))
    assert "протоколът закъснява" in text
    assert "трябваше да е публикуван до" in text
    assert "Запишете се" not in text


def test_published_minutes_stand_with_count_names_and_days(client: Client) -> None:
    hearing, clerk = make_past_hearing(days_ago=3), make_clerk()
    convened = JournalEvent.objects.get(verb="hearing.convened").at
    person = make_registration(hearing.event, now=convened, is_name_public=True)
    for each in (person, make_registration(hearing.event, now=convened, name="Име Скрито")):
        check_in(each, by=clerk, now=hearing.event.starts_at)
    minutes = begin_minutes(hearing, by=clerk, now=timezone.now())
    edit_minutes(minutes, {"course": "Проектът беше представен."}, version=1, by=clerk, now=timezone.now())
    published = publish_minutes(minutes, version=2, by=clerk, now=timezone.now())
    text = words(client, page_of(hearing))
    assert f"Протокол № {published.number}" in text
    assert "Присъстваха 2 души." in text
    assert person.name in text
    assert "Име Скрито" not in text
    assert "Проектът беше представен." in text
    assert re.search(r"\d работ\w+ д\w+ след обсъждането", text)
    overview = words(client, f"/consultations/{hearing.consultation.url_ref}/")
    assert "Протоколът е публикуван" in overview


def test_papers_are_awaited_before_printing_and_missing_without_minutes(client: Client) -> None:
    hearing = make_hearing()
    assert client.get(f"{page_of(hearing)}invitation.pdf").status_code in {202, 503}
    assert client.get(f"{page_of(hearing)}minutes.pdf").status_code == 404
    assert client.get(page_of(hearing).replace("/hearings/1/", "/hearings/2/")).status_code == 404


def test_moved_hearing_shows_the_change_and_the_replaced_invitation(client: Client) -> None:
    hearing = make_hearing()
    shift, event = next_workday(of=hearing), hearing.event
    data = data_of(hearing, starts_at=event.starts_at + shift, ends_at=event.ends_at + shift)
    change_hearing(hearing, data, reason=REASON, version=1, by=make_clerk(), now=timezone.now())
    text = words(client, page_of(hearing))
    assert "Има промяна" in text
    assert REASON in text
    assert "Заменена покана № ПК-" in text


@pytest.mark.parametrize("page", ["", "hearings/", "hearings/1/"])
def test_page_asks_equally_often_whatever_is_registered(client: Client, page: str) -> None:
    now = timezone.now()
    consultation = make_open_consultation(days=LONG_TERM, now=now)
    hearing = make_hearing(consultation, now=now)
    counted = []
    for more in (1, 2, 27):
        for _ in range(more):
            make_registration(hearing.event)
        if page != "hearings/1/":
            make_hearing(consultation, now=now, day=hearing.event.local_day, place=f"зала {more}")
        client.get(f"/consultations/{consultation.url_ref}/{page}")
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/consultations/{consultation.url_ref}/{page}").status_code == 200
        counted.append(len(captured))
    assert len(set(counted)) == 1


def test_timeline_tells_of_the_hearing_and_not_of_quiet_corrections(client: Client) -> None:
    hearing, clerk = make_hearing(), make_clerk()
    data = data_of(hearing, agenda="Една точка")
    change_hearing(hearing, data, reason="", version=1, by=clerk, now=timezone.now())
    text = words(client, f"/consultations/{hearing.consultation.url_ref}/")
    assert "Свикано е обществено обсъждане на" in text
    assert "Променено е общественото обсъждане" not in text
    cancel_hearing(hearing, reason=REASON, by=clerk, now=timezone.now())
    assert "Отменено е общественото обсъждане на" in words(client, f"/consultations/{hearing.consultation.url_ref}/")
