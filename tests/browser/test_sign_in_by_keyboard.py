"""One's own account with nothing but a keyboard, and what the next person at a shared computer finds."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Portal
from tests.browser.letters import code_sent_to
from tests.browser.test_keyboard_path import tab_to

PASSWORD = "три зелени лисици пият чай"


def press(page: Page, role: str, name: str) -> None:
    """Tab to the link or button of this name and press Enter."""
    found = page.get_by_role("link" if role == "link" else "button", name=name, exact=True)
    tab_to(page, found)
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")


def fill(page: Page, name: str, text: str) -> None:
    tab_to(page, page.locator(f"main input[name={name}]"))
    page.keyboard.type(text)


def test_account_is_opened_kept_and_left_by_keyboard_alone(portal: Portal, open_page: Callable[..., Page]) -> None:
    page, email = open_page(javascript=False), "vhod@citizen.example"
    page.goto(f"{portal.url}/accounts/login/")
    fill(page, "email", email)
    press(page, "button", "Изпратете ми код")
    fill(page, "code", code_sent_to(email, portal.mail))
    press(page, "button", "Потвърдете")
    expect(page).to_have_url(f"{portal.url}/me/")

    page.goto(f"{portal.url}/me/settings/")
    press(page, "link", "Задайте парола (по желание)")
    fill(page, "password", PASSWORD)
    press(page, "button", "Запазете паролата")
    expect(page.get_by_text("Паролата е записана.")).to_be_visible()

    page.goto(f"{portal.url}/me/")
    press(page, "button", "Изход")
    page.goto(f"{portal.url}/accounts/login/")
    press(page, "link", "Вход с парола")
    fill(page, "email", email)
    fill(page, "password", PASSWORD)
    press(page, "button", "Влезте")
    expect(page).to_have_url(f"{portal.url}/me/")

    other = open_page(javascript=False)
    other.goto(f"{portal.url}/accounts/login/password/")
    fill(other, "email", email)
    fill(other, "password", PASSWORD)
    press(other, "button", "Влезте")
    expect(other).to_have_url(f"{portal.url}/me/")
    page.goto(f"{portal.url}/accounts/sessions/")
    tab_to(page, page.get_by_role("button", name=re.compile("^Край на тази сесия")))
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")
    expect(page.get_by_text("Сесията приключи.")).to_be_visible()
    other.goto(f"{portal.url}/me/")
    expect(other).to_have_url(re.compile(r"/accounts/login/"))


def test_shared_computer_shows_nothing_after_the_exit(portal: Portal, open_page: Callable[..., Page]) -> None:
    """A20: neither the button back nor what the browser kept brings a private page back."""
    page, email = open_page(), "obsht@citizen.example"
    page.goto(f"{portal.url}/accounts/login/")
    page.get_by_label("Имейл", exact=True).fill(email)
    page.get_by_role("button", name="Изпратете ми код").click()
    page.get_by_label("Код от писмото").fill(code_sent_to(email, portal.mail))
    page.get_by_role("button", name="Потвърдете").click()
    for place in ("/me/settings/", "/accounts/email/", "/accounts/sessions/", "/me/"):
        page.goto(f"{portal.url}{place}")
    expect(page.get_by_role("button", name="Изход")).to_be_visible()
    page.goto(f"{portal.url}/accounts/email/")
    expect(page.locator("main")).to_contain_text(email)
    page.goto(f"{portal.url}/me/")

    page.get_by_role("button", name="Изход").click()
    expect(page).to_have_url(f"{portal.url}/")

    for _ in range(6):
        page.go_back(wait_until="load")
        expect(page.locator("body")).not_to_contain_text(email)
        expect(page.get_by_role("button", name="Изход")).to_have_count(0)
