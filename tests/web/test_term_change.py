"""A changed term: at the desk, on every public page at once, in letters."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from consultations.actions.change_term import Wanted, change_term
from consultations.deadlines import closing_instant
from consultations.models import CommentDraft, Consultation, TermChange, TermProposal
from consultations.term_changes import TermChangeKind
from prestige.accounts.models import User
from prestige.municipality.models import current_calendar
from prestige.notifications.actions import subscribe
from prestige.notifications.tasks import sweep
from prestige.outages.actions import note_outage
from tests.factories import (
    make_citizen,
    make_clerk,
    make_closed_consultation,
    make_comment,
    make_draft_consultation,
    make_municipality,
    make_open_consultation,
)

pytestmark = pytest.mark.django_db
REASON = "Проектът беше допълнен с нови приложения."


@pytest.fixture(autouse=True)
def _municipality() -> None:
    make_municipality()


@pytest.fixture
def office(client: Client) -> Client:
    """A browser in which an official with every right is signed in."""
    client.force_login(make_clerk())
    return client


def page_of(consultation: Consultation) -> str:
    return f"/admin/consultations/{consultation.number}/term-change/"


def later_than(consultation: Consultation, days: int = 20) -> date:
    """Return a working day so long after the present end."""
    assert consultation.last_day is not None
    return current_calendar().next_workday(consultation.last_day + timedelta(days=days))


def extend(consultation: Consultation, day: date) -> None:
    wanted = Wanted(TermChangeKind.EXTENSION, day, REASON)
    assert isinstance(change_term(consultation, wanted, by=make_clerk(), now=timezone.now()), TermChange)


def begin_text(consultation: Consultation, writer: User) -> None:
    """Leave an unsent comment of the person on чл. 2."""
    CommentDraft.objects.create(
        consultation=consultation, eid="art_2", user=writer, data={"body": "започнато"}, updated_at=timezone.now()
    )


def plain(response: object) -> str:
    return response.content.decode().replace("\xa0", " ")  # type: ignore[attr-defined]


def test_clerk_computes_then_proposes_and_a_colleague_confirms(office: Client) -> None:
    consultation = make_open_consultation()
    day = later_than(consultation)
    fields = {"kind": "extension", "last_day": day.isoformat(), "reason": REASON}
    empty = plain(office.post(page_of(consultation), {"kind": "extension", "reason": ""}))
    assert "Посочете новия последен ден." in empty
    assert "Напишете причината: тя остава публична." in empty
    counted = plain(office.post(page_of(consultation), {**fields, "count": "1"}))
    assert "Ако промените срока сега" in counted
    assert "Предложи промяната" in counted
    assert not TermProposal.objects.exists()
    assert [office.post(page_of(consultation), fields).status_code for _ in range(2)] == [302, 302]
    proposal = TermProposal.objects.get()
    alone = plain(office.get(page_of(consultation)))
    assert "Промяната се потвърждава от друг служител" in alone
    confirmation = f"{page_of(consultation)}{proposal.pk}/"
    assert office.post(confirmation).status_code == 409
    colleague = Client()
    colleague.force_login(make_clerk())
    assert "Потвърдете или откажете: удължаване" in plain(colleague.get("/admin/"))
    assert colleague.post(confirmation).status_code == 302
    consultation.refresh_from_db()
    assert consultation.last_day == day
    assert colleague.post(confirmation).status_code == 409


def test_colleague_declines_and_nothing_changes(office: Client) -> None:
    consultation = make_open_consultation()
    fields = {"kind": "extension", "last_day": later_than(consultation).isoformat(), "reason": REASON}
    office.post(page_of(consultation), fields)
    proposal = TermProposal.objects.get()
    assert office.post(f"{page_of(consultation)}{proposal.pk}/", {"decline": "1"}).status_code == 302
    assert "Чака втори служител" not in plain(office.get(page_of(consultation)))
    assert not TermChange.objects.exists()


def test_refusals_stand_beside_the_button_with_their_sources(office: Client, settings: Settings) -> None:
    settings.TWO_PERSON_TERM = False
    consultation = make_open_consultation()
    assert consultation.last_day is not None
    early = {"kind": "shortening", "last_day": (timezone.localdate() + timedelta(days=1)).isoformat(), "reason": REASON}
    page = plain(office.post(page_of(consultation), {**early, "count": "1"}))
    assert "Срокът не може да се промени така" in page
    assert "Срокът е най-краткият, който законът допуска" in page
    assert "ЗНА чл. 26, ал. 4; ГПК чл. 60" in page
    assert 'aria-disabled="true"' in page
    refused = office.post(page_of(consultation), early)
    assert refused.status_code == 409
    assert f"{REASON}</textarea>" in plain(refused)


def test_closed_draft_and_one_clerk_office(office: Client, settings: Settings) -> None:
    settings.TWO_PERSON_TERM = False
    draft, closed = make_draft_consultation(), make_closed_consultation()
    assert office.get(f"/admin/consultations/{draft.pk}/term-change/").status_code == 302
    fields = {"kind": "extension", "last_day": later_than(closed, 60).isoformat(), "reason": REASON}
    late = office.post(page_of(closed), fields)
    assert late.status_code == 409
    assert "Изтекъл срок не се удължава" in plain(late)
    restart = office.post(page_of(closed), {"kind": "restart", "last_day": "", "reason": REASON, "count": "1"})
    assert "Денят на публикуване" in plain(restart)
    again = {"kind": "restart", "last_day": "", "reason": REASON}
    assert [office.post(page_of(closed), again).status_code for _ in range(2)] == [302, 302]
    assert TermChange.objects.count() == 1
    closed.refresh_from_db()
    assert closed.is_open_at(timezone.now())


def test_every_public_page_shows_the_new_end_at_once(client: Client, settings: Settings) -> None:
    settings.TWO_PERSON_TERM = False
    consultation = make_open_consultation()
    pages = [consultation.get_absolute_url() + part for part in ("", "text/", "text/art_1/", "text/art_1/comment/")]
    for page in (*pages, "/consultations/"):
        client.get(page)
    day = later_than(consultation)
    old = consultation.last_day
    assert old is not None
    extend(consultation, day)
    cache.delete(f"stamp:{consultation.year}-{consultation.serial}")  # the stamp may be one second old
    overview, text = plain(client.get(pages[0])), plain(client.get(pages[1]))
    said = f"вместо до {old.day} "
    assert "Промени на срока" in overview
    assert said in overview
    assert f'Причина: <span lang="bg">{REASON}</span>' in overview
    assert f'<time datetime="{day.isoformat()}">' in overview
    left = (day - timezone.localdate()).days
    assert f"{left}" in text
    assert "(беше до" in plain(client.get("/consultations/"))
    assert client.get("/en" + pages[0]).status_code == 200
    awaited = client.get(f"{consultation.get_absolute_url()}term-changes/1.pdf")
    assert awaited.status_code in {202, 503}
    assert client.get(f"{consultation.get_absolute_url()}term-changes/2.pdf").status_code == 404


def test_form_open_before_the_old_end_is_received_after_it(settings: Settings) -> None:
    settings.TWO_PERSON_TERM = False
    consultation = make_open_consultation()
    old_end = consultation.closes_at
    assert old_end is not None
    extend(consultation, later_than(consultation))
    consultation.refresh_from_db()
    assert make_comment(consultation, now=old_end + timedelta(minutes=1)).received_at > old_end


def test_letter_goes_to_followers_authors_and_holders_of_drafts_once_each(settings: Settings) -> None:
    settings.TWO_PERSON_TERM = False
    consultation = make_open_consultation()
    author, follower = make_citizen("avtor@example.bg"), make_citizen("sledva@example.bg", language="en")
    writer = make_citizen("pishe@example.bg")
    make_comment(consultation, author=author)
    now = timezone.now()
    subscribe(follower, consultation.topic, now=now)
    subscribe(author, consultation.topic, now=now)
    begin_text(consultation, writer)
    sweep()
    mail.outbox.clear()
    extend(consultation, later_than(consultation))
    sweep()
    assert sorted(letter.to[0] for letter in mail.outbox) == [
        "avtor@example.bg",
        "pishe@example.bg",
        "sledva@example.bg",
    ]
    letters = {letter.to[0]: letter for letter in mail.outbox}
    assert letters["avtor@example.bg"].subject.startswith("Срокът е удължен до ")
    assert REASON in letters["avtor@example.bg"].body
    assert "\xa0" not in letters["avtor@example.bg"].body
    assert "Имате неизпратен коментар." in letters["pishe@example.bg"].body
    assert "защото започнахте коментар" in letters["pishe@example.bg"].body
    assert letters["sledva@example.bg"].extra_headers["Content-Language"] == "en"


def test_outdated_letter_is_not_sent(settings: Settings) -> None:
    settings.TWO_PERSON_TERM = False
    consultation, follower = make_open_consultation(), make_citizen()
    subscribe(follower, consultation.topic, now=timezone.now())
    sweep()
    mail.outbox.clear()
    extend(consultation, later_than(consultation, 10))
    consultation.refresh_from_db()
    extend(consultation, later_than(consultation, 10))
    sweep()
    assert len(mail.outbox) == 1


def test_outage_near_the_end_becomes_a_task_with_its_reason_filled_in(office: Client, settings: Settings) -> None:
    settings.TWO_PERSON_TERM = False
    consultation = make_open_consultation()
    closes_at = consultation.closes_at
    assert closes_at is not None
    began = closes_at - timedelta(hours=4)
    with time_machine.travel(closes_at - timedelta(hours=1), tick=True):
        outage = note_outage(
            began_at=began,
            ended_at=began + timedelta(hours=2),
            what="Порталът не се отваряше.",
            by=make_clerk(),
            now=timezone.now(),
        )
        office.force_login(make_clerk())
        assert "решете за удължаване" in plain(office.get("/admin/"))
        filled = plain(office.get(f"{page_of(consultation)}?outage={outage.pk}"))
        assert "Порталът не работи 2 ч. на" in filled
        fields = {"kind": "outage", "outage": outage.pk, "reason": REASON, "last_day": ""}
        assert office.post(page_of(consultation), fields).status_code == 302
        assert "решете за удължаване" not in plain(office.get("/admin/"))
        status = plain(Client().get("/status/"))
    assert "Порталът не се отваряше." in status
    assert "Удължени срокове" in status
    assert REASON in status
    consultation.refresh_from_db()
    assert consultation.closes_at is not None
    assert consultation.closes_at > closes_at


def test_task_of_an_outage_ends_with_the_next_working_day(office: Client) -> None:
    consultation = make_open_consultation()
    closes_at, last_day = consultation.closes_at, consultation.last_day
    assert closes_at is not None
    assert last_day is not None
    note_outage_at = closes_at - timedelta(hours=3)
    with time_machine.travel(closes_at + timedelta(hours=1), tick=True):
        note_outage(
            began_at=note_outage_at,
            ended_at=note_outage_at + timedelta(hours=2),
            what="Порталът не се отваряше.",
            by=make_clerk(),
            now=timezone.now(),
        )
        office.force_login(make_clerk())
        assert "решете за удължаване" in plain(office.get("/admin/"))
    too_late = closing_instant(current_calendar().add_workdays(last_day, 1))
    with time_machine.travel(too_late, tick=True):
        office.force_login(make_clerk())
        assert "решете за удължаване" not in plain(office.get("/admin/"))


def test_register_of_outages_at_the_desk(office: Client) -> None:
    assert "Няма отбелязани прекъсвания." in plain(office.get("/admin/outages/"))
    now = timezone.localtime() - timedelta(hours=5)
    fields = {
        "began_at": f"{now:%Y-%m-%dT%H:%M}",
        "ended_at": f"{now + timedelta(hours=2):%d.%m.%Y %H:%M}",
        "what": "Порталът не се отваряше.",
    }
    assert office.post("/admin/outages/", fields).status_code == 302
    assert "Потвърдено" in plain(office.get("/admin/outages/"))
    wrong = plain(office.post("/admin/outages/", {"began_at": "вчера", "what": ""}))
    assert "Въведете деня и часа" in wrong
    refused = office.post("/admin/outages/", {**fields, "ended_at": fields["began_at"], "what": "кратко"})
    assert refused.status_code == 409
    lasting = {**fields, "ended_at": "", "what": "Писмата не тръгват."}
    office.post("/admin/outages/", lasting)
    assert "Още продължава" in plain(Client().get("/status/"))


@pytest.mark.parametrize("page", ["/status/", "/admin/outages/", "/admin/"])
def test_pages_of_outages_ask_equally_often(office: Client, page: str) -> None:
    clerk, now = make_clerk(), timezone.now()
    for _ in range(2):
        make_open_consultation()
    office.get(page)
    counted = []
    for more in (1, 2, 27):
        for number in range(more):
            began = now - timedelta(hours=3, seconds=number + 60 * more)
            note_outage(
                began_at=began,
                ended_at=began + timedelta(hours=2),
                what="Порталът не се отваряше.",
                by=clerk,
                now=now,
            )
        with CaptureQueriesContext(connection) as captured:
            assert office.get(page).status_code == 200
        counted.append(len(captured))
    assert len(set(counted)) == 1
