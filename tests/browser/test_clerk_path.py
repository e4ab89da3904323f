"""The municipality's side: from a pasted act to the issued statement, in a real browser at the desk of the staff."""

import re
import time
from collections.abc import Callable
from datetime import date, timedelta

import pypdfium2
from playwright.sync_api import Page, expect

from tests.browser.conftest import Portal
from tests.browser.people import reach_check, send, sign_in_official

OpenPage = Callable[..., Page]

TITLE = "Наредба за пейките в градския парк"
ACT = """НАРЕДБА ЗА ПЕЙКИТЕ В ГРАДСКИЯ ПАРК

Глава първа
ОБЩИ ПОЛОЖЕНИЯ

Чл. 1. Наредбата урежда поставянето и поддържането на пейките в градския парк.

Чл. 2. (1) Всяка пейка има облегалка и подлакътници.
(2) До всяка десета пейка се оставя място за инвалидна количка.

Заключителни разпоредби

§ 1. Наредбата се приема на основание чл. 21, ал. 2 от Закона за местното самоуправление и местната администрация.
"""
MOTIVES = {
    "Причини, които налагат приемането": "Пейките без облегалка не се ползват от възрастните хора.",
    "Цели, които се поставят": "Повече хора да могат да седнат и да станат без помощ.",
    "Финансови и други средства, необходими за прилагането": "Дванадесет хиляди евро от местния бюджет.",
    "Очаквани резултати, включително финансовите": "Четиридесет подменени пейки до края на годината.",
    "Анализ за съответствие с правото на Европейския съюз": "Материята не е хармонизирана.",
    "Накратко": "Пейките в парка получават облегалки.",
}
REASONS = "Приемаме срока да се удължи за подаване на хартия; за подаване по електронен път остава същият."
NO_CHANGE = "Промяната влиза в текста, който се внася в Общинския съвет."
PATIENCE_SECONDS = 90


def create_draft(page: Page, portal: Portal, title: str = TITLE) -> str:
    """Open the file of a new act with its data and return the address of the file."""
    page.goto(f"{portal.url}/admin/consultations/new/")
    page.get_by_label("Наименование на акта").fill(title)
    page.get_by_label("Правно основание").fill("чл. 21, ал. 2 от ЗМСМА")
    page.get_by_label("Отговорно звено").select_option(index=1)
    page.get_by_label("Област на политика").select_option(index=1)
    page.get_by_label("Лице за контакт").fill("Име Фамилия")
    page.get_by_label("Телефон за контакт").fill("038 000 000")
    page.get_by_label("Имейл за предложения").fill("konsultacii@haskovo.example")
    page.get_by_role("button", name="Създай консултация").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Текст на проекта")
    return page.url.removesuffix("text/")


def _keep_term(page: Page, file: str, days: int) -> None:
    page.goto(f"{file}publication/")
    page.get_by_label("Дни за предложения").fill(str(days))
    page.get_by_role("button", name="Запази срока").click()
    page.goto(f"{file}publication/")


