"""Commenting without an account, by keyboard and without JavaScript; the draft outlives the browser."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Portal
from tests.browser.letters import code_sent_to
from tests.browser.people import receipt_number
from tests.browser.test_keyboard_path import tab_to

REASON = "Срокът да е по-дълъг, за да го научат и хората, които работят извън града."


def press(page: Page, name: str, role: str = "button") -> None:
    """Reach a button or a link by Tab and press it."""
    tab_to(page, page.get_by_role(role, name=name).first)  # type: ignore[arg-type]  # only these two roles
    page.keyboard.press("Enter")


def restarted(page: Page, open_page: Callable[..., Page]) -> Page:
    """Return a page of the same browser after it was closed: only what has a date of its own is left."""
    kept = [cookie for cookie in page.context.cookies() if cookie.get("expires", -1) > 0]
    page.context.close()
    again = open_page(javascript=False)
    again.context.add_cookies(kept)  # type: ignore[arg-type]  # as the browser gave them
    return again


def test_visitor_comments_without_an_account_and_the_draft_outlives_the_browser(
    portal: Portal, open_page: Callable[..., Page]
) -> None:
    page, email = open_page(javascript=False), "bez.profil@citizen.example"
    page.goto(f"{portal.most_commented()['url']}text/art_2/comment/")
    tab_to(page, page.get_by_label("Подкрепям текста"))
    page.keyboard.press("ArrowDown")
    tab_to(page, page.get_by_label("Обяснете защо", exact=True))
    page.keyboard.type(REASON)
    press(page, "Запазете чернова")
    expect(page.get_by_text(re.compile("Черновата е запазена в"))).to_be_visible()

    page = restarted(page, open_page)
    page.goto(f"{portal.url}/me/drafts/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Чернови")
    press(page, "Продължете", "link")
    expect(page.get_by_label("Обяснете защо", exact=True)).to_have_value(REASON)
    for label, text in (("Име и фамилия", "Пoсетител Клавиатурен"), ("Имейл", email)):  # a Latin o in the name
        tab_to(page, page.get_by_label(label, exact=True))
        page.keyboard.type(text)
    press(page, "Прегледайте преди изпращане")
    expect(page.get_by_text("В „Пoсетител“ буквата „o“ е латинска.").first).to_be_visible()
    tab_to(page, page.get_by_label("Име и фамилия", exact=True))
    page.keyboard.press("Control+A")
    page.keyboard.type("Посетител Клавиатурен")
    press(page, "Прегледайте преди изпращане")

    expect(page.get_by_text("получавате профил без парола")).to_be_visible()
    tab_to(page, page.locator("input[name=code]"))
    page.keyboard.type(code_sent_to(email, portal.mail))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/check/$"))
    press(page, "Изпратете коментара")
    number = receipt_number(page)
    page.goto(f"{portal.url}/me/")
    expect(page.get_by_role("row").filter(has_text=number)).to_be_visible()
    expect(page.get_by_text("Нямате незавършени коментари.")).to_be_visible()
