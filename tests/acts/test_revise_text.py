"""A public draft gets a second revision: begun, edited, undone, matched, explained, published."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from consultations.actions import (
    begin_revision,
    correct_match,
    discard_revision,
    forget_cause,
    keep_draft,
    name_cause,
    publish_revision,
    save_act_text,
    undo_text_edit,
)
from consultations.actions.save_act_text import TextConflict
from consultations.models import ChangeCause, Consultation, Nature, Revision
from consultations.read.causes import changes_by
from prestige.journal.models import Event
from prestige.refusals import NotAllowed
from tests.factories import (
    ACT_TEXT,
    make_clerk,
    make_closed_consultation,
    make_comment,
    make_open_consultation,
    make_statement,
    withdraw,
)

pytestmark = pytest.mark.django_db
NEW_TEXT = ACT_TEXT.replace("на спирка на обществения транспорт", "на спирка или на пешеходна пътека")
NOTE = "Добавят се пешеходните пътеки, защото и там тротинетките пречат."


def revised(consultation: Consultation, text: str = NEW_TEXT) -> Revision:
    """Return the working revision with another text."""
    by, now = make_clerk(), timezone.now()
    begin_revision(consultation, by=by, now=now)
    return save_act_text(consultation, text, by=by, now=now)


def published(consultation: Consultation, nature: str = Nature.TECHNICAL, text: str = NEW_TEXT) -> Revision:
    """Return the published second revision."""
    revised(consultation, text)
    return publish_revision(consultation, nature=nature, change_note=NOTE, by=make_clerk(), now=timezone.now())


def codes(refused: pytest.ExceptionInfo[NotAllowed]) -> list[str]:
    return [refusal.code for refusal in refused.value.refusals]


def test_begin_revision_twice_gives_one_with_the_text_in_force() -> None:
    consultation = make_open_consultation()
    first, second = (begin_revision(consultation, by=make_clerk(), now=timezone.now()) for _ in range(2))
    assert (first.pk, first.ordinal, first.base) == (second.pk, 2, consultation.current_revision)
    assert first.tree == consultation.current_revision.tree
    assert first.lineages == consultation.current_revision.lineages


def test_begin_revision_of_a_withdrawn_consultation_is_refused() -> None:
    consultation = withdraw(make_open_consultation())
    with pytest.raises(NotAllowed) as refused:
        begin_revision(consultation, by=make_clerk(), now=timezone.now())
    assert codes(refused) == ["phase"]


def test_save_act_text_of_a_public_draft_without_a_begun_revision_is_refused() -> None:
    consultation = make_open_consultation()
    with pytest.raises(NotAllowed) as refused:
        save_act_text(consultation, NEW_TEXT, by=make_clerk(), now=timezone.now())
    assert codes(refused) == ["published"]


def test_undo_text_edit_brings_the_text_before_back_once_per_edit() -> None:
    consultation = make_open_consultation()
    working = revised(consultation)
    undone = undo_text_edit(consultation, by=make_clerk(), now=timezone.now(), base=working.tree_sha256)
    assert (undone.pk, undone.tree) == (working.pk, consultation.current_revision.tree)
    with pytest.raises(NotAllowed) as refused:
        undo_text_edit(consultation, by=make_clerk(), now=timezone.now())
    assert codes(refused) == ["nothing"]


def test_save_act_text_over_somebody_elses_edit_is_a_conflict() -> None:
    consultation = make_open_consultation()
    opened_with = begin_revision(consultation, by=make_clerk(), now=timezone.now()).tree_sha256
    theirs = save_act_text(consultation, NEW_TEXT, by=make_clerk(), now=timezone.now(), base=opened_with)
    with pytest.raises(TextConflict) as conflict:
        save_act_text(consultation, ACT_TEXT + "\n§ 2. Друго.", by=make_clerk(), now=timezone.now(), base=opened_with)
    assert conflict.value.current == theirs


def test_publish_revision_technical_leaves_the_term_and_changes_the_current_text() -> None:
    consultation = make_open_consultation()
    revision = published(consultation)
    before = (consultation.last_day, consultation.closes_at)
    consultation.refresh_from_db()
    assert (consultation.last_day, consultation.closes_at) == before
    assert (consultation.current_revision, revision.last_day, revision.change_note) == (revision, None, NOTE)
    event = Event.objects.get(verb="revision.published")
    assert (event.data["sha256"], event.data["tree_sha256"]) == (revision.sha256, revision.tree_sha256)


def test_publish_revision_substantive_starts_the_term_again_and_opens_a_closed_consultation() -> None:
    consultation = make_closed_consultation()
    revision = published(consultation, Nature.SUBSTANTIVE)
    consultation.refresh_from_db()
    assert consultation.is_open_at(timezone.now())
    assert consultation.last_day == revision.last_day
    assert consultation.last_day >= timezone.localdate() + timedelta(days=30)


def test_publish_revision_substantive_with_the_setting_off_leaves_the_term(settings: object) -> None:
    settings.SUBSTANTIVE_CHANGE_RESTARTS_TERM = False  # type: ignore[attr-defined]
    consultation = make_open_consultation(now=timezone.now() - timedelta(days=3))
    before = consultation.last_day
    assert published(consultation, Nature.SUBSTANTIVE).last_day is None
    consultation.refresh_from_db()
    assert consultation.last_day == before


def test_publish_revision_substantive_after_the_statement_is_refused() -> None:
    consultation = make_closed_consultation()
    make_statement(consultation)
    with pytest.raises(NotAllowed) as refused:
        published(consultation, Nature.SUBSTANTIVE)
    assert codes(refused) == ["after_statement"]


def test_publish_revision_without_change_kind_or_reason_is_refused_with_every_sentence() -> None:
    consultation = make_open_consultation()
    begin_revision(consultation, by=make_clerk(), now=timezone.now())
    with pytest.raises(NotAllowed) as refused:
        publish_revision(consultation, nature="", change_note="Кратко.", by=make_clerk(), now=timezone.now())
    assert codes(refused) == ["same", "nature", "change_note"]


def test_publish_revision_that_only_adds_an_empty_line_is_refused() -> None:
    with pytest.raises(NotAllowed) as refused:
        published(make_open_consultation(), text=ACT_TEXT.replace("\n\n", "\n\n\n", 1))
    assert codes(refused) == ["same"]


def test_publish_revision_following_proposals_names_at_least_one() -> None:
    consultation = make_open_consultation()
    comment = make_comment(consultation, eid="art_2")
    working = revised(consultation)
    with pytest.raises(NotAllowed) as refused:
        publish_revision(consultation, nature=Nature.FOLLOWING, change_note=NOTE, by=make_clerk(), now=timezone.now())
    assert codes(refused) == ["causes"]
    name_cause(working, lineage="1/art_2", comment=comment, by=make_clerk(), now=timezone.now())
    revision = publish_revision(
        consultation, nature=Nature.FOLLOWING, change_note=NOTE, by=make_clerk(), now=timezone.now()
    )
    assert [cause.comment for cause in revision.causes.all()] == [comment]
    with pytest.raises(NotAllowed):
        forget_cause(ChangeCause.objects.get(), by=make_clerk(), now=timezone.now())


def test_forget_cause_that_waited_for_the_publication_is_refused() -> None:
    consultation, by, now = make_open_consultation(), make_clerk(), timezone.now()
    comment = make_comment(consultation, eid="art_2")
    name_cause(revised(consultation), lineage="1/art_2", comment=comment, by=by, now=now)
    opened_before = ChangeCause.objects.select_related("revision__consultation").get()
    publish_revision(consultation, nature=Nature.FOLLOWING, change_note=NOTE, by=by, now=now)
    with pytest.raises(NotAllowed) as refused:
        forget_cause(opened_before, by=by, now=now)
    assert codes(refused) == ["published"]
    assert ChangeCause.objects.count() == 1


def test_cause_of_a_published_change_is_kept_by_the_database() -> None:
    consultation, by, now = make_open_consultation(), make_clerk(), timezone.now()
    comment = make_comment(consultation, eid="art_2")
    name_cause(revised(consultation), lineage="1/art_2", comment=comment, by=by, now=now)
    publish_revision(consultation, nature=Nature.FOLLOWING, change_note=NOTE, by=by, now=now)
    with pytest.raises(IntegrityError, match="causes of published changes stay"), transaction.atomic():
        ChangeCause.objects.all().delete()


def test_name_cause_of_a_revision_thrown_away_meanwhile_is_refused() -> None:
    consultation, by, now = make_open_consultation(), make_clerk(), timezone.now()
    comment, working = make_comment(consultation, eid="art_2"), revised(consultation)
    discard_revision(consultation, by=by, now=now)
    with pytest.raises(NotAllowed) as refused:
        name_cause(working, lineage="1/art_2", comment=comment, by=by, now=now)
    assert codes(refused) == ["none"]


def test_name_cause_of_another_consultation_is_refused() -> None:
    other = make_comment(make_open_consultation(title="Друга наредба"))
    working = revised(make_open_consultation())
    with pytest.raises(NotAllowed) as refused:
        name_cause(working, lineage="1/art_2", comment=other, by=make_clerk(), now=timezone.now())
    assert codes(refused) == ["other"]


def test_correct_match_lets_the_identity_follow_the_clerks_word() -> None:
    consultation = make_open_consultation()
    revised(consultation, ACT_TEXT.replace("Чл. 3. Контролът", "Чл. 3. Нов член.\n\nЧл. 4. Контролът"))
    working = correct_match(consultation, old="art_3", new="art_4", by=make_clerk(), now=timezone.now())
    assert working.lineages["art_4"] == "1/art_3"
    assert working.lineages["art_3"] == "2/art_3"
    assert working.provisions.get(eid="art_4").lineage == "1/art_3"


def test_save_act_text_takes_corrections_along_to_where_their_places_stand_in_it() -> None:
    consultation, by, now = make_open_consultation(), make_clerk(), timezone.now()
    revised(consultation)
    correct_match(consultation, old="art_3", new="art_3", by=by, now=now)
    inserted = NEW_TEXT.replace("Чл. 3. ", "Чл. 3. Кметът води регистър на нарушенията.\n\nЧл. 4. ")
    revision = save_act_text(consultation, inserted, by=by, now=now)
    assert revision.corrections == [{"old": "art_3", "new": "art_4"}]
    assert revision.lineages["art_4"] == "1/art_3"


def test_correct_match_sent_twice_is_one_step() -> None:
    consultation, by, now = make_open_consultation(), make_clerk(), timezone.now()
    revised(consultation)
    for _press in range(2):
        revision = correct_match(consultation, old="art_2", new="", by=by, now=now)
    assert revision.snapshots.count() == 2  # the text, the correction
    assert Event.objects.filter(verb="match.corrected").count() == 1


def test_undo_text_edit_takes_a_correction_back_before_the_edit_it_followed() -> None:
    consultation, by, now = make_open_consultation(), make_clerk(), timezone.now()
    edited = revised(consultation)
    correct_match(consultation, old="art_2", new="", by=by, now=now)
    revision = undo_text_edit(consultation, by=by, now=now)
    assert (revision.sha256, revision.corrections) == (edited.sha256, [])


def test_correct_match_of_a_place_that_is_not_there_is_refused() -> None:
    consultation = make_open_consultation()
    revised(consultation)
    with pytest.raises(NotAllowed) as refused:
        correct_match(consultation, old="art_99", new="art_77", by=make_clerk(), now=timezone.now())
    assert codes(refused) == ["old", "new"]


def test_discard_revision_leaves_the_published_ones() -> None:
    consultation = make_open_consultation()
    revised(consultation)
    discard_revision(consultation, by=make_clerk(), now=timezone.now())
    discard_revision(consultation, by=make_clerk(), now=timezone.now())
    assert [revision.ordinal for revision in consultation.revisions.all()] == [1]


def test_publish_revision_carries_unsent_drafts_to_the_successor_of_their_place() -> None:
    consultation = make_open_consultation()
    draft = keep_draft(consultation, "art_3", {"body": "Текст"}, token=None, by=None, now=timezone.now())
    revised(consultation, ACT_TEXT.replace("Чл. 3. Контролът", "Чл. 3. Нов член.\n\nЧл. 4. Контролът"))
    correct_match(consultation, old="art_3", new="art_4", by=make_clerk(), now=timezone.now())
    publish_revision(consultation, nature=Nature.TECHNICAL, change_note=NOTE, by=make_clerk(), now=timezone.now())
    draft.refresh_from_db()
    assert draft.eid == "art_4"


def test_correct_match_also_tells_of_a_merger_whose_comments_stand_together() -> None:
    consultation = make_open_consultation()
    merged = ACT_TEXT.replace("Чл. 3. Контролът се осъществява от кмета.", "").replace(
        "2. на спирка на обществения транспорт.",
        "2. на спирка на обществения транспорт.\n3. без съгласието на кмета, който осъществява контрола.",
    )
    revised(consultation, merged)
    working = correct_match(consultation, old="art_2", new="art_2", by=make_clerk(), now=timezone.now())
    working = correct_match(consultation, old="art_3", new="art_2", also=True, by=make_clerk(), now=timezone.now())
    working.refresh_from_db()
    assert working.provisions.get(eid="art_2").standing_lineages == ("1/art_2", "1/art_3")
    assert working.absorbed["art_2"] == ["1/art_3"]


def test_change_by_a_proposal_on_a_merged_article_is_told_of_the_article_it_went_into() -> None:
    consultation, by, now = make_open_consultation(), make_clerk(), timezone.now()
    comment = make_comment(consultation, eid="art_3")
    working = revised(consultation, NEW_TEXT.replace("Чл. 3. Контролът се осъществява от кмета.\n", ""))
    correct_match(consultation, old="art_2", new="art_2", by=by, now=now)
    correct_match(consultation, old="art_3", new="art_2", also=True, by=by, now=now)
    name_cause(working, lineage="1/art_3", comment=comment, by=by, now=now)
    publish_revision(consultation, nature=Nature.FOLLOWING, change_note=NOTE, by=by, now=now)
    said = [(words.replace("\xa0", " "), url.partition("?")[2]) for words, url in changes_by(comment)]
    assert said == [("Промени чл. 2 в редакция 2", "a=v1&b=v2#art_2")]
