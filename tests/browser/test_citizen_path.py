"""A citizen from the home page to the number of a sent proposal, in a real browser, with and without JavaScript."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Portal
from tests.browser.people import fill_comment, go_on, prove_address, reach_check, receipt_number, send

OpenPage = Callable[..., Page]


@pytest.fixture
def article(portal: Portal) -> str:
    """Return the address of an article that takes comments."""
    return f"{portal.most_commented()['url']}text/art_4/"


def _walk_to_article(page: Page, portal: Portal) -> None:
    """Home, list, overview, reading view, article: only by links."""
    consultation = portal.most_commented()
    heading = page.get_by_role("heading", level=1)
    page.goto(portal.url)
    page.get_by_role("navigation", name="Основно меню").get_by_role("link", name="Консултации").click()
    page.get_by_role("main").get_by_role("link", name=consultation["title"]).click()
    expect(heading).to_have_text(consultation["title"])
    page.get_by_role("link", name="Прочетете и коментирайте").click()
    expect(page).to_have_url(f"{consultation['url']}text/")
    page.get_by_role("link", name=re.compile(r"коментара? по чл\.")).first.click()
    expect(heading).to_have_text(re.compile(r"^Чл\."))


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "plain"])
@pytest.mark.parametrize("width", [1280, 375])
def test_newcomer_walks_from_home_to_the_status_of_the_number(
    portal: Portal, open_page: OpenPage, width: int, javascript: bool
) -> None:
    page = open_page(width, javascript=javascript)
    heading, email = page.get_by_role("heading", level=1), f"nov-{width}-{javascript}@citizen.example".lower()
    _walk_to_article(page, portal)
    page.get_by_role("link", name=re.compile("^Коментирайте чл")).click()
    expect(heading).to_have_text(re.compile("^Коментар по чл"))

    go_on(page)
    expect(page).to_have_title(re.compile("^Грешка: "))
    expect(page.locator("#errors")).to_be_focused()
    page.locator("#errors").get_by_role("link", name="Обяснете какво да се промени и защо").click()
    expect(page.get_by_label("Обяснете защо")).to_be_focused()

    fill_comment(page, email=email)
    expect(page.get_by_label("Нов текст")).to_be_hidden()
    page.get_by_text("Предложете нов текст").click()
    page.get_by_label("Нов текст").fill("(1) Срокът е 30 дни.")
    go_on(page)
    prove_address(page, portal, email)
    page.get_by_role("link", name="Променете мотивите").click()
    expect(page.get_by_label("Обяснете защо")).to_have_value(re.compile("по-дълъг"))
    page.get_by_label("Обяснете защо").fill("Тридесет дни стигат и за хората, които работят извън града.")
    go_on(page)
    expect(heading).to_have_text("Проверете коментара си")
    expect(page.get_by_role("main")).to_contain_text("Тридесет дни стигат")
    number = send(page)
    assert re.fullmatch(r"\d{2}-\d{3,}-\d{5}-\d", number)

    stranger = open_page(width, javascript=javascript)
    stranger.goto(portal.url)
    stranger.get_by_role("navigation", name="Основно меню").get_by_role("link", name="Проверка по номер").click()
    stranger.get_by_label("Номер на коментара").fill(number.replace("-", ""))
    stranger.get_by_role("button", name="Проверете").click()
    expect(stranger).to_have_url(f"{portal.url}/receipts/{number}/")
    expect(stranger.get_by_role("main")).to_contain_text("Чака преглед")
    assert "Посетител" not in stranger.content()
    assert email not in stranger.content()

    page.get_by_role("link", name="Моята страница").click()
    expect(page.get_by_role("row", name=number)).to_be_visible()


def test_double_click_sends_one_comment(portal: Portal, open_page: OpenPage, article: str) -> None:
    page = open_page()
    reach_check(page, portal, f"{article}comment/", "dvukraten@citizen.example")
    page.get_by_role("button", name="Изпратете коментара").dblclick()
    number = receipt_number(page)
    page.goto(f"{portal.url}/me/")
    expect(page.get_by_role("table").get_by_role("rowheader")).to_have_count(1)
    expect(page.get_by_role("row", name=number)).to_be_visible()


def test_going_back_and_sending_again_shows_the_same_receipt(portal: Portal, open_page: OpenPage, article: str) -> None:
    page = open_page()
    reach_check(page, portal, f"{article}comment/", "povtoren@citizen.example")
    other = page.context.new_page()
    other.goto(page.url)
    number = send(page)
    page.go_back()
    expect(page.get_by_role("button", name="Изпратете коментара")).to_have_count(0)
    assert send(other) == number
    page.goto(f"{portal.url}/me/")
    expect(page.get_by_role("table").get_by_role("rowheader")).to_have_count(1)


def test_second_comment_of_a_session_asks_for_no_code(portal: Portal, open_page: OpenPage, article: str) -> None:
    page = open_page(375, javascript=False)
    reach_check(page, portal, f"{article}comment/", "vtori@citizen.example")
    first = send(page)
    page.goto(article.replace("art_4", "art_5") + "comment/")
    expect(page.get_by_label("Имейл")).to_have_count(0)
    fill_comment(page, reason="И тук срокът е кратък за хората, които работят на смени.")
    go_on(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Проверете коментара си")
    assert send(page) != first


def test_draft_waits_on_the_form(open_page: OpenPage, article: str) -> None:
    page = open_page(375, javascript=False)
    page.goto(f"{article}comment/")
    page.get_by_label("Обяснете защо").fill("Започнато и оставено за по-късно.")
    page.get_by_role("button", name="Запазете чернова").click()
    expect(page.get_by_role("status")).to_contain_text("Черновата е запазена в")
    page.goto(f"{article}comment/")
    expect(page.get_by_label("Обяснете защо")).to_have_value("Започнато и оставено за по-късно.")
