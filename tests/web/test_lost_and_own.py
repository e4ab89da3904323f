"""Z12, Z13: a role that is lost while a form is open, and decisions about what is one's own."""

import pytest
from django.test import Client
from django.urls import reverse

from prestige.accounts.actions import change_roles
from prestige.accounts.models import User
from prestige.moderation.models import ModerationState
from tests.factories import make_citizen, make_comment, make_open_consultation
from tests.web.test_clerk_roles import make_official

pytestmark = pytest.mark.django_db
REASON = "Преминава на друга длъжност"
NOTE = "Третото изречение рекламира магазин."


def demoted(person: User, roles: list[str]) -> None:
    change_roles(person, roles, reason=REASON, by=make_citizen(), now=person.joined_at)


@pytest.mark.parametrize("left", [["editor"], []], ids=["another role", "no role"])
def test_clerk_who_lost_the_role_with_the_form_open_gets_the_text_back_z12(client: Client, left: list[str]) -> None:
    """Z12: the very next request is refused with 403 and holds what was typed; the comment stays as it was."""
    clerk, comment = make_official("clerk"), make_comment(make_open_consultation(), published=False)
    client.force_login(clerk)
    page = reverse("admin:comment_hold", args=[comment])
    assert client.get(f"/admin/queue/moderation/?comment={comment.number}").status_code == 200
    demoted(clerk, left)
    met = client.post(page, {"ground": "3", "note": NOTE})
    assert met.status_code == 403
    assert NOTE in met.content.decode()
    comment.refresh_from_db()
    assert comment.moderation_state == ModerationState.PENDING


def test_clerk_who_kept_the_role_is_heard_z12(client: Client) -> None:
    """The positive twin of Z12: one role more changes nothing of the open form."""
    clerk, comment = make_official("clerk"), make_comment(make_open_consultation(), published=False)
    client.force_login(clerk)
    demoted(clerk, ["clerk", "editor"])
    assert client.post(reverse("admin:comment_hold", args=[comment]), {"ground": "3", "note": NOTE}).status_code == 302
    comment.refresh_from_db()
    assert comment.moderation_state == ModerationState.HELD


def test_role_given_opens_its_pages_on_the_next_request(client: Client) -> None:
    clerk = make_official("clerk")
    client.force_login(clerk)
    assert client.get("/admin/consultations/new/").status_code == 403
    demoted(clerk, ["editor"])
    assert client.get("/admin/consultations/new/").status_code == 200
    assert client.get("/admin/queue/moderation/").status_code == 403


@pytest.mark.parametrize("step", ["publication", "hold", "removal", "redaction"])
def test_clerk_who_wrote_as_a_citizen_moderates_nothing_of_it_z13(client: Client, step: str) -> None:
    """Z13: refused with a reason on every step; a colleague may."""
    clerk = make_official("clerk")
    comment = make_comment(make_open_consultation(), published=False, author=clerk)
    typed = {"ground": "3", "note": NOTE, "passages": "срокът", "only_redact": "1"}
    client.force_login(clerk)
    met = client.post(reverse(f"admin:comment_{step}", args=[comment]), typed)
    assert met.status_code == 409
    assert "Собствен коментар се преглежда от друг служител." in met.content.decode().replace("\xa0", " ")
    batch = client.post(
        reverse("admin:moderation_queue"), {"text": [f"comment:{comment.pk}"], "publish": "1"}, follow=True
    )
    assert "Отказано" in batch.content.decode()
    comment.refresh_from_db()
    assert comment.moderation_state == ModerationState.PENDING
    colleague = make_official("secretary")
    client.force_login(colleague)
    if step != "removal":  # a text that waits is held first
        assert client.post(reverse(f"admin:comment_{step}", args=[comment]), typed).status_code == 302
