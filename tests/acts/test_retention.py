"""What is kept only for a time: two years pass in one jump, the dry run says what the round does, terms have bounds."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from consultations.actions import (
    decide_appeal,
    file_appeal,
    hold_comment,
    keep_draft,
    keep_opinion_draft,
    publish_comment,
    return_comment,
)
from consultations.models import Comment, CommentDraft, Consultation, Intake, OpinionDraft
from prestige.accounts.actions import request_email_code
from prestige.accounts.models import EmailCode, HitCounter, User
from prestige.journal.models import Event
from prestige.moderation.actions import Complaint, decide_reports, file_report
from prestige.moderation.models import AppealOutcome, Ground, Measure, Report, ReportOutcome
from prestige.notifications.actions.hash_ledger import hashed
from prestige.notifications.models import Notification, NotificationState
from prestige.refusals import NotAllowed
from prestige.retention.actions import run_retention
from prestige.retention.batches import in_batches
from prestige.retention.kinds import Kind, kinds, register
from prestige.retention.models import RetentionRun
from prestige.retention.reading import dry_run, next_round
from prestige.retention.tasks import RetentionFailed, run
from prestige.uploads.actions import keep_upload
from prestige.uploads.models import Content, Upload
from tests.acts.test_register_proposals import register as register_letter
from tests.factories import (
    make_citizen,
    make_clerk,
    make_closed_consultation,
    make_comment,
    make_open_consultation,
    make_past_hearing,
    make_registration,
    make_statement,
    withdraw,
)

pytestmark = pytest.mark.django_db
TWO_YEARS = timedelta(days=731)
Scene = dict[str, Any]


def went(now: datetime) -> dict[str, int]:
    """Run the round and return how many rows of each kind went, without the zeros."""
    return {done.term.kind.code: done.count for done in run_retention(now) if done.count}


def foreseen(now: datetime) -> dict[str, int]:
    """Return the dry run, without the zeros."""
    return {row.term.kind.code: row.count for row in dry_run(now) if row.count}


def make_letter(state: NotificationState, address: str, **fields: Any) -> Notification:
    event = Event.objects.create(verb="email_code.requested", subject_type="x", subject_id=1, at=timezone.now())
    return Notification.objects.create(
        event=event, address=address, state=state, next_try_at=timezone.now(), **{"attempts": 1} | fields
    )


def make_rejected(now: datetime) -> Comment:
    """Return a held proposal in a consultation that was withdrawn."""
    consultation = make_open_consultation(now=now - timedelta(days=5))
    comment = make_comment(consultation, published=False, body="Обиден текст.", proposed_wording="И още.")
    comment = hold_comment(comment, ground="3", note="Обиден", by=make_clerk(), now=now)
    withdraw(consultation)
    return comment


@pytest.fixture
def scene() -> Scene:
    """Something of every kind, made today."""
    now = timezone.now()
    consultation = make_open_consultation()
    keep_draft(consultation, "art_1", {"body": "Стара."}, token=None, by=None, now=now)
    keep_opinion_draft(consultation, {"body": "Стара."}, token=None, sender="s", by=None, now=now)
    request_email_code("old@example.bg", language="bg", now=now)
    User.objects.create_user("never@example.bg")
    HitCounter.objects.take("k", {"hour": now})
    Session.objects.create(pk="gone", session_data="", expire_date=now)
    UserSession.objects.create(user=make_citizen(), session_key="gone", ip="127.0.0.1", user_agent="x", data={})
    UserSession.objects.create(user=make_citizen(), session_key="never", ip="127.0.0.1", user_agent="x", data={})
    keep_upload(b"loose", "a.txt", sender="s", now=now)
    hearing = make_past_hearing()
    make_registration(hearing.event, phone="000 000", now=hearing.invitations.get().published_at)
    complaint = Complaint(Ground.objects.in_force()[0], "Реклама.", "chitatel@example.bg", "bg", "visitor")
    file_report("comment", 1, complaint, now=now)
    decide_reports("comment", 1, ReportOutcome.KEPT, by=make_clerk(), now=now)
    withdrawn = make_open_consultation()
    intake = register_letter(withdrawn)
    Intake.objects.filter(pk=intake.pk).update(contact="ул. „Първа“ 1")
    comment = make_comment(withdrawn, author=make_citizen())
    withdraw(withdrawn)
    letter = make_letter(
        NotificationState.SENT, "poluchatel@example.bg", sent_at=now, failure="550 poluchatel@example.bg"
    )
    return {"rejected": make_rejected(now), "comment": comment, "intake": intake, "letter": letter}


def test_two_years_later_one_round_lets_everything_go_that_the_dry_run_said(scene: Scene) -> None:
    later = timezone.now() + TWO_YEARS
    expected = foreseen(later)
    assert set(expected) == set(kinds()) - {"retention_log", "desk_follows"}
    assert foreseen(timezone.now() + timedelta(minutes=1)).keys() <= {"hit_counters", "sessions"}
    assert went(later) == expected
    assert foreseen(later) == {}
    assert went(later) == {}
    assert not CommentDraft.objects.exists()
    assert not OpinionDraft.objects.exists()
    assert not EmailCode.objects.exists()
    assert not User.objects.filter(email="never@example.bg").exists()
    assert not HitCounter.objects.exists()
    assert not Session.objects.exists()
    assert not UserSession.objects.exists()
    assert (Upload.objects.count(), Content.objects.count()) == (0, 0)
    assert Report.objects.get().email == ""
    for name in ("rejected", "comment", "intake", "letter"):
        scene[name].refresh_from_db()
    assert (scene["comment"].author_email, scene["comment"].body) == ("", "Предлагам срокът да е по-дълъг.")
    assert scene["intake"].contact == ""
    assert (scene["letter"].address, scene["letter"].user, scene["letter"].failure) == (
        hashed("Poluchatel@example.bg"),
        None,
        "",
    )
    rejected = scene["rejected"]
    assert (rejected.body, rejected.proposed_wording, rejected.hold_note, rejected.text_erased_at) == (
        "",
        "",
        "",
        later,
    )
    assert (rejected.moderation_state, rejected.hold_ground) == ("held", "3")


def test_every_kind_that_lets_go_leaves_a_line_and_an_event_without_names(scene: Scene) -> None:
    later = timezone.now() + TWO_YEARS
    expected = foreseen(later)
    run_retention(later, clock=lambda: later + timedelta(seconds=2))
    runs = RetentionRun.objects.last_of_each()
    assert set(runs) == set(kinds())
    assert {code: line.count for code, line in runs.items() if line.count} == expected
    assert {line.ended_at for line in runs.values()} == {later + timedelta(seconds=2)}
    events = Event.objects.filter(verb="retention.applied")
    assert {event.data["kind"]: event.data["count"] for event in events} == expected
    assert {tuple(sorted(event.data)) for event in events} == {("count", "days", "kind")}


def test_command_says_in_the_dry_run_what_it_then_does(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    later = timezone.now() + TWO_YEARS
    monkeypatch.setattr(timezone, "now", lambda: later)
    said, done, after = StringIO(), StringIO(), StringIO()
    call_command("retention", "--dry-run", stdout=said)
    call_command("retention", stdout=done)
    call_command("retention", "--dry-run", stdout=after)
    assert said.getvalue() == done.getvalue() != after.getvalue()
    assert len(said.getvalue().splitlines()) == len(kinds())


def test_nothing_goes_a_day_early_and_all_goes_a_day_late(scene: Scene) -> None:
    made = timezone.now()
    for code, days in (("participant_contacts", 365), ("mail_ledger", 90), ("unverified_accounts", 7)):
        assert kinds()[code].due(made + timedelta(days=days - 1), days) == 0
        assert kinds()[code].due(made + timedelta(days=days + 2), days) > 0


def test_account_with_a_proven_address_an_act_or_a_role_stays() -> None:
    old = timezone.now() + TWO_YEARS
    never = User.objects.create_user("never@example.bg")
    make_citizen("proven@example.bg")
    User.objects.create_user("invited@example.bg", is_staff=True)
    acted = User.objects.create_user("acted@example.bg")
    make_letter(NotificationState.QUEUED, acted.email, user=acted)
    assert went(old) == {"unverified_accounts": 1}
    assert not User.objects.filter(pk=never.pk).exists()
    assert User.objects.count() == 3


def test_contact_of_a_process_that_still_runs_stays() -> None:
    comment = make_comment(make_closed_consultation())
    assert "participant_contacts" not in foreseen(timezone.now() + TWO_YEARS)
    comment.refresh_from_db()
    assert comment.author_email


@pytest.mark.parametrize("state", [NotificationState.QUEUED, NotificationState.SENDING])
def test_letter_that_did_not_leave_keeps_its_address(state: NotificationState) -> None:
    make_letter(state, "chaka@example.bg")
    assert foreseen(timezone.now() + TWO_YEARS) == {}


def test_rejected_text_waits_for_the_statement_and_for_an_objection() -> None:
    now = timezone.now()
    waiting = make_comment(make_closed_consultation(), published=False)
    hold_comment(waiting, ground="3", note="", by=make_clerk(), now=now)
    objected = make_rejected(now)
    measure = Measure.objects.get(subject_id=objected.pk)
    appeal = file_appeal(measure, objected, reasons="Не е обида.", by=None, now=now)
    assert "rejected_texts" not in foreseen(now + TWO_YEARS)
    decided_at = now + timedelta(days=300)
    decide_appeal(
        appeal, objected, outcome=AppealOutcome.REJECTED, decision="Обида е.", by=make_clerk(), now=decided_at
    )
    assert "rejected_texts" not in foreseen(now + timedelta(days=500))
    assert foreseen(now + TWO_YEARS)["rejected_texts"] == 1


def erased() -> Comment:
    comment = make_rejected(timezone.now())
    run_retention(timezone.now() + TWO_YEARS)
    comment.refresh_from_db()
    return comment


@pytest.mark.parametrize(
    "act",
    [
        lambda comment: publish_comment(comment, by=make_clerk(), now=timezone.now()),
        lambda comment: hold_comment(comment, ground="4", note="", by=make_clerk(), now=timezone.now()),
        lambda comment: return_comment(comment, expected=comment.review_stamp, by=make_clerk(), now=timezone.now()),
    ],
)
def test_nothing_is_decided_on_an_erased_text(act: Callable[[Comment], object]) -> None:
    comment = erased()
    with pytest.raises(NotAllowed) as refused:
        act(comment)
    assert [refusal.code for refusal in refused.value.refusals] == ["erased"]
    act(make_rejected(timezone.now()))  # the same with a text is done


@pytest.mark.parametrize(
    "change", [{"body": "Друг"}, {"text_erased_at": None}, {"moderation_state": "published", "hold_ground": ""}]
)
def test_erased_text_stays_erased_in_the_database(change: dict[str, Any]) -> None:
    comment = erased()
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=comment.pk).update(**change)


def test_published_text_cannot_be_erased_in_the_database() -> None:
    comment = make_comment(make_open_consultation())
    for change in ({"body": ""}, {"body": "", "proposed_wording": "", "text_erased_at": timezone.now()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Comment.objects.filter(pk=comment.pk).update(**change)


def test_kind_that_fails_is_logged_and_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(now: datetime, days: int) -> int:
        raise OSError("gone")

    request_email_code("old@example.bg", language="bg", now=timezone.now() - timedelta(days=8))
    broken = kinds()["hit_counters"]
    monkeypatch.setattr(
        "prestige.retention.kinds._kinds",
        {"broken": Kind(**broken.__dict__ | {"code": "broken", "apply": fail})} | kinds(),
    )
    with pytest.raises(RetentionFailed, match="broken"):
        run()
    with pytest.raises(CommandError, match="broken: OSError: gone"):
        call_command("retention", stdout=StringIO())
    assert RetentionRun.objects.filter(code="broken", failure="OSError: gone", count=0).count() == 2
    assert not EmailCode.objects.exists()


def test_batches_meet_every_row_once_even_when_it_stays_due() -> None:
    for number in range(7):
        request_email_code(f"a{number}@example.bg", language="bg", now=timezone.now())
    sizes: list[int] = []
    assert in_batches(EmailCode.objects.all(), lambda rows: sizes.append(rows.count()), size=3) == 7
    assert sizes == [3, 3, 1]


def test_register_refuses_a_second_kind_of_one_code_and_a_term_outside_its_bounds() -> None:
    known = kinds()["mail_ledger"]
    register(known)
    with pytest.raises(ValueError, match="is a kind already"):
        register(Kind(**known.__dict__ | {"days": 91}))
    with pytest.raises(ValueError, match="lie outside"):
        register(Kind(**known.__dict__ | {"code": "new", "days": 1}))


def test_next_round_is_at_twenty_past_three_in_sofia() -> None:
    assert next_round(datetime(2026, 12, 1, 10, 0, tzinfo=UTC)) == datetime(2026, 12, 2, 1, 20, tzinfo=UTC)


def test_old_lines_of_the_log_go_and_the_statement_is_untouched() -> None:
    consultation = make_closed_consultation()
    make_statement(consultation)
    now = timezone.now()
    run_retention(now)
    assert foreseen(now + timedelta(days=5 * 365 + 1)) == {"retention_log": len(kinds())}
    assert Consultation.objects.get(pk=consultation.pk).statement_issued_on is not None
