"""Publishing, holding, removing and striking out: who may, what stays, what is refused."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import override_settings

from consultations.actions import (
    hold_comment,
    publish_comment,
    publish_redacted,
    redact_comment,
    remove_comment,
    view_original,
)
from consultations.models import Comment
from prestige.accounts.models import User
from prestige.journal.models import Event
from prestige.moderation.actions import moderate_many, undo_many
from prestige.moderation.models import Batch, BatchAct, Ground, Measure, ModerationState
from prestige.refusals import NotAllowed
from tests.factories import make_answer, make_citizen, make_clerk, make_comment, make_open_consultation

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
LATER = MORNING + timedelta(hours=2)
EGN = "7501020018"


def waiting(body: str = "Предлагам срокът да е по-дълъг.", author: User | None = None) -> Comment:
    return make_comment(make_open_consultation(now=MORNING), published=False, body=body, author=author)


def codes(act: Callable[[], object]) -> list[str]:
    with pytest.raises(NotAllowed) as refused:
        act()
    return [refusal.code for refusal in refused.value.refusals]


def test_publish_comment_with_personal_number_is_refused_until_somebody_says_what_it_is() -> None:
    comment, clerk = waiting(f"Името ми е с ЕГН {EGN}."), make_clerk()
    assert comment.alarms == "egn"
    assert codes(lambda: publish_comment(comment, by=clerk, now=LATER)) == ["egn"]
    published = publish_comment(comment, by=clerk, now=LATER, is_harmless=True)
    assert published.is_published
    assert Event.objects.get(verb="comment.published").data["harmless"] is True


def test_publish_redacted_strikes_out_and_shows_the_rest() -> None:
    comment = waiting(f"Аз, ЕГН {EGN}, съм против.")
    shown = publish_redacted(comment, passages=[EGN], ground="1", by=make_clerk(), now=LATER)
    assert shown.is_published
    assert shown.public_body == "Аз, ЕГН [заличени лични данни], съм против."
    assert shown.body == f"Аз, ЕГН {EGN}, съм против."
    assert [row.kind for row in Measure.objects.all()] == ["redacted"]


def test_redact_comment_twice_keeps_what_was_struck_out_before() -> None:
    comment, clerk = make_comment(make_open_consultation(now=MORNING), body="Иван от Узунджово."), make_clerk()
    redact_comment(comment, passages=["Иван"], ground="1", by=clerk, now=LATER)
    again = redact_comment(comment, passages=["Узунджово"], ground="1", by=clerk, now=LATER)
    assert again.public_body == "[заличени лични данни] от [заличени лични данни]."


@pytest.mark.parametrize(("passages", "code"), [([], "passages"), (["  "], "passages"), (["няма го"], "missing")])
def test_redact_comment_without_words_of_the_text_is_refused(passages: list[str], code: str) -> None:
    comment = waiting()
    act = lambda: redact_comment(comment, passages=passages, ground="1", by=make_clerk(), now=LATER)  # noqa: E731
    assert codes(act) == [code]


def test_view_original_is_written_down() -> None:
    comment, clerk = waiting(), make_clerk()
    view_original(comment, by=clerk, now=LATER)
    event = Event.objects.get(verb="comment.original_viewed")
    assert (event.actor, event.subject_id, event.at) == (clerk, comment.pk, LATER)


def test_remove_comment_that_was_shown_keeps_number_and_ground() -> None:
    comment = make_comment(make_open_consultation(now=MORNING))
    removed = remove_comment(comment, ground="2", note="целият", by=make_clerk(), now=LATER)
    assert (removed.moderation_state, removed.hold_ground) == (ModerationState.REMOVED, "2")
    assert not Comment.objects.public().exists()
    assert Comment.objects.in_place().get() == comment


def test_remove_comment_that_waits_is_refused() -> None:
    comment = waiting()
    assert codes(lambda: remove_comment(comment, ground="2", note="", by=make_clerk(), now=LATER)) == ["pending"]


def test_hold_then_remove_leaves_one_measure_in_force() -> None:
    comment, clerk = waiting(), make_clerk()
    hold_comment(comment, ground="2", note="", by=clerk, now=LATER)
    remove_comment(comment, ground="5", note="", by=clerk, now=LATER)
    assert [(row.kind, row.ended) for row in Measure.objects.order_by("pk")] == [("held", "replaced"), ("removed", "")]


@pytest.mark.parametrize("act", ["publish", "hold", "remove", "redact"])
def test_moderating_ones_own_is_refused(act: str) -> None:
    clerk = make_clerk()
    comment = waiting(author=clerk)
    acts: dict[str, Callable[[], object]] = {
        "publish": lambda: publish_comment(comment, by=clerk, now=LATER),
        "hold": lambda: hold_comment(comment, ground="1", note="", by=clerk, now=LATER),
        "remove": lambda: remove_comment(comment, ground="1", note="", by=clerk, now=LATER),
        "redact": lambda: redact_comment(comment, passages=["срокът"], ground="1", by=clerk, now=LATER),
    }
    assert "own" in codes(acts[act])


def test_second_clerk_with_an_old_page_is_refused_and_told_the_state() -> None:
    comment = waiting()
    seen = comment.review_stamp
    publish_comment(comment, by=make_clerk(full_name="Колега Първи"), now=LATER, expected=seen)
    with pytest.raises(NotAllowed) as refused:
        hold_comment(comment, ground="1", note="", by=make_clerk(), now=LATER, expected=seen)
    (refusal,) = refused.value.refusals
    assert refusal.code == "stale"
    assert "Колега Първи реши: състоянието е „публикуван“" in str(refusal)


@pytest.mark.parametrize("ground", ["", "0", "99", "а", "1 "])
def test_hold_comment_without_a_ground_in_force_is_refused(ground: str) -> None:
    comment = waiting()
    assert codes(lambda: hold_comment(comment, ground=ground, note="", by=make_clerk(), now=LATER)) == ["ground"]


@pytest.mark.parametrize(
    ("mode", "known", "body", "state", "to_review"),
    [
        ("first", False, "Текст.", "pending", False),
        ("first", True, "Текст.", "published", False),
        ("first", True, f"ЕГН {EGN}", "pending", False),
        ("first", True, "Тел. 0888 123 456", "pending", False),
        ("pre", True, "Текст.", "pending", False),
        ("post", False, "Текст.", "published", True),
        ("post", False, "BG80 BNBG 9661 1020 3456 78", "pending", False),
    ],
)
def test_submit_comment_waits_or_is_shown_by_the_mode(
    mode: str, known: bool, body: str, state: str, to_review: bool
) -> None:
    consultation, author = make_open_consultation(now=MORNING), make_citizen()
    if known:
        make_comment(consultation, author=author)
    with override_settings(MODERATION_MODE=mode):
        comment = make_comment(consultation, author=author, published=False, body=body, eid="art_2")
    assert (comment.moderation_state, comment.to_review, comment.is_first) == (state, to_review, not known)


def ticked(*comments: Comment) -> list[tuple[str, int]]:
    return [("comment", comment.pk) for comment in comments]


def test_moderate_many_gives_each_text_its_result() -> None:
    clerk, consultation = make_clerk(), make_open_consultation(now=MORNING)
    good = make_comment(consultation, published=False)
    own = make_comment(consultation, published=False, author=clerk)
    numbered = make_comment(consultation, published=False, body=f"ЕГН {EGN}")
    looked_at = make_comment(consultation)
    batch = moderate_many(ticked(good, own, numbered, looked_at), act=BatchAct.PUBLISH, by=clerk, now=LATER)
    assert batch.done == 1
    assert {item["number"]: bool(item["refused"]) for item in batch.items} == {
        good.number: False,
        own.number: True,
        numbered.number: True,
        looked_at.number: True,
    }


def test_undo_many_returns_what_nobody_decided_since() -> None:
    clerk, consultation = make_clerk(), make_open_consultation(now=MORNING)
    untouched, answered = (make_comment(consultation, published=False) for _ in range(2))
    batch = moderate_many(ticked(untouched, answered), act=BatchAct.PUBLISH, by=clerk, now=LATER)
    make_answer(answered)
    results = dict(undo_many(batch, by=clerk, now=LATER + timedelta(minutes=9)))
    assert results == {untouched.number: "", answered.number: "Вече има отговор и остава публикувано."}
    assert Comment.objects.to_moderate().get() == untouched


def test_undo_many_of_held_ends_the_measure() -> None:
    clerk, comment = make_clerk(), waiting()
    ground = Ground.objects.in_force().get(number=3)
    batch = moderate_many(ticked(comment), act=BatchAct.HOLD, ground=ground, by=clerk, now=LATER)
    assert Comment.objects.get().moderation_state == ModerationState.HELD
    undo_many(batch, by=clerk, now=LATER)
    assert Comment.objects.get().moderation_state == ModerationState.PENDING
    assert Measure.objects.get().ended == "returned"


@pytest.mark.parametrize(("minutes", "other", "code"), [(10, False, "late"), (1, True, "other")])
def test_undo_many_late_or_by_another_is_refused(minutes: int, other: bool, code: str) -> None:
    clerk, comment = make_clerk(), waiting()
    batch = moderate_many(ticked(comment), act=BatchAct.PUBLISH, by=clerk, now=LATER)
    by = make_clerk() if other else clerk
    assert codes(lambda: undo_many(batch, by=by, now=LATER + timedelta(minutes=minutes))) == [code]


def test_undo_many_twice_is_refused() -> None:
    clerk, comment = make_clerk(), waiting()
    batch = moderate_many(ticked(comment), act=BatchAct.PUBLISH, by=clerk, now=LATER)
    undo_many(batch, by=clerk, now=LATER)
    assert codes(lambda: undo_many(Batch.objects.get(), by=clerk, now=LATER)) == ["undone"]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE moderation_ground SET title = 'Друго' WHERE number = 1",
        "DELETE FROM moderation_ground WHERE number = 6",
        "UPDATE moderation_measure SET decided_position = 'Друг'",
        "DELETE FROM moderation_measure",
    ],
)
def test_database_refuses_to_change_the_record(change: str) -> None:
    from django.db import connection  # noqa: PLC0415

    hold_comment(waiting(), ground="1", note="", by=make_clerk(), now=LATER)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
