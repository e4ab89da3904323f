"""Comments through revisions: each stands at the successor of its article, none is lost, none goes to another."""

import threading
import time
import uuid
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from consultations.actions import (
    Proposal,
    begin_revision,
    keep_draft,
    publish_revision,
    save_act_text,
    send_draft,
    submit_comment,
)
from consultations.actions.locking import lock_consultation
from consultations.models import Comment, Consultation, Nature, Provision
from consultations.read.article import article_page
from consultations.read.changes import dropped
from consultations.read.comments import CommentFilters, anchors, listed
from consultations.read.contents import pieces
from consultations.read.voices import tallies
from consultations.read.workload import articles_of, to_answer
from consultations.standing import standing_of
from consultations.statement import statement_rows
from prestige.refusals import NotAllowed
from tests.acts.test_statement_races import meanwhile, somebody_waits
from tests.acts.test_submit_comment import proposal
from tests.factories import (
    ACT_TEXT,
    make_answer,
    make_citizen,
    make_clerk,
    make_comment,
    make_open_consultation,
    make_revision,
    make_working_revision,
)
from tests.unit.acttext.edit_scripts import Draft, anchors_of, drafts, edited, edits, text_of

MORNING = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
NOTE = "Промени след първите получени предложения по проекта."
CHANGED = ACT_TEXT.replace("на спирка на обществения транспорт", "на спирка или на пешеходна пътека")
INSERTED = ACT_TEXT.replace("Чл. 3. Контролът", "Чл. 3. Кметът води регистър на нарушенията.\n\nЧл. 4. Контролът")
DROPPED = ACT_TEXT.replace("Чл. 3. Контролът се осъществява от кмета.\n\n", "")


@st.composite
def histories(draw: st.DrawFn) -> list[Draft]:
    """Draw three versions of a short draft."""
    versions = [draw(drafts(most=6))]
    for _step in range(2):
        versions.append(edited(versions[-1], draw(edits(versions[-1]))))
    assume(all(version.articles for version in versions))  # nothing else can be published
    return versions


def commented(consultation: Consultation, draft: Draft) -> dict[str, str]:
    """Comment on every article and paragraph, and return the truth of the article of each by number."""
    found, article = {}, ""
    for eid, truth in anchors_of(draft).items():
        article = truth if "__" not in eid else article
        found[make_comment(consultation, eid=eid, now=MORNING).number] = article
    return found


def revise(consultation: Consultation, draft: Draft) -> None:
    """Publish the next version, when it differs."""
    by = make_clerk()
    begin_revision(consultation, by=by, now=MORNING)
    save_act_text(consultation, text_of(draft), by=by, now=MORNING)
    with suppress(NotAllowed):  # the script changed nothing
        publish_revision(consultation, nature=Nature.TECHNICAL, change_note=NOTE, by=by, now=MORNING)
    consultation.refresh_from_db()


@pytest.mark.django_db
@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(histories())
def test_every_comment_stands_at_the_successor_of_its_article_or_with_the_dropped_one(versions: list[Draft]) -> None:
    consultation = make_open_consultation(text=text_of(versions[0]), now=MORNING)
    truth = commented(consultation, versions[0])
    for draft in versions[1:]:
        revise(consultation, draft)
        truth = {number: draft.merged.get(article, article) for number, article in truth.items()}
        truth |= commented(consultation, draft)
    now = {article.truth: f"art_{article.number}" for article in versions[-1].articles}

    comments = Comment.objects.filter(consultation=consultation).select_related("provision")
    standing = standing_of(consultation)
    assert {each.number: standing.of(each).provision for each in comments if not standing.of(each).dropped_in} == {
        number: now[article] for number, article in truth.items() if article in now
    }
    counted = tallies(consultation)
    assert sum(each.comments for each in counted.values()) == len(truth)
    shown = pieces(consultation, consultation.current_revision)
    assert sum(piece.tally.comments for piece in shown) == len(truth)
    choices = anchors(consultation, counted)
    assert sum(count for _key, _name, count in choices) == len(truth)
    assert [count for _key, _name, count in choices] == [
        listed(consultation, CommentFilters(article=key)).count() for key, _name, _count in choices
    ]
    rows = statement_rows(consultation)
    assert {row["number"]: row["eid"].split("__")[0] for row in rows if truth[row["number"]] in now} == {
        number: now[article] for number, article in truth.items() if article in now
    }
    waiting = articles_of(to_answer().filter(consultation=consultation))
    assert sum(each.n for each in waiting) == len(truth)
    assert [each.key for each in waiting if each.key.startswith("art_")] == [
        row.eid
        for row in Provision.objects.filter(revision=consultation.current_revision, kind="article")
        if row.eid in {now[article] for article in truth.values() if article in now}
    ]


