"""What administrators of the portal do for the staff: invitations, roles and passwords, never the content."""

import pytest
from django.test import Client
from django.urls import reverse

from prestige.accounts.actions import change_roles
from prestige.accounts.models import RoleChange, StaffInvitation, User
from prestige.accounts.roles import roles_of
from prestige.journal.models import Event
from prestige.notifications.security_notices import both_addresses
from tests.factories import make_citizen, make_unit
from tests.web.test_clerk_roles import make_official

pytestmark = pytest.mark.django_db
REASON = "Заповед № РД-09-14 на кмета"
FIELDS = {"full_name": "Име Фамилия", "position": "", "unit": "", "language": "bg", "is_active": "on"}


def roles_page(person: User) -> str:
    return reverse("admin:accounts_roles", args=[person.pk])


def test_administrator_invites_an_official_with_a_role(client: Client) -> None:
    client.force_login(make_official("administrator"))
    said = {"email": "Novo.Ime@example.bg", "full_name": "Име Фамилия", "position": "експерт", "roles": ["clerk"]}
    page = client.post(reverse("admin:accounts_invitations"), said | {"unit": make_unit().pk}, follow=True)
    assert "Поканата към novo.ime@example.bg тръгва." in page.content.decode()
    invitation = StaffInvitation.objects.get(email="novo.ime@example.bg")
    assert invitation.roles == ["clerk"]
    assert not User.objects.filter(email="novo.ime@example.bg").exists()
    client.post(reverse("admin:accounts_invitation_withdrawal", args=[invitation.pk]))
    invitation.refresh_from_db()
    assert invitation.withdrawn_at is not None


def test_invitation_without_a_role_gives_back_what_was_typed(client: Client) -> None:
    client.force_login(make_official("administrator"))
    page = client.post(reverse("admin:accounts_invitations"), {"email": "a@example.bg", "position": "експерт"})
    assert page.status_code == 200
    assert "Изберете поне една роля." in page.content.decode()
    assert 'value="експерт"' in page.content.decode()


def test_administrator_changes_roles_with_a_reason_and_reads_the_history(client: Client) -> None:
    administrator, clerk = make_official("administrator"), make_official("clerk")
    client.force_login(administrator)
    refused = client.post(roles_page(clerk), {"roles": ["editor"], "reason": "кратко"})
    assert refused.status_code == 409
    assert roles_of(clerk) == ["clerk"]
    page = client.post(roles_page(clerk), {"roles": ["editor"], "reason": REASON}, follow=True).content.decode()
    assert roles_of(clerk) == ["editor"]
    assert REASON in page
    assert "Редактор" in page


def test_administrator_never_changes_the_own_roles_z13(client: Client) -> None:
    """Z13: an administrator who grants himself a role is refused; a colleague may."""
    administrator = make_official("administrator")
    client.force_login(administrator)
    assert 'name="roles"' not in client.get(roles_page(administrator)).content.decode()
    typed = {"roles": ["administrator", "secretary"], "reason": REASON}
    assert client.post(roles_page(administrator), typed).status_code == 409
    typed_in_profile = FIELDS | {
        "email": administrator.email,
        "roles": ["secretary"],
        "groups": ["1"],
        "is_superuser": "on",
    }
    client.post(reverse("admin:accounts_user_change", args=[administrator.pk]), typed_in_profile)
    administrator.refresh_from_db()
    assert (roles_of(administrator), administrator.is_superuser) == (["administrator"], False)
    second = make_citizen()
    change_roles(second, ["administrator"], reason=REASON, by=administrator, now=second.joined_at)
    client.force_login(User.objects.get(pk=second.pk))
    assert client.post(roles_page(administrator), typed).status_code == 302
    assert roles_of(administrator) == ["administrator", "secretary"]


