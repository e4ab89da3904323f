"""Hearings at the desk: convening with refusals beside the button, attendance, minutes, conflicts."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from consultations.models import Consultation, Hearing, Minutes
from consultations.read.workload import day_of_work
from prestige.events.models import EventStatus, Registration
from prestige.municipality.models import current_calendar
from tests.factories import (
    make_clerk,
    make_closed_consultation,
    make_hearing,
    make_municipality,
    make_open_consultation,
    make_past_hearing,
    make_registration,
)
from tests.factories.hearings import AGENDA, LONG_TERM, first_day
from tests.papers import require_press

pytestmark = pytest.mark.django_db
REASON = "Залата е заета за ремонт на покрива."


@pytest.fixture
def office(client: Client) -> Client:
    make_municipality()
    client.force_login(make_clerk())
    return client


def desk(consultation: Consultation, page: str = "") -> str:
    return f"/admin/consultations/{consultation.number}/hearings/{page}"


def form(**changes: Any) -> dict[str, Any]:
    return {
        "day": first_day(timezone.now()).isoformat(),
        "starts": "17:30",
        "ends": "19:30",
        "title": "Обществено обсъждане",
        "place": "зала „Хасково“",
        "address": "пл. „Общински“ № 1",
        "agenda": AGENDA,
        "moderator": "Име Фамилия",
        "takes_registration": "on",
        "capacity": "40",
        "convene": "1",
    } | changes


def change_form(hearing: Hearing, **changes: Any) -> dict[str, Any]:
    """Return the form of a hearing as a browser sends it back."""
    event = hearing.event
    local = timezone.localtime(event.starts_at)
    return (
        form(
            day=local.date().isoformat(),
            title=event.title,
            place=event.place,
            address=event.address,
            accessibility=event.accessibility,
            has_wheelchair_access="on",
            is_recorded="on",
            capacity=event.capacity or "",
            agenda=hearing.agenda,
            moderator=hearing.moderator,
            moderator_position=hearing.moderator_position,
            note_taker=hearing.note_taker,
            version=str(hearing.version),
        )
        | changes
    )


def test_hearing_is_convened_from_the_desk_once(office: Client) -> None:
    consultation = make_open_consultation(days=LONG_TERM)
    page = office.get(desk(consultation, "new/")).content.decode()
    assert "Кога може" in page
    for _ in range(2):
        done = office.post(desk(consultation, "new/"), form())
        assert done["Location"] == desk(consultation, "1/attendance/")
    hearing = Hearing.objects.get()
    assert (hearing.event.capacity, hearing.agenda) == (40, AGENDA)
    assert "зала „Хасково“" in office.get(desk(consultation)).content.decode()


def test_check_shows_refusals_beside_the_button_and_the_latest_day_for_sending(office: Client) -> None:
    consultation = make_open_consultation(days=LONG_TERM)
    soon = (timezone.localdate() + timedelta(days=3)).isoformat()
    data = form(day=soon, starts="10:00", ends="12:00")
    data.pop("convene")
    page = office.post(desk(consultation, "new/"), data | {"check": "1"})
    html = page.content.decode()
    assert page.status_code == 200
    assert 'aria-disabled="true"' in html
    assert "Поканата закъснява" in html
    assert "след работно време" in html
    assert "поканата се публикува най-късно на" in html
    assert Hearing.objects.count() == 0
    refused = office.post(desk(consultation, "new/"), form(day=soon))
    assert refused.status_code == 409
    assert "зала „Хасково“" in refused.content.decode()


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"day": ""}, "Въведете деня"),
        ({"starts": "25:00"}, "Въведете часа"),
        ({"day": "2027-03-28", "starts": "03:30"}, "Този час не съществува"),
        ({"day": "2026-10-25", "starts": "03:30"}, "Този час не съществува"),
        ({"online_url": "javascript:alert(1)"}, "Въведете адрес във вида"),
        ({"stream_url": "ftp://a.example/"}, "Въведете адрес във вида"),
        ({"capacity": "0"}, "цяло число от 1 до 10 000"),
        ({"until_day": "2030-01-01"}, "Записването приключва най-късно с началото"),
        ({"place": "\u2800"}, "Това поле е задължително"),
    ],
)
def test_wrong_form_comes_back_with_everything_typed(office: Client, changes: dict[str, str], error: str) -> None:
    consultation = make_open_consultation(days=LONG_TERM)
    page = office.post(desk(consultation, "new/"), form(moderator="Име Особено") | changes)
    assert page.status_code == 200
    assert error in page.content.decode()
    assert "Име Особено" in page.content.decode()
    assert Hearing.objects.count() == 0


def test_closed_consultation_says_why_none_can_be_convened(office: Client) -> None:
    consultation = make_closed_consultation()
    for page in ("", "new/"):
        assert "докато тече срокът за предложения" in office.get(desk(consultation, page)).content.decode()


def test_second_of_two_officials_sees_both_texts_and_may_save_over(office: Client) -> None:
    hearing = make_hearing()
    address = desk(hearing.consultation, "1/change/")
    first = office.post(address, change_form(hearing, agenda="Първи ред"))
    assert first["Location"] == desk(hearing.consultation)
    second = office.post(address, change_form(hearing, agenda="Втори ред"))
    html = second.content.decode()
    assert second.status_code == 409
    assert "Първи ред" in html
    assert "Втори ред" in html
    assert 'name="version" value="2"' in html
    office.post(address, change_form(hearing, agenda="Втори ред", version="2"))
    hearing.refresh_from_db()
    assert hearing.agenda == "Втори ред"


def test_moved_place_without_a_reason_is_refused_with_everything_typed(office: Client) -> None:
    hearing = make_hearing()
    address = desk(hearing.consultation, "1/change/")
    refused = office.post(address, change_form(hearing, place="зала 2"))
    assert refused.status_code == 409
    assert "Напишете причината" in refused.content.decode()
    assert "зала 2" in refused.content.decode()
    office.post(address, change_form(hearing, place="зала 2", reason=REASON))
    hearing.event.refresh_from_db()
    assert (hearing.event.place, hearing.event.status_reason) == ("зала 2", REASON)


def test_hearing_is_cancelled_with_a_reason_once(office: Client) -> None:
    hearing = make_hearing()
    address = desk(hearing.consultation, "1/cancellation/")
    assert office.post(address, {"reason": "не"}).status_code == 409
    for _ in range(2):
        assert office.post(address, {"reason": REASON})["Location"] == desk(hearing.consultation)
    hearing.event.refresh_from_db()
    assert hearing.event.status == EventStatus.CANCELLED
    assert "вече е отменено" in office.get(address).content.decode()


def test_people_are_checked_in_found_by_name_and_written_down(office: Client) -> None:
    hearing = make_past_hearing()
    convened = hearing.invitations.get().published_at
    person = make_registration(hearing.event, now=convened, name="Име Търсено", needs="рампа")
    make_registration(hearing.event, now=convened, name="Име Друго")
    address = desk(hearing.consultation, "1/attendance/")
    found = office.get(address, {"q": "търсено"}).content.decode()
    assert ("Име Търсено" in found, "Име Друго" in found, "рампа" in found) == (True, False, True)
    assert office.get(address, {"q": "\x00"}).status_code == 200
    office.post(f"{address}{person.pk}/")
    assert Registration.objects.present().get() == person
    office.post(f"{address}{person.pk}/", {"undo": "1"})
    assert Registration.objects.present().count() == 0
    office.post(f"{address}walk-in/", {"name": "Име Дошло", "is_name_public": "on"})
    assert Registration.objects.get(is_walk_in=True).is_name_public
    wrong = office.post(f"{address}walk-in/", {"name": "", "organisation": "Сдружение"})
    assert "Въведете име и фамилия." in wrong.content.decode()
    assert "Сдружение" in wrong.content.decode()
    assert office.post(f"{address}999999/").status_code == 404


def test_presence_before_the_day_is_refused_and_nothing_typed_is_lost(office: Client) -> None:
    hearing = make_hearing()
    page = office.post(desk(hearing.consultation, "1/attendance/walk-in/"), {"name": "Име Ранно"})
    assert page.status_code == 409
    assert "в деня на събитието" in page.content.decode()
    assert "Име Ранно" in page.content.decode()


def test_list_for_signatures_is_printed_for_the_desk_only(office: Client) -> None:
    require_press()
    hearing = make_hearing()
    page = office.get(desk(hearing.consultation, "1/attendance.pdf"))
    assert page["Content-Type"] == "application/pdf"
    assert "no-store" in page["Cache-Control"]
    assert page.content.startswith(b"%PDF")


def test_recording_is_kept_and_shown(office: Client) -> None:
    hearing = make_past_hearing()
    office.post(desk(hearing.consultation, "1/recording/"), {"recording_url": "https://video.example/1"})
    hearing.event.refresh_from_db()
    assert hearing.event.recording_url == "https://video.example/1"
    wrong = office.post(desk(hearing.consultation, "1/recording/"), {"recording_url": "javascript:x"})
    assert "Въведете адрес във вида" in wrong.content.decode()


def test_minutes_are_begun_written_and_published_from_the_desk(office: Client) -> None:
    hearing = make_past_hearing()
    address = desk(hearing.consultation, "1/minutes/")
    assert "Състави протокол" in office.get(address).content.decode()
    office.post(f"{address}begin/")
    minutes = Minutes.objects.get()
    assert "По точка 1." in office.get(address).content.decode()
    texts = {"opening": minutes.opening, "course": "", "closing": "", "note_taker": "Име", "version": "1"}
    office.post(address, texts)
    assert "Напишете как протече обсъждането" in office.get(address).content.decode()
    conflict = office.post(address, texts | {"course": "Моят текст"})
    assert conflict.status_code == 409
    assert "Моят текст" in conflict.content.decode()
    office.post(address, texts | {"course": "Моят текст", "version": "2"})
    assert office.post(f"{address}publication/", {"version": "2"}).status_code == 409
    assert office.post(f"{address}publication/", {"version": "x"}).status_code == 409
    for _ in range(2):
        assert office.post(f"{address}publication/", {"version": "3"}).status_code == 302
    published = Minutes.objects.get()
    assert (published.course, published.number[:3]) == ("Моят текст", "ПР-")
    assert "Състави поправка" in office.get(address).content.decode()
    late = office.post(address, texts)
    assert late.status_code == 200
    office.post(f"{address}begin/")
    assert "Поправка на Протокол" in office.get(address).content.decode()


def test_minutes_due_are_a_task_of_the_day_until_published(office: Client) -> None:
    late, soon = make_past_hearing(days_ago=20), make_past_hearing(days_ago=1)
    now = timezone.now()
    tasks = [t for t in day_of_work(now, current_calendar()).tasks if "протокол" in t.title]
    assert [(t.consultation.pk, t.is_overdue) for t in tasks] == [
        (late.consultation_id, True),
        (soon.consultation_id, False),
    ]
    assert tasks[0].url == desk(late.consultation, "1/minutes/")
    assert "Публикувайте протокола от обсъждането" in office.get("/admin/").content.decode()


@pytest.mark.parametrize("page", ["", "1/attendance/", "1/minutes/", "1/change/"])
def test_page_asks_equally_often_whatever_is_registered(office: Client, page: str) -> None:
    hearing = make_past_hearing()
    convened = hearing.invitations.get().published_at
    if page == "1/minutes/":
        office.post(desk(hearing.consultation, "1/minutes/begin/"))
    counted = []
    for more in (1, 2, 27):
        for _ in range(more):
            make_registration(hearing.event, now=convened)
        office.get(desk(hearing.consultation, page))
        with CaptureQueriesContext(connection) as captured:
            assert office.get(desk(hearing.consultation, page)).status_code == 200
        counted.append(len(captured))
    assert len(set(counted)) == 1


def test_day_asks_equally_often_for_any_number_of_hearings(office: Client) -> None:
    counted = []
    for more in (1, 2, 5):
        for _ in range(more):
            make_past_hearing()
        office.get("/admin/")
        with CaptureQueriesContext(connection) as captured:
            assert office.get("/admin/").status_code == 200
        counted.append(len(captured))
    assert len(set(counted)) == 1
