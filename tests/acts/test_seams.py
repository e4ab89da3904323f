"""Where two parts of the life of an act meet: what one of them decides, the other keeps to."""

import io
import zipfile
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from consultations.actions import (
    cancel_hearing,
    correct_council_step,
    publish_consultation,
    redact_comment,
    restart_consultation,
)
from consultations.actions.change_term import Wanted, change_term
from consultations.dossier import Scope, write_zip
from consultations.models import Answer, Consultation, CouncilStep, Nature
from consultations.read.dossier import entries
from consultations.read.hearing_terms import hearing_terms
from consultations.read.quality import hearings_of
from consultations.read.work_dues import council_dues
from consultations.read.workload import to_answer, waiting_counts
from consultations.term_changes import TermChangeKind
from prestige.deadlines.due import DueDay
from prestige.deadlines.in_force import rules_on
from prestige.deadlines.models import LocalTerm
from prestige.events.models import EventStatus
from prestige.municipality.models import current_calendar
from prestige.refusals import NotAllowed
from tests.factories import (
    ACT_TEXT,
    make_act_in_effect,
    make_adopted_consultation,
    make_answer,
    make_clerk,
    make_closed_consultation,
    make_comment,
    make_general_act,
    make_hearing,
    make_municipality,
    make_open_consultation,
    make_revision,
    make_statement,
    step_data,
    take_step,
)

pytestmark = pytest.mark.django_db
Kind = CouncilStep.Kind
WHY = "Комисията поиска повече време за становищата на кметствата."
URGENT = "Наводнението разруши моста към селото и пътят е опасен."


def urgent(now: datetime) -> Consultation:
    draft = make_general_act(urgent_reason=URGENT, now=now)
    return publish_consultation(draft, by=make_clerk(), now=now)


def test_urgent_act_may_be_decided_at_once_also_after_its_term_was_changed(settings: object) -> None:
    settings.TWO_PERSON_TERM = False  # type: ignore[attr-defined]  # the fixture of pytest-django
    now = timezone.now()
    act = urgent(now)
    longer = Wanted(TermChangeKind.EXTENSION, timezone.localdate(now) + timedelta(days=60), WHY)
    change_term(act, longer, by=make_clerk(), now=now)
    act.refresh_from_db()
    assert act.earliest_adoption_on == act.published_on
    make_revision(act, ACT_TEXT.replace("Чл. 2.", "Чл. 2. Нов ред."), nature=Nature.SUBSTANTIVE)
    act.refresh_from_db()
    assert act.earliest_adoption_on == act.published_on


def test_shortened_term_leaves_room_for_the_opinions_after_a_hearing(settings: object) -> None:
    settings.TWO_PERSON_TERM = False  # type: ignore[attr-defined]  # the fixture of pytest-django
    now = timezone.now()
    consultation = make_open_consultation(days=90, now=now)
    hearing = make_hearing(consultation, day=make_hearing(now=now).event.local_day + timedelta(days=28), now=now)
    shorter = Wanted(TermChangeKind.SHORTENING, hearing.event.local_day + timedelta(days=3), WHY)
    with pytest.raises(NotAllowed) as refused:
        change_term(consultation, shorter, by=make_clerk(), now=now)
    assert [refusal.code for refusal in refused.value.refusals] == ["hearing"]


def test_restarted_draft_cancels_the_hearings_ahead() -> None:
    now = timezone.now()
    draft = make_general_act(urgent_reason=URGENT, term_months=3, now=now)
    act = publish_consultation(draft, by=make_clerk(), now=now)
    hearing = make_hearing(act, now=now)
    take_step(act, Kind.TABLED)
    restart_consultation(act, reason=WHY, by=make_clerk(), now=now)
    hearing.event.refresh_from_db()
    assert hearing.event.status == EventStatus.CANCELLED


def test_proposals_on_an_urgent_act_wait_for_their_answers_after_it_was_tabled() -> None:
    now = timezone.now()
    act = urgent(now)
    comment = make_comment(act)
    take_step(act, Kind.TABLED)
    assert list(to_answer()) == [comment]
    assert waiting_counts().to_answer == 1
    make_answer(comment)
    assert waiting_counts().to_answer == 0


def test_correction_of_a_step_to_a_day_after_the_next_one_is_refused() -> None:
    act = make_act_in_effect()
    tabled = act.council_steps.get(kind=Kind.TABLED)
    adopted = act.council_steps.get(kind=Kind.ADOPTED)
    assert tabled.happened_on <= adopted.happened_on
    late = timezone.now() + timedelta(days=9)
    wrong = step_data(Kind.TABLED, adopted.happened_on + timedelta(days=5))
    with pytest.raises(NotAllowed) as refused:
        correct_council_step(tabled, wrong, by=make_clerk(), now=late)
    assert [refusal.code for refusal in refused.value.refusals] == ["too_late"]
    act.refresh_from_db()
    assert act.tabled_on == tabled.happened_on


