"""A public draft gets its next revision at the desk: begun, mended, matched, explained and published."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from consultations.actions import begin_revision, correct_match, edit_act_text, save_act_text
from consultations.acttext.edits import Renumber
from consultations.models import ChangeCause, Consultation, Nature, Revision
from prestige.typography import long_date_weekday
from tests.factories import (
    ACT_TEXT,
    make_clerk,
    make_closed_consultation,
    make_comment,
    make_open_consultation,
    make_statement,
    withdraw,
)
from tests.web.test_clerk_path import address

pytestmark = pytest.mark.django_db
NEW_TEXT = ACT_TEXT.replace("2. на спирка", "2. на велоалея;\n3. на спирка").replace(
    "Глава втора.", "Чл. 2а. Тротинетките се прибират нощем.\n\nГлава втора."
)
NOTE = "Добавят се велоалеите, защото и там тротинетките пречат."


@pytest.fixture
def office(client: Client) -> Client:
    """A browser in which an official with every right is signed in."""
    client.force_login(make_clerk())
    return client


def revised(consultation: Consultation, text: str = NEW_TEXT) -> Revision:
    """Return the working revision with another text."""
    begin_revision(consultation, by=make_clerk(), now=timezone.now())
    return save_act_text(consultation, text, by=make_clerk(), now=timezone.now())


def publication(revision: Revision, nature: str = Nature.TECHNICAL, note: str = NOTE) -> dict[str, str]:
    return {"nature": nature, "change_note": note, "base": revision.prepared_sha256}


def kinds(office: Client, consultation: Consultation) -> list[tuple[str, str]]:
    changes = office.get(address(consultation, "revision/")).context["changes"]
    return [(unit.label, unit.kind) for unit in changes.units]


def test_revision_is_begun_from_the_file_and_leads_to_its_text(office: Client) -> None:
    consultation = make_open_consultation()
    assert "Нова редакция" in office.get(address(consultation)).content.decode()
    begun = office.post(address(consultation, "revision/begin/"))
    assert begun["Location"] == address(consultation, "text/")
    assert "Продължете новата редакция" in office.get(address(consultation)).content.decode()
    page = office.get(address(consultation, "revision/")).content.decode()
    assert "Нищо още." in page
    assert "Текстът е същият като в действащата редакция." in page
    assert 'aria-disabled="true"' in page


def test_withdrawn_consultation_says_beside_the_button_why_no_revision_begins(office: Client) -> None:
    consultation = withdraw(make_open_consultation())
    page = office.get(address(consultation)).content.decode()
    assert "Нова редакция не се подготвя" in page
    assert office.post(address(consultation, "revision/begin/"))["Location"] == address(consultation)
    assert consultation.revisions.working().count() == 0


def test_changes_are_listed_by_unit_with_the_reason_of_their_match(office: Client) -> None:
    consultation = make_open_consultation()
    revised(consultation)
    assert kinds(office, consultation) == [("Чл. 2.", "Промяна"), ("Чл. 2а.", "Ново")]


def test_warnings_of_the_text_are_named_before_it_is_published(office: Client) -> None:
    consultation = make_open_consultation()
    revised(consultation)
    link = f'<a href="{address(consultation, "text/")}">В текста има 1 предупреждение</a>'
    assert link in office.get(address(consultation, "revision/")).content.decode()


def test_natures_tell_what_happens_to_the_term(office: Client) -> None:
    consultation = make_open_consultation(now=timezone.now() - timedelta(days=3))
    revised(consultation)
    page = office.get(address(consultation, "revision/")).content.decode().replace("\xa0", " ")
    stays = f"Срокът остава до {long_date_weekday(consultation.last_day)}.".replace("\xa0", " ")
    assert page.count(stays) == 2
    assert page.count("Срокът започва отново и изтича на ") == 1


def test_published_revision_stands_in_the_history_with_hash_kind_and_reason(office: Client) -> None:
    consultation = make_open_consultation()
    working = revised(consultation)
    saved = office.post(address(consultation, "revision/publication/"), publication(working))
    assert saved["Location"] == address(consultation)
    again = office.post(address(consultation, "revision/publication/"), publication(working))
    assert again["Location"] == address(consultation)
    page = office.get(address(consultation)).content.decode()
    sentences = (
        working.sha256,
        "Техническа поправка.",
        NOTE,
        consultation.current_revision.sha256,
        "text/@v2/",
        "compare/?a=v1&amp;b=v2",
    )
    assert [sentence for sentence in sentences if sentence not in page] == []


@pytest.mark.parametrize(
    ("nature", "note", "fields"),
    [
        ("", NOTE, ["nature"]),
        (Nature.TECHNICAL, "Кратко.", ["change_note"]),
        ("", "", ["nature", "change_note"]),
        (Nature.FOLLOWING, NOTE, ["__all__"]),
    ],
)
def test_publication_refused_says_why_at_the_fields_and_keeps_what_was_typed(
    office: Client, nature: str, note: str, fields: list[str]
) -> None:
    consultation = make_open_consultation()
    working = revised(consultation)
    met = office.post(address(consultation, "revision/publication/"), publication(working, nature, note))
    assert met.status_code == 409
    assert list(met.context["form"].errors) == fields
    assert met.context["form"]["change_note"].value() == note


def test_substantive_change_after_the_statement_is_refused_at_the_kind(office: Client) -> None:
    consultation = make_closed_consultation()
    make_statement(consultation)
    working = revised(consultation)
    met = office.post(address(consultation, "revision/publication/"), publication(working, Nature.SUBSTANTIVE))
    assert list(met.context["form"].errors) == ["nature"]


def test_publication_of_a_text_that_was_changed_meanwhile_shows_it_first(office: Client) -> None:
    consultation = make_open_consultation()
    looked_at = revised(consultation)
    save_act_text(consultation, f"{NEW_TEXT}\n§ 2. Друго.", by=make_clerk(), now=timezone.now())
    met = office.post(address(consultation, "revision/publication/"), publication(looked_at))
    assert (met.status_code, met.context["form"]["change_note"].value()) == (409, NOTE)
    assert "Друг служител промени текста" in met.content.decode()


def test_match_is_corrected_marked_and_left_to_the_system_again(office: Client) -> None:
    consultation = make_open_consultation()
    working = revised(consultation)
    page = address(consultation, "revision/old/art_2/")
    typed = {"do": "match", "fate": "continues", "new": "art_2a", "base": working.tree_sha256}
    assert office.post(page, typed)["Location"] == address(consultation, "revision/")
    working.refresh_from_db()
    assert working.lineages["art_2a"] == "1/art_2"
    listed = office.get(address(consultation, "revision/"))
    assert "на ръка" in listed.content.decode()
    office.post(page, {"do": "drop", "base": working.tree_sha256})
    working.refresh_from_db()
    assert working.corrections == []


def test_match_to_nothing_says_that_the_place_was_dropped(office: Client) -> None:
    consultation = make_open_consultation()
    working = revised(consultation)
    typed = {"do": "match", "fate": "dropped", "new": "", "base": working.tree_sha256}
    office.post(address(consultation, "revision/old/art_3/"), typed)
    assert ("Чл. 3.", "Отпада") in kinds(office, consultation)


def test_new_place_is_said_to_continue_an_old_one(office: Client) -> None:
    consultation = make_open_consultation()
    working = revised(consultation)
    page = address(consultation, "revision/new/art_2a/")
    assert "е същата като избраната по-долу" in office.get(page).content.decode()
    office.post(page, {"do": "match", "bond": "same", "old": "art_3", "base": working.tree_sha256})
    working.refresh_from_db()
    assert working.lineages["art_2a"] == "1/art_3"


@pytest.mark.parametrize(
    ("page", "typed", "kind"),
    [
        ("revision/new/art_2a/", {"bond": "split_off", "old": "art_3"}, ("Чл. 2а.", "Отделяне")),
        ("revision/old/art_3/", {"fate": "ended_in", "new": "art_1"}, ("Чл. 3.", "Сливане")),
    ],
)
def test_place_is_said_to_be_split_off_or_merged(
    office: Client, page: str, typed: dict[str, str], kind: tuple[str, str]
) -> None:
    consultation = make_open_consultation()
    text = NEW_TEXT.replace("Чл. 3. Контролът се осъществява от кмета.\n", "") if "old" in page else NEW_TEXT
    working = revised(consultation, text)
    office.post(address(consultation, page), {"do": "match", "base": working.tree_sha256, **typed})
    assert kind in kinds(office, consultation)


def test_match_without_a_place_is_an_error_at_its_field(office: Client) -> None:
    consultation = make_open_consultation()
    working = revised(consultation)
    typed = {"do": "match", "fate": "continues", "new": "", "base": working.tree_sha256}
    met = office.post(address(consultation, "revision/old/art_2/"), typed)
    assert met.context["form"].errors == {"new": ["Изберете разпоредбата, в която продължава."]}


def test_causes_offer_the_proposals_of_the_place_first_and_take_any_number(office: Client) -> None:
    consultation = make_open_consultation()
    here, elsewhere = make_comment(consultation, eid="art_2"), make_comment(consultation, eid="art_3")
    foreign = make_comment(make_open_consultation())
    working = revised(consultation)
    page = address(consultation, "revision/new/art_2/")
    offered = office.get(page).context["view"].nearby
    assert [number for number, _words in offered] == [here.number]
    base = {"do": "cause", "base": working.tree_sha256}
    office.post(page, base | {"comments": [here.number], "number": elsewhere.number})
    assert list(ChangeCause.objects.order_by("pk").values_list("lineage", "comment__number")) == [
        ("1/art_2", here.number),
        ("1/art_2", elsewhere.number),
    ]
    wrong = office.post(page, base | {"number": foreign.number})
    assert wrong.context["form"].errors == {"number": ["В тази консултация няма предложение с такъв номер."]}
    cause = working.causes.get(comment=elsewhere)
    office.post(page, {"do": "forget", "cause": cause.pk})
    assert [each.comment for each in working.causes.all()] == [here]


def test_cause_sent_from_a_page_of_another_text_is_named_at_no_other_place(office: Client) -> None:
    consultation = make_open_consultation()
    comment = make_comment(consultation, eid="art_3")
    working = revised(consultation)
    stale = {"do": "cause", "number": comment.number, "base": working.tree_sha256}
    edit_act_text(consultation, Renumber("art_2a", "3", following=True), by=make_clerk(), now=timezone.now())
    assert office.post(address(consultation, "revision/new/art_3/"), stale)["Location"] == (
        address(consultation, "revision/")
    )
    assert ChangeCause.objects.count() == 0


def test_answer_that_takes_a_proposal_names_its_change(office: Client) -> None:
    consultation = make_open_consultation()
    comment = make_comment(consultation, eid="art_2__point_2")
    page = f"/admin/comments/{comment.number}/answer/"
    assert "щом се подготви нова редакция" in office.get(page).content.decode()
    working = revised(consultation)
    form = office.get(page).context["form"]
    assert [lineage for lineage, _words in form.fields["change"].choices] == ["", "2:1/art_2", "2:2/art_2a"]
    typed = {"reasons": "", "version": 0, "change": "2:1/art_2"}
    refused = office.post(page, typed | {"decision": "out_of_scope", "reasons": NOTE})
    assert "change" in refused.context["form"].errors
    office.post(page, typed | {"decision": "accepted"})
    assert [(cause.lineage, cause.comment) for cause in working.causes.all()] == [("1/art_2", comment)]
    assert "Посочена е промяната в чл. 2" in office.get(page).content.decode().replace("\xa0", " ")


def test_discard_asks_first_and_leaves_the_text_in_force(office: Client) -> None:
    consultation = make_open_consultation()
    revised(consultation)
    assert "се изтрива" in office.get(address(consultation, "revision/discard/")).content.decode()
    assert consultation.revisions.working().count() == 1
    stale = {"base": consultation.current_revision.tree_sha256}  # begun, and edited since by somebody else
    kept = office.post(address(consultation, "revision/discard/"), stale)
    assert kept["Location"] == address(consultation, "revision/")
    base = {"base": consultation.revisions.working().get().tree_sha256}
    assert office.post(address(consultation, "revision/discard/"), base)["Location"] == address(consultation)
    assert consultation.revisions.working().count() == 0
    assert office.get(address(consultation, "revision/"))["Location"] == address(consultation)


def test_technical_change_of_a_closed_consultation_does_not_open_it(office: Client) -> None:
    consultation = make_closed_consultation()
    revised(consultation)
    page = office.get(address(consultation, "revision/")).content.decode().replace("\xa0", " ")
    over = f"Срокът е изтекъл на {long_date_weekday(consultation.last_day)} и не се отваря.".replace("\xa0", " ")
    assert page.count(over) == 2


def test_staff_look_at_the_redline_before_anybody_else(office: Client) -> None:
    consultation = make_open_consultation()
    revised(consultation)
    changed = office.get(address(consultation, "revision/preview/"))
    assert [unit.eid for unit in changed.context["redline"].units] == ["art_2", "art_2a"]
    assert "на велоалея;" in changed.content.decode()
    whole = office.get(address(consultation, "revision/preview/?show=all"))
    assert "art_1" in [unit.eid for unit in whole.context["redline"].units]


def test_match_corrected_since_the_look_is_not_published_unseen(office: Client) -> None:
    consultation = make_open_consultation()
    looked_at = publication(revised(consultation))
    correct_match(consultation, old="art_3", new="", by=make_clerk(), now=timezone.now())
    answer = office.post(address(consultation, "revision/publication/"), looked_at)
    assert (answer.status_code, consultation.revisions.published().count()) == (409, 1)
