"""Six equal proposals of the demonstration get one answer by keyboard alone; every author hears of it once."""

import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Portal
from tests.browser.people import sign_in_official
from tests.browser.test_clerk_desk import faults

PATIENCE_SECONDS = 90
COPIES = 6


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the element of this accessible name has the focus."""
    for _press in range(120):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "(e => (e.value && e.type === 'submit' ? e.value : e.textContent || '').trim())(document.activeElement)"
        )
        if said == name:
            return
    raise AssertionError(f"{name} cannot be reached by keyboard")


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (768, True)])
def test_pages_of_answering_have_no_barrier(
    portal: Portal, open_page: Callable[..., Page], width: int, dark: bool
) -> None:
    page = open_page(width, dark=dark)
    sign_in_official(page, portal, "secretary")
    page.goto(f"{portal.url}/admin/queue/answers/?state=coordination")
    found = faults(page)
    number = page.get_by_role("rowheader").get_by_role("link").first.inner_text()
    for step in ("answer/", "thread/"):
        page.goto(f"{portal.url}/admin/comments/{number}/{step}")
        for each in page.locator("details").all():
            each.evaluate("element => element.open = true")
        found += faults(page)
    assert found == []


def test_group_of_equal_proposals_is_answered_by_keyboard(portal: Portal, open_page: Callable[..., Page]) -> None:
    page = open_page(javascript=False)
    sign_in_official(page, portal, "clerk")
    page.goto(f"{portal.url}/admin/queue/answers/")
    row = page.get_by_role("row").filter(has_text=f"{COPIES} еднакви текста")
    number = row.get_by_role("link").inner_text()
    tab_to(page, number)
    page.keyboard.press("Enter")
    expect(page.get_by_text("еднакви предложения.")).to_be_visible()
    numbers = re.findall(r"26-\d{3}-\d{5}-\d", page.locator(".w-nums").text_content() or "")
    assert len(set(numbers)) == COPIES
    reasons = page.get_by_label("Мотиви").input_value()
    tab_to(page, "Запази")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text(f"Отговорът на {COPIES} еднакви предложения е записан.")

    citizen = open_page(375)
    for each in sorted(set(numbers)):
        citizen.goto(f"{portal.url}/receipts/{each}/")
        expect(citizen.get_by_role("main")).to_contain_text("Не се приема")
        expect(citizen.get_by_role("main")).to_contain_text(reasons[:40])
    letters = citizen.get_by_role("listitem").filter(has_text="podatel").filter(has_text="Не се приема: предложението")
    deadline = time.monotonic() + PATIENCE_SECONDS
    citizen.goto(f"{portal.url}/demo/mail/")
    while letters.count() < COPIES and time.monotonic() < deadline:
        time.sleep(0.5)
        citizen.reload()
    assert letters.count() == COPIES


def test_equal_comments_are_gathered_for_readers(portal: Portal, open_page: Callable[..., Page]) -> None:
    page = open_page(375, javascript=False)
    page.goto(f"{portal.most_commented()['url']}comments/?article=art_14")
    page.get_by_role("link", name=re.compile(r"^Още \d+ души казват същото")).click()
    expect(page.get_by_role("article")).to_have_count(COPIES)
