"""The whole way from the text to the receipt with nothing but a keyboard, and without JavaScript."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Portal
from tests.browser.letters import code_sent_to
from tests.browser.people import receipt_number

MOST_TABS = 120


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus; a trap or an order that misses it fails."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{target} is not reached by {MOST_TABS} tabs")


def test_citizen_comments_by_keyboard_alone(portal: Portal, open_page: Callable[..., Page]) -> None:
    page, email = open_page(javascript=False), "klaviatura@citizen.example"
    page.goto(f"{portal.most_commented()['url']}text/")
    tab_to(page, page.get_by_role("link", name=re.compile(r"^Коментирайте чл\. 2$")))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"^Коментар по чл\.\s2"))

    tab_to(page, page.get_by_label("Подкрепям текста"))
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Да се промени")).to_be_checked()
    for label, text in (
        ("Обяснете защо", "Срокът да е по-дълъг, за да го научат всички."),
        ("Име и фамилия", "Посетител Клавиатурен"),
        ("Имейл", email),
    ):
        tab_to(page, page.get_by_label(label, exact=True))
        page.keyboard.type(text)
    tab_to(page, page.get_by_role("button", name="Прегледайте преди изпращане"))
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/code/$"))
    code = code_sent_to(email, portal.mail)
    tab_to(page, page.locator("input[name=code]"))
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/check/$"))
    tab_to(page, page.get_by_role("button", name="Изпратете коментара"))
    page.keyboard.press("Enter")
    assert re.fullmatch(r"\d{2}-\d{3,}-\d{5}-\d", receipt_number(page))
