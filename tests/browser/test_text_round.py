"""The clerk's round: paste, mend, publish; a citizen speaks; a second revision; the words travel with their article."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Portal
from tests.browser.people import reach_check, send, sign_in_official
from tests.browser.test_clerk_path import ACT, MOTIVES, TITLE, create_draft

OpenPage = Callable[..., Page]

NOTE = "Пейките стават с подлакътници и в детските кътове, както поискаха родители."
# Pasted with two slips: an article glued to the one before it and a number that was skipped.
PASTED = ACT.replace("Чл. 2. (1) Всяка", "Пейките са за всички.\n\nЧл. 3. (1) Всяка")


def mend(page: Page, file: str) -> None:
    """Renumber, split and take one step back."""
    page.goto(f"{file}text/")
    expect(page.get_by_role("region", name="Така ли изглежда?")).to_contain_text("липсва номер 2")
    page.goto(f"{file}text/art_3/")
    page.locator("summary").filter(has_text="Преномериране").click()
    page.get_by_label("Нов номер").fill("2")
    page.get_by_role("button", name="Преномерирай").click()
    expect(page).to_have_url(f"{file}text/art_2/")

    page.goto(f"{file}text/art_1/")
    page.locator("summary").filter(has_text="Разделяне").click()
    page.get_by_label("Новото започва с").select_option(label="Пейките са за всички.")
    page.get_by_role("button", name="Раздели").click()
    expect(page.get_by_role("main")).to_contain_text("нов чл. 1а")
    page.get_by_role("button", name=re.compile("^Отмени последното: разделен чл. 1")).click()
    expect(page.get_by_role("main")).to_contain_text("Последното действие е отменено.")
    expect(page.get_by_role("textbox", name="Поставен текст")).to_have_value(
        re.compile(r"градския парк\.\sПейките са за всички\.")
    )


def publish_first(editor: Page, secretary: Page, file: str) -> None:
    editor.goto(f"{file}motives/")
    for label, text in MOTIVES.items():
        editor.get_by_label(label).fill(text)
    editor.get_by_role("button", name="Запази").click()
    secretary.goto(f"{file}publication/")
    secretary.get_by_role("button", name="Публикувай консултацията").click()
    expect(secretary.get_by_role("main")).to_contain_text("Консултацията е публикувана с №")


def revise(page: Page, desk: str) -> None:
    """Begin the second revision, put чл. 1а in between, give чл. 2 another number and change a word of it."""
    page.goto(f"{desk}/")
    page.get_by_role("button", name="Нова редакция").click()
    page.goto(f"{desk}/text/art_1/")
    page.locator("summary").filter(has_text="Ново място след това").click()
    page.get_by_role("textbox", name="Текст").last.fill("В детските кътове се поставят ниски пейки.")
    page.get_by_role("button", name="Добави").click()
    page.goto(f"{desk}/text/art_2/")
    page.locator("summary").filter(has_text="Преномериране").click()
    page.get_by_label("Нов номер").fill("3")
    page.get_by_role("button", name="Преномерирай").click()
    page.goto(f"{desk}/text/art_3__para_1/")
    text = page.get_by_role("textbox", name="Текст").first
    text.fill(text.input_value().replace("облегалка", "широка облегалка"))
    page.get_by_role("button", name="Запази поправката").click()


def test_clerk_mends_publishes_and_revises_and_the_comment_travels(portal: Portal, open_page: OpenPage) -> None:
    editor, secretary = open_page(javascript=False), open_page()
    sign_in_official(editor, portal, "editor")
    sign_in_official(secretary, portal, "secretary")
    file = create_draft(editor, portal)
    editor.get_by_role("textbox", name="Поставен текст").fill(PASTED)
    editor.get_by_role("button", name="Запази текста").click()
    mend(editor, file)
    publish_first(editor, secretary, file)
    public = next(row for row in portal.consultations() if row["title"] == TITLE)

    citizen, author = open_page(375), "reditel@citizen.example"
    reach_check(citizen, portal, f"{public['url']}text/art_2/comment/", author)
    number = send(citizen)
    clerk = open_page()
    sign_in_official(clerk, portal, "clerk")
    clerk.goto(f"{portal.url}/admin/queue/moderation/?comment={number}")
    clerk.get_by_role("button", name="Публикувай", exact=True).click()

    desk = f"{portal.url}/admin/consultations/{public['number']}"
    revise(editor, desk)
    editor.goto(f"{desk}/revision/")
    rows = editor.get_by_role("table").get_by_role("row")
    expect(rows.filter(has_text="Чл. 1а.")).to_contain_text("Ново")
    expect(rows.filter(has_text="беше Чл. 2.")).to_contain_text("Нов номер и промяна")
    editor.goto(f"{desk}/revision/new/art_3/")
    editor.get_by_label(re.compile(f"^{number}")).check()
    editor.get_by_role("button", name="Посочи").click()

    secretary.goto(f"{desk}/revision/")
    secretary.get_by_label(re.compile("^Отразява приети предложения")).check()
    secretary.get_by_label("Какво се променя и защо").fill(NOTE)
    secretary.get_by_role("button", name="Публикувай редакцията").click()
    expect(secretary.get_by_role("main")).to_contain_text("Редакция 2 е публикувана.")
    expect(secretary.get_by_role("region", name="Редакции на текста")).to_contain_text(NOTE)

    citizen.goto(f"{public['url']}text/art_3/")
    expect(citizen.get_by_role("main")).to_contain_text(number)
    citizen.goto(f"{public['url']}compare/?a=v1&b=v2")
    expect(citizen.locator("ins").filter(has_text="В детските кътове се поставят ниски пейки.")).to_be_visible()
    expect(citizen.locator("ins").filter(has_text="широка")).to_be_visible()
    expect(citizen.get_by_role("main")).to_contain_text(number)
