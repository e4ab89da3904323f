"""Roles: given with a reason, never to oneself, never away from the last administrator, effective at once."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from prestige.accounts.actions import (
    change_roles,
    confirm_role_change,
    decline_role_change,
    give_role,
    save_staff,
    sync_roles,
)
from prestige.accounts.models import RoleChange, User
from prestige.accounts.roles import roles_of
from prestige.journal.models import Event
from prestige.refusals import NotAllowed
from tests.factories import make_citizen

REASON = "Заповед № РД-09-14 на кмета"
pytestmark = pytest.mark.django_db


def administrator(email: str = "") -> User:
    person = make_citizen(email)
    sync_roles()
    give_role(person, "administrator", now=timezone.now())
    return person


def codes(refused: pytest.ExceptionInfo[NotAllowed]) -> list[str]:
    return [refusal.code for refusal in refused.value.refusals]


def test_give_role_opens_its_rights_and_is_journalled() -> None:
    person = make_citizen()
    sync_roles()
    give_role(person, "clerk", now=timezone.now())
    person = User.objects.get(pk=person.pk)
    assert person.is_staff
    assert person.has_perm("consultations.moderate_comment")
    assert not person.has_perm("consultations.publish_consultation")
    [event] = Event.objects.about(person)
    assert (event.verb, event.data["roles"]) == ("user.roles_changed", ["clerk"])


def test_change_roles_keeps_who_why_before_and_after() -> None:
    root, person = administrator(), make_citizen()
    change = change_roles(person, ["editor", "clerk"], reason=REASON, by=root, now=timezone.now())
    assert (change.before, change.after, change.reason, change.asked_by) == ([], ["clerk", "editor"], REASON, root)
    event = Event.objects.about(person).get()
    assert (event.actor, event.data) == (root, {"change": change.pk, "before": [], "roles": ["clerk", "editor"]})
    assert REASON not in str(event.data)


@pytest.mark.parametrize(
    ("roles", "reason", "code"),
    [(["clerk"], "кратко", "reason"), (["clerk"], "         ", "reason"), (["mayor"], REASON, "unknown")],
)
def test_change_roles_without_reason_or_with_unknown_role_is_refused(roles: list[str], reason: str, code: str) -> None:
    root, person = administrator(), make_citizen()
    with pytest.raises(NotAllowed) as refused:
        change_roles(person, roles, reason=reason, by=root, now=timezone.now())
    assert codes(refused) == [code]
    assert roles_of(person) == []


def test_administrator_cannot_give_himself_a_role_z13() -> None:
    """Z13: refused by the act, and by the database for whoever goes around it."""
    root = administrator()
    administrator("second@example.bg")
    with pytest.raises(NotAllowed) as refused:
        change_roles(root, ["administrator", "secretary"], reason=REASON, by=root, now=timezone.now())
    assert codes(refused) == ["own_roles"]
    with pytest.raises(IntegrityError, match="nobody_changes_own_roles"), transaction.atomic():
        RoleChange.objects.create(user=root, after=["secretary"], asked_by=root, asked_at=timezone.now())
    assert roles_of(root) == ["administrator"]


def test_last_administrator_stays_one() -> None:
    root = administrator()
    with pytest.raises(NotAllowed) as refused:
        change_roles(root, [], reason=REASON, by=make_citizen(), now=timezone.now())
    assert codes(refused) == ["last"]
    root.is_active = False
    with pytest.raises(NotAllowed) as refused:
        save_staff(root, by=make_citizen(), now=timezone.now())
    assert codes(refused) == ["last"]
    other = administrator("second@example.bg")
    change_roles(root, [], reason=REASON, by=other, now=timezone.now())
    assert roles_of(root) == []


def test_inactive_official_gets_no_role_and_loses_those_held() -> None:
    root, person = administrator(), make_citizen()
    change_roles(person, ["clerk"], reason=REASON, by=root, now=timezone.now())
    User.objects.filter(pk=person.pk).update(is_active=False)
    with pytest.raises(NotAllowed) as refused:
        change_roles(person, ["clerk", "editor"], reason=REASON, by=root, now=timezone.now())
    assert codes(refused) == ["inactive"]
    change_roles(person, [], reason=REASON, by=root, now=timezone.now())
    assert not User.objects.get(pk=person.pk).is_staff


def test_same_roles_again_change_nothing() -> None:
    root, person = administrator(), make_citizen()
    change_roles(person, ["clerk"], reason=REASON, by=root, now=timezone.now())
    change_roles(person, ["clerk"], reason=REASON, by=root, now=timezone.now())
    assert RoleChange.objects.filter(user=person).count() == 1


def test_two_person_roles_wait_for_another_administrator(settings: pytest.FixtureRequest) -> None:
    settings.TWO_PERSON_ROLES = True  # type: ignore[attr-defined]
    root, second, person = administrator(), administrator("second@example.bg"), make_citizen()
    change = change_roles(person, ["clerk"], reason=REASON, by=root, now=timezone.now())
    assert (change.outcome, roles_of(person)) == ("", [])
    with pytest.raises(NotAllowed) as refused:
        change_roles(person, ["editor"], reason=REASON, by=second, now=timezone.now())
    assert codes(refused) == ["waits"]
    with pytest.raises(NotAllowed) as refused:
        confirm_role_change(change, by=root, now=timezone.now())
    assert codes(refused) == ["same_person"]
    with pytest.raises(NotAllowed) as refused:
        confirm_role_change(change, by=person, now=timezone.now())
    assert codes(refused) == ["own_roles"]
    confirm_role_change(change, by=second, now=timezone.now())
    assert roles_of(person) == ["clerk"]
    with pytest.raises(NotAllowed) as refused:
        decline_role_change(change, by=second, now=timezone.now())
    assert codes(refused) == ["closed"]


def test_declined_change_of_roles_gives_nothing(settings: pytest.FixtureRequest) -> None:
    settings.TWO_PERSON_ROLES = True  # type: ignore[attr-defined]
    root, person = administrator(), make_citizen()
    change = change_roles(person, ["clerk"], reason=REASON, by=root, now=timezone.now())
    decline_role_change(change, by=root, now=timezone.now())
    assert roles_of(person) == []
    assert not RoleChange.objects.filter(outcome="").exists()


def test_change_of_roles_is_never_changed_in_the_database() -> None:
    change = change_roles(make_citizen(), ["clerk"], reason=REASON, by=administrator(), now=timezone.now())
    for statement in ("UPDATE accounts_rolechange SET reason = 'x'", "DELETE FROM accounts_rolechange"):
        with pytest.raises(IntegrityError, match="never change"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"{statement} WHERE id = {change.pk}")


@pytest.mark.django_db(transaction=True)
def test_two_administrators_cannot_remove_each_other_at_once() -> None:
    first, second = administrator(), administrator("second@example.bg")
    refused: list[str] = []

    def remove(user: User, by: User) -> None:
        try:
            change_roles(user, [], reason=REASON, by=by, now=timezone.now())
        except NotAllowed as trouble:
            refused.extend(refusal.code for refusal in trouble.refusals)
        finally:
            connection.close()

    presses = [threading.Thread(target=remove, args=pair) for pair in ((first, second), (second, first))]
    for press in presses:
        press.start()
    for press in presses:
        press.join()
    assert refused == ["last"]
    assert User.objects.filter(groups__name="administrator").count() == 1
