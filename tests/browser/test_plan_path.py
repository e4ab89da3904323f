"""From a row of the plan to a term that two people prolonged: the desk and the citizen in a real browser."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from playwright.sync_api import Page, expect

from tests.browser.conftest import Portal
from tests.browser.people import sign_in_official
from tests.browser.test_accessibility import Inspector
from tests.browser.test_clerk_path import ACT, MOTIVES

OpenPage = Callable[..., Page]
TITLE = "Правила за пейките в квартал Образцов"
THIS_YEAR = datetime.now(UTC).year
REASON = "Жителите на квартала поискаха още време за общо обсъждане."


def _sign_in_deputy(page: Page, portal: Portal) -> None:
    page.goto(f"{portal.url}/admin/login/?next=/admin/")
    page.get_by_label("Служебен имейл").fill("zamestnik@demo.example")
    page.get_by_label("Парола").fill(portal.accounts["secretary"]["password"])
    page.get_by_role("button", name="Вход").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Моят ден")


def _plan(page: Page, portal: Portal) -> None:
    """Enter the row into the published programme of this year, with the reason it wants."""
    page.goto(f"{portal.url}/admin/plan/new/?year={THIS_YEAR}")
    page.get_by_label("Кога").select_option("q4")
    page.get_by_label("Наименование на акта").fill(TITLE)
    page.get_by_label("Отговорно звено").select_option(index=1)
    page.get_by_label("Област на политика").select_option(index=1)
    page.get_by_label("Цел").fill("Пейките да са удобни за всички.")
    page.get_by_label("писмени предложения").check()
    page.get_by_label("Причина за промяната").fill("Кметът на квартала поиска правилата още тази година.")
    page.get_by_role("button", name="Запази").click()
    expect(page.get_by_role("main")).to_contain_text("Консултацията е вписана в програмата.")


def _publish(page: Page, portal: Portal) -> str:
    """Begin the consultation out of the plan, finish it and publish it; return its public address."""
    page.get_by_role("row").filter(has_text=TITLE).get_by_role("button", name="Започни консултация").click()
    expect(page.get_by_role("main")).to_contain_text("Консултацията е започната с данните от програмата.")
    file = page.url
    page.goto(f"{file}data/")
    page.get_by_label("Правно основание").fill("чл. 21, ал. 2 от ЗМСМА")
    page.get_by_label("Телефон за контакт").fill("038 000 000")
    page.get_by_role("button", name="Запази").click()
    page.goto(f"{file}text/")
    page.get_by_role("textbox", name="Поставен текст").fill(ACT)
    page.get_by_role("button", name="Запази текста").click()
    page.goto(f"{file}motives/")
    for label, text in MOTIVES.items():
        page.get_by_label(label).fill(text)
    page.get_by_role("button", name="Запази").click()
    page.goto(f"{file}publication/")
    page.get_by_role("button", name="Публикувай консултацията").click()
    expect(page.get_by_role("main")).to_contain_text("Консултацията е публикувана с №")
    return next(row["url"] for row in portal.consultations() if row["title"] == TITLE)


def test_planned_consultation_is_started_published_and_prolonged_by_two(portal: Portal, open_page: OpenPage) -> None:
    secretary, deputy, citizen = open_page(), open_page(768), open_page(375, javascript=False)
    sign_in_official(secretary, portal, "secretary")
    _plan(secretary, portal)
    public = _publish(secretary, portal)
    before = date.fromisoformat(next(row["last_day"] for row in portal.consultations() if row["url"] == public))
    wanted = before + timedelta(days=14)

    secretary.goto(f"{portal.url}/admin/consultations/{public.split('/')[4][:8]}/term-change/")
    secretary.get_by_label("Удължаване", exact=True).check()
    secretary.get_by_label("Нов последен ден").fill(wanted.isoformat())
    secretary.get_by_label("Причина").fill(REASON)
    secretary.get_by_role("button", name="Пресметни").click()
    expect(secretary.get_by_role("region", name="Ако промените срока сега")).to_contain_text(
        "Предложения ще се приемат"
    )
    secretary.get_by_role("button", name="Предложи промяната").click()
    expect(secretary.get_by_role("main")).to_contain_text("Не можете да я потвърдите")

    _sign_in_deputy(deputy, portal)
    deputy.get_by_role("link", name=re.compile("Потвърдете или откажете")).click()
    deputy.get_by_role("button", name="Потвърди промяната").click()
    expect(deputy.get_by_role("main")).to_contain_text("Срокът е променен.")

    citizen.goto(f"{portal.url}/consultations/plan/?year={THIS_YEAR}")
    citizen.get_by_role("link", name=TITLE).click()
    expect(citizen.get_by_role("region", name="Промени на срока")).to_contain_text(REASON)
    after = next(row["last_day"] for row in portal.consultations() if row["url"] == public)
    assert date.fromisoformat(after) >= wanted
    expect(citizen.locator(f"time[datetime='{after}']")).to_be_visible()


def test_pages_of_plan_status_terms_and_campaign_are_open_to_everybody(portal: Portal, open_page: OpenPage) -> None:
    number = portal.most_commented()["number"]
    narrow = Inspector(open_page(320, dark=True), portal, 320)
    narrow.visit(
        "/consultations/plan/", "/consultations/plan/?area=transport", "/consultations/plan/follow/", "/status/",
        "/en/consultations/plan/", portal.most_commented()["url"],
    )  # fmt: skip
    assert narrow.faults == []
    wide = open_page()
    sign_in_official(wide, portal, "secretary")
    desk = Inspector(wide, portal, 1280)
    desk.visit(
        f"/admin/plan/?year={THIS_YEAR}", f"/admin/plan/new/?year={THIS_YEAR}",
        f"/admin/plan/programme/{THIS_YEAR + 2}/",
        "/admin/outages/", f"/admin/consultations/{number}/term-change/", f"/admin/consultations/{number}/campaign/",
    )  # fmt: skip
    assert desk.faults == []
