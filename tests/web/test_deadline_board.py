"""The board of terms: what it shows to whom, what the calendar changed, the file for calendars, the local terms."""

import re
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from consultations.actions import hold_comment
from consultations.actions.appeal_moderation import file_appeal
from consultations.deadlines import SOFIA
from consultations.models import AnswerDraft, Consultation, Status
from prestige.accounts.models import User
from prestige.deadlines.models import LocalTerm
from prestige.journal.models import Event
from prestige.moderation.models import Measure
from prestige.municipality.models import SpecialDay, Unit
from tests.factories import make_adopted_consultation, make_clerk, make_comment, make_open_consultation
from tests.factories.hearings import make_past_hearing
from tests.web.test_clerk_roles import make_official

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=SOFIA)


@pytest.fixture
def clerk(client: Client) -> User:
    person = make_clerk("clerk@example.bg")
    client.force_login(person)
    return person


def text_of(client: Client, query: str = "") -> str:
    page = client.get(f"/admin/deadlines/{query}")
    assert page.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).replace("\xa0", " ").split())


@time_machine.travel(NOW, tick=False)
def test_board_shows_each_term_with_its_day_owner_unit_and_law(client: Client, clerk: User) -> None:
    consultation = make_open_consultation()
    Consultation.objects.update(owner=clerk)
    page = text_of(client)
    assert f"29 дек. Край на консултация {consultation.short_number}" in page
    assert "ЗНА чл. 26, ал. 4" in page
    assert "Служител Първи Дирекция „Правна“ остават 35 дни" in page
    assert f"30 дек. Най-рано приемане по {consultation.short_number}" in page


@time_machine.travel(NOW, tick=False)
def test_overdue_term_stands_first_in_words(client: Client, clerk: User) -> None:
    consultation = make_open_consultation(now=NOW - timedelta(days=8))
    make_comment(consultation, published=False)
    page = text_of(client)
    assert page.index("Просрочени") < page.index("Прегледайте 1 предложение") < page.index("Край на консултация")
    assert "просрочен с 7 дни" in page
    assert "Денят на събитието, 16 ноември 2026 г. (понеделник), не се брои." in page
    assert "Правила за коментиране и преглед" in page


@time_machine.travel(NOW, tick=False)
def test_filters_narrow_the_board_and_its_file(client: Client, clerk: User) -> None:
    culture = Unit.objects.create(name="Дирекция „Култура“")
    own = make_open_consultation(title="Моята наредба")
    Consultation.objects.update(owner=clerk)
    theirs = make_open_consultation(unit=culture, title="Чуждата наредба")
    late = make_open_consultation(now=NOW - timedelta(days=29), unit=culture, title="Краят ѝ е близо")
    cases = {
        "": {own, theirs, late},
        "?whose=mine": {own},
        "?whose=unit": {own},
        "?show=week": {late},
        "?show=overdue": set(),
        "?month=2026-12": {own, theirs},
        "?month=2026-11": {late},
        "?whose=mine&month=2026-11": set(),
        "?whose=nonsense&show=&month=2026-99": {own, theirs, late},
    }
    every = {own, theirs, late}
    for query, expected in cases.items():
        page = text_of(client, query)
        assert {each for each in every if f"Край на консултация {each.short_number}" in page} == expected, query
        file = client.get(f"/admin/deadlines/deadlines.ics{query}").content.decode().replace("\r\n ", "")
        assert {each for each in every if f"Край на консултация {each.short_number}" in file} == expected, query


def test_board_without_terms_says_so(client: Client, clerk: User) -> None:
    assert "Няма текущи срокове." in text_of(client)
    make_open_consultation()
    assert "Няма срокове с тези филтри." in text_of(client, "?show=overdue")


def test_announcement_of_an_adopted_act_is_on_the_board(client: Client, clerk: User) -> None:
    consultation = make_adopted_consultation()
    assert f"Изпратете и разгласете приетия акт по {consultation.short_number}" in text_of(client)
    Consultation.objects.update(promulgated_on=date(2026, 1, 1))
    assert "изпълнено" in text_of(client)


@time_machine.travel(NOW, tick=False)
def test_declared_day_off_moves_no_published_term_and_shows_it_on_the_board(client: Client, clerk: User) -> None:
    consultation = make_open_consultation()
    assert "вече не е присъствен ден" not in text_of(client)
    SpecialDay.objects.create(day=date(2026, 12, 29), name="Решение на МС", source="РМС № 1")
    consultation.refresh_from_db()
    assert consultation.last_day == date(2026, 12, 29)
    assert (
        "Определеният край, 29 декември 2026 г. (вторник), вече не е присъствен ден (Решение на МС). Срокът не се мести"
        " сам: до 30 декември 2026 г. (сряда)"
    ) in text_of(client)


