"""Two officials on one record: nothing typed is lost and nothing is overwritten in silence."""

import pytest
from django.test import Client

from consultations.actions import answer_comment, edit_consultation, save_act_text
from consultations.models import Answer, Consultation, Decision
from tests.factories import ACT_TEXT, make_clerk, make_comment, make_draft_consultation, make_open_consultation
from tests.factories.comments import NO_CHANGE
from tests.web.test_clerk_path import MOTIVES, REASONS, address

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client: Client) -> Client:
    """A browser in which an official with every right is signed in."""
    client.force_login(make_clerk())
    return client


def test_motives_saved_meanwhile_are_shown_beside_the_typed_ones(office: Client) -> None:
    draft = make_draft_consultation()
    edit_consultation(
        draft,
        {"motives_goals": "Целта на колегата."},
        version=draft.version,
        by=make_clerk(),
        now=draft.revisions.get().created_at,
    )
    met = office.post(address(draft, "motives/"), MOTIVES | {"version": draft.version})
    page = met.content.decode()
    assert met.status_code == 409
    assert "Целта на колегата." in page
    assert MOTIVES["motives_goals"] in page
    assert Consultation.objects.get().motives_goals == "Целта на колегата."
    version = met.context["form"]["version"].value()
    assert office.post(address(draft, "motives/"), MOTIVES | {"version": version}).status_code == 302
    assert Consultation.objects.get().motives_goals == MOTIVES["motives_goals"]


def test_fields_that_only_the_other_changed_are_not_overwritten(office: Client) -> None:
    draft = make_draft_consultation()
    form = office.get(address(draft, "motives/")).context["form"]
    opened = {name: form[name].value() for name in form.fields}
    colleague = {"motives_goals": "Целта на колегата.", "summary": "Резюме на колегата."}
    now = draft.revisions.get().created_at
    edit_consultation(draft, colleague, version=draft.version, by=make_clerk(), now=now)

    met = office.post(address(draft, "motives/"), opened | {"summary": "Моето резюме."})
    assert met.status_code == 409
    assert [each.typed for each in met.context["conflict"]] == ["Моето резюме."]
    again = met.context["form"]
    assert (
        office.post(address(draft, "motives/"), {name: again[name].value() for name in again.fields}).status_code == 302
    )
    draft.refresh_from_db()
    assert (draft.motives_goals, draft.summary) == ("Целта на колегата.", "Моето резюме.")


def test_text_saved_meanwhile_is_shown_beside_the_pasted_one(office: Client) -> None:
    draft = make_draft_consultation()
    opened_with = draft.revisions.get().tree_sha256
    save_act_text(draft, f"{ACT_TEXT}\n§ 2. На колегата.", by=make_clerk(), now=draft.revisions.get().created_at)
    mine = f"{ACT_TEXT}\n§ 2. Мой параграф."
    met = office.post(address(draft, "text/"), {"source": mine, "base": opened_with, "save": "1"})
    page = met.content.decode()
    assert met.status_code == 409
    assert "§ 2. На колегата." in page
    assert "§ 2. Мой параграф." in page
    base = met.context["form"]["base"].value()
    assert office.post(address(draft, "text/"), {"source": mine, "base": base, "save": "1"}).status_code == 302
    assert "Мой параграф" in draft.revisions.get().source


@pytest.mark.parametrize("step", [{}, {"save": "1"}])
def test_text_with_more_cells_than_any_act_is_refused_before_it_is_read(office: Client, step: dict[str, str]) -> None:
    draft = make_draft_consultation()
    opened_with = draft.revisions.get().tree_sha256
    dense = "НАРЕДБА\nЧл. 1. Текст.\n" + "|" * 60_000
    answer = office.post(address(draft, "text/"), {"source": dense, "base": opened_with, **step})
    assert answer.context["form"].errors == {
        "source": ["В текста има повече редове и клетки, отколкото в който и да е акт."]
    }
    assert answer.context["act"] is None
    assert answer.context["form"]["source"].value() == dense


def test_answer_given_meanwhile_is_shown_beside_the_typed_one(office: Client) -> None:
    comment = make_comment(make_open_consultation())
    answer_comment(
        comment,
        decision=Decision.REJECTED,
        reasons=REASONS,
        by=make_clerk(full_name="Колега Втори"),
        now=comment.received_at,
    )
    typed = {"decision": "partly_accepted", "reasons": f"Друго: {REASONS}", "no_change_reason": NO_CHANGE, "version": 0}
    page = f"/admin/comments/{comment.number}/answer/"
    met = office.post(page, typed)
    text = met.content.decode()
    assert met.status_code == 409
    assert "Колега Втори" in text
    assert REASONS in text
    assert f"Друго: {REASONS}</textarea>" in text
    assert Answer.objects.get().decision == Decision.REJECTED
    assert office.post(page, typed | {"version": met.context["form"]["version"].value()}).status_code == 302
    assert Answer.objects.get().decision == Decision.PARTLY_ACCEPTED


def test_published_consultation_is_not_edited(office: Client) -> None:
    consultation = make_open_consultation()
    met = office.post(address(consultation, "motives/"), MOTIVES | {"version": consultation.version})
    assert met.status_code == 409
    assert "Публикувана консултация не се редактира." in met.content.decode()
    assert MOTIVES["motives_goals"] in met.content.decode()
    same = office.post(address(consultation, "text/"), {"source": "Чл. 1. Нов.", "base": "", "save": "1"})
    assert same.status_code == 409
    assert "Чл. 1. Нов.</textarea>" in same.content.decode()


@pytest.mark.parametrize("page", ["data/", "text/", "motives/", "term/"])
def test_published_consultation_opens_no_form(office: Client, page: str) -> None:
    consultation = make_open_consultation()
    shown = office.get(address(consultation, page), follow=True)
    assert shown.redirect_chain[-1][0] == address(consultation)


def test_text_typed_while_the_session_ran_out_is_given_back(client: Client) -> None:
    comment = make_comment(make_open_consultation())
    given = client.post(f"/admin/comments/{comment.number}/answer/", {"decision": "rejected", "reasons": REASONS})
    assert given.status_code == 403
    assert f"{REASONS}</textarea>" in given.content.decode()
    assert '<label for="typed-reasons">Мотиви</label>' in given.content.decode()
    assert f"/admin/login/?next=/admin/comments/{comment.number}/answer/" in given.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/admin/queue/moderation/?comment=%00&page=-1",
        "/admin/queue/moderation/?consultation=9999-999999999",
        "/admin/queue/answers/?consultation=2026-001&article=%00&page=x",
        "/admin/consultations/comment/?consultation=9999999999999&q=%00",
        "/admin/consultations/consultation/?q=%00",
    ],
)
def test_broken_address_is_answered(office: Client, address: str) -> None:
    make_comment(make_open_consultation(), published=False)
    assert office.get(address).status_code in {200, 302, 404}


def test_control_characters_and_markup_are_taken_as_text(office: Client) -> None:
    draft = make_draft_consultation()
    nul = office.post(address(draft, "motives/"), MOTIVES | {"summary": "а\x00б", "version": draft.version})
    assert nul.status_code == 200
    assert MOTIVES["motives_goals"] in nul.content.decode()
    marked = MOTIVES | {"summary": "<img src=x onerror=alert(1)>\x07 **удебелено**", "version": draft.version}
    assert office.post(address(draft, "motives/"), marked).status_code == 302
    page = office.get(address(draft, "publication/")).content.decode()
    assert "<img src=x" not in page
    assert "&lt;img src=x onerror=alert(1)&gt; **удебелено**" in page
