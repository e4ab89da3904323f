"""An organisation from its number to an opinion in its name, with nothing but a keyboard; every page looked at."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from stdnum.bg.vat import calc_check_digit_legal

from tests import hostile_files as files
from tests.browser.conftest import Portal
from tests.browser.letters import code_sent_to
from tests.browser.people import sign_in_official
from tests.browser.test_accessibility import Inspector
from tests.browser.test_keyboard_path import tab_to

OpenPage = Callable[..., Page]
EMAIL = "predsedatel@citizen.example"
NAME = "Сдружение „Клавиатура“"
EIK = "99000101" + str(calc_check_digit_legal("99000101"))
YEAR = datetime.now(UTC).year


def press(page: Page, target: Locator) -> None:
    """Tab to a link or button and press Enter."""
    tab_to(page, target)
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")


def type_into(page: Page, label: str, text: str) -> None:
    tab_to(page, page.get_by_label(label, exact=True).first)
    page.keyboard.type(text)


def go_on(page: Page) -> None:
    press(page, page.get_by_role("button", name="Запазете и продължете"))


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def sign_in(page: Page, portal: Portal) -> None:
    """Go through the code of the letter and come back to the task list."""
    press(page, page.get_by_role("link", name="Продължете с имейл"))
    type_into(page, "Имейл", EMAIL)
    page.keyboard.press("Enter")
    page.wait_for_url("**/code/")
    tab_to(page, page.locator("input[name=code]"))
    page.keyboard.type(code_sent_to(EMAIL, portal.mail))
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")
    heading(page, "Регистрирайте вашата организация")


def fill_steps(page: Page, inspector: Inspector, paper: Path) -> None:
    press(page, page.get_by_role("button", name="Започнете"))
    heading(page, "ЕИК")
    inspector.inspect()
    type_into(page, "ЕИК", f"{EIK[:3]} {EIK[3:6]} {EIK[6:]}")
    go_on(page)
    heading(page, "Данни за организацията")
    inspector.inspect()
    type_into(page, "Наименование", NAME)
    tab_to(page, page.get_by_label("Правна форма"))
    page.keyboard.press("ArrowDown")
    type_into(page, "Седалище", "гр. Хасково")
    go_on(page)
    heading(page, "Представляващ")
    inspector.inspect()
    type_into(page, "Име и фамилия", "Пробен Председател")
    type_into(page, "Длъжност", "председател")
    tab_to(page, page.get_by_label("Вписан съм като представляващ в регистъра"))
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Упълномощен съм с акт на организацията")).to_be_checked()
    type_into(page, "Акт", "Решение на управителния съвет")
    page.get_by_label("Мандат от").fill(f"{YEAR - 1}-01-10")  # the parts of a date differ by browser
    page.get_by_label("Мандат до").fill(f"{YEAR + 1}-12-31")
    go_on(page)
    heading(page, "Документ за пълномощно")
    inspector.inspect()
    page.locator("input[type=file]").set_input_files(paper)
    go_on(page)
    heading(page, "Проверете заявката")
    inspector.inspect()


def test_organisation_is_registered_verified_and_used_by_keyboard(
    portal: Portal, open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page()
    watched = open_page(width=320, dark=True)
    inspector = Inspector(page, portal, 1280)
    paper = tmp_path / "pulnomoshtno.pdf"
    paper.write_bytes(files.pdf())
    page.goto(f"{portal.url}/organisations/register/")
    sign_in(page, portal)
    inspector.inspect()
    fill_steps(page, inspector, paper)
    press(page, page.get_by_role("button", name="Подайте заявката"))
    heading(page, "Заявката е подадена")
    number = page.locator(".slip__no").inner_text().strip()
    assert re.fullmatch(r"\d{2}-\d{4,}-\d", number)
    inspector.inspect()

    desk = open_page()
    of_desk = Inspector(desk, portal, 1280)
    sign_in_official(desk, portal, "clerk")
    press(desk, desk.get_by_role("link", name=re.compile("^Организации")).first)
    of_desk.inspect()
    press(desk, desk.get_by_role("link", name=number))
    of_desk.inspect()
    tab_to(desk, desk.get_by_label(re.compile("^Потвърди")))
    desk.keyboard.press("Space")
    press(desk, desk.get_by_role("button", name="Реши и уведоми подателя"))
    expect(desk.get_by_role("main")).to_contain_text("Решението е записано")
    desk.goto(f"{portal.url}/admin/organisations/{EIK}/")
    of_desk.inspect()

    page.goto(f"{portal.most_commented()['url']}opinion/")
    expect(page.get_by_label(re.compile(f"^{NAME}"))).to_be_checked()
    inspector.inspect()
    tab_to(page, page.get_by_label("Подкрепям текста"))
    page.keyboard.press("Space")
    type_into(page, "Обща позиция", "Подкрепяме проекта. Нека сроковете да са ясни за всички.")
    press(page, page.get_by_role("button", name="Прегледайте преди изпращане").last)
    heading(page, "Проверете становището")
    expect(page.get_by_role("main")).to_contain_text(f"ЕИК {EIK} (проверена)")
    press(page, page.get_by_role("button", name="Изпратете становището"))
    heading(page, "Становището ви е получено")

    narrow = Inspector(watched, portal, 320)
    narrow.visit("/organisations/", f"/organisations/{EIK}/", "/organisations/register/", "/organisations/990000012/")
    watched.goto(f"{portal.url}/organisations/990000012/")
    expect(watched.get_by_role("main")).to_contain_text("Становище")
    watched.get_by_role("link", name=re.compile("^Наредба")).first.click()
    expect(watched.get_by_role("link", name="проверена организация").first).to_be_visible()
    narrow.inspect()
    assert inspector.faults + of_desk.faults + narrow.faults == []
