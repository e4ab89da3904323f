"""The door of the workplace, and how people get their roles.

Who opens which address stands in the permission matrix (`prestige/portal/permissions`), tested in `tests/permissions`.
"""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client

from consultations.models import Consultation
from prestige.accounts.actions import sync_roles
from prestige.accounts.models import User
from prestige.accounts.roles import ROLES
from tests.factories import (
    make_comment,
    make_draft_consultation,
    make_open_consultation,
    make_unit,
)
from tests.factories.sessions import give_proof

pytestmark = pytest.mark.django_db


def make_official(role: str) -> User:
    """Return a person with exactly this role."""
    sync_roles()
    person = User.objects.create_user(f"{role}@example.bg", full_name="Име Фамилия", is_staff=True, unit=make_unit())
    person.groups.set(Group.objects.filter(name=role))
    return person


def test_session_opened_by_a_code_does_not_open_the_workplace(client: Client) -> None:
    secretary = make_official("secretary")
    client.force_login(secretary)
    give_proof(client, secretary, "code")
    assert client.get("/admin/").status_code == 302
    give_proof(client, secretary, "code", "mfa")
    assert client.get("/admin/").status_code == 200


def test_refusal_and_missing_page_stay_inside_the_workplace(client: Client) -> None:
    client.force_login(make_official("clerk"))
    refused, missing = client.get("/admin/consultations/new/"), client.get("/admin/consultations/2026-999/")
    assert (refused.status_code, missing.status_code) == (403, 404)
    for page in (refused, missing):
        assert 'id="nav-sidebar"' in page.content.decode()


@pytest.mark.parametrize(
    "query",
    ["moderation_state__exact=%00", "answer__decision=a%00b", "received_at__year=99999999999999999999", "q=%00"],
)
def test_filter_that_can_match_nothing_is_no_error_of_the_server(client: Client, query: str) -> None:
    client.force_login(make_official("clerk"))
    assert client.get(f"/admin/consultations/comment/?{query}").status_code in {200, 302, 404}


def test_who_may_not_publish_is_told_beside_the_button(client: Client) -> None:
    client.force_login(make_official("editor"))
    draft = make_draft_consultation()
    page = client.get(f"/admin/consultations/{draft.pk}/publication/").content.decode()
    assert "Ролята Ви не включва публикуване на консултация." in page
    assert 'aria-disabled="true"' in page


def test_counters_lead_only_where_the_person_may_go(client: Client) -> None:
    client.force_login(make_official("editor"))
    page = client.get("/admin/").content.decode()
    assert 'href="/admin/queue/answers/"' in page
    assert 'href="/admin/queue/moderation/"' not in page


def test_roles_are_synchronised_as_often_as_one_likes() -> None:
    sync_roles()
    secretary = Group.objects.get(name="secretary")
    secretary.permissions.clear()
    Group.objects.create(name="own group of the municipality")
    call_command("sync_roles", verbosity=0)
    call_command("sync_roles", verbosity=0)
    granted = {f"{each.content_type.app_label}.{each.codename}" for each in secretary.permissions.all()}
    assert granted == set(next(role for role in ROLES if role.code == "secretary").permissions)
    assert Group.objects.count() == len(ROLES) + 1


def test_administrator_has_no_power_over_content() -> None:
    administrator = next(role for role in ROLES if role.code == "administrator")
    assert [name for name in administrator.permissions if name.startswith("consultations.")] == []


def test_nothing_public_can_be_deleted(client: Client) -> None:
    client.force_login(User.objects.create_superuser("root@example.bg", "a long enough word"))
    consultation = make_open_consultation()
    comment = make_comment(consultation)
    for page in (f"consultations/consultation/{consultation.pk}", f"consultations/comment/{comment.pk}"):
        assert client.get(f"/admin/{page}/change/").status_code == 200
        assert client.post(f"/admin/{page}/delete/", {"post": "yes"}).status_code == 403
    assert Consultation.objects.filter(pk=consultation.pk).exists()
