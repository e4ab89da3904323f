"""Forged requests (security.md, Z05–Z10): fields nobody offered, what is another's, filters that ask for secrets."""

from typing import Any

import pytest
from django.contrib import admin
from django.forms import model_to_dict
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from consultations.actions import redact_comment
from consultations.models import Comment, CommentDraft
from prestige.accounts.models import User
from prestige.journal.models import Event
from prestige.moderation.models import ModerationState
from prestige.municipality.models import SpecialDay
from prestige.record_admin import RecordAdmin
from tests.factories import (
    make_citizen,
    make_clerk,
    make_closed_consultation,
    make_comment,
    make_draft_consultation,
    make_open_consultation,
    make_statement,
)
from tests.web.test_clerk_roles import make_official
from tests.web.writing import Writer

pytestmark = pytest.mark.django_db
FORGED = {
    "status": "published",
    "moderation_state": "published",
    "author": "1",
    "incoming_no": "1",
    "number": "26-001-00001-1",
    "serial": "1",
    "is_official": "1",
    "is_staff": "1",
    "is_superuser": "1",
    "channel": "paper",
    "received_at": "2020-01-01 00:00:00",
    "created_at": "2020-01-01",
    "votes": "1000",
    "is_first": "",
    "published_at": "2020-01-01 00:00:00",
    "last_day": "2099-01-01",
}
RECORD = [model for model, page in admin.site._registry.items() if isinstance(page, RecordAdmin)]


# --- Z05: mass assignment ------------------------------------------------------------------------------------------


def test_forged_fields_of_a_comment_are_ignored_z05(writer: Writer) -> None:
    """Z05: what the form does not offer changes nothing, and the honest fields arrive."""
    closed = make_closed_consultation()
    before = timezone.now()
    writer.go_all_the_way(**FORGED, consultation=str(closed.pk), body="Честният текст.")
    comment = Comment.objects.get()
    assert comment.body == "Честният текст."
    assert comment.consultation == writer.consultation
    assert (comment.moderation_state, comment.channel, comment.serial) == (ModerationState.PENDING, "portal", 1)
    assert comment.received_at >= before
    assert comment.author is not None
    assert (comment.author.is_staff, comment.author.is_superuser) == (False, False)


def test_forged_fields_of_the_own_profile_are_ignored_z05(client: Client) -> None:
    """Z05: a citizen saves the name, never rights, another address or a proof of it."""
    me = make_citizen("me@example.bg")
    client.force_login(me)
    form = client.get(reverse("me_settings")).context["form"]
    offered = {name: value for name in form.fields if (value := form[name].value())}
    forged = {"email": "other@example.bg", "groups": "1", "position": "кмет"} | FORGED
    saved = client.post(reverse("me_settings"), forged | offered | {"full_name": "Ново Име"})
    assert saved.status_code == 302
    me.refresh_from_db()
    assert me.full_name == "Ново Име"
    assert (me.email, me.position, me.is_staff, me.is_superuser) == ("me@example.bg", "", False, False)


def test_forged_json_and_multipart_leave_the_row_alone_z05(writer: Writer) -> None:
    """Z05: another content type is no way around the form."""
    address = writer.url("form")
    json = writer.client.post(address, {"body": "x"} | FORGED, content_type="application/json")
    assert json.status_code in {200, 400}
    assert not Comment.objects.exists()


def test_forged_fields_of_a_draft_are_ignored_at_the_desk_z05(client: Client) -> None:
    """Z05: an editor who prepares a draft neither publishes it nor moves its term by hidden fields."""
    client.force_login(make_official("editor"))
    draft = make_draft_consultation()
    page = client.get(reverse("admin:consultation_data", args=[draft]))
    form = page.context["form"]
    typed = {name: value for name in form.fields if (value := form[name].value())}
    typed |= {"title": "Променено наименование"}
    answer = client.post(reverse("admin:consultation_data", args=[draft]), FORGED | typed | {"year": "2020"})
    assert answer.status_code == 302, answer.context["form"].errors
    draft.refresh_from_db()
    assert (draft.title, draft.status, draft.year, draft.serial) == ("Променено наименование", "draft", None, None)
    assert (draft.last_day, draft.published_at) == (None, None)