def _mail_arrives(page: Page, portal: Portal, subject: re.Pattern[str], address: str) -> None:
    """Look into the mailbox of the demonstration until a letter with this subject to this address is there."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    letter = page.get_by_role("listitem").filter(has_text=address).filter(has_text=subject)
    page.goto(f"{portal.url}/demo/mail/")
    while letter.count() == 0 and time.monotonic() < deadline:
        time.sleep(0.5)
        page.reload()
    letter.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(subject)


def test_act_goes_from_pasted_text_to_the_day_it_is_in_force(portal: Portal, open_page: OpenPage) -> None:
    editor = open_page()
    sign_in_official(editor, portal, "editor")
    file = create_draft(editor, portal)
    editor.get_by_role("textbox", name="Поставен текст").fill(ACT)
    editor.get_by_role("button", name="Разпознай").click()
    expect(editor.get_by_role("main")).to_contain_text("Разпознати са")
    editor.get_by_role("button", name="Запази текста").click()
    expect(editor.get_by_role("main")).to_contain_text("Текстът е запазен")

    secretary = open_page()
    sign_in_official(secretary, portal, "secretary")
    _keep_term(editor, file, 10)
    secretary.goto(f"{file}publication/")
    against = secretary.get_by_role("region", name="Още не може да се публикува").get_by_role("listitem")
    expect(against).to_contain_text([re.compile(r"14\sдни"), "Мотивите са непълни", "Накратко"])
    expect(against.locator("cite").first).to_contain_text("ЗНА")
    expect(secretary.get_by_role("button", name="Публикувай консултацията")).to_have_attribute("aria-disabled", "true")

    _keep_term(editor, file, 30)
    editor.goto(f"{file}motives/")
    for label, text in MOTIVES.items():
        editor.get_by_label(label).fill(text)
    editor.get_by_role("button", name="Запази").click()
    secretary.reload()
    expect(against).to_have_count(0)
    secretary.get_by_role("button", name="Публикувай консултацията").click()
    expect(secretary.get_by_role("main")).to_contain_text("Консултацията е публикувана с №")
    public = next(row for row in portal.consultations() if row["title"] == TITLE)
    assert public["phase"] == "open"

    citizen, author = open_page(375), "park@citizen.example"
    reach_check(citizen, portal, f"{public['url']}text/art_2/comment/", author)
    number = send(citizen)

    clerk = open_page()
    sign_in_official(clerk, portal, "clerk")
    clerk.goto(f"{portal.url}/admin/queue/moderation/?comment={number}")
    clerk.get_by_role("button", name="Публикувай", exact=True).click()
    citizen.goto(f"{public['url']}text/art_2/")
    expect(citizen.get_by_role("main")).to_contain_text(number)

    secretary.goto(f"{portal.url}/admin/consultations/{public['number']}/statement/")
    blocked = secretary.get_by_role("region", name="Още не може да се издаде")
    expect(blocked).to_contain_text(number)
    expect(blocked).to_contain_text("Срокът за предложения още тече")

    clerk.goto(f"{portal.url}/admin/comments/{number}/answer/")
    clerk.get_by_label("Приема се частично").check()
    clerk.get_by_role("button", name="Запази", exact=True).click()
    expect(clerk).to_have_title(re.compile("^Грешка: "))
    clerk.get_by_label("Мотиви").fill(REASONS)
    clerk.get_by_label("Защо няма промяна в текста").fill(NO_CHANGE)
    clerk.get_by_role("button", name="Запази", exact=True).click()
    expect(clerk.get_by_role("main")).to_contain_text("Отговорът на")
    _mail_arrives(citizen, portal, re.compile("Приема се частично: предложението Ви"), author)
    citizen.goto(f"{portal.url}/receipts/{number}/")
    expect(citizen.get_by_role("main")).to_contain_text(REASONS)

    portal.pass_the_term(public["number"])
    passed = next(row for row in portal.consultations() if row["number"] == public["number"])
    secretary.reload()
    secretary.get_by_role("button", name="Издай справката").click()
    expect(secretary.get_by_role("main")).to_contain_text("Справката е издадена с №")
    desk = f"{portal.url}/admin/consultations/{public['number']}"
    lead_through_the_council(secretary, desk, refused_on=date.fromisoformat(passed["last_day"]))
    citizen.goto(public["url"])
    expect(citizen.get_by_role("main")).to_contain_text("Актът е в сила от")
    citizen.goto(f"{public['url']}outcome/")
    expect(citizen.get_by_role("main")).to_contain_text(REASONS)


def test_closed_consultation_goes_from_its_statement_to_the_day_it_is_in_force(
    portal: Portal, open_page: OpenPage
) -> None:
    closed = next(row for row in portal.consultations() if row["phase"] == "awaiting_statement")
    clerk, secretary = open_page(), open_page()
    sign_in_official(clerk, portal, "clerk")
    sign_in_official(secretary, portal, "secretary")
    desk = f"{portal.url}/admin/consultations/{closed['number']}"
    secretary.goto(f"{desk}/statement/")
    blocked = secretary.get_by_role("region", name="Още не може да се издаде")
    waiting = blocked.get_by_role("listitem").filter(has_text="е без решение").count()
    assert waiting > 0
    expect(secretary.get_by_role("button", name="Издай справката")).to_have_attribute("aria-disabled", "true")

    for _ in range(waiting):
        clerk.goto(f"{portal.url}/admin/queue/answers/?consultation={closed['number']}")
        clerk.get_by_role("main").get_by_role("rowheader").get_by_role("link").first.click()
        clerk.get_by_label("Приема се", exact=True).check()
        clerk.get_by_label("Защо няма промяна в текста").fill(NO_CHANGE)
        clerk.get_by_role("button", name="Запази", exact=True).click()
    expect(clerk.get_by_role("main")).to_contain_text("Няма чакащи предложения.")

    secretary.reload()
    secretary.get_by_role("button", name="Издай справката").click()
    expect(secretary.get_by_role("main")).to_contain_text("Справката е издадена с №")

    last_day = date.fromisoformat(closed["last_day"])
    lead_through_the_council(secretary, desk, refused_on=last_day)
    citizen = open_page(375)
    citizen.goto(closed["url"])
    expect(citizen.get_by_role("main")).to_contain_text("Актът е в сила от")
    told = citizen.locator("section", has=citizen.get_by_role("heading", name="История"))
    expect(told).to_contain_text("За 27, против 4, въздържали се 3; присъстват 34 от 41.")
    expect(told).to_contain_text("Проектът е внесен в общинския съвет.")

    citizen.goto(f"{closed['url']}outcome/")
    expect(citizen.get_by_role("heading", name="Направихме")).to_be_visible()
    pdf = _printed(citizen, f"{closed['url']}statement.pdf")
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    assert "Приема се" in text
    expect(citizen.get_by_role("link", name=re.compile("^Изтеглете справката"))).to_be_visible()


def lead_through_the_council(page: Page, desk: str, *, refused_on: date) -> None:
    """Record every step until the act is in force, today; a day inside the term is refused on the way."""
    today = date.today()  # noqa: DTZ011  (the portal runs on this machine, in its own zone)
    take(page, f"{desk}/tabling/", {"Докладна записка": "Докладна записка вх. № 00"}, "Отбележи внасянето")
    take(page, f"{desk}/committee/", {"Комисия": "Примерна комисия"}, "Отбележи комисията")
    take(page, f"{desk}/session/", {"Заседание": "Заседание № 00"}, "Отбележи заседанието")
    votes = {"За": "27", "Против": "4", "Въздържали се": "3", "Присъстващи": "34"}
    page.goto(f"{desk}/decision/")
    page.get_by_label("Приет", exact=True).check()
    page.get_by_label("Ден на решението").fill(refused_on.isoformat())
    page.get_by_label("Решение и протокол").fill("Решение № 000, Протокол № 00")
    for label, figure in votes.items():
        page.get_by_label(label, exact=True).fill(figure)
    page.get_by_role("button", name="Отбележи решението").click()
    refused = page.get_by_role("group", name="Това действие не е позволено")
    first = refused_on + timedelta(days=1)
    expect(refused).to_contain_text(re.compile(f"{first:%-d}|{first:%d}"))
    expect(refused).to_contain_text("ЗНА")
    page.get_by_label("Ден на решението").fill(today.isoformat())
    page.get_by_role("button", name="Отбележи решението").click()
    expect(page.get_by_role("main")).to_contain_text("Общинският съвет прие акта")
    take(page, f"{desk}/sending/", {}, "Отбележи изпращането")
    announced = {"Къде и как е обявен": "Примерен вестник", "В сила от": today.isoformat()}
    take(page, f"{desk}/promulgation/", announced, "Отбележи обнародването")


def take(page: Page, address: str, filled: dict[str, str], button: str) -> None:
    """Fill the page of a step and record it."""
    page.goto(address)
    for label, text in filled.items():
        page.get_by_label(label, exact=True).fill(text)
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("main")).to_contain_text("Стъпката е записана.")


def _printed(page: Page, url: str) -> bytes:
    """Ask for a document until the worker has printed it, and return its bytes."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        answer = page.request.get(url)
        if answer.headers["content-type"] == "application/pdf":
            body: bytes = answer.body()
            assert body.startswith(b"%PDF")
            return body
        time.sleep(0.5)
    raise AssertionError(f"{url} was not printed")
