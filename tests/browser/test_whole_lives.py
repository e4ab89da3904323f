"""The whole life of a general act of the mayor and of a withdrawn act, in a real browser on both sides of the desk."""

from collections.abc import Callable
from datetime import date

from playwright.sync_api import Page, expect

from tests.browser.conftest import Portal
from tests.browser.people import fill_comment, go_on, prove_address, send, sign_in_official
from tests.browser.test_clerk_path import NO_CHANGE, REASONS, create_draft, take

OpenPage = Callable[..., Page]
PROGRAMME = """ПРОГРАМА ЗА ПЕЙКИТЕ

Чл. 1. Програмата определя къде се поставят нови пейки.

Чл. 2. Пейките се поставят до спирките.
"""
TITLE = "Програма за пейките в кварталите"
FOR = "Програмата разпределя средствата за пейки по квартали."


def prepare_general_act(page: Page, portal: Portal, title: str) -> str:
    """Prepare a programme of the mayor until it may be published and return the address of its file."""
    file = create_draft(page, portal)
    page.get_by_role("textbox", name="Поставен текст").fill(PROGRAMME)
    page.get_by_role("button", name="Разпознай").click()
    page.get_by_role("button", name="Запази текста").click()
    page.goto(f"{file}data/")
    page.get_by_label("Наименование на акта").fill(title)
    page.get_by_label("Процедура").select_option("general_act")
    page.get_by_label("Вид на акта").select_option("programme")
    page.get_by_label("Кой приема акта").select_option("mayor")
    page.get_by_role("button", name="Запази").click()
    page.goto(f"{file}publication/")
    blocked = page.get_by_role("region", name="Още не може да се публикува")
    expect(blocked).to_contain_text("Не са посочени основните съображения")
    expect(blocked).to_contain_text("АПК")
    expect(blocked).not_to_contain_text("ЗНА")
    page.goto(f"{file}motives/")
    page.get_by_label("Основни съображения").fill(FOR)
    page.get_by_label("Писмени предложения и възражения").check()
    page.get_by_label("Накратко").fill("Пейки до всяка спирка.")
    page.get_by_role("button", name="Запази").click()
    page.goto(f"{file}publication/")
    page.get_by_role("button", name="Отбележи като готов").click()
    expect(page.get_by_role("main")).to_contain_text("Проектът чака публикуване.")
    return file


def publish(page: Page, portal: Portal, file: str, title: str) -> dict[str, str]:
    """Publish the prepared act as the secretary and return its public row."""
    page.goto(f"{file}publication/")
    expect(page.get_by_role("main")).to_contain_text("Проектът е готов за публикуване")
    page.get_by_role("button", name="Публикувай консултацията").click()
    expect(page.get_by_role("main")).to_contain_text("Консултацията е публикувана с №")
    return next(row for row in portal.consultations() if row["title"] == title)


def write(page: Page, portal: Portal, form: str, email: str) -> str:
    """Send a proposal as a newcomer and return its number."""
    page.goto(form)
    fill_comment(page, email=email)
    go_on(page)
    prove_address(page, portal, email)
    return send(page)


