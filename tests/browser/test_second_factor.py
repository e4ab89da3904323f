"""Second factors in a real browser: by keyboard alone, with a passkey, with a recovery code, the first one of all.

A passkey belongs to a host with a name, so these pages are opened at localhost and not at its number.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Portal
from tests.browser.letters import code_sent_to
from tests.browser.people import code_of, unused_code_of
from tests.browser.test_accessibility import Inspector, inspector

__all__ = ["inspector"]  # the fixture that looks at pages

OpenPage = Callable[..., Page]
WORKPLACE = "Моят ден"


def named(portal: Portal) -> str:
    """Return the address of the portal by the name of this machine."""
    return f"http://localhost:{urlsplit(portal.url).port}"


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the control of this name has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "() => { const e = document.activeElement;"
            " return [e.labels && e.labels[0] ? e.labels[0].innerText : '', e.innerText || ''].join(' ') }"
        )
        if name in focused:
            return
    pytest.fail(f"no Tab leads to {name}")


@pytest.fixture
def with_device(open_page: OpenPage) -> Iterator[Page]:
    """Open a page whose browser has a built-in device for passkeys that its owner unlocks."""
    page = open_page()
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    yield page
    session.send("WebAuthn.disable")


def sign_in_by_letter(page: Page, portal: Portal, base: str, email: str, after: str, *, letter_number: int = 1) -> None:
    """Sign in as a citizen does, with the code of so many-th letter to this address."""
    page.goto(f"{base}/accounts/login/?next={after}")
    page.locator("main input[name=email]").fill(email)
    page.get_by_role("button", name="Изпратете ми код").click()
    page.get_by_label("Код от писмото").fill(code_sent_to(email, portal.mail, letter_number=letter_number))
    page.get_by_role("button", name="Потвърдете").click()


def test_password_and_code_by_keyboard_alone(portal: Portal, open_page: OpenPage) -> None:
    account = portal.accounts["editor"]
    page = open_page(javascript=False)
    page.goto(f"{portal.url}/admin/")
    tab_to(page, "Вход с парола")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Вход с парола")
    tab_to(page, "Имейл")
    page.keyboard.type(account["email"])
    tab_to(page, "Парола")
    page.keyboard.type(account["password"])
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Втора стъпка на входа")
    tab_to(page, "Код от приложението")
    code = unused_code_of(account["totp_secret"])
    page.keyboard.type(f"{code[:3]} {code[3:]}")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text(WORKPLACE)


def test_passkey_is_added_opens_the_account_and_goes(portal: Portal, with_device: Page) -> None:
    page, base, email = with_device, named(portal), "klyuch@citizen.example"
    sign_in_by_letter(page, portal, base, email, "/accounts/2fa/")
    page.get_by_role("link", name="Добавете ключ за достъп").click()
    page.get_by_label("Име на ключа").fill("Лаптоп вкъщи")
    page.get_by_role("button", name="Добавете ключа").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Резервни кодове")
    expect(page.locator(".factor-codes li")).to_have_count(10)

    page.context.clear_cookies()
    page.goto(f"{base}/accounts/login/?next=/accounts/2fa/webauthn/")
    tab_to(page, "Влезте с ключ за достъп")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Ключове за достъп")
    expect(page.get_by_role("main")).to_contain_text("Лаптоп вкъщи")
    page.get_by_role("link", name="Преименувайте").click()
    page.get_by_label("Име на ключа").fill("Стар лаптоп")
    page.get_by_role("main").get_by_role("button", name="Запазете").click()
    page.get_by_role("link", name="Махнете Стар лаптоп").click()
    page.get_by_role("button", name="Махнете ключа").click()
    expect(page.get_by_role("main")).to_contain_text("Още нямате ключ за достъп.")


def test_passkey_stands_in_for_the_code_and_for_a_recovery_code(portal: Portal, with_device: Page) -> None:
    page, base, email = with_device, named(portal), "vtori-faktor@citizen.example"
    sign_in_by_letter(page, portal, base, email, "/accounts/2fa/webauthn/add/")
    page.get_by_role("button", name="Добавете ключа").click()
    spare = page.locator(".factor-codes li").first.inner_text()

    page.context.clear_cookies()
    sign_in_by_letter(page, portal, base, email, "/me/", letter_number=2)
    expect(page.get_by_role("heading", level=1)).to_have_text("Втора стъпка на входа")
    page.get_by_role("button", name="Продължете с ключ за достъп").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Моята страница")

    page.context.clear_cookies()
    sign_in_by_letter(page, portal, base, email, "/me/", letter_number=3)
    page.get_by_label("Код от приложението").fill(spare)
    page.get_by_role("button", name="Влезте", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Моята страница")


def test_application_is_set_up_and_stays_reachable(portal: Portal, open_page: OpenPage) -> None:
    page, email = open_page(375, javascript=False), "prilozhenie@citizen.example"
    sign_in_by_letter(page, portal, portal.url, email, "/accounts/2fa/")
    expect(page.get_by_role("main")).to_contain_text("Ключ за достъп не работи на адрес само от числа")
    page.get_by_role("link", name="Настройте приложение").click()
    secret = page.locator(".factor-secret code").inner_text().replace(" ", "")
    page.get_by_label("Код от приложението").fill(code_of(secret))
    page.get_by_role("button", name="Включете").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Резервни кодове")
    with page.expect_download() as download:
        page.get_by_role("link", name="Изтеглете като файл").click()
    assert len(download.value.path().read_text("utf-8").split("\n\n")[1].split()) == 10


def test_pages_of_second_factors_have_no_barrier(portal: Portal, inspector: Inspector) -> None:
    page, email = inspector.page, f"bariera-{int(time.time())}-{inspector.width}@citizen.example"
    base = named(portal)
    inspector.portal = replace(portal, url=base)
    sign_in_by_letter(page, portal, base, email, "/accounts/2fa/")
    inspector.inspect()
    for address in ("setup/", "totp/activate/", "webauthn/add/", "webauthn/"):
        page.goto(f"{base}/accounts/2fa/{address}")
        inspector.inspect()
    page.goto(f"{base}/accounts/2fa/totp/activate/")
    secret = page.locator(".factor-secret code").inner_text().replace(" ", "")
    page.get_by_label("Код от приложението").fill(code_of(secret))
    page.get_by_role("button", name="Включете").click()
    inspector.inspect()
    for address in (
        "2fa/",
        "2fa/totp/deactivate/",
        "2fa/recovery-codes/generate/",
        "2fa/reauthenticate/",
        "reauthenticate/",
    ):
        page.goto(f"{base}/accounts/{address}")
        inspector.inspect()
    page.goto(f"{base}/admin/login/")  # refuses a citizen, which the browser notes on its console
    inspector.inspect()
    inspector.faults = [fault for fault in inspector.faults if "status of 403" not in fault]
    page.context.clear_cookies()
    sign_in_by_letter(page, portal, base, email, "/me/", letter_number=2)
    inspector.inspect()
    page.get_by_role("button", name="Влезте", exact=True).click()
    inspector.inspect()
    assert inspector.faults == []
