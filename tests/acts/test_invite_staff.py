"""A19: an invitation gives nothing before its acceptance, and nothing after its fourteen days."""

from datetime import timedelta
from io import StringIO

import pytest
from django.conf import LazySettings, settings
from django.core.management import CommandError, call_command
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from prestige.accounts.actions import (
    accept_invitation,
    confirm_email_code,
    confirm_role_change,
    give_role,
    invite_staff,
    request_email_code,
    sync_roles,
    withdraw_invitation,
)
from prestige.accounts.codes import code_of
from prestige.accounts.models import EmailCode, RoleChange, StaffInvitation, User
from prestige.accounts.roles import roles_of
from prestige.journal.models import Event
from prestige.notifications.registry import Recipient, notice_for
from prestige.refusals import NotAllowed
from tests.factories import make_citizen, make_municipality, make_unit

pytestmark = pytest.mark.django_db
EMAIL = "novo.ime@example.bg"
FIFTEEN_DAYS = timedelta(days=15)


@pytest.fixture(autouse=True)
def _portal(db: None) -> None:
    make_municipality()
    sync_roles()


def invited(**changes: object) -> StaffInvitation:
    wanted = {"email": EMAIL, "roles": ["clerk"], "by": None, "now": timezone.now()} | changes
    return invite_staff(**wanted)[0]  # type: ignore[arg-type]


def accept(client: Client, invitation: StaffInvitation) -> object:
    """Go the way of the letter: its page, the press, the code."""
    page = reverse("accounts:invitation", args=[invitation.token])
    client.get(page)
    client.post(page)
    request = EmailCode.objects.order_by("-pk").first()
    assert request is not None
    return client.post(reverse("accounts:invitation_code", args=[invitation.token]), {"code": _code(request)})


def _code(request: EmailCode) -> str:
    return code_of(request.token, settings.SECRET_KEY)


def test_accept_invitation_proves_the_address_and_gives_the_role(client: Client) -> None:
    invitation = invited(full_name="Име Фамилия", position="експерт", unit=make_unit())
    assert not User.objects.filter(email=EMAIL).exists()
    response = accept(client, invitation)
    person = User.objects.get(email=EMAIL)
    assert response.status_code == 302  # type: ignore[attr-defined]
    assert person.email_verified_at is not None
    assert (person.is_active, person.is_staff, roles_of(person)) == (True, True, ["clerk"])
    assert (person.full_name, person.position, person.unit) == ("Име Фамилия", "експерт", invitation.unit)
    verbs = set(Event.objects.values_list("verb", flat=True))
    assert {"staff.invited", "staff.joined", "user.roles_changed"} <= verbs
    assert client.get(reverse("accounts:invitation", args=[invitation.token])).status_code == 410


def test_opening_the_link_uses_nothing_up(client: Client) -> None:
    """A scanner of mail opens every link: no code leaves, no role is given."""
    invitation = invited()
    for _time in range(3):
        assert client.get(reverse("accounts:invitation", args=[invitation.token])).status_code == 200
    assert client.get(reverse("accounts:invitation_code", args=[invitation.token])).status_code == 302
    assert EmailCode.objects.count() == 0
    assert not User.objects.filter(email=EMAIL).exists()


def test_person_who_signs_in_without_accepting_has_no_role(client: Client) -> None:
    invited()
    request = request_email_code(EMAIL, language="bg", now=timezone.now())
    person = confirm_email_code(request, _code(request), now=timezone.now())
    assert (person.is_staff, roles_of(person)) == (False, [])


def test_stale_invitation_is_accepted_no_more_whatever_is_proven_a19(client: Client) -> None:
    """A19: fifteen days later neither its link, nor a code, nor a fresh proof of the address, nor SQL accepts it."""
    invitation = invited(now=timezone.now() - FIFTEEN_DAYS)
    page = client.get(reverse("accounts:invitation", args=[invitation.token]))
    assert page.status_code == 410
    assert "Поканата изтече на" in page.content.decode()
    assert client.post(reverse("accounts:invitation", args=[invitation.token])).status_code == 410
    request = request_email_code(EMAIL, language="bg", now=timezone.now())
    person = confirm_email_code(request, _code(request), now=timezone.now())
    person.set_password("a password that was set anew")
    person.save()
    with pytest.raises(NotAllowed, match="изтече"):
        accept_invitation(invitation, person, now=timezone.now())
    with pytest.raises(IntegrityError, match="in time"):
        StaffInvitation.objects.filter(pk=invitation.pk).update(accepted_at=timezone.now())


def test_stale_invitation_on_its_last_day_is_still_accepted_a19(client: Client) -> None:
    accept(client, invited(now=timezone.now() - timedelta(days=13, hours=23)))
    assert roles_of(User.objects.get(email=EMAIL)) == ["clerk"]


def test_accept_invitation_of_another_address_is_refused() -> None:
    with pytest.raises(NotAllowed, match="друг имейл"):
        accept_invitation(invited(), make_citizen(), now=timezone.now())


def test_withdrawn_invitation_opens_nothing(client: Client) -> None:
    invitation = invited()
    withdraw_invitation(invitation, by=make_citizen(), now=timezone.now())
    assert client.get(reverse("accounts:invitation", args=[invitation.token])).status_code == 410
    with pytest.raises(NotAllowed, match="оттеглена"):
        accept_invitation(invitation, make_citizen(EMAIL), now=timezone.now())


