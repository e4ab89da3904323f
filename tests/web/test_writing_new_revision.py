"""A new revision is published while somebody writes: nothing typed is lost, nothing lands at another place."""

import re
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from pytest_django import DjangoAssertNumQueries

from consultations.actions import correct_match, publish_revision
from consultations.models import Comment, CommentDraft, Provision
from prestige.accounts.limits import Limit
from tests.factories import ACT_TEXT, make_clerk, make_revision, make_working_revision
from tests.factories.revisions import NOTE
from tests.web.spoken import spoken
from tests.web.writing import Writer

pytestmark = pytest.mark.django_db
CHANGED = ACT_TEXT.replace("във всички населени места", "само в общинския център")
INSERTED = ACT_TEXT.replace("Чл. 1. (1)", "Чл. 1. Целта е редът.\n\nЧл. 2. (1)").replace("Чл. 2. Заб", "Чл. 3. Заб")
INSERTED = INSERTED.replace("Чл. 3. Контр", "Чл. 4. Контр")
DROPPED = ACT_TEXT.replace("Чл. 2. Забранява се оставянето на тротинетка:", "Чл. 2. Контролът се осъществява от кмета.")
DROPPED = DROPPED.replace("1. пред вход на сграда;\n2. на спирка на обществения транспорт.\n\n", "")
DROPPED = DROPPED.replace("Чл. 3. Контролът се осъществява от кмета.\n\n", "")
MERGED = ACT_TEXT.replace("2. на спирка на обществения транспорт.", "2. по алеите на 2 метра от сградите.")
WORDS = "Предлагам срокът да е по-дълъг."


def hidden(page: str) -> str:
    """Return the revision that a page says it shows."""
    return page.partition('name="revision" value="')[2].partition('"')[0]


def test_form_of_a_changed_place_is_shown_again_with_the_new_text_and_everything_typed(writer: Writer) -> None:
    assert hidden(writer.get("form").content.decode()) == "1"
    make_revision(writer.consultation, CHANGED)
    answer = writer.post_form(revision="1")
    page = answer.content.decode().replace("\xa0", " ")
    assert answer.status_code == 409
    assert "Докато пишехте, беше публикувана редакция 2 и текстът по чл. 1 е променен." in page
    assert "само в общинския център" in page
    assert WORDS in page
    assert hidden(page) == "2"
    assert CommentDraft.objects.get().revision == writer.consultation.current_revision
    assert writer.post_form(revision="2").url == writer.url("code")


def test_wording_left_as_it_was_is_no_proposal_to_bring_the_old_text_back(writer: Writer) -> None:
    old = Provision.objects.get(eid="art_1").text
    make_revision(writer.consultation, CHANGED)
    page = writer.post_form(revision="1", proposed_wording=old).content.decode()
    assert "само в общинския център.</textarea>" in page.replace("&quot;", '"')
    writer.post_form(revision="2", proposed_wording="")
    writer.post_code()
    writer.send()
    assert Comment.objects.get().proposed_wording == ""


def test_form_of_a_renumbered_place_follows_it_and_never_the_number(writer: Writer) -> None:
    writer.eid = "art_2"
    make_revision(writer.consultation, INSERTED)
    answer = writer.post_form(revision="1")
    assert answer.url == writer.url("code", "art_3")
    writer.eid = "art_3"
    page = writer.get("code").content.decode().replace("\xa0", " ")
    assert "Чл. 2 сега е чл. 3: беше публикувана редакция 2." in page
    writer.post_code()
    writer.send()
    comment = Comment.objects.get()
    assert (comment.eid, comment.provision and comment.provision.lineage) == ("art_3", "1/art_2")


def test_draft_of_a_place_that_took_another_in_is_told_of_its_own_place(writer: Writer) -> None:
    writer.eid = "art_2"
    old = Provision.objects.get(eid="art_2").text
    writer.post_form(revision="1", draft="1", proposed_wording=old)
    consultation, by, now = writer.consultation, make_clerk(), timezone.now()
    make_working_revision(consultation, MERGED)
    correct_match(consultation, old="art_2", new="art_2", by=by, now=now)
    correct_match(consultation, old="art_1", new="art_2", also=True, by=by, now=now)
    publish_revision(consultation, nature="technical", change_note=NOTE, by=by, now=now)
    page = writer.get("form").content.decode().replace("\xa0", " ")
    assert "Докато пишехте, беше публикувана редакция 2 и текстът по чл. 2 е променен." in page
    assert "чл. 1 е променен" not in page
    assert "по алеите на 2 метра от сградите.</textarea>" in page


def test_form_of_a_dropped_place_gives_the_text_back_and_the_way_to_the_whole_draft(writer: Writer) -> None:
    writer.eid = "art_2"
    make_revision(writer.consultation, DROPPED)
    answer = writer.post_form(revision="1")
    page = answer.content.decode().replace("\xa0", " ")
    assert answer.status_code == 409
    assert "Чл. 2 вече не е в проекта: действа редакция 2." in page
    assert WORDS in page
    draft = CommentDraft.objects.get()
    assert draft.eid == "v1-art_2"
    whole = f"{reverse('consultations:general_form', args=[writer.consultation.url_ref])}?from={draft.token}"
    assert f'href="{whole}"' in page
    assert WORDS in writer.client.get(whole).content.decode()
    assert Comment.objects.count() == 0


def test_check_page_of_a_changed_place_asks_for_another_look(writer: Writer) -> None:
    writer.post_form(revision="1")
    writer.post_code()
    fields = writer.check_fields()
    make_revision(writer.consultation, CHANGED)
    answer = writer.client.post(writer.url("check"), fields)
    page = answer.content.decode().replace("\xa0", " ")
    assert answer.status_code == 409
    assert "текстът по чл. 1 е променен" in page
    assert Comment.objects.count() == 0
    writer.send()
    comment = Comment.objects.get()
    assert (comment.body, comment.revision) == (WORDS, writer.consultation.current_revision)


