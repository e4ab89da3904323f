"""Every page of the main path is open to everybody: axe, reflow, keyboard, headings, titles, no outside request."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Portal
from tests.browser.people import fill_comment, go_on, prove_address, send, sign_in_official

OpenPage = Callable[..., Page]

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],
    "preload": False,  # axe would fetch stylesheets again and write them inline, against our own policy
    "iframes": False,  # the letter in its sandbox cannot be spoken to
}
LOOKS = [(1280, False), (320, True)]  # wide and light; narrow as at 400 % zoom, and dark


@dataclass
class Inspector:
    """Looks at pages of one visitor and gathers what is wrong with them, by page."""

    page: Page
    portal: Portal
    width: int
    faults: list[str] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.page.on("console", lambda message: self._console(message.type, message.text))
        self.page.on("pageerror", lambda error: self._fault(f"script: {error}"))
        self.page.on("request", lambda request: self._request(request.url))

    def visit(self, *addresses: str) -> None:
        """Open each address and inspect it."""
        for address in addresses:
            self.page.goto(address if address.startswith("http") else self.portal.url + address)
            self.inspect()

    def inspect(self) -> None:
        """Inspect the page as it stands."""
        for violation in Axe().run(self.page, options=RULES).response["violations"]:
            places = [node["target"] for node in violation["nodes"][:3]]
            self._fault(f"axe {violation['id']} at {places}")
        if (headings := self.page.locator("h1").count()) != 1:
            self._fault(f"{headings} h1")
        if (needed := self.page.evaluate("document.scrollingElement.scrollWidth")) > self.width:
            self._fault(f"needs {needed} px")
        language = self.page.locator("html").get_attribute("lang")
        title, path = f"{self.page.title()} ({language})", urlsplit(self.page.url).path
        if self.titles.setdefault(title, path) != path:
            self._fault(f"title „{title}“ as at {self.titles[title]}")

    def _console(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"} and "status of 404" not in text:
            self._fault(f"console: {text}")

    def _request(self, url: str) -> None:
        if not url.startswith((self.portal.url, "data:")):
            self._fault(f"asks {url}")

    def _fault(self, words: str) -> None:
        self.faults.append(f"{self.page.url.removeprefix(self.portal.url)}: {words}")


@pytest.fixture(params=LOOKS, ids=["wide-light", "narrow-dark"])
def inspector(request: pytest.FixtureRequest, portal: Portal, open_page: OpenPage) -> Inspector:
    width, dark = request.param
    return Inspector(open_page(width, dark=dark), portal, width)


def test_public_pages(portal: Portal, inspector: Inspector) -> None:
    opened, in_force = portal.most_commented()["url"], portal.in_phase("in_force")
    amending = portal.in_phase("awaiting_statement")
    inspector.visit(
        "/", "/consultations/", "/consultations/?q=щъркел", opened, f"{opened}text/", f"{opened}text/art_4/",
        f"{opened}comments/", f"{opened}follow/", f"{opened}hearings/", in_force, f"{in_force}text/",
        f"{in_force}outcome/",
        f"{opened}compare/", f"{opened}compare/?view=side", f"{opened}compare/?show=all", f"{opened}compare/?a=v9",
        f"{opened}text/@v1/", f"{opened}text/@v1/art_27/", f"/en{urlsplit(opened).path}compare/",
        f"{in_force}outcome/?view=list", f"{in_force}comment/general/", f"{amending}consolidated/",
        f"{amending}consolidated/?show=all", "/en/", f"/en{urlsplit(opened).path}text/",
    )  # fmt: skip
    assert inspector.faults == []


def test_pages_of_the_portal_itself(portal: Portal, inspector: Inspector) -> None:
    inspector.visit(
        "/help/", "/rules/", "/privacy/", "/accessibility/", "/contact/", "/receipts/", "/receipts/?number=26-1",
        "/quality/", "/verify/", "/demo/mail/", "/accounts/login/", "/admin/login/", "/no-such-page/",
    )  # fmt: skip
    inspector.page.goto(f"{portal.url}/demo/mail/")
    inspector.page.get_by_role("main").get_by_role("link").first.click()
    inspector.inspect()
    assert inspector.faults == []


def test_pages_of_somebody_who_writes(portal: Portal, inspector: Inspector) -> None:
    page, email = inspector.page, f"dostap-{inspector.width}@citizen.example"
    page.goto(f"{portal.most_commented()['url']}opinion/")
    inspector.inspect()
    page.get_by_role("button", name="Добавете точка").click()
    go_on(page)
    inspector.inspect()
    page.goto(f"{portal.most_commented()['url']}text/art_6/comment/")
    inspector.inspect()
    go_on(page)
    inspector.inspect()
    fill_comment(page, email=email)
    go_on(page)
    inspector.inspect()
    prove_address(page, portal, email)
    inspector.inspect()
    number = send(page)
    inspector.inspect()
    inspector.visit(f"/receipts/{number}/", "/me/", "/me/settings/")
    assert inspector.faults == []


def test_desk_of_the_staff_in_a_narrow_window(portal: Portal, open_page: OpenPage) -> None:
    inspector = Inspector(open_page(320), portal, 320)
    sign_in_official(inspector.page, portal, "secretary")
    inspector.inspect()
    desk = f"/admin/consultations/{portal.most_commented()['number']}/"
    inspector.visit(
        "/admin/queue/moderation/", "/admin/queue/answers/", "/admin/consultations/new/", desk, f"{desk}statement/",
        "/admin/deadlines/", "/admin/deadlines/rules/", "/admin/files/", "/admin/paper/",
        f"/admin/paper/?consultation={portal.most_commented()['number']}", f"{desk}council/",
        f"{desk}withdrawal/", f"{desk}hearings/", f"{desk}hearings/new/", "/styleguide/",
    )  # fmt: skip
    assert inspector.faults == []


def test_text_and_its_next_revision_at_the_desk(portal: Portal, inspector: Inspector) -> None:
    page = inspector.page
    sign_in_official(page, portal, "secretary")
    desk = f"/admin/consultations/{portal.most_commented()['number']}/"
    page.goto(portal.url + desk)
    page.get_by_role("button", name="Нова редакция").click()
    inspector.visit(
        f"{desk}text/", f"{desk}text/head/", f"{desk}text/art_4/", f"{desk}text/chp_1/", f"{desk}revision/",
        f"{desk}revision/new/art_4/", f"{desk}revision/discard/",
    )  # fmt: skip
    page.goto(f"{portal.url}{desk}text/art_4/")
    page.locator("summary").filter(has_text="Преномериране").click()
    page.get_by_label("Нов номер").fill("3а")
    page.get_by_role("button", name="Преглед").nth(1).click()
    inspector.inspect()
    page.get_by_role("button", name="Преномерирай").click()
    inspector.inspect()
    inspector.visit(f"{desk}revision/", f"{desk}revision/new/art_3a/")
    page.goto(f"{portal.url}{desk}revision/discard/")
    page.get_by_role("button", name="Изтрий подготвяната редакция").click()
    inspector.inspect()
    assert inspector.faults == []


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/consultations/",
        "/consultations/plan/",
        "/quality/",
        "/status/",
        "/rules/removals/",
        "/help/",
        "/receipts/",
        "/accounts/login/",
        "/verify/",
    ],
)
def test_first_tab_reaches_the_skip_link_and_enter_the_main_part(
    portal: Portal, open_page: OpenPage, address: str
) -> None:
    page = open_page(javascript=False)
    page.goto(portal.url + address)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Прескочи към основното съдържание")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