@pytest.mark.django_db
def test_comments_of_a_dropped_article_stay_with_it_and_it_keeps_its_place() -> None:
    consultation = make_open_consultation(now=MORNING)
    make_comment(consultation, eid="art_3", now=MORNING)
    revision = make_revision(consultation, DROPPED)
    gone = dropped(revision)
    assert [(each.row.eid, each.dropped_in, each.after) for each in gone] == [("art_3", 2, "chp_2")]
    shown = pieces(consultation, revision)
    assert [(piece.eid, piece.tally.comments) for piece in shown if piece.dropped] == [("v1-art_3", 1)]
    page = article_page(consultation, gone[0].row, viewer_id=None, only="", asked="", then=1)
    assert page.tally.comments == 1


@pytest.mark.django_db
def test_statement_gathers_by_the_place_in_force_and_keeps_the_citation_that_was_received() -> None:
    consultation = make_open_consultation(now=MORNING)
    before = make_comment(consultation, eid="art_3", now=MORNING)
    make_revision(consultation, INSERTED, now=MORNING)
    after = make_comment(consultation, eid="art_3", now=MORNING)
    for comment in (before, after):
        make_answer(comment)
    rows = statement_rows(consultation)
    assert [(row["number"], row["eid"], row["provision"], row["anchor"]) for row in rows] == [
        (after.number, "art_3", "Чл. 3.", "чл. 3"),
        (before.number, "art_4", "Чл. 4.", "чл. 3"),
    ]


@pytest.mark.django_db(transaction=True)
def test_proposal_that_waited_while_a_revision_was_published_is_refused() -> None:
    consultation = make_open_consultation(now=MORNING)
    by = make_clerk()
    begin_revision(consultation, by=by, now=MORNING)
    save_act_text(consultation, CHANGED, by=by, now=MORNING)
    read: Proposal = proposal(revision=1)

    codes = meanwhile(
        lambda: submit_comment(consultation, read, by=None, key=uuid.uuid4(), now=MORNING + timedelta(seconds=1)),
        lambda: publish_revision(
            consultation, nature=Nature.TECHNICAL, change_note=NOTE, by=by, now=MORNING + timedelta(seconds=1)
        ),
    )

    assert codes == ["revision"]
    assert not Comment.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_proposal_that_is_being_sent_never_stops_the_publication_it_waits_for() -> None:
    consultation = make_open_consultation(now=MORNING)
    draft = keep_draft(
        consultation, "art_2", {}, token=None, by=None, now=MORNING, revision=consultation.current_revision
    )
    make_working_revision(consultation, CHANGED, now=MORNING)
    sender, clerk, codes = make_citizen(), make_clerk(), []

    def send() -> None:
        try:
            send_draft(draft, proposal(eid="art_2", revision=1), by=sender, now=MORNING)
        except NotAllowed as refused:
            codes.extend(refusal.code for refusal in refused.refusals)
        finally:
            connection.close()

    thread = threading.Thread(target=send)
    with transaction.atomic():
        lock_consultation(consultation)
        thread.start()
        until = time.monotonic() + 2.5
        while time.monotonic() < until and not somebody_waits():
            time.sleep(0.02)
        publish_revision(consultation, nature=Nature.TECHNICAL, change_note=NOTE, by=clerk, now=MORNING)
    thread.join(30)
    assert codes == ["revision"]
    consultation.refresh_from_db()
    assert consultation.current_revision.ordinal == 2