def test_check_page_of_a_renumbered_place_is_found_at_the_old_address(writer: Writer) -> None:
    writer.eid = "art_2"
    writer.post_form(revision="1")
    writer.post_code()
    fields = writer.check_fields()
    make_revision(writer.consultation, INSERTED)
    assert writer.get("check").url == writer.url("check", "art_3")
    assert writer.client.post(writer.url("check"), fields).status_code == 409
    writer.eid = "art_3"
    writer.send()
    assert Comment.objects.get().eid == "art_3"


def test_check_page_of_a_dropped_place_keeps_the_text_and_sends_nothing(writer: Writer) -> None:
    writer.eid = "art_2"
    writer.post_form(revision="1")
    writer.post_code()
    fields = writer.check_fields()
    make_revision(writer.consultation, DROPPED)
    answer = writer.client.post(writer.url("check"), fields)
    assert answer.status_code == 409
    assert WORDS in answer.content.decode()
    assert Comment.objects.count() == 0
    assert WORDS not in writer.get("form").content.decode()  # the place that bears the number now is another


def test_form_at_the_old_number_offers_the_draft_that_followed_its_place(writer: Writer) -> None:
    writer.eid = "art_2"
    writer.post_form(revision="1", draft="1")
    make_revision(writer.consultation, INSERTED)
    page = writer.get("form").content.decode()
    assert f'href="{writer.url("form", "art_3")}"' in page
    assert WORDS not in page
    assert WORDS in writer.get("form", "art_3").content.decode()


def test_form_of_a_number_that_is_no_more_leads_to_the_successor(writer: Writer) -> None:
    make_revision(writer.consultation, DROPPED)
    assert writer.get("form", "art_3").url == writer.url("form", "art_2")
    assert writer.get("form", "v1-art_2").status_code == 200


def test_receipt_is_shown_when_the_place_is_gone(writer: Writer) -> None:
    writer.eid = "art_3"
    receipt = writer.go_all_the_way()
    make_revision(writer.consultation, DROPPED)
    page = writer.client.get(receipt.url).content.decode().replace("\xa0", " ")
    assert "чл. 3 (сега чл. 2)" in page


@pytest.mark.parametrize("revisions", [1, 3])
@pytest.mark.parametrize(("eid", "queries"), [("art_99", 4), ("v1-art_99", 4), ("art_1__para_9", 5)])
def test_form_of_a_place_that_never_was_reads_no_text_of_any_earlier_revision(
    writer: Writer, django_assert_num_queries: DjangoAssertNumQueries, eid: str, queries: int, revisions: int
) -> None:
    for ordinal in range(revisions):
        make_revision(writer.consultation, [CHANGED, ACT_TEXT][ordinal % 2])
    writer.get("form", "art_1")
    with django_assert_num_queries(queries) as asked:
        assert writer.get("form", eid).status_code == 404
    read = [query["sql"].partition(" FROM ")[0] for query in asked.captured_queries]
    assert [columns for columns in read if '"source"' in columns or '"alignment"' in columns] == []


def test_form_named_by_an_identity_never_leads_to_another_place_that_had_its_number(writer: Writer) -> None:
    make_revision(writer.consultation, DROPPED)
    make_revision(writer.consultation, DROPPED.replace("Чл. 2. Контролът", "Чл. 2. Нов ред.\n\nЧл. 3. Контролът"))
    answer = writer.get("form", "v1-art_2")
    assert answer.status_code == 200
    assert "Чл. 2 вече не е в проекта" in answer.content.decode().replace("\xa0", " ")


def english(answer: Any) -> str:
    """Return what a page says in English, with plain spaces; nothing of it is Bulgarian."""
    heard = [words for language, _tag, words in spoken(answer.content.decode()) if language == "en"]
    assert [words for words in heard if re.search("[А-Яа-я]", words)] == []
    return "\n".join(heard).replace("\xa0", " ")


@translation.override("en")
def test_steps_of_an_english_writer_have_only_law_and_own_words_in_bulgarian(writer: Writer) -> None:
    writer.post_form(revision="1", draft="1")
    assert "Your draft comment was saved at" in english(writer.get("form"))
    make_revision(writer.consultation, CHANGED)
    said = english(writer.post_form(revision="1", proposed_wording="Не се прилага."))
    assert "While you were writing, revision 2 was published and the text of Art. 1 has changed." in said
    writer.post_form(revision="2", proposed_wording="Не се прилага.")
    writer.post_code()
    fields = writer.check_fields()
    make_revision(writer.consultation, INSERTED)
    said = english(writer.client.post(writer.url("check"), fields))
    assert "revision 3 was published. The text of Art. 1 has changed and is now Art. 2." in said
    writer.eid = "art_2"
    receipt = writer.send()
    assert "Proposed wording" in english(writer.client.get(receipt.url))
    make_revision(writer.consultation, DROPPED)
    assert "Art. 2 (now Art. 1)" in english(writer.client.get(receipt.url))


def test_too_quick_a_writer_is_told_that_the_text_changed_too(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("consultations.views.comment_form.FORMS", Limit("form-once", per_minute=1, per_hour=1))
    writer.post_form(revision="1", draft="1")
    make_revision(writer.consultation, CHANGED)
    answer = writer.post_form(revision="1", draft="1")
    page = answer.content.decode().replace("\xa0", " ")
    assert answer.status_code == 429
    assert "Докато пишехте, беше публикувана редакция 2 и текстът по чл. 1 е променен." in page
    assert WORDS in page
