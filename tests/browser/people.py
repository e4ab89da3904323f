"""What people do on the way again and again: a citizen who writes and proves an address, an official who signs in."""

import base64
import hashlib
import hmac
import struct
import time
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.conftest import Portal
from tests.browser.letters import code_sent_to

REASON = "Предлагам срокът да е по-дълъг, защото много хора работят извън града и не успяват да реагират навреме."
SPENT: dict[str, int] = {}  # the last half minute whose code was given for each secret
SESSION_SECONDS = 300  # an official's session is handed on to the next test for so long


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


def give_password_and_code(page: Page, portal: Portal, account: dict[str, str]) -> None:
    """Sign in from the page of signing in with the password and what the official's telephone would show."""
    after = parse_qs(urlsplit(page.url).query)["next"][0]
    page.goto(f"{portal.url}/accounts/login/password/?next={after}")
    page.locator("input[name=email]").fill(account["email"])
    page.locator("input[name=password]").fill(account["password"])
    page.locator("input[name=password]").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Втора стъпка на входа")
    page.get_by_label("Код от приложението").fill(unused_code_of(account["totp_secret"]))
    page.get_by_role("button", name="Влезте", exact=True).click()


def unused_code_of(secret: str) -> str:
    """Return six digits that open the account of this secret and were not returned before.

    Each opens once (RFC 6238, 5.2). The portal takes the digits of the next half minute early; for a third sign-in
    within the same one this waits.
    """
    step = max(step_now(), SPENT.get(secret, -1) + 1)
    while step > step_now() + 1:
        time.sleep(0.5)
    SPENT[secret] = step
    return code_of(secret, step)


def step_now() -> int:
    """Return the number of the half minute since 1970 (RFC 6238: 30 seconds)."""
    return int(time.time()) // 30


def code_of(secret: str, step: int | None = None) -> str:
    """Return the six digits that a telephone with this secret shows now or in this half minute (RFC 6238, SHA-1)."""
    counter = struct.pack(">Q", step_now() if step is None else step)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4]) & 0x7FFFFFFF) % 1_000_000:06d}"


def sign_in_official(page: Page, portal: Portal, role: str) -> None:
    """Arrive at the desk: through the door of the staff at first, with the same session for some minutes afterwards.

    The portal turns away whoever signs in as often as all the tests would, and asks for a proof again before weighty
    acts in a session that is older than REAUTHENTICATION_MINUTES.
    """
    cookies, opened_at = portal.sessions.get(role, ([], 0.0))
    if time.monotonic() - opened_at < SESSION_SECONDS:
        page.context.add_cookies(cookies)
    page.goto(f"{portal.url}/admin/")
    if "/accounts/login/" in page.url:
        give_password_and_code(page, portal, portal.accounts[role])
        opened_at = time.monotonic()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Моят ден")
    portal.sessions[role] = page.context.cookies(), opened_at
