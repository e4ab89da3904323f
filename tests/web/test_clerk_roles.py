"""Who may open what in the workplace, and how people get their roles."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from consultations.actions import begin_revision
from consultations.models import Consultation
from prestige.accounts.actions import sync_roles
from prestige.accounts.models import User
from prestige.accounts.roles import ROLES
from prestige.accounts.sign_in import BY_CODE
from prestige.journal.models import Event
from tests.factories import (
    make_citizen,
    make_clerk,
    make_closed_consultation,
    make_comment,
    make_draft_consultation,
    make_open_consultation,
    make_past_hearing,
    make_registration,
    make_unit,
)

pytestmark = pytest.mark.django_db
READING = {"clerk", "editor", "secretary"}
EDITING = {"editor", "secretary"}
MODERATING = {"clerk", "secretary"}
SECRETARY = {"secretary"}
ADMINISTRATOR = {"administrator"}
EVERYBODY = READING | ADMINISTRATOR


def make_official(role: str) -> User:
    """Return a person with exactly this role."""
    sync_roles()
    person = User.objects.create_user(f"{role}@example.bg", full_name="Име Фамилия", is_staff=True, unit=make_unit())
    person.groups.set(Group.objects.filter(name=role))
    return person


PAGES = {
    "/admin/": EVERYBODY,
    "/admin/queue/moderation/": MODERATING,
    "/admin/queue/answers/": READING,
    "/admin/comments/{comment}/answer/": READING,
    "/admin/consultations/new/": EDITING,
    "/admin/consultations/{draft}/": READING,
    "/admin/consultations/{draft}/data/": EDITING,
    "/admin/consultations/{draft}/text/": EDITING,
    "/admin/consultations/{draft}/text/art_1/": EDITING,
    "/admin/consultations/{revised}/text/": EDITING,
    "/admin/consultations/{revised}/text/art_1/": EDITING,
    "/admin/consultations/{revised}/revision/": EDITING,
    "/admin/consultations/{revised}/revision/preview/": EDITING,
    "/admin/consultations/{revised}/revision/discard/": EDITING,
    "/admin/consultations/{revised}/revision/new/art_1/": EDITING,
    "/admin/consultations/{draft}/motives/": EDITING,
    "/admin/consultations/{draft}/amended-act/": EDITING,
    "/admin/acts-in-force/new/": EDITING,
    "/admin/consultations/{draft}/publication/": READING,
    "/admin/consultations/{closed}/statement/": READING,
    "/admin/consultations/{closed}/adoption/": SECRETARY,
    "/admin/consultations/{closed}/withdrawal/": SECRETARY,
    "/admin/consultations/{heard}/hearings/": READING,
    "/admin/consultations/{heard}/hearings/new/": EDITING,
    "/admin/consultations/{heard}/hearings/1/change/": EDITING,
    "/admin/consultations/{heard}/hearings/1/cancellation/": EDITING,
    "/admin/consultations/{heard}/hearings/1/attendance/": EDITING,
    "/admin/consultations/{heard}/hearings/1/minutes/": EDITING,
    "/admin/consultations/consultation/": READING,
    "/admin/consultations/actinforce/": READING,
    "/admin/consultations/comment/": READING,
    "/admin/consultations/revision/": READING,
    "/admin/consultations/statement/": READING,
    "/admin/journal/event/": SECRETARY | ADMINISTRATOR,
    "/admin/notifications/notification/": SECRETARY | ADMINISTRATOR,
    "/admin/register/issueddocument/": READING,
    "/admin/accounts/user/": ADMINISTRATOR,
    "/admin/accounts/user/add/": ADMINISTRATOR,
    "/admin/municipality/specialday/": ADMINISTRATOR,
    "/admin/municipality/unit/add/": ADMINISTRATOR,
    "/admin/municipality/electionday/": ADMINISTRATOR,
}
STEPS = {
    "/admin/comments/{comment}/publication/": MODERATING,
    "/admin/comments/{comment}/hold/": MODERATING,
    "/admin/consultations/{draft}/term/": EDITING,
    "/admin/consultations/{draft}/text/": EDITING,
    "/admin/consultations/{draft}/text/undo/": EDITING,
    "/admin/consultations/{draft}/text/art_1/": EDITING,
    "/admin/consultations/{revised}/revision/begin/": EDITING,
    "/admin/consultations/{revised}/revision/new/art_1/": EDITING,
    "/admin/consultations/{revised}/revision/publication/": SECRETARY,
    "/admin/consultations/{revised}/revision/discard/": EDITING,
    "/admin/consultations/{draft}/publication/": SECRETARY,
    "/admin/consultations/{closed}/statement/": SECRETARY,
    "/admin/consultations/{closed}/adoption/": SECRETARY,
    "/admin/consultations/{closed}/withdrawal/": SECRETARY,
    "/admin/consultations/{draft}/amended-act/": EDITING,
    "/admin/consultations/{closed}/act-in-force/": EDITING,
    "/admin/acts-in-force/new/": EDITING,
    "/admin/consultations/{heard}/hearings/new/": EDITING,
    "/admin/consultations/{heard}/hearings/1/change/": EDITING,
    "/admin/consultations/{heard}/hearings/1/cancellation/": EDITING,
    "/admin/consultations/{heard}/hearings/1/attendance/walk-in/": EDITING,
    "/admin/consultations/{heard}/hearings/1/attendance/{guest}/": EDITING,
    "/admin/consultations/{heard}/hearings/1/recording/": EDITING,
    "/admin/consultations/{heard}/hearings/1/minutes/begin/": EDITING,
    "/admin/consultations/{heard}/hearings/1/minutes/": EDITING,
    "/admin/consultations/{heard}/hearings/1/minutes/publication/": EDITING,
}


@pytest.mark.parametrize("role", [role.code for role in ROLES])
def test_each_role_opens_its_pages_and_takes_its_steps(client: Client, role: str) -> None:
    closed, revised = make_closed_consultation(), make_open_consultation()
    begin_revision(revised, by=make_clerk(), now=timezone.now())
    hearing = make_past_hearing()
    names = {
        "heard": hearing.consultation.number,
        "guest": make_registration(hearing.event, now=hearing.invitations.get().published_at).pk,
        "revised": revised.number,
        "draft": make_draft_consultation().pk,
        "closed": closed.number,
        "comment": make_comment(make_open_consultation()).number,
    }
    client.force_login(make_official(role))
    opened = {page for page in PAGES if client.get(page.format(**names)).status_code == 200}
    assert opened == {page for page, roles in PAGES.items() if role in roles}
    taken = {page for page in STEPS if client.post(page.format(**names)).status_code != 403}
    assert taken == {page for page, roles in STEPS.items() if role in roles}


@pytest.mark.parametrize("page", sorted(PAGES))
def test_citizen_and_stranger_are_sent_to_the_door(client: Client, page: str) -> None:
    address = page.format(draft=1, closed="2026-001", revised="2026-001", heard="2026-001", comment="26-001-00001-2")
    assert client.get(address)["Location"].startswith("/admin/login/?next=")
    client.force_login(make_citizen())
    assert client.get(address)["Location"].startswith("/admin/login/?next=")


def test_session_opened_by_a_code_does_not_open_the_workplace(client: Client) -> None:
    client.force_login(make_official("secretary"))
    session = client.session
    session[BY_CODE] = True
    session.save()
    assert client.get("/admin/").status_code == 302


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


def test_nothing_public_can_be_deleted(client: Client) -> None:
    client.force_login(User.objects.create_superuser("root@example.bg", "a long enough word"))
    consultation = make_open_consultation()
    comment = make_comment(consultation)
    for page in (f"consultations/consultation/{consultation.pk}", f"consultations/comment/{comment.pk}"):
        assert client.get(f"/admin/{page}/change/").status_code == 200
        assert client.post(f"/admin/{page}/delete/", {"post": "yes"}).status_code == 403
    assert Consultation.objects.filter(pk=consultation.pk).exists()