def test_two_person_roles_are_confirmed_on_the_page(client: Client, settings: pytest.FixtureRequest) -> None:
    settings.TWO_PERSON_ROLES = True  # type: ignore[attr-defined]
    first, clerk, second = make_official("administrator"), make_official("clerk"), make_citizen()
    change_roles(second, ["administrator"], reason=REASON, by=None, now=second.joined_at)
    client.force_login(first)
    client.post(roles_page(clerk), {"roles": ["editor"], "reason": REASON})
    change = RoleChange.objects.get(user=clerk, outcome="")
    confirmation = reverse("admin:accounts_role_change", args=[clerk.pk, change.pk])
    assert client.post(confirmation).status_code == 409
    client.force_login(User.objects.get(pk=second.pk))
    assert "Потвърди промяната" in client.get(roles_page(clerk)).content.decode()
    assert client.post(confirmation).status_code == 302
    assert roles_of(clerk) == ["editor"]


def test_official_who_is_switched_off_is_out_at_once_and_for_good(client: Client) -> None:
    """A08: the session ends with the next request, and no old session lives again when the profile does."""
    administrator, clerk, desk = make_official("administrator"), make_official("clerk"), Client()
    client.force_login(administrator)
    desk.force_login(clerk)
    assert desk.get("/admin/queue/moderation/").status_code == 200
    page = reverse("admin:accounts_user_change", args=[clerk.pk])
    typed = FIELDS | {"email": clerk.email}
    client.post(page, {name: value for name, value in typed.items() if name != "is_active"})
    clerk.refresh_from_db()
    assert not clerk.is_active
    assert desk.get("/admin/queue/moderation/").status_code == 302
    client.post(page, typed)
    clerk.refresh_from_db()
    assert (clerk.is_active, roles_of(clerk)) == (True, ["clerk"])
    assert desk.get("/admin/queue/moderation/").status_code == 302
    desk.force_login(clerk)
    assert desk.get("/admin/queue/moderation/").status_code == 200


def test_nobody_is_added_or_deleted_by_the_register(client: Client) -> None:
    administrator, clerk = make_official("administrator"), make_official("clerk")
    client.force_login(administrator)
    assert client.get("/admin/accounts/user/add/").status_code == 403
    assert client.get(f"/admin/accounts/user/{clerk.pk}/delete/").status_code == 403
    assert reverse("admin:accounts_invitations") in client.get("/admin/accounts/user/").content.decode()
    assert roles_page(clerk) in client.get(f"/admin/accounts/user/{clerk.pk}/change/").content.decode()


def test_password_set_for_somebody_stands_in_the_journal(client: Client) -> None:
    administrator, secretary = make_official("administrator"), make_official("secretary")
    client.force_login(administrator)
    typed = {"password1": "a long enough word", "password2": "a long enough word", "usable_password": "true"}
    page = f"/admin/accounts/user/{secretary.pk}/password/"
    assert client.post(page, typed | {"set-password": "1"}).status_code == 302
    event = Event.objects.get(verb="user.password_set")
    assert (event.actor, event.subject_id, event.data) == (administrator, secretary.pk, {})


def test_administrator_changes_neither_address_nor_password_of_a_citizen(client: Client) -> None:
    citizen = make_citizen("citizen@example.bg")
    client.force_login(make_official("administrator"))
    client.post(reverse("admin:accounts_user_change", args=[citizen.pk]), FIELDS | {"email": "mine@example.bg"})
    typed = {"password1": "a long enough word", "password2": "a long enough word", "usable_password": "true"}
    answer = client.post(f"/admin/accounts/user/{citizen.pk}/password/", typed | {"set-password": "1"})

    assert answer.status_code == 403
    kept = User.objects.get(pk=citizen.pk)
    assert (kept.email, kept.full_name, kept.password) == (citizen.email, citizen.full_name, citizen.password)


def test_official_readdressed_by_an_administrator_is_unproven_and_told_at_both_addresses(client: Client) -> None:
    clerk = make_official("clerk")
    client.force_login(make_official("administrator"))
    client.post(reverse("admin:accounts_user_change", args=[clerk.pk]), FIELDS | {"email": "new.clerk@example.bg"})

    assert User.objects.get(pk=clerk.pk).email_verified_at is None
    event = Event.objects.get(verb="account.email_changed")
    assert {to.address for to in both_addresses(event)} == {"new.clerk@example.bg", clerk.email}
