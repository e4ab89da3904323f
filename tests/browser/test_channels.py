"""A letter entered at the desk by keyboard, and the opinion of an organisation without JavaScript."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Page, expect

from tests import hostile_files as files
from tests.browser.conftest import Portal
from tests.browser.letters import code_sent_to
from tests.browser.people import sign_in_official

NUMBER = re.compile(r"\d{2}-\d{3,}-\d{5}-\d")
MOST_KEYS = 60


def test_clerk_enters_a_paper_by_keyboard_in_few_strokes(portal: Portal, open_page: Callable[..., Page]) -> None:
    page = open_page()
    sign_in_official(page, portal, "clerk")
    page.goto(f"{portal.url}/admin/paper/?consultation={portal.most_commented()['number']}")
    page.get_by_label("Как е получено").focus()
    yesterday = date.today() - timedelta(days=1)  # noqa: DTZ011  (the browser's own day)
    strokes = 0

    def press(key: str) -> None:
        nonlocal strokes
        page.keyboard.press(key)
        strokes += 1

    page.get_by_label("Получено на").fill(f"{yesterday:%Y-%m-%d}")
    page.get_by_label("Час на получаване").fill("11:20")
    page.get_by_label("Час на получаване").focus()
    for label, arrows in (("Вх. № в деловодството", 0), ("Към коя разпоредба", 3), ("Какво се предлага", 1)):
        target = page.get_by_label(label)
        while not target.evaluate("element => element === document.activeElement"):
            press("Tab")
        for _each in range(arrows):
            press("ArrowDown")
    press("Tab")
    page.keyboard.type("Моля пейките да останат.")
    target = page.get_by_label("Подател", exact=True)
    while not target.evaluate("element => element === document.activeElement"):
        press("Tab")
    page.keyboard.type("Посетител Хартиен")
    press("Tab")
    press("Space")
    expect(page.get_by_label("От свое име")).to_be_checked()
    press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Разписка"))
    assert NUMBER.search(page.locator(".w-numbers").inner_text())
    expect(page.get_by_role("link", name="Отпечатай разписка")).to_be_focused()
    page.get_by_role("link", name="Въведи следващо").click()
    expect(page.locator("input[name=consultation]")).to_have_value(portal.most_commented()["number"])
    assert strokes < MOST_KEYS


def test_organisation_files_an_opinion_without_javascript(
    portal: Portal, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    page, email = open_page(javascript=False), "sdruzhenie@citizen.example"
    page.goto(f"{portal.most_commented()['url']}opinion/")
    for label, text in (
        ("Организация", "Сдружение „Пример“"),
        ("ЕИК", "831641791"),
        ("Представляващ", "Име Фамилия"),
        ("Длъжност", "председател"),
        ("Имейл", email),
        ("Обща позиция", "Подкрепяме проекта."),
    ):
        page.get_by_label(label, exact=True).fill(text)
    page.get_by_label("Подкрепям текста").check()
    paper, picture = tmp_path / "становище.pdf", tmp_path / "лого.svg"
    paper.write_bytes(files.active_pdf())
    picture.write_text("<svg/>")
    page.get_by_label(re.compile("^Приложения")).set_input_files([paper, picture])
    page.get_by_role("button", name="Добавете точка").click()
    expect(page.get_by_text("„лого.svg“: Файлове SVG, HTML и XML не се приемат.").first).to_be_visible()
    expect(page.get_by_text("становище.pdf").first).to_be_visible()
    page.get_by_label("Към коя разпоредба").select_option(index=2)
    page.get_by_label("Какво се предлага").select_option("change")
    page.get_by_label("Предложение и мотиви").fill("Срокът да е по-дълъг.")
    page.wait_for_timeout(4_000)  # whoever is quicker than a person is looked at as a machine
    page.get_by_role("button", name="Прегледайте преди изпращане").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Потвърдете имейла си")
    page.get_by_label("Код от писмото").fill(code_sent_to(email, portal.mail))
    page.get_by_role("button", name="Потвърдете").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Проверете становището")
    page.get_by_role("button", name="Изпратете становището").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Становището ви е получено")
    assert len(set(NUMBER.findall(page.locator("main").inner_text()))) == 2
    expect(page.get_by_text("становище.pdf")).to_be_visible()
