"""A record names people; only whoever may open their accounts is led there."""

import pytest
from django.test import Client
from django.utils import timezone

from prestige.journal.models import Event
from prestige.notifications.models import Notification
from tests.factories import make_citizen, make_comment, make_open_consultation
from tests.web.test_clerk_roles import make_official

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("role", "leads"), [("secretary", False), ("administrator", True)])
def test_record_leads_to_an_account_only_whoever_may_open_it(client: Client, role: str, leads: bool) -> None:
    comment = make_comment(make_open_consultation(), author=make_citizen())
    received = Event.objects.filter(verb="comment.received").get()
    letter = Notification.objects.create(
        event=received, address="a@example.bg", user=comment.author, next_try_at=timezone.now()
    )
    client.force_login(make_official(role))
    for page in (
        f"/admin/journal/event/{received.pk}/change/",
        f"/admin/notifications/notification/{letter.pk}/change/",
    ):
        shown = client.get(page)
        assert shown.status_code == 200
        assert ("/admin/accounts/user/" in shown.content.decode().split('id="content"')[1]) is leads
