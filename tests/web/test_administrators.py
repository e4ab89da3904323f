"""What administrators of the portal do for the staff: roles and passwords, never the content."""

import pytest
from django.test import Client

from prestige.accounts.models import User
from prestige.journal.models import Event
from tests.factories import make_unit
from tests.web.test_clerk_roles import make_official

pytestmark = pytest.mark.django_db


def test_administrator_adds_an_official_with_a_role(client: Client) -> None:
    client.force_login(make_official("administrator"))
    client.post(
        "/admin/accounts/user/add/",
        {
            "email": "Novo.Ime@example.bg",
            "full_name": "Име Фамилия",
            "position": "главен експерт",
            "unit": make_unit().pk,
            "roles": ["clerk"],
            "password1": "a long enough word",
            "password2": "a long enough word",
        },
    )
    person = User.objects.get(email="novo.ime@example.bg")
    assert person.is_staff
    assert [group.name for group in person.groups.all()] == ["clerk"]
    assert Event.objects.get(verb="user.added").data == {"roles": ["clerk"], "active": True}
    assert client.login(username="novo.ime@example.bg", password="a long enough word")
    assert client.get("/admin/queue/moderation/").status_code == 200


def test_administrator_takes_a_role_away_and_never_changes_the_own(client: Client) -> None:
    administrator, clerk = make_official("administrator"), make_official("clerk")
    client.force_login(administrator)
    fields = {"full_name": "Име Фамилия", "position": "", "unit": "", "language": "bg", "is_active": "on"}
    client.post(f"/admin/accounts/user/{clerk.pk}/change/", fields | {"email": clerk.email, "roles": []})
    clerk.refresh_from_db()
    assert not clerk.is_staff
    assert clerk.groups.count() == 0
    client.post(
        f"/admin/accounts/user/{administrator.pk}/change/",
        fields | {"email": administrator.email, "roles": ["administrator", "secretary"]},
    )
    assert [group.name for group in administrator.groups.all()] == ["administrator"]
    assert client.get(f"/admin/accounts/user/{clerk.pk}/delete/").status_code == 403


def test_password_set_for_somebody_stands_in_the_journal(client: Client) -> None:
    administrator, secretary = make_official("administrator"), make_official("secretary")
    client.force_login(administrator)
    typed = {"password1": "a long enough word", "password2": "a long enough word", "usable_password": "true"}
    page = f"/admin/accounts/user/{secretary.pk}/password/"
    assert client.post(page, typed | {"set-password": "1"}).status_code == 302
    event = Event.objects.get(verb="user.password_set")
    assert (event.actor, event.subject_id, event.data) == (administrator, secretary.pk, {})
