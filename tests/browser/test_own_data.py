"""A citizen leaves the portal with nothing but a keyboard and without JavaScript; the last letter comes."""

import re
import time
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Portal
from tests.browser.letters import PATIENCE_SECONDS, _letters_to, code_sent_to
from tests.browser.people import reach_check, send
from tests.browser.test_accessibility import Inspector
from tests.browser.test_keyboard_path import tab_to

EMAIL = "zalichena@citizen.example"


def test_citizen_erases_the_profile_by_keyboard_alone(portal: Portal, open_page: Callable[..., Page]) -> None:
    page, public = open_page(javascript=False), portal.most_commented()["url"]
    reach_check(page, portal, f"{public}text/art_3/comment/", EMAIL)
    number = send(page)
    narrow = Inspector(open_page(375), portal, 375)
    narrow.page.context.add_cookies(page.context.cookies())
    narrow.visit("/me/data/", "/me/data/erasure/")

    page.goto(f"{portal.url}/me/")
    _press_link(page, "Изтеглете или изтрийте данните си")
    tab_to(page, page.get_by_role("button", name="Изтеглете данните си"))
    with page.expect_download() as taken:
        page.keyboard.press("Enter")
    assert taken.value.suggested_filename.startswith("moite-danni-")

    _press_link(page, "Вижте какво ще стане")
    expect(page.get_by_role("main")).to_contain_text("Имената и имейлът ви при изпратените предложения: 1")
    before = len(_letters_to(EMAIL, portal.mail))
    _press(page, "Изпратете ми код")
    expect(page.get_by_role("heading", level=1)).to_have_text("Въведете кода")
    narrow.visit("/me/data/erasure/code/")
    tab_to(page, page.locator("input[name=code]"))
    page.keyboard.type(_next_code(portal, before))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Заличаваме ли данните ви?")
    narrow.visit("/me/data/erasure/check/")
    _press(page, "Заличете данните ми")
    expect(page.get_by_role("heading", level=1)).to_have_text("Данните ви са заличени")
    narrow.page.context.clear_cookies()
    narrow.visit("/me/data/erased/")

    page.goto(f"{portal.url}/me/")
    expect(page).to_have_url(re.compile("/accounts/login/"))
    page.goto(f"{portal.url}/receipts/{number}/")
    assert "Пробен Посетител" not in page.content()
    _wait_for(portal, "Заличихме данните Ви")
    assert narrow.faults == []


def _press(page: Page, name: str) -> None:
    tab_to(page, page.get_by_role("button", name=name, exact=True))
    page.keyboard.press("Enter")


def _press_link(page: Page, name: str) -> None:
    tab_to(page, page.get_by_role("link", name=name, exact=True))
    page.keyboard.press("Enter")


def _next_code(portal: Portal, before: int) -> str:
    """Return the code of the letter that came after so many."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        for letter in _letters_to(EMAIL, portal.mail)[before:]:
            if code := re.search(r"(\d{6})", str(letter["Subject"])):
                return code[1]
        time.sleep(0.2)
    return code_sent_to(EMAIL, portal.mail)


def _wait_for(portal: Portal, subject: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if any(str(letter["Subject"]) == subject for letter in _letters_to(EMAIL, portal.mail)):
            return
        time.sleep(0.3)
    raise AssertionError(f"no letter „{subject}“ came")
