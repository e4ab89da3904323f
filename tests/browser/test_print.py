"""The reading view on paper: the law and its numbers without what only works on a screen."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Portal


def test_reading_view_prints_the_law_without_menus_and_buttons(portal: Portal, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto(f"{portal.in_phase('open')}text/")
    page.emulate_media(media="print")
    for menu in page.get_by_role("navigation", include_hidden=True).all():
        expect(menu).to_be_hidden()
    expect(page.locator(".btn:visible")).to_have_count(0)
    expect(page.locator("#art_1")).to_be_visible()
    expect(page.get_by_text(page.url)).to_be_visible()