# --- Z06: forged formsets; no role edits the record ------------------------------------------------------------------


@pytest.mark.parametrize("model", RECORD, ids=lambda model: model._meta.label)
def test_superuser_cannot_write_any_register_of_the_record_z06(client: Client, model: Any) -> None:
    """Z06: list_editable rows, inlines, DELETE, adding: refused for whoever has every permission."""
    make_comment(make_open_consultation())
    make_statement(make_closed_consultation())
    client.force_login(User.objects.create_superuser("root@example.bg", "a long enough word"))
    base = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    row = model._default_manager.order_by("pk").first()
    if row is not None:
        before = model_to_dict(row, fields=[field.name for field in model._meta.concrete_fields])
        forged = dict.fromkeys(before, "1") | {"_save": "1", "_continue": "1"}
        assert client.post(reverse(f"{base}_change", args=[row.pk]), forged).status_code == 403
        assert client.post(reverse(f"{base}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403
        rows = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "1", "form-0-id": str(row.pk), "form-0-DELETE": "on"}
        rows |= {f"form-0-{name}": "1" for name in before} | {"_save": "1"}
        client.post(
            reverse(f"{base}_changelist"), rows | {"action": "delete_selected", "_selected_action": str(row.pk)}
        )
        row.refresh_from_db()
        assert model_to_dict(row, fields=list(before)) == before
    if model._meta.model_name != "localterm":
        assert client.post(reverse(f"{base}_add"), FORGED).status_code == 403


def test_forged_rows_of_special_days_change_nothing_and_the_page_itself_does_z06(client: Client) -> None:
    """Z06: the one register of the administrator that deletes takes no rows by its list; its own page works."""
    day = SpecialDay.objects.create(day=timezone.localdate(), name="Ден", source="Решение № 1")
    client.force_login(make_official("administrator"))
    rows = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-id": str(day.pk), "form-0-name": "Подменен"}
    client.post(reverse("admin:municipality_specialday_changelist"), rows | {"_save": "1"})
    day.refresh_from_db()
    assert day.name == "Ден"
    typed = {"day": day.day.isoformat(), "name": "Променен", "source": "Решение № 2", "_save": "1"}
    assert client.post(reverse("admin:municipality_specialday_change", args=[day.pk]), typed).status_code == 302
    day.refresh_from_db()
    assert day.name == "Променен"


# --- Z07: edges of the admin -----------------------------------------------------------------------------------------

EDGES = [
    "/admin/",
    "/admin/autocomplete/?app_label=accounts&model_name=user&field_name=unit&term=a",
    "/admin/jsi18n/",
    "/admin/accounts/user/?_popup=1",
    "/admin/accounts/user/add/?_popup=1&_to_field=password",
    "/admin/consultations/comment/1/history/",
    "/admin/consultations/comment/?author__password__startswith=a",
    "/admin/r/1/1/",
]


@pytest.mark.parametrize("address", EDGES)
def test_citizen_at_an_edge_of_the_admin_is_sent_to_the_door_z07(client: Client, address: str) -> None:
    """Z07: nothing tells whether there is such a page."""
    client.force_login(make_citizen())
    assert client.get(address)["Location"].startswith("/admin/login/?next=")
    assert client.post(address, {"action": "delete_selected", "_selected_action": "1"})["Location"].startswith(
        "/admin/login/"
    )


@pytest.mark.parametrize(("role", "status"), [("clerk", 403), ("administrator", 200)])
def test_autocomplete_tells_only_what_the_register_shows_z07(client: Client, role: str, status: int) -> None:
    """Z07: units to whoever opens the register of units, anything else of a person to nobody."""
    client.force_login(make_official(role))
    address = "/admin/autocomplete/?app_label=accounts&model_name=user&term=a&field_name="
    assert client.get(address + "unit").status_code == status
    assert [client.get(address + name).status_code for name in ("groups", "password", "nothing")] == [403] * 3


def test_no_register_offers_a_bulk_action_z07() -> None:
    for page in admin.site._registry.values():
        assert not page.actions


# --- Z10: filters as an oracle ----------------------------------------------------------------------------------------

ORACLES = [
    ("clerk", "consultations/comment", "author__password__startswith=md5"),
    ("clerk", "consultations/comment", "author__email__startswith=a"),
    ("clerk", "consultations/comment", "author_email__startswith=a"),
    ("clerk", "consultations/comment", "body__contains=7501020018"),
    ("clerk", "consultations/consultation", "created_by__password__startswith=m"),
    ("secretary", "notifications/notification", "user__password__startswith=m"),
    ("secretary", "journal/event", "actor__password__startswith=m"),
    ("administrator", "accounts/user", "password__startswith=md5"),
    ("administrator", "municipality/unit", "user__password__startswith=m"),
]


@pytest.mark.parametrize(("role", "register", "query"), ORACLES)
def test_filter_that_no_list_offers_is_refused_z10(client: Client, role: str, register: str, query: str) -> None:
    """Z07, Z10: a lookup by a column that is not offered is 400, whatever is in the column."""
    make_comment(make_open_consultation(), author=make_citizen("a@example.bg"))
    client.force_login(make_official(role))
    assert client.get(f"/admin/{register}/?{query}").status_code in {400, 302}
    assert client.get(f"/admin/{register}/?{query}", follow=True).status_code in {400, 200}


def test_filter_that_a_list_offers_still_narrows_it_z10(client: Client) -> None:
    """The positive twin: offered filters, the hierarchy of dates, the search."""
    comment = make_comment(make_open_consultation())
    client.force_login(make_official("clerk"))
    year = timezone.localtime(comment.received_at).year
    for query in ("moderation_state__exact=published", f"received_at__year={year}", "answer__decision__isnull=True"):
        page = client.get(f"/admin/consultations/comment/?{query}")
        assert page.status_code == 200
        assert comment.number in page.content.decode(), query


def test_search_finds_no_words_that_were_struck_out_z10(client: Client) -> None:
    """Z10: the search of the register reads what everybody reads."""
    comment = make_comment(make_open_consultation(), body="Живея на улица Пример и съм против.")
    client.force_login(make_official("editor"))
    assert comment.number in client.get("/admin/consultations/comment/?q=Пример").content.decode()
    redact_comment(comment, passages=["улица Пример"], ground="1", by=make_clerk(), now=timezone.now())
    assert comment.number not in client.get("/admin/consultations/comment/?q=Пример").content.decode()
    assert comment.number in client.get("/admin/consultations/comment/?q=против").content.decode()


@pytest.mark.parametrize(
    "query",
    ["author__email__startswith=a", "order_by=user__email", "fields=email", "_connector=OR 1=1", "author_email=a"],
)
def test_unknown_parameter_of_a_public_list_changes_no_count_z10(client: Client, query: str) -> None:
    """Z10: public lists take their own parameters by name; anything else is as if it were not there."""
    consultation = make_open_consultation()
    make_comment(consultation, author=make_citizen("a@example.bg"))
    for page in ("consultations:list", "consultations:comments"):
        address = reverse(page, args=[consultation.url_ref] if page.endswith("comments") else [])
        plain, asked = client.get(address), client.get(f"{address}?{query}")
        assert asked.status_code in {200, 400}
        if asked.status_code == 200:
            shown = {consultation.title, "Предлагам срокът да е по-дълъг."}
            texts = [page.content.decode() for page in (plain, asked)]
            assert [{words for words in shown if words in text} for text in texts][0] == {
                words for words in shown if words in texts[1]
            }
            assert "a@example.bg" not in texts[1]


def test_contact_of_a_sender_is_masked_and_each_look_is_written_down(client: Client) -> None:
    """4.17: a clerk sees it masked and by a logged press, an editor and an administrator never."""
    comment = make_comment(make_open_consultation(), author_email="tajna@example.bg")
    register, page = (
        f"/admin/consultations/comment/{comment.pk}/change/",
        reverse("admin:comment_contact", args=[comment]),
    )
    client.force_login(make_official("editor"))
    assert "@example.bg" not in client.get(register).content.decode().replace("editor@example.bg", "")
    assert client.post(page).status_code == 403
    client.force_login(make_official("clerk"))
    assert "t•••@example.bg" in client.get(register).content.decode()
    assert "tajna@" not in client.get(register).content.decode() + client.get(page).content.decode()
    assert not Event.objects.filter(verb="comment.contact_viewed").exists()
    assert "tajna@example.bg" in client.post(page).content.decode()
    assert Event.objects.get(verb="comment.contact_viewed").data == {"consultation": comment.consultation_id}


# --- Z08, Z09: what is another's -------------------------------------------------------------------------------------


def test_draft_of_another_is_neither_taken_over_nor_sent_z08(writer: Writer) -> None:
    """Z08: the token of somebody's draft in a form or an address opens nothing of it; the own one does."""
    writer.client.force_login(make_citizen())
    writer.post_form(draft="1", body="Чужда тайна.")
    token = CommentDraft.objects.get().token
    stranger = Writer(writer.consultation)
    stranger.client.force_login(make_citizen())
    general = reverse("consultations:general_form", args=[writer.consultation.url_ref])
    assert "Чужда тайна." not in stranger.client.get(f"{general}?from={token}").content.decode()
    assert "Чужда тайна." in writer.client.get(f"{general}?from={token}").content.decode()
    stranger.client.post(stranger.url("check"), {"draft": str(token), "fingerprint": "0" * 16, "revision": "1"})
    assert not Comment.objects.exists()


@pytest.mark.parametrize("page", ["overview", "text", "compare", "comments", "dossier", "outcome", "comment_form"])
def test_side_view_of_a_private_draft_is_no_page_z08(client: Client, page: str) -> None:
    """Z08: a draft has no public address, not even for an official; its desk is the workplace."""
    draft = make_draft_consultation()
    guess = f"{timezone.localdate().year}-{draft.pk:03d}"
    args = [guess, "art_1"] if page == "comment_form" else [guess]
    for person in (make_citizen(), make_official("secretary")):
        client.force_login(person)
        assert client.get(reverse(f"consultations:{page}", args=args)).status_code == 404
    assert client.get(reverse("admin:consultation_file", args=[draft])).status_code == 200


DECISIONS = [
    "comment_publication",
    "comment_hold",
    "comment_removal",
    "comment_redaction",
    "comment_answer",
    "comment_thread",
]


@pytest.mark.parametrize("step", DECISIONS)
def test_citizen_decides_nothing_about_a_proposal_z09(client: Client, step: str) -> None:
    """Z09: accept, join, hold and close are the municipality's: a citizen's press is turned away and nothing moves."""
    comment = make_comment(make_open_consultation(), published=False)
    events = Event.objects.count()
    client.force_login(make_citizen())
    typed = {"ground": "3", "decision": "accepted", "reasons": "Приема се.", "passages": "срокът", "publish": "1"}
    assert client.post(reverse(f"admin:{step}", args=[comment]), typed).status_code == 403
    assert client.post(reverse(f"admin:{step}", args=[comment])).status_code == 302
    comment.refresh_from_db()
    assert (comment.moderation_state, hasattr(comment, "answer")) == (ModerationState.PENDING, False)
    assert Event.objects.count() == events


def test_moderator_decides_about_a_proposal_z09(client: Client) -> None:
    """The positive twin of Z09."""
    comment = make_comment(make_open_consultation(), published=False)
    client.force_login(make_official("clerk"))
    assert client.post(reverse("admin:comment_publication", args=[comment])).status_code == 302
    comment.refresh_from_db()
    assert comment.is_published
