"""The page of the terms of retention: what is in force, what would go, another term with its reason, the log."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from prestige.accounts.actions import request_email_code
from prestige.retention.actions import run_retention, set_rule
from prestige.retention.kinds import kinds, standing
from prestige.retention.models import RetentionRule
from tests.factories import make_clerk
from tests.web.test_clerk_roles import make_official

pytestmark = pytest.mark.django_db
PAGE, RULE = "/admin/retention/", "/admin/retention/email_codes/"
ORDER = "Заповед № РД-1 от 2026 г."


@pytest.fixture
def secretary(client: Client) -> Client:
    client.force_login(make_official("secretary"))
    return client


def typed(days: object = 14, **given: object) -> dict[str, object]:
    return {"days": days, "ground": ORDER, "version": 0} | given


def test_page_names_every_kind_what_would_go_now_and_the_next_round(secretary: Client) -> None:
    request_email_code("old@example.bg", language="bg", now=timezone.now() - timedelta(days=8))
    page = secretary.get(PAGE).content.decode()
    assert all(str(kind.title) in page for kind in kinds().values())
    assert all(str(row.title) in page for row in standing())
    assert "следващо изпълнение" in page
    assert page.count("<b>1</b>") == 1
    assert "Досега нищо не е отпадало." in page


def test_log_shows_the_rounds_that_let_something_go(secretary: Client) -> None:
    request_email_code("old@example.bg", language="bg", now=timezone.now() - timedelta(days=8))
    run_retention(timezone.now())
    page = secretary.get(PAGE).content.decode()
    assert "отпаднал 1 запис" in page
    assert page.count("<b>0</b>") == len(kinds())
    assert "old@example.bg" not in page


def test_page_asks_no_more_for_a_long_log(secretary: Client, django_assert_max_num_queries: object) -> None:
    for _night in range(3):
        request_email_code("old@example.bg", language="bg", now=timezone.now() - timedelta(days=8))
        run_retention(timezone.now())
    with django_assert_max_num_queries(len(kinds()) + 16):
        secretary.get(PAGE)


def test_longer_term_is_set_at_once_with_its_history(secretary: Client) -> None:
    assert secretary.post(RULE, typed(14))["Location"] == PAGE
    assert RetentionRule.objects.get().days == 14
    page = secretary.get(RULE).content.decode()
    assert ORDER in page
    assert "14 дни" in page
    assert "Местен срок" in secretary.get(PAGE).content.decode()


def test_shorter_term_says_first_what_goes_and_is_set_when_confirmed(secretary: Client) -> None:
    request_email_code("old@example.bg", language="bg", now=timezone.now() - timedelta(days=5))
    asked = secretary.post(RULE, typed(3))
    page = asked.content.decode()
    assert "ще отпадне 1 запис" in page
    assert f'value="{ORDER}"' in page
    assert not RetentionRule.objects.exists()
    assert secretary.post(RULE, typed(2, confirmed=3)).status_code == 200  # other days than those that were shown
    assert secretary.post(RULE, typed(3, confirmed=3)).status_code == 302
    assert RetentionRule.objects.get().days == 3


def test_shorter_term_that_lets_nothing_go_needs_no_second_press(secretary: Client) -> None:
    assert secretary.post(RULE, typed(3)).status_code == 302


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"days": "0"}, "Пази се поне 1 ден."),
        ({"days": "3651"}, "Пази се най-много 3650 дни."),
        ({"days": "-5"}, "Въведете цяло число дни"),
        ({"days": "седем"}, "Въведете цяло число дни"),
        ({"days": ""}, "Въведете цяло число дни"),
        ({"days": "9" * 400}, "Въведете цяло число дни"),
        ({"ground": "\u200b"}, "Напишете основанието"),
        ({"ground": "я" * 301}, "300"),
    ],
)
def test_bad_term_is_told_beside_the_field_and_keeps_what_was_typed(
    secretary: Client, given: dict[str, object], sentence: str
) -> None:
    page = secretary.post(RULE, typed(**given)).content.decode()
    assert sentence in page
    assert not RetentionRule.objects.exists()
    assert secretary.post(RULE, typed()).status_code == 302


def test_term_that_a_colleague_set_meanwhile_is_shown_and_asked_again(secretary: Client) -> None:
    rule = set_rule("email_codes", days=21, ground=ORDER, version=0, by=make_clerk(), now=timezone.now())
    refused = secretary.post(RULE, typed(14, ground="Моят ред"))
    page = refused.content.decode().replace("\xa0", " ")
    assert refused.status_code == 409
    assert "Междувременно колега определи друг срок: 21 дни." in page
    assert f'name="version" value="{rule.pk}"' in page
    assert "Моят ред" in page
    assert secretary.post(RULE, typed(14, version=rule.pk)).status_code == 302


def test_administrator_reads_and_is_told_who_sets(client: Client) -> None:
    client.force_login(make_official("administrator"))
    page = client.get(RULE).content.decode()
    assert 'name="days"' not in page
    assert "Ролята Ви не включва определяне на сроковете за съхранение." in page
    assert client.post(RULE, typed()).status_code == 403


def test_unknown_kind_is_a_page_that_does_not_exist(secretary: Client) -> None:
    assert secretary.get("/admin/retention/no_such/").status_code == 404
    assert secretary.post("/admin/retention/no_such/", typed()).status_code == 404


def test_sidebar_leads_to_the_page(secretary: Client, client: Client) -> None:
    assert f'href="{PAGE}"' in secretary.get("/admin/").content.decode()
    client.force_login(make_official("clerk"))
    assert f'href="{PAGE}"' not in client.get("/admin/").content.decode()