@time_machine.travel(NOW, tick=False)
def test_calendar_file_holds_whole_days_and_no_line_is_too_long(client: Client, clerk: User) -> None:
    consultation = make_open_consultation(title="Наредба за реда; чистотата, тишината и " + "още нещо " * 20)
    response = client.get("/admin/deadlines/deadlines.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    lines = response.content.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    unfolded = response.content.replace(b"\r\n ", b"").decode()
    assert f"UID:D01-consultations.consultation-{consultation.pk}-20261229@testserver" in unfolded
    assert "DTSTART;VALUE=DATE:20261229\r\nDTEND;VALUE=DATE:20261230\r\n" in unfolded
    assert "реда\\; чистотата\\, тишината" in unfolded


def test_catalogue_shows_law_and_local_terms(client: Client, clerk: User) -> None:
    page = re.sub(r"<[^>]+>", " ", client.get("/admin/deadlines/rules/").content.decode()).replace("\xa0", " ")
    assert all(f"D{number:02}" in page for number in range(1, 29))
    assert "определете" not in page


@time_machine.travel(NOW, tick=False)
def test_local_term_is_set_in_the_admin_with_a_source(client: Client) -> None:
    client.force_login(make_official("administrator"))
    form = {"rule": "D20", "typed": "10", "source": "чл. 21 от Правилата", "since": "2026-12-01"}
    for wrong, sentence in (
        ({"typed": "0"}, "Стойността трябва да е от 1 до 60 дни."),
        ({"typed": "10 дни"}, "Стойността трябва да е от 1 до 60 дни."),
        ({"source": " "}, "Това поле е задължително."),
        ({"rule": "D01"}, "D01"),
    ):
        page = client.post("/admin/deadlines/localterm/add/", form | wrong).content.decode().replace("\xa0", " ")
        assert sentence in page
        assert not LocalTerm.objects.exists()
    assert client.post("/admin/deadlines/localterm/add/", form).status_code == 302
    assert client.post("/admin/deadlines/localterm/add/", form | {"rule": "D26", "typed": "15.03."}).status_code == 302
    assert list(LocalTerm.objects.order_by("rule").values_list("rule", "value")) == [("D20", 10), ("D26", 315)]
    page = client.get("/admin/deadlines/localterm/").content.decode()
    assert "15.03." in page
    row = LocalTerm.objects.earliest("pk")
    assert client.post(f"/admin/deadlines/localterm/{row.pk}/change/", form | {"typed": "1"}).status_code == 403
    assert Event.objects.filter(verb="local_term.set").count() == 2


@time_machine.travel(NOW, tick=False)
def test_doubtful_compensation_is_decided_with_a_source(client: Client) -> None:
    client.force_login(make_official("administrator"))
    page = client.get("/admin/municipality/specialday/").content.decode().replace("\xa0", " ")
    assert "4 май 2027 г. (вторник): почивен ден вместо 1 май 2027 г.?" in page
    link = re.search(r'href="(/admin/municipality/specialday/add/\?day=2027-05-04&amp;is_workday=1[^"]*)"', page)
    assert link is not None
    form = client.get(link[1].replace("&amp;", "&")).content.decode()
    assert 'value="04.05.2027"' in form or 'value="2027-05-04"' in form
    assert re.search(r'name="is_workday"[^>]* checked', form)
    data = {"day": "04.05.2027", "is_workday": "on", "name": "Работен ден", "source": "Писмо № 1"}
    assert client.post("/admin/municipality/specialday/add/", data).status_code == 302
    assert "почивен ден вместо" not in client.get("/admin/municipality/specialday/").content.decode()
    assert Event.objects.get(verb="special_day.saved").data == {"day": "2027-05-04", "is_workday": True}
    row = SpecialDay.objects.get()
    client.post(f"/admin/municipality/specialday/{row.pk}/delete/", {"post": "yes"})
    assert Event.objects.get(verb="special_day.removed").subject_id == row.pk


@time_machine.travel(NOW, tick=False)
def test_minutes_objections_and_given_answers_are_on_the_board(client: Client, clerk: User) -> None:
    hearing = make_past_hearing(days_ago=20)
    held = make_comment(hearing.consultation, published=False)
    hold_comment(held, ground="3", note="", by=clerk, now=NOW - timedelta(days=3))
    filed = NOW - timedelta(days=2)
    file_appeal(Measure.objects.on("comment", held.pk).get(), held, reasons="Не е.", by=None, now=filed)
    voice = make_comment(hearing.consultation)
    AnswerDraft.objects.create(comment=voice, assignee=clerk, due_on=NOW.date() - timedelta(days=1))
    page = text_of(client)
    late, ahead = page.split("Ноември 2026 г.", 1)
    assert "Публикувайте протокола от обсъждането" in late
    assert "Напишете 1 възложен отговор" in late
    assert f"Решете възражението по № {held.number}" in ahead
    assert "Напишете 1 възложен отговор" in text_of(client, "?whose=mine&show=overdue")


@time_machine.travel(NOW, tick=False)
def test_day_counts_everything_overdue_and_leads_to_it(client: Client, clerk: User) -> None:
    make_past_hearing(days_ago=20)
    make_comment(make_open_consultation(now=NOW - timedelta(days=8)), published=False)
    page = client.get("/admin/")
    assert [due.rule_id for due in page.context["overdue"]] == ["D21", "P01"]
    assert 'href="/admin/deadlines/?show=overdue"' in page.content.decode()


@time_machine.travel(NOW, tick=False)
def test_session_that_passed_and_a_returned_act_are_on_the_board(client: Client, clerk: User) -> None:
    session, returned = make_open_consultation(), make_open_consultation()
    day = NOW.date() - timedelta(days=1)
    Consultation.objects.filter(pk=session.pk).update(status=Status.IN_SESSION, stage_on=day)
    Consultation.objects.filter(pk=returned.pk).update(status=Status.RETURNED, stage_on=day)
    page = text_of(client)
    assert "26 ноем. Отбележете решението на съвета" in page
    assert "7 дек. Съветът разглежда отново върнатия акт" in page
