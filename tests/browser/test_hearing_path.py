"""A public hearing from the desk to the minutes, with a citizen who registers and comes, in a real browser."""

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta

from playwright.sync_api import Page, expect

from prestige.workdays import Calendar
from tests.browser.conftest import ROOT, Portal
from tests.browser.letters import code_sent_to
from tests.browser.people import sign_in_official
from tests.browser.test_accessibility import Inspector
from tests.browser.test_clerk_path import ACT, MOTIVES, create_draft

OpenPage = Callable[..., Page]
EMAIL = "slushatel@citizen.example"
TITLE = "Наредба за пейките по алеите на парка"


def publish(page: Page, portal: Portal) -> str:
    """Publish a draft with a term of sixty days and return the address of its file at the desk."""
    file = create_draft(page, portal, TITLE)
    page.get_by_role("textbox", name="Поставен текст").fill(ACT)
    page.get_by_role("button", name="Запази текста").click()
    page.goto(f"{file}motives/")
    for label, text in MOTIVES.items():
        page.get_by_label(label).fill(text)
    page.get_by_role("button", name="Запази").click()
    page.goto(f"{file}publication/")
    page.get_by_label("Дни за предложения").fill("60")
    page.get_by_role("button", name="Запази срока").click()
    page.goto(f"{file}publication/")
    page.get_by_role("button", name="Публикувай консултацията").click()
    expect(page.get_by_role("main")).to_contain_text("Консултацията е публикувана с №")
    return page.url


def convene(page: Page, file: str, day: date) -> None:
    """Fill the form of a hearing; a day too soon is refused first, with its reason beside the button."""
    page.goto(f"{file}hearings/new/")
    page.get_by_label("Ден", exact=True).fill((date.today() + timedelta(days=2)).isoformat())  # noqa: DTZ011
    page.get_by_label("Място", exact=True).fill("зала „Хасково“")
    page.get_by_label("Адрес", exact=True).fill("пл. „Общински“ № 1")
    page.get_by_label("Дневен ред").fill("17:30 Представяне на проекта\n18:00 Изказвания")
    page.get_by_label("Места").fill("20")
    page.get_by_role("button", name="Провери деня и часа").click()
    against = page.get_by_role("region", name="Така обсъждане не може да се свика")
    expect(against.get_by_role("listitem").filter(has_text="Поканата закъснява")).to_have_count(1)
    expect(page.get_by_role("main")).to_contain_text("поканата се публикува най-късно на")
    page.get_by_label("Ден", exact=True).fill(day.isoformat())
    page.get_by_role("button", name="Провери деня и часа").click()
    expect(page.get_by_role("status")).to_contain_text("Денят и часът са допустими.")
    page.get_by_role("button", name="Свикай и публикувай поканата").click()
    expect(page.get_by_role("main")).to_contain_text("Обсъждането е свикано")


def register(page: Page, portal: Portal) -> str:
    """Register from the public page without an account and return the address of the receipt."""
    page.get_by_role("link", name="Запишете се").first.click()
    page.get_by_label("Име и фамилия").fill("Пробен Слушател")
    page.get_by_label("Имейл").fill(EMAIL)
    page.get_by_label("Да", exact=True).check()
    page.get_by_label("името ми да е в протокола").check()
    page.get_by_role("button", name="Запишете ме").click()
    page.get_by_label("Код от писмото").fill(code_sent_to(EMAIL, portal.mail))
    page.get_by_role("button", name="Потвърдете").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Записани сте")
    return page.url


def hold_in_the_past(portal: Portal) -> None:
    """Let the time of the hearing go by: its event began two hours ago and is over."""
    code = (
        "from datetime import timedelta; from django.utils import timezone; from prestige.events.models import Event; "
        "n = timezone.now(); Event.objects.filter(title__contains='по алеите').update("
        "registration_closes_at=None, starts_at=n - timedelta(hours=2), ends_at=n - timedelta(minutes=5))"
    )
    subprocess.run([sys.executable, "manage.py", "shell", "-c", code], env=portal.environment, cwd=ROOT, check=True)


def test_hearing_is_convened_attended_and_its_minutes_published(portal: Portal, open_page: OpenPage) -> None:
    secretary = open_page()
    sign_in_official(secretary, portal, "secretary")
    file = publish(secretary, portal)
    convene(secretary, file, Calendar().next_workday(date.today() + timedelta(days=20)))  # noqa: DTZ011
    public = next(row for row in portal.consultations() if row["title"] == TITLE)

    citizen = Inspector(open_page(375), portal, 375)
    citizen.visit(public["url"], f"{public['url']}hearings/", f"{public['url']}hearings/1/")
    receipt = register(citizen.page, portal)
    citizen.inspect()
    citizen.visit(f"{receipt}cancellation/")
    assert citizen.faults == []
    expect(citizen.page.get_by_role("button", name="Откажете участието")).to_be_visible()

    hold_in_the_past(portal)
    desk = Inspector(secretary, portal, 1280)
    desk.visit(f"{file}hearings/", f"{file}hearings/1/attendance/")
    guest = secretary.get_by_role("row").filter(has_text="Пробен Слушател")
    guest.get_by_role("button", name="Тук е").click()
    expect(secretary.get_by_role("main")).to_contain_text("Отбелязано: Пробен Слушател")
    secretary.get_by_role("link", name="Протокол", exact=True).click()
    secretary.get_by_role("button", name="Състави протокол").click()
    course = secretary.get_by_label("Ход на обсъждането")
    expect(course).to_have_value(re.compile("По точка 1. Представяне на проекта"))
    course.fill("По точка 1. Представяне на проекта\nПроектът беше представен и обсъден.")
    desk.inspect()
    secretary.get_by_role("button", name="Запази", exact=True).click()
    secretary.get_by_role("button", name="Публикувай протокола").click()
    expect(secretary.get_by_role("main")).to_contain_text("Протоколът е публикуван с № ПР-")
    assert desk.faults == []

    citizen.visit(f"{public['url']}hearings/1/")
    expect(citizen.page.get_by_role("main")).to_contain_text("Проектът беше представен и обсъден.")
    expect(citizen.page.get_by_role("main")).to_contain_text("Пробен Слушател")
    assert citizen.faults == []
