"""The clerk's workplace in a real browser: accessible in both themes and widths, and usable without JavaScript."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Portal
from tests.browser.people import sign_in_official
from tests.factories.consultations import ACT_TEXT

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
DESK = [
    "/admin/",
    "/admin/queue/moderation/",
    "/admin/queue/moderation/?only=personal",
    "/admin/queue/moderation/?only=reported",
    "/admin/queue/answers/",
    "/admin/queue/appeals/",
    "/admin/grounds/",
    "/admin/grounds/4/",
    "/admin/consultations/new/",
    "/admin/consultations/consultation/",
    "/admin/acts-in-force/new/",
    "/admin/consultations/actinforce/",
    "/admin/consultations/comment/",
    "/admin/consultations/statement/",
    "/admin/journal/event/",
]
OF_ADMINISTRATOR = ["/admin/", "/admin/accounts/user/", "/admin/accounts/user/add/", "/admin/municipality/unit/add/"]


def faults(page: Page) -> list[str]:
    """Return what axe finds on the page, and whether it scrolls sideways."""
    found: list[dict[str, Any]] = Axe().run(page, options=RULES).response["violations"]
    named = [f"{page.url}: {each['id']} {each['nodes'][0]['html'][:120]}" for each in found]
    width = page.viewport_size["width"] if page.viewport_size else 0
    if page.evaluate("document.documentElement.scrollWidth") > width:
        named.append(f"{page.url}: scrolls sideways")
    return named


def pages_of_consultations(portal: Portal) -> list[str]:
    phases = ("open", "in_force", "awaiting_statement")
    numbers = {phase: portal.in_phase(phase).rstrip("/").rpartition("/")[2][:8] for phase in phases}
    return [
        f"/admin/consultations/{numbers['awaiting_statement']}/amended-act/",
        f"/admin/consultations/{numbers['open']}/",
        f"/admin/consultations/{numbers['open']}/statement/",
        f"/admin/consultations/{numbers['open']}/decision/",
        f"/admin/consultations/{numbers['open']}/council/",
        f"/admin/consultations/{numbers['in_force']}/council/",
        f"/admin/consultations/{numbers['in_force']}/annulment/",
        f"/admin/consultations/{numbers['open']}/restart/",
        f"/admin/consultations/{numbers['in_force']}/statement/",
    ]


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (768, True)])
def test_no_page_of_the_workplace_has_a_barrier(
    portal: Portal, open_page: Callable[..., Page], width: int, dark: bool
) -> None:
    found: list[str] = []
    for role, pages in (("secretary", DESK + pages_of_consultations(portal)), ("administrator", OF_ADMINISTRATOR)):
        page = open_page(width, dark=dark)
        page.goto(f"{portal.url}/admin/login/")
        found += faults(page)
        sign_in_official(page, portal, role)
        for address in pages:
            page.goto(portal.url + address)
            found += faults(page)
    assert found == []


def test_keys_walk_the_queue_and_can_be_switched_off(portal: Portal, open_page: Callable[..., Page]) -> None:
    page = open_page()
    sign_in_official(page, portal, "secretary")
    page.goto(f"{portal.url}/admin/queue/moderation/")
    numbers = [link.get_attribute("href") for link in page.locator(".w-q li > a").all()]
    assert len(numbers) > 1
    page.keyboard.press("j")
    page.wait_for_url(f"**/admin/queue/moderation/{numbers[1]}")
    page.keyboard.press("h")
    assert page.evaluate("document.activeElement.id") == "id_ground"
    page.get_by_role("button", name="Изключете клавишите").click()
    page.keyboard.press("k")
    page.reload()
    assert page.url.endswith(str(numbers[1]))
    page.get_by_role("button", name="Включете клавишите").wait_for()


def test_personal_data_are_struck_out_by_the_keyboard_alone(portal: Portal, open_page: Callable[..., Page]) -> None:
    page = open_page()
    sign_in_official(page, portal, "secretary")
    page.goto(f"{portal.url}/admin/queue/moderation/?only=personal")
    number = page.locator(".w-q li > a").first.get_attribute("href") or ""
    tick = page.get_by_role("checkbox", name="телефон")
    tick.focus()
    assert tick.is_checked()
    assert faults(page) == []
    page.get_by_role("button", name="Публикувай със заличаването").focus()
    page.keyboard.press("Enter")
    page.get_by_text("е публикувано със заличаването.").wait_for()
    page.goto(f"{portal.url}/admin/queue/moderation/{number}")
    page.get_by_text("[заличени лични данни]").first.wait_for()
    assert page.get_by_text("0888 000 000").count() == 0


def test_act_is_prepared_without_javascript_and_refused_with_every_reason(
    portal: Portal, open_page: Callable[..., Page]
) -> None:
    page = open_page(javascript=False)
    sign_in_official(page, portal, "secretary")
    page.get_by_role("link", name="Консултации").first.click()
    page.get_by_role("link", name="Нова консултация").click()
    page.get_by_label("Наименование на акта").fill("Наредба за тротоарите без скрипт")
    page.get_by_label("Отговорно звено").select_option(index=1)
    page.get_by_label("Област на политика").select_option(index=1)
    page.get_by_role("button", name="Създай консултация").click()

    page.get_by_role("textbox", name="Поставен текст").fill(ACT_TEXT)
    page.get_by_role("button", name="Разпознай").click()
    page.get_by_role("heading", name="Така ли изглежда?").wait_for()
    page.get_by_role("button", name="Запази текста").click()
    page.get_by_role("link", name="Към стъпките").click()
    page.get_by_role("link", name="Срок, преглед и публикуване").click()

    refused = page.get_by_role("button", name="Публикувай консултацията")
    assert refused.get_attribute("aria-disabled") == "true"
    reasons = page.locator("#deny-l li").all_inner_texts()
    # The contact and the channels come from the file before; these three are nobody else's to know.
    expected = ["Мотивите са непълни.", "Не е посочено правното основание.", "Няма резюме „Накратко“"]
    assert [any(sentence in reason for reason in reasons) for sentence in expected] == [True] * len(reasons)
    page.get_by_label("Дни за предложения").fill("13")
    page.get_by_role("button", name="Пресметни").click()
    assert "14" in page.locator("#deny-l li").first.inner_text()
