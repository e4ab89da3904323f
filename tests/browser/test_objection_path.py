"""A comment is reported and removed, its author objects and another official decides: every page of the way is open."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Portal
from tests.browser.people import reach_check, send, sign_in_official
from tests.browser.test_accessibility import Inspector

OpenPage = Callable[..., Page]
WHY = "Коментарът е по наредбата и посочва точно коя алинея трябва да се промени."


def test_reported_comment_is_removed_and_comes_back_after_an_objection(portal: Portal, open_page: OpenPage) -> None:
    public = portal.most_commented()["url"]
    author, reader = Inspector(open_page(375), portal, 375), Inspector(open_page(320, dark=True), portal, 320)
    clerk, secretary = Inspector(open_page(), portal, 1280), Inspector(open_page(), portal, 1280)
    sign_in_official(clerk.page, portal, "clerk")
    sign_in_official(secretary.page, portal, "secretary")
    reach_check(author.page, portal, f"{public}text/art_3/comment/", "vazrazil@citizen.example")
    number = send(author.page)
    queue = f"/admin/queue/moderation/?comment={number}"
    clerk.page.goto(portal.url + queue)
    clerk.page.get_by_role("button", name="Публикувай", exact=True).click()

    reader.visit(f"{public}comments/{number}/report/")
    reader.page.get_by_role("radio").nth(3).check()
    _press(reader.page, "Изпратете сигнала")
    expect(reader.page).to_have_title(re.compile("^Грешка: "))
    reader.page.get_by_label("Обяснете с едно изречение").fill("Говори за друга наредба.")
    _press(reader.page, "Изпратете сигнала")
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Получихме сигнала ви")
    reader.inspect()

    clerk.visit(queue)
    clerk.page.locator("summary").filter(has_text="Премахни предложението").click()
    clerk.page.locator("#hold select[name=ground]").select_option(index=3)
    clerk.page.locator("#hold").get_by_label("Кой пасаж").fill("много хора работят извън града")
    clerk.inspect()
    _press(clerk.page, "Премахни и уведоми подателя")
    reader.visit(f"{public}comments/{number}/", "/rules/removals/")

    author.visit(f"/receipts/{number}/")
    author.page.get_by_role("link", name="Възразете срещу решението").click()
    author.inspect()
    author.page.get_by_label("Защо основанието не е налице").fill(WHY)
    _press(author.page, "Изпратете възражението")
    expect(author.page.get_by_role("main")).to_contain_text("Получихме възражението ви")
    author.inspect()

    secretary.visit("/admin/queue/appeals/")
    secretary.page.get_by_role("main").get_by_role("link", name=re.compile(number)).first.click()
    expect(secretary.page.get_by_role("main")).to_contain_text(WHY)
    secretary.inspect()
    secretary.page.get_by_label("Уважавам").check()
    secretary.page.get_by_label("Мотиви").fill("Коментарът е по предмета на наредбата и се връща на мястото си.")
    _press(secretary.page, "Реши и уведоми подателя")
    reader.page.goto(f"{public}comments/{number}/")
    expect(reader.page.get_by_role("main")).to_contain_text("Предлагам срокът да е по-дълъг")
    assert author.faults + reader.faults + clerk.faults + secretary.faults == []


def _press(page: Page, name: str) -> None:
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("button", name=name).click()
