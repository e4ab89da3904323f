"""The forward plan: as everybody reads it, as it is followed, and as the staff keeps it."""

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from consultations.actions.plan_consultation import drop_planned, start_planned
from consultations.models import Consultation, PlannedConsultation, Programme
from prestige.notifications.actions import subscribe
from prestige.notifications.tasks import sweep
from tests.factories import (
    PLAN_REASON,
    make_citizen,
    make_clerk,
    make_municipality,
    make_planned,
    make_programme,
    make_unit,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _municipality() -> None:
    make_municipality()


@pytest.fixture
def office(client: Client) -> Client:
    """A browser in which an official with every right is signed in."""
    client.force_login(make_clerk())
    return client


def text_of(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode().replace("\xa0", " ")


def typed(**fields: object) -> dict[str, object]:
    return {
        "year": 2027,
        "period": "m3",
        "title": "Наредба за детските площадки",
        "act_type": "ordinance",
        "unit": make_unit().pk,
        "policy_area": make_planned(year=2030).policy_area.pk,
        "purpose": "Площадките да са безопасни.",
        "term_days": 30,
        "version": 0,
    } | fields


def test_plan_without_a_programme_says_so_and_offers_letters(client: Client) -> None:
    make_planned()
    page = text_of(client, "/consultations/plan/")
    assert "Още няма публикувана програма" in page
    assert "детските площадки" not in page
    assert "/consultations/plan/follow/" in page


def test_plan_shows_rows_programme_and_later_changes(client: Client) -> None:
    make_planned()
    gone = make_planned(title="Наредба за пазарите", month=None, quarter=2)
    make_programme()
    drop_planned(gone, reason=PLAN_REASON, by=make_clerk(), now=timezone.now())
    page = text_of(client, "/consultations/plan/")
    for words in (
        "Програма на консултациите за 2027 г.",
        "2 планирани консултации",
        "Март 2027 г. · Наредба",
        "Второ тримесечие на 2027 г.",
        "писмени предложения, обществено обсъждане",
        "ГП-2027-01",
        "Заповед № РД-09-1 на кмета",
        "в срока по правилата на общината",
        "Промени след приемането",
        PLAN_REASON,
    ):
        assert words in page, words
    english = text_of(client, "/en/consultations/plan/")
    assert 'lang="bg">Наредба за детските площадки' in english


def test_plan_filters_by_year_unit_and_area_and_ignores_nonsense(client: Client) -> None:
    make_planned()
    make_planned(title="Наредба за пазарите", unit=make_unit("Дирекция „Пазари“"))
    make_planned(year=2028, title="Наредба за реката")
    make_programme()
    make_programme(2028)
    unit = make_unit("Дирекция „Пазари“")
    assert "1 планирана консултация" in text_of(client, f"/consultations/plan/?year=2027&unit={unit.pk}")
    assert "Наредба за реката" in text_of(client, "/consultations/plan/?year=2028")
    for nonsense in ("year=1900", "year=%00", "unit=x", "area=%F0", "year=2027&area=nyama", "unit=%00", "area=a%00b"):
        text_of(client, f"/consultations/plan/?{nonsense}")
    assert "Няма консултации с тези филтри" in text_of(client, f"/consultations/plan/?year=2028&unit={unit.pk}")


def test_plan_as_data_and_as_feed(client: Client) -> None:
    make_planned(title="=2+2")
    make_programme()
    table = client.get("/consultations/plan/?format=csv")
    assert table["Content-Type"] == "text/csv; charset=utf-8"
    assert table.content.decode().splitlines()[1].startswith('"2027","3","","\'=2+2","ordinance",')
    feed = client.get("/consultations/plan/feed/")
    assert feed["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert "Програма за 2027 г." in feed.content.decode()


def test_plan_leads_to_the_consultation_once_it_is_public(client: Client) -> None:
    row = make_planned()
    make_programme()
    start_planned(row, {}, by=make_clerk(), now=timezone.now())
    assert "Подготвя се" in text_of(client, "/consultations/plan/")


@pytest.mark.parametrize("page", ["/consultations/plan/", "/consultations/plan/feed/", "/admin/plan/?year=2027"])
def test_plan_asks_equally_often(client: Client, page: str) -> None:
    client.force_login(make_clerk())
    make_planned()
    make_programme()
    client.get(page)
    counted = []
    for more in (1, 2, 27):
        for number in range(more):
            make_planned(title=f"Наредба {more} {number}", reason=PLAN_REASON)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(page).status_code == 200
        counted.append(len(captured))
    assert len(set(counted)) == 1


def test_follower_of_the_plan_hears_of_programme_and_change_and_leaves_with_one_press(client: Client) -> None:
    reader = make_citizen("chitatel@example.bg")
    client.force_login(reader)
    assert client.post("/consultations/plan/follow/").status_code == 302
    assert "Следвате програмата" in text_of(client, "/consultations/plan/follow/")
    assert "Програмата на консултациите" in text_of(client, "/me/")
    row = make_planned()
    make_programme()
    drop_planned(row, reason=PLAN_REASON, by=make_clerk(), now=timezone.now())
    sweep()
    assert [letter.subject for letter in mail.outbox] == [
        "Публикувана е програмата на консултациите за 2027 г.",
        "Промяна в програмата за 2027 г.: отпаднала",
    ]
    assert "март 2027 г.: Наредба за детските площадки" in mail.outbox[0].body
    assert PLAN_REASON in mail.outbox[1].body
    link = str(mail.outbox[0].extra_headers["List-Unsubscribe"]).strip("<>").removeprefix("http://testserver")
    client.post(link)
    assert "Вече не следвате програмата" in text_of(client, link)
    subscribe(reader, "plan", now=timezone.now())
    assert client.post("/consultations/plan/follow/", {"end": "1"}).status_code == 302
    assert not reader.subscriptions.filter(ended_at=None).exists()


def test_visitor_who_follows_is_asked_for_a_code(client: Client) -> None:
    sent = client.post("/consultations/plan/follow/", {"email": "nov@example.bg"})
    assert sent["Location"] == "/consultations/plan/follow/code/"
    assert "Потвърдете имейла си" in text_of(client, "/consultations/plan/follow/code/")
    wrong = client.post("/consultations/plan/follow/", {"email": "не е имейл"})
    assert "Въведете имейл" in wrong.content.decode()


def test_clerk_keeps_the_plan_from_row_to_programme_to_draft(office: Client) -> None:
    assert "За тази година още няма планирани консултации." in text_of(office, "/admin/plan/?year=2027")
    assert "Програмата не може да се публикува" in text_of(office, "/admin/plan/programme/2027/")
    assert office.post("/admin/plan/new/", typed()).status_code == 302
    row = PlannedConsultation.objects.get(year=2027)
    assert "Наредба за детските площадки" in text_of(office, "/admin/plan/?year=2027")
    wrong = office.post("/admin/plan/programme/2027/", {"adopted_on": "", "act": "", "publish_days": "x"})
    assert "Въведете цяло число дни от 1 до 90." in wrong.content.decode()
    right = {"adopted_on": timezone.localdate().isoformat(), "act": "Заповед № 1", "publish_days": "10"}
    assert [office.post("/admin/plan/programme/2027/", right).status_code for _ in range(2)] == [302, 302]
    assert Programme.objects.get().publish_days == 10
    silent = office.post(f"/admin/plan/{row.pk}/", typed(period="m4", version=1))
    assert silent.status_code == 409
    assert "Напишете причината за промяната в поне 20 знака" in silent.content.decode()
    assert office.post(f"/admin/plan/{row.pk}/", typed(period="m4", version=1, reason=PLAN_REASON)).status_code == 302
    started = office.post(f"/admin/plan/{row.pk}/start/")
    assert started["Location"] == f"/admin/consultations/{Consultation.objects.get().pk}/"
    assert "Към работата по консултацията" in text_of(office, f"/admin/plan/{row.pk}/")


def test_second_clerk_sees_both_texts_and_loses_nothing(office: Client) -> None:
    row = make_planned()
    office.post(f"/admin/plan/{row.pk}/", typed(version=1, title="Наредба на колегата"))
    met = office.post(f"/admin/plan/{row.pk}/", typed(version=1, purpose="Моята цел, написана дълго."))
    page = met.content.decode()
    assert met.status_code == 409
    assert "Наредба на колегата" in page
    assert "Моята цел, написана дълго.</textarea>" in page
    again = office.post(f"/admin/plan/{row.pk}/", typed(version=2, purpose="Моята цел, написана дълго."))
    assert again.status_code == 302


def test_drop_without_a_reason_keeps_the_row(office: Client) -> None:
    row = make_planned()
    make_programme()
    refused = office.post(f"/admin/plan/{row.pk}/drop/", {"reason": "къса"})
    assert refused.status_code == 409
    assert "къса</textarea>" in refused.content.decode()
    assert office.post(f"/admin/plan/{row.pk}/drop/", {"reason": PLAN_REASON}).status_code == 302
    assert "Отпаднала" in text_of(office, "/admin/plan/?year=2027")


def test_bad_row_is_shown_with_its_errors(office: Client) -> None:
    page = office.post("/admin/plan/new/", typed(period="", title="", year="19", term_days="5")).content.decode()
    for words in (
        "Изберете месец или тримесечие.",
        "Напишете наименованието на акта.",
        "Въведете година с четири цифри.",
        "Въведете цяло число дни от 14 до 365.",
    ):
        assert words in page, words