def test_dossier_tells_of_changed_terms_and_of_the_way_through_the_council(settings: object) -> None:
    settings.TWO_PERSON_TERM = False  # type: ignore[attr-defined]  # the fixture of pytest-django
    make_municipality()
    now = timezone.now() - timedelta(days=60)
    act = make_open_consultation(now=now)
    last_day = act.last_day
    assert last_day is not None
    change_term(act, Wanted(TermChangeKind.EXTENSION, last_day + timedelta(days=4), WHY), by=make_clerk(), now=now)
    make_statement(act)
    act.refresh_from_db()
    take_step(act, Kind.TABLED)
    take_step(act, Kind.SESSION)
    told = [(entry.what, entry.version.replace("\xa0", " ")) for entry in entries(act)]
    assert any(version == WHY for _what, version in told)
    assert {"Докладна записка вх. № 12", "Заседание № 14"} <= {
        piece for _what, version in told for piece in version.split(" · ")
    }
    out = io.BytesIO()
    write_zip(Scope(Consultation.objects.select_related("unit").get(pk=act.pk)), out)
    journal = zipfile.ZipFile(out).read("06-dnevnik/dnevnik.csv").decode()
    for verb in ("term.changed", "consultation.tabled", "consultation.put_on_session"):
        assert verb in journal


def test_dossier_says_why_an_accepted_proposal_changed_nothing() -> None:
    make_municipality()
    act = make_closed_consultation()
    answer: Answer = make_answer(make_comment(act))
    make_statement(act)
    out = io.BytesIO()
    write_zip(Scope(Consultation.objects.select_related("unit").get(pk=act.pk)), out)
    assert answer.no_change_reason in zipfile.ZipFile(out).read("03-predlozhenia/predlozhenia.csv").decode()


def test_page_of_a_thread_keeps_struck_out_data_sealed(client: Client) -> None:
    make_municipality()
    clerk = make_clerk()
    comment = make_comment(make_closed_consultation(), body="Пишете ми на тайния адрес, моля ви за това.")
    redact_comment(comment, passages=["тайния адрес"], ground="1", by=make_clerk(), now=timezone.now())
    client.force_login(clerk)
    page = client.get(reverse("admin:comment_thread", args=[comment])).content.decode()
    assert "Пишете ми на" in page
    assert "тайния адрес" not in page


def test_local_terms_of_the_catalogue_bind_the_hearings() -> None:
    today = timezone.localdate()
    for rule, value in (("D20", 20), ("D22", 10)):
        LocalTerm.objects.create(rule=rule, value=value, source=WHY, since=today, set_at=timezone.now())
    terms = hearing_terms(timezone.localdate())
    assert (terms.invite_days, terms.short_invite_days, terms.minutes_workdays, terms.opinions_days) == (20, 7, 5, 10)


def test_quality_counts_the_hearings_that_were_held() -> None:
    hearing = make_hearing()
    [held] = hearings_of([hearing.consultation_id])[hearing.consultation_id]
    assert held.notice_days == (hearing.event.local_day - hearing.invited_on).days
    cancel_hearing(hearing, reason=WHY, by=make_clerk(), now=timezone.now())
    assert not hearings_of([hearing.consultation_id]).get(hearing.consultation_id)


def test_returned_act_stands_on_the_board_with_its_fourteen_days() -> None:
    act, now = make_adopted_consultation(), timezone.now()
    take_step(act, Kind.RETURNED)
    today = timezone.localdate(now)
    [due] = council_dues(DueDay(now, today, current_calendar(), rules_on(today)))
    assert (due.rule_id, due.due_on) == ("D07b", current_calendar().add_days(today, 14))


def test_whoever_may_only_sign_writes_no_answer(client: Client) -> None:
    make_municipality()
    signer, comment = make_clerk(), make_comment(make_closed_consultation())
    signer.user_permissions.set(Permission.objects.filter(codename__in=["sign_answer", "view_consultation"]))
    client.force_login(signer)
    address = reverse("admin:comment_answer", args=[comment])
    assert client.get(address).status_code == 200
    assert client.post(address, {"decision": "rejected", "reasons": WHY, "version": 0}).status_code == 403
    assert not Answer.objects.exists()
