"""Which changes an answer may be linked to: those of the revision that last changed the place of the proposal."""

import pytest
from django.core import mail
from django.test import Client

from consultations.models import Comment, Consultation
from consultations.read.linked_changes import linkable
from prestige.notifications.tasks import sweep
from tests.factories import (
    ACT_TEXT,
    make_clerk,
    make_comment,
    make_municipality,
    make_open_consultation,
    make_revision,
    make_working_revision,
)

pytestmark = pytest.mark.django_db
CHANGED = ACT_TEXT.replace("на спирка на обществения транспорт", "на спирка или на пешеходна пътека")
CHANGED_AGAIN = CHANGED.replace("пешеходна пътека", "велоалея")
WITHOUT = CHANGED.replace("Чл. 3. Контролът се осъществява от кмета.\n\n", "")
ELSEWHERE = CHANGED.replace("във всички населени места", "само в общинския център")
INSERTED = CHANGED.replace("Чл. 1. (1)", "Чл. 1. Целта е редът.\n\nЧл. 2. (1)").replace("Чл. 2. Заб", "Чл. 3. Заб")
INSERTED = INSERTED.replace("Чл. 3. Контр", "Чл. 4. Контр")


def offered(comment: Comment) -> tuple[str, list[str]]:
    """Return the revision that is offered and the places of its changes, in their order."""
    found = linkable(comment)
    return str(found.revision), [lineage for lineage, _words in found.choices]


def proposed(eid: str = "art_2__point_2") -> tuple[Consultation, Comment]:
    """Return a consultation whose second revision changed чл. 2, and a proposal on the first."""
    consultation = make_open_consultation()
    comment = make_comment(consultation, eid=eid)
    make_revision(consultation, CHANGED)
    return consultation, comment


@pytest.mark.parametrize("text", [CHANGED, ELSEWHERE, INSERTED])
def test_linkable_while_a_later_revision_leaves_the_place_offers_the_published_change(text: str) -> None:
    consultation, comment = proposed()
    make_working_revision(consultation, text)
    assert offered(comment) == ("Редакция 2", ["1/art_2"])


def test_linkable_while_a_later_revision_changes_the_place_offers_that() -> None:
    consultation, comment = proposed()
    make_working_revision(consultation, CHANGED_AGAIN)
    assert offered(comment) == ("Редакция 3", ["1/art_2"])


def test_linkable_of_a_dropped_place_offers_the_revision_that_dropped_it() -> None:
    consultation, comment = proposed("art_3")
    make_revision(consultation, WITHOUT)
    make_working_revision(consultation, WITHOUT.replace("във всички населени места", "само в общинския център"))
    assert offered(comment) == ("Редакция 3", ["1/art_3"])


@pytest.mark.parametrize("eid", ["", "art_1"])
def test_linkable_of_a_place_that_nothing_changed_offers_the_newest_with_changes(eid: str) -> None:
    consultation, comment = proposed(eid)
    make_working_revision(consultation, CHANGED)
    assert offered(comment) == ("Редакция 2", ["1/art_2"])


def test_linkable_never_offers_a_change_that_was_public_before_the_proposal() -> None:
    consultation, _earlier = proposed()
    later = make_comment(consultation, eid="art_2")
    assert offered(later) == ("None", [])
    make_working_revision(consultation, ELSEWHERE)
    assert offered(later) == ("Редакция 3", ["1/art_1"])


def test_answer_after_a_third_revision_was_begun_names_the_change_of_the_second(client: Client) -> None:
    consultation, comment = proposed()
    make_working_revision(consultation, ELSEWHERE)
    client.force_login(make_clerk())
    page = f"/admin/comments/{comment.number}/answer/"
    client.post(page, {"decision": "accepted", "reasons": "", "version": 0, "change": "2:1/art_2"})
    causes = comment.changes.values_list("revision__ordinal", "lineage")
    assert list(causes) == [(2, "1/art_2")]


def test_letter_of_an_acceptance_leads_to_the_change_it_caused(client: Client) -> None:
    make_municipality()
    consultation, comment = proposed()
    client.force_login(make_clerk())
    typed = {"decision": "accepted", "reasons": "", "version": 0, "change": "2:1/art_2"}
    assert client.post(f"/admin/comments/{comment.number}/answer/", typed).status_code == 302
    sweep()
    [letter] = [letter for letter in mail.outbox if letter.subject.startswith("Приема се")]
    address = f"http://testserver/consultations/{consultation.url_ref}/compare/?a=v1&b=v2#art_2"
    assert ("Промени чл. 2 в редакция 2" in letter.body.replace("\xa0", " "), address in letter.body) == (True, True)
