"""Where the proposals stand in a text that is still in preparation: at their place, whatever became of its number."""

import pytest
from django.utils import timezone

from consultations.actions import begin_revision, correct_match, edit_act_text
from consultations.acttext.edits import Edit, Remove, Renumber
from consultations.models import Consultation
from consultations.read.voices_by_place import voices_by_place
from tests.factories import make_clerk, make_comment, make_open_consultation

pytestmark = pytest.mark.django_db


def spoken_on(*places: str) -> Consultation:
    """Return a public consultation with a proposal on each place, its second revision begun."""
    consultation = make_open_consultation()
    for eid in places:
        make_comment(consultation, eid=eid)
    begin_revision(consultation, by=make_clerk(), now=timezone.now())
    return consultation


def voices_after(consultation: Consultation, edit: Edit) -> dict[str, int]:
    return voices_by_place(consultation, edit_act_text(consultation, edit, by=make_clerk(), now=timezone.now()))


def test_proposals_follow_a_renumbered_article_and_its_paragraphs() -> None:
    consultation = spoken_on("art_1", "art_1__para_2", "art_3", "")
    assert voices_after(consultation, Renumber("art_1", "5")) == {"art_5": 1, "art_5__para_2": 1, "art_3": 1}


def test_proposal_on_a_dropped_point_stands_at_its_article() -> None:
    consultation = spoken_on("art_2__point_2")
    assert voices_after(consultation, Remove("art_2__point_2")) == {"art_2": 1}


def test_proposal_on_a_dropped_article_stands_nowhere_in_the_text() -> None:
    assert voices_after(spoken_on("art_3"), Remove("art_3")) == {"": 1}


def test_proposal_on_a_merged_article_stands_where_it_ended() -> None:
    consultation = spoken_on("art_3")
    edit_act_text(consultation, Remove("art_3"), by=make_clerk(), now=timezone.now())
    by, now = make_clerk(), timezone.now()
    correct_match(consultation, old="art_1", new="art_1", by=by, now=now)
    revision = correct_match(consultation, old="art_3", new="art_1", by=by, now=now, also=True)
    assert voices_by_place(consultation, revision) == {"art_1": 1}
