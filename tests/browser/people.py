"""What people do on the way again and again: a citizen who writes and proves an address, an official who signs in."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Portal
from tests.browser.letters import code_sent_to

REASON = "Предлагам срокът да е по-дълъг, защото много хора работят извън града и не успяват да реагират навреме."


def fill_comment(page: Page, *, email: str = "", reason: str = REASON) -> None:
    """Fill the open comment form; a signed-in person is not asked for an address."""
    page.get_by_label("Да се промени").check()
    page.get_by_label("Обяснете защо").fill(reason)
    page.get_by_label("Име и фамилия").fill("Пробен Посетител")
    if email:
        page.get_by_label("Имейл").fill(email)
    page.get_by_label("С инициали").check()


def go_on(page: Page) -> None:
    """Press the button that leads from the form to the check and wait for the page that answers."""
    with page.expect_navigation(wait_until="load"):  # a click returns before the answer; axe would meet no document
        page.get_by_role("button", name="Прегледайте преди изпращане").click()


def prove_address(page: Page, portal: Portal, email: str) -> None:
    """Type the code from the caught letter and arrive at the check."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Потвърдете имейла си")
    page.get_by_label("Код от писмото").fill(code_sent_to(email, portal.mail))
    page.get_by_role("button", name="Потвърдете").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Проверете коментара си")


def reach_check(page: Page, portal: Portal, form_url: str, email: str) -> None:
    """Write a comment on this form as a newcomer and arrive at the check."""
    page.goto(form_url)
    fill_comment(page, email=email)
    go_on(page)
    prove_address(page, portal, email)


def send(page: Page) -> str:
    """Send the checked comment and return the number of the receipt."""
    page.get_by_role("button", name="Изпратете коментара").click()
    return receipt_number(page)


def receipt_number(page: Page) -> str:
    """Return the number on the receipt that is shown."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Коментарът ви е получен")
    return page.locator(".slip__no").inner_text().strip()


def sign_in_official(page: Page, portal: Portal, role: str) -> None:
    """Arrive at the desk: through the door of the staff the first time, with the same session afterwards.

    The portal turns away whoever signs in as often as all the tests would.
    """
    page.context.add_cookies(portal.sessions.get(role, []))
    page.goto(f"{portal.url}/admin/")
    if page.get_by_label("Служебен имейл").count():
        account = portal.accounts[role]
        page.get_by_label("Служебен имейл").fill(account["email"])
        page.get_by_label("Парола").fill(account["password"])
        page.get_by_role("button", name="Вход").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Моят ден")
    portal.sessions[role] = page.context.cookies()