def test_general_act_goes_from_the_notice_to_the_order_of_the_mayor(portal: Portal, open_page: OpenPage) -> None:
    editor, secretary, citizen = open_page(), open_page(), open_page(375)
    sign_in_official(editor, portal, "editor")
    sign_in_official(secretary, portal, "secretary")
    public = publish(secretary, portal, prepare_general_act(editor, portal, TITLE), TITLE)
    citizen.goto(public["url"])
    main = citizen.get_by_role("main")
    expect(main).to_contain_text(FOR)
    expect(main).to_contain_text("Писмени предложения и възражения")
    number = write(citizen, portal, f"{public['url']}text/art_2/comment/", "peyki@citizen.example")

    portal.pass_the_term(public["number"])
    desk = f"{portal.url}/admin/consultations/{public['number']}"
    secretary.goto(f"{portal.url}/admin/queue/moderation/?comment={number}")
    secretary.get_by_role("button", name="Публикувай", exact=True).click()
    secretary.goto(f"{desk}/statement/")
    expect(secretary.get_by_role("heading", level=1)).to_contain_text("Обобщена справка")
    expect(secretary.get_by_role("button", name="Издай справката")).to_have_attribute("aria-disabled", "true")
    secretary.goto(f"{desk}/decision/")
    expect(secretary.get_by_role("main")).to_contain_text("Обобщената справка за предложенията още не е издадена.")
    # Two people: the editor answers, the secretary issues.
    editor.goto(f"{portal.url}/admin/comments/{number}/answer/")
    editor.get_by_label("Приема се частично").check()
    editor.get_by_label("Мотиви").fill(REASONS)
    editor.get_by_label("Защо няма промяна в текста").fill(NO_CHANGE)
    editor.get_by_role("button", name="Запази", exact=True).click()
    expect(editor.get_by_role("main")).to_contain_text("е записан")
    secretary.goto(f"{desk}/statement/")
    secretary.get_by_role("button", name="Издай справката").click()
    expect(secretary.get_by_role("main")).to_contain_text("Справката е издадена с №")

    secretary.goto(f"{desk}/council/")
    expect(secretary.get_by_role("heading", level=1)).to_contain_text("Решение на кмета")
    secretary.goto(f"{desk}/decision/")
    secretary.get_by_label("Приет", exact=True).check()
    secretary.get_by_label("Заповед", exact=True).fill("Заповед № 000")
    secretary.get_by_role("button", name="Отбележи решението").click()
    expect(secretary.get_by_role("main")).to_contain_text("Актът е издаден от кмета")
    today = date.today().isoformat()  # noqa: DTZ011  (the portal runs on this machine, in its own zone)
    announced = {"Къде и как е обявен": "Сайтът на общината", "В сила от": today}
    take(secretary, f"{desk}/promulgation/", announced, "Отбележи обнародването")

    citizen.goto(public["url"])
    expect(main).to_contain_text("Актът е в сила от")
    expect(main).to_contain_text("Заповед № 000")
    expect(main).not_to_contain_text("Общинск")
    citizen.goto(f"{portal.url}/receipts/{number}/")
    expect(main).to_contain_text("Решение на кмета")
    expect(main).to_contain_text(REASONS)


def test_withdrawn_act_tells_everybody_why_and_takes_nothing_more(portal: Portal, open_page: OpenPage) -> None:
    title, why = "Програма, която ще бъде оттеглена", "Средствата за програмата отпаднаха от бюджета."
    editor, secretary, citizen = open_page(), open_page(), open_page(375)
    sign_in_official(editor, portal, "editor")
    sign_in_official(secretary, portal, "secretary")
    public = publish(secretary, portal, prepare_general_act(editor, portal, title), title)
    number = write(citizen, portal, f"{public['url']}text/art_1/comment/", "ottegleno@citizen.example")

    secretary.goto(f"{portal.url}/admin/consultations/{public['number']}/withdrawal/")
    secretary.get_by_label("Причина за оттегляне").fill("Кратко.")
    secretary.get_by_role("button", name="Оттегли консултацията").click()
    expect(secretary.get_by_role("group", name="Това действие не е позволено")).to_contain_text("20")
    secretary.get_by_label("Причина за оттегляне").fill(why)
    secretary.get_by_role("button", name="Оттегли консултацията").click()
    expect(secretary.get_by_role("main")).to_contain_text("Консултацията е оттеглена.")

    answer = citizen.goto(public["url"])
    assert answer is not None
    assert answer.status == 410
    expect(citizen.get_by_role("main")).to_contain_text(why)
    citizen.goto(f"{portal.url}/receipts/{number}/")
    expect(citizen.get_by_role("main")).to_contain_text("Оттеглена консултация")
    secretary.goto(f"{portal.url}/admin/comments/{number}/answer/")
    # Nothing more is received; whoever took part in a general act is still told by name (АПК чл. 72, ал. 2).
    secretary.get_by_label("Не се приема", exact=True).check()
    secretary.get_by_label("Мотиви").fill(REASONS)
    secretary.get_by_role("button", name="Запази", exact=True).click()
    expect(secretary.get_by_role("main")).to_contain_text("е записан")
    citizen.goto(f"{public['url']}text/art_1/comment/")
    expect(citizen.get_by_role("main")).to_contain_text("консултацията е оттеглена на")