def test_unknown_invitation_is_no_page(client: Client) -> None:
    assert client.get("/accounts/invitation/00000000-0000-4000-8000-000000000000/").status_code == 404


def test_invite_again_is_the_same_invitation_and_other_roles_replace_it() -> None:
    first = invited()
    assert invite_staff(EMAIL.upper(), ["clerk"], by=None, now=timezone.now()) == (first, False)
    second, is_new = invite_staff(EMAIL, ["editor"], by=None, now=timezone.now())
    assert is_new
    first.refresh_from_db()
    assert first.withdrawn_at is not None
    assert list(StaffInvitation.objects.standing(timezone.now())) == [second]


def test_citizen_who_is_invited_keeps_the_name_given_and_gets_the_role(client: Client) -> None:
    person = make_citizen(EMAIL, full_name="Собствено Име")
    accept(client, invited(full_name="Друго Име", roles=["clerk", "editor"]))
    person.refresh_from_db()
    assert (person.full_name, roles_of(person)) == ("Собствено Име", ["clerk", "editor"])


def test_invitation_refuses_the_own_address_a_closed_profile_and_held_roles(client: Client) -> None:
    accept(client, invited())
    root = User.objects.get(email=EMAIL)
    with pytest.raises(NotAllowed, match="друг администратор"):
        invite_staff(EMAIL, ["secretary"], by=root, now=timezone.now())
    with pytest.raises(NotAllowed, match="вече има тези роли"):
        invite_staff(EMAIL, ["clerk"], by=None, now=timezone.now())
    make_citizen("gone@example.bg", is_active=False)
    with pytest.raises(NotAllowed, match="спрян"):
        invite_staff("gone@example.bg", ["clerk"], by=None, now=timezone.now())


def test_letter_names_roles_and_the_link_and_is_not_sent_when_it_is_over() -> None:
    invitation = invited()
    event, notice = Event.objects.about(invitation).get(), notice_for("staff.invited")
    assert notice is not None
    [recipient] = notice.audience(event)
    told = notice.context(event, recipient, timezone.now())
    assert told is not None
    assert (recipient, [str(role) for role in told["roles"]]) == (Recipient(EMAIL), ["Служител"])
    assert str(invitation.token) in told["url"]
    assert notice.context(event, recipient, timezone.now() + FIFTEEN_DAYS) is None


def test_create_staff_invites_once_and_says_so_again() -> None:
    unit = make_unit()
    said = [_create("--role", "clerk", "--role", "editor", "--name", "Име", "--unit", unit.name) for _time in range(2)]
    assert "тръгва и важи до" in said[0]
    assert "вече има такава покана" in said[1]
    invitation = StaffInvitation.objects.get()
    assert (invitation.roles, invitation.unit, invitation.invited_by) == (["clerk", "editor"], unit, None)
    assert Event.objects.filter(verb="staff.invited").count() == 1


def test_create_staff_after_the_acceptance_does_nothing(client: Client) -> None:
    _create("--role", "clerk")
    accept(client, StaffInvitation.objects.get())
    assert "вече има тези роли" in _create("--role", "clerk")
    assert StaffInvitation.objects.count() == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("not-an-address", "--role", "clerk"), "not-an-address"),
        ((EMAIL, "--role", "mayor"), "invalid choice"),
        ((EMAIL, "--role", "clerk", "--unit", "Няма такова"), "Няма звено"),
    ],
)
def test_create_staff_refuses_what_it_cannot_do(arguments: tuple[str, ...], words: str) -> None:
    with pytest.raises(CommandError, match=words):
        call_command("create_staff", *arguments, stdout=StringIO())
    assert StaffInvitation.objects.count() == 0


def _create(*arguments: str) -> str:
    out = StringIO()
    call_command("create_staff", EMAIL, *arguments, stdout=out)
    return out.getvalue()


def administrator(email: str) -> User:
    person = make_citizen(email)
    give_role(person, "administrator", now=timezone.now())
    return User.objects.get(pk=person.pk)


def test_accept_own_invitation_under_another_address_is_refused() -> None:
    inviter = administrator("admin@example.bg")
    administrator("second@example.bg")
    invitation = invited(by=inviter, roles=["secretary"])
    User.objects.filter(pk=inviter.pk).update(email=EMAIL)

    with pytest.raises(NotAllowed, match="Собствената роля"):
        accept_invitation(invitation, User.objects.get(pk=inviter.pk), now=timezone.now())
    assert roles_of(inviter) == ["administrator"]


def test_accept_invitation_of_one_administrator_waits_for_the_second(settings: LazySettings) -> None:
    settings.TWO_PERSON_ROLES = True
    inviter, person = administrator("admin@example.bg"), make_citizen(EMAIL)
    accept_invitation(invited(by=inviter), person, now=timezone.now())

    assert (roles_of(person), User.objects.get(pk=person.pk).is_staff) == ([], False)
    change = RoleChange.objects.get(user=person, outcome="")
    confirm_role_change(change, by=administrator("second@example.bg"), now=timezone.now())
    assert roles_of(person) == ["clerk"]


def test_accept_invitation_of_somebody_switched_off_is_refused() -> None:
    inviter = administrator("admin@example.bg")
    invitation = invited(by=inviter)
    User.objects.filter(pk=inviter.pk).update(is_active=False)

    with pytest.raises(NotAllowed, match="оттеглена"):
        accept_invitation(invitation, make_citizen(EMAIL), now=timezone.now())
