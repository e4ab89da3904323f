"""One place of the working text is changed: kept with its name, undone, and followed by the clerk's corrections."""

import pytest
from django.utils import timezone

from consultations.actions import begin_revision, correct_match, edit_act_text, publish_consultation, undo_text_edit
from consultations.actions.save_act_text import TextConflict
from consultations.acttext.edits import EditRefused, Insert, Remove, Renumber, Split
from consultations.acttext.tree import Kind
from consultations.models import Consultation
from prestige.journal.models import Event
from prestige.refusals import NotAllowed
from tests.factories import make_clerk, make_draft_consultation, make_open_consultation

pytestmark = pytest.mark.django_db
NEW_ARTICLE = Insert("art_2", Kind.ARTICLE, "2а", "", "Тротинетките се прибират нощем.")


def begun() -> Consultation:
    """Return a public consultation whose second revision was begun."""
    consultation = make_open_consultation()
    begin_revision(consultation, by=make_clerk(), now=timezone.now())
    return consultation


def test_edit_act_text_changes_rows_and_source_and_names_the_step() -> None:
    draft = make_draft_consultation()
    revision = edit_act_text(draft, NEW_ARTICLE, by=make_clerk(), now=timezone.now())
    assert "Чл. 2а. Тротинетките се прибират нощем.\n" in revision.source
    assert revision.provisions.filter(eid="art_2a").count() == 1
    assert [snapshot.edit for snapshot in revision.snapshots.all()] == ["нов чл. 2а след чл. 2"]
    assert Event.objects.filter(verb="revision.saved").latest("pk").data["edit"] == "insert"


def test_publication_leaves_nothing_of_the_text_before() -> None:
    draft = make_draft_consultation()
    edit_act_text(draft, NEW_ARTICLE, by=make_clerk(), now=timezone.now())
    published = publish_consultation(draft, by=make_clerk(), now=timezone.now())
    assert published.current_revision.snapshots.count() == 0


def test_edit_act_text_undone_gives_the_tree_before() -> None:
    draft = make_draft_consultation()
    before = draft.revisions.get().tree
    edit_act_text(draft, Renumber("art_3", "5"), by=make_clerk(), now=timezone.now())
    assert undo_text_edit(draft, by=make_clerk(), now=timezone.now()).tree == before


def test_edit_act_text_takes_corrections_along_with_their_places() -> None:
    consultation = begun()
    edit_act_text(consultation, NEW_ARTICLE, by=make_clerk(), now=timezone.now())
    correct_match(consultation, old="art_2", new="art_2a", by=make_clerk(), now=timezone.now())
    revision = edit_act_text(consultation, Renumber("art_2a", "2б"), by=make_clerk(), now=timezone.now())
    assert revision.corrections == [{"old": "art_2", "new": "art_2b"}]
    assert revision.lineages["art_2b"] == "1/art_2"


def test_edit_act_text_that_removes_a_corrected_place_leaves_it_to_the_aligner() -> None:
    consultation = begun()
    correct_match(consultation, old="art_2", new="art_3", by=make_clerk(), now=timezone.now())
    revision = edit_act_text(consultation, Remove("art_3"), by=make_clerk(), now=timezone.now())
    assert revision.corrections == []


def test_edit_act_text_over_somebody_elses_edit_is_a_conflict() -> None:
    draft = make_draft_consultation()
    opened_with = draft.revisions.get().tree_sha256
    theirs = edit_act_text(draft, NEW_ARTICLE, by=make_clerk(), now=timezone.now(), base=opened_with)
    with pytest.raises(TextConflict) as conflict:
        edit_act_text(draft, Remove("art_1"), by=make_clerk(), now=timezone.now(), base=opened_with)
    assert conflict.value.current == theirs


def test_edit_act_text_without_a_working_text_is_refused() -> None:
    with pytest.raises(NotAllowed) as refused:
        edit_act_text(make_open_consultation(), NEW_ARTICLE, by=make_clerk(), now=timezone.now())
    assert [refusal.code for refusal in refused.value.refusals] == ["none"]


def test_edit_act_text_that_is_impossible_changes_nothing() -> None:
    draft = make_draft_consultation()
    before = draft.revisions.get().tree
    with pytest.raises(EditRefused):
        edit_act_text(draft, Renumber("art_3", "трети"), by=make_clerk(), now=timezone.now())
    assert draft.revisions.get().tree == before


def test_edit_act_text_that_splits_an_article_leaves_its_identity_with_the_number() -> None:
    consultation = begun()
    edit = Split("art_2", Kind.ARTICLE, "2а", child="art_2__point_1")
    revision = edit_act_text(consultation, edit, by=make_clerk(), now=timezone.now())
    assert (revision.lineages["art_2"], revision.lineages["art_2a"]) == ("1/art_2", "2/art_2a")
    revision.refresh_from_db()
    assert revision.origins["art_2a"] == ["1/art_2"]
