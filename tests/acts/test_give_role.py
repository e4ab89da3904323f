"""A role given at set-up stands in the journal like any other."""

import pytest
from django.utils import timezone

from prestige.accounts.actions import give_role, sync_roles
from prestige.journal.models import Event
from tests.factories import make_citizen


@pytest.mark.django_db
def test_give_role_opens_its_rights_and_is_journalled() -> None:
    person = make_citizen()
    sync_roles()
    give_role(person, "clerk", now=timezone.now())
    assert person.has_perm("consultations.moderate_comment")
    assert not person.has_perm("consultations.publish_consultation")
    [event] = Event.objects.about(person)
    assert (event.verb, event.data["roles"]) == ("user.changed", ["clerk"])
