"""Who may open what in the workplace, and how people get their roles."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from consultations.actions import begin_revision, file_appeal, hold_comment
from consultations.actions.change_term import Wanted, change_term
from consultations.admin.council_steps import FORMS
from consultations.models import Consultation
from consultations.term_changes import TermChangeKind
from prestige.accounts.actions import sync_roles
from prestige.accounts.models import User
from prestige.accounts.roles import ROLES
from prestige.accounts.sign_in import BY_CODE
from prestige.moderation.actions import moderate_many
from prestige.moderation.models import Appeal, BatchAct, Measure
from prestige.outages.actions import note_outage
from tests.factories import (
    make_adopted_consultation,
    make_citizen,
    make_clerk,
    make_closed_consultation,
    make_comment,
    make_draft_consultation,
    make_open_consultation,
    make_past_hearing,
    make_planned,
    make_registration,
    make_statement,
    make_unit,
)

pytestmark = pytest.mark.django_db
READING = {"clerk", "editor", "secretary"}
EDITING = {"editor", "secretary"}
MODERATING = {"clerk", "secretary"}
SECRETARY = {"secretary"}
ADMINISTRATOR = {"administrator"}
EVERYBODY = READING | ADMINISTRATOR


def make_official(role: str) -> User:
    """Return a person with exactly this role."""
    sync_roles()
    person = User.objects.create_user(f"{role}@example.bg", full_name="Име Фамилия", is_staff=True, unit=make_unit())
    person.groups.set(Group.objects.filter(name=role))
    return person


def make_planterm(consultation: Consultation) -> dict[str, object]:
    """Return the keys of a planned consultation, a proposed change of the term and an outage that lasts."""
    clerk, now = make_clerk(), timezone.now()
    wanted = Wanted(TermChangeKind.EXTENSION, date(now.year + 1, 1, 20), "Проектът беше допълнен с приложения.")
    outage = note_outage(began_at=now, ended_at=None, what="Порталът не се отваря.", by=clerk, now=now)
    return {
        "planned": make_planned().pk,
        "proposal": change_term(consultation, wanted, by=clerk, now=now).pk,
        "outage": outage.pk,
    }


PAGES = {
    "/admin/": EVERYBODY,
    "/admin/deadlines/": READING,
    "/admin/deadlines/rules/": READING,
    "/admin/deadlines/deadlines.ics": READING,
    "/admin/deadlines/localterm/": SECRETARY | ADMINISTRATOR,
    "/admin/deadlines/localterm/add/": SECRETARY | ADMINISTRATOR,
    "/admin/deadlines/reminder/": SECRETARY | ADMINISTRATOR,
    "/admin/queue/moderation/": MODERATING,
    "/admin/queue/answers/": READING,
    "/admin/queue/moderation/{batch}/": MODERATING,
    "/admin/queue/appeals/": SECRETARY,
    "/admin/appeals/{appeal}/": SECRETARY,
    "/admin/grounds/": SECRETARY,
    "/admin/grounds/new/": SECRETARY,
    "/admin/grounds/3/": SECRETARY,
    "/admin/comments/{comment}/answer/": READING,
    "/admin/comments/{comment}/thread/": READING,
    "/admin/files/": MODERATING,
    "/admin/paper/": MODERATING,
    "/admin/consultations/new/": EDITING,
    "/admin/consultations/{draft}/": READING,
    "/admin/consultations/{draft}/data/": EDITING,
    "/admin/consultations/{draft}/text/": EDITING,
    "/admin/consultations/{draft}/text/art_1/": EDITING,
    "/admin/consultations/{revised}/text/": EDITING,
    "/admin/consultations/{revised}/text/art_1/": EDITING,
    "/admin/consultations/{revised}/revision/": EDITING,
    "/admin/consultations/{revised}/revision/preview/": EDITING,
    "/admin/consultations/{revised}/revision/discard/": EDITING,
    "/admin/consultations/{revised}/revision/new/art_1/": EDITING,
    "/admin/consultations/{draft}/motives/": EDITING,
    "/admin/consultations/{draft}/amended-act/": EDITING,
    "/admin/acts-in-force/new/": EDITING,
    "/admin/consultations/{draft}/publication/": READING,
    "/admin/consultations/{closed}/statement/": READING,
    "/admin/consultations/{closed}/council/": READING,
    **{f"/admin/consultations/{{closed}}/{noun}/": SECRETARY for noun in FORMS},
    "/admin/consultations/{adopted}/council/{step}/": SECRETARY,
    "/admin/consultations/{closed}/restart/": SECRETARY,
    "/admin/consultations/{stated}/statement/correction/": READING,
    "/admin/consultations/{closed}/dossier/": SECRETARY,
    "/admin/consultations/{closed}/package/": READING,
    "/admin/consultations/{closed}/withdrawal/": SECRETARY,
    "/admin/consultations/{revised}/term-change/": SECRETARY,
    "/admin/consultations/{revised}/campaign/": EDITING,
    "/admin/outages/": SECRETARY,
    "/admin/plan/": EDITING,
    "/admin/plan/new/": EDITING,
    "/admin/plan/{planned}/": EDITING,
    "/admin/plan/programme/2027/": SECRETARY,
    "/admin/consultations/{heard}/hearings/": READING,
    "/admin/consultations/{heard}/hearings/new/": EDITING,
    "/admin/consultations/{heard}/hearings/1/change/": EDITING,
    "/admin/consultations/{heard}/hearings/1/cancellation/": EDITING,
    "/admin/consultations/{heard}/hearings/1/attendance/": EDITING,
    "/admin/consultations/{heard}/hearings/1/minutes/": EDITING,
    "/admin/consultations/consultation/": READING,
    "/admin/consultations/actinforce/": READING,
    "/admin/consultations/comment/": READING,
    "/admin/consultations/revision/": READING,
    "/admin/consultations/statement/": READING,
    "/admin/journal/event/": SECRETARY | ADMINISTRATOR,
    "/admin/notifications/notification/": SECRETARY | ADMINISTRATOR,
    "/admin/register/issueddocument/": READING,
    "/admin/accounts/user/": ADMINISTRATOR,
    "/admin/accounts/user/add/": ADMINISTRATOR,
    "/admin/municipality/specialday/": ADMINISTRATOR,
    "/admin/municipality/unit/add/": ADMINISTRATOR,
    "/admin/municipality/electionday/": ADMINISTRATOR,
}
STEPS = {
    "/admin/comments/{comment}/publication/": MODERATING,
    "/admin/comments/{comment}/hold/": MODERATING,
    "/admin/comments/{comment}/answer/": READING,
    "/admin/comments/{comment}/answer/assignment/": READING,
    "/admin/comments/{comment}/answer/agreement/": READING,
    "/admin/comments/{comment}/answer/verdict/": READING,
    "/admin/comments/{comment}/answer/remark/": READING,
    "/admin/comments/{comment}/answer/return/": SECRETARY,
    "/admin/comments/{comment}/answer/signature/": SECRETARY,
    "/admin/comments/{comment}/thread/": READING,
    "/admin/comments/{comment}/thread/departure/": READING,
    "/admin/consultations/{closed}/threads/": READING,
    "/admin/files/00000000-0000-4000-8000-000000000000/release/": MODERATING,
    "/admin/files/00000000-0000-4000-8000-000000000000/withhold/": MODERATING,
    "/admin/files/00000000-0000-4000-8000-000000000000/original/": MODERATING,
    "/admin/paper/": MODERATING,
    "/admin/comments/{comment}/removal/": MODERATING,
    "/admin/comments/{comment}/redaction/": MODERATING,
    "/admin/comments/{comment}/original/": MODERATING,
    "/admin/queue/moderation/": MODERATING,
    "/admin/queue/moderation/{batch}/undo/": MODERATING,
    "/admin/appeals/{appeal}/": SECRETARY,
    "/admin/grounds/new/": SECRETARY,
    "/admin/grounds/3/": SECRETARY,
    "/admin/grounds/6/retirement/": SECRETARY,
    "/admin/consultations/{draft}/term/": EDITING,
    "/admin/consultations/{draft}/text/": EDITING,
    "/admin/consultations/{draft}/text/undo/": EDITING,
    "/admin/consultations/{draft}/text/art_1/": EDITING,
    "/admin/consultations/{revised}/revision/begin/": EDITING,
    "/admin/consultations/{revised}/revision/new/art_1/": EDITING,
    "/admin/consultations/{revised}/revision/publication/": SECRETARY,
    "/admin/consultations/{revised}/revision/discard/": EDITING,
    "/admin/consultations/{draft}/publication/": SECRETARY,
    "/admin/consultations/{closed}/statement/": SECRETARY,
    "/admin/consultations/{draft}/readiness/": EDITING,
    **{f"/admin/consultations/{{closed}}/{noun}/": SECRETARY for noun in FORMS},
    "/admin/consultations/{adopted}/council/{step}/": SECRETARY,
    "/admin/consultations/{closed}/restart/": SECRETARY,
    "/admin/consultations/{stated}/statement/correction/": READING,
    "/admin/consultations/{stated}/statement/correction/issue/": SECRETARY,
    "/admin/consultations/{stated}/statement/correction/discard/": READING,
    "/admin/consultations/{closed}/dossier/": SECRETARY,
    "/admin/consultations/{closed}/package/": EDITING,
    "/admin/consultations/{closed}/withdrawal/": SECRETARY,
    "/admin/consultations/{revised}/term-change/": SECRETARY,
    "/admin/consultations/{revised}/term-change/{proposal}/": SECRETARY,
    "/admin/consultations/{revised}/campaign/": EDITING,
    "/admin/outages/": SECRETARY,
    "/admin/outages/{outage}/decision/": SECRETARY,
    "/admin/plan/new/": EDITING,
    "/admin/plan/{planned}/": EDITING,
    "/admin/plan/{planned}/start/": EDITING,
    "/admin/plan/{planned}/drop/": EDITING,
    "/admin/plan/programme/2027/": SECRETARY,
    "/admin/consultations/{draft}/amended-act/": EDITING,
    "/admin/consultations/{closed}/act-in-force/": EDITING,
    "/admin/acts-in-force/new/": EDITING,
    "/admin/consultations/{heard}/hearings/new/": EDITING,
    "/admin/consultations/{heard}/hearings/1/change/": EDITING,
    "/admin/consultations/{heard}/hearings/1/cancellation/": EDITING,
    "/admin/consultations/{heard}/hearings/1/attendance/walk-in/": EDITING,
    "/admin/consultations/{heard}/hearings/1/attendance/{guest}/": EDITING,
    "/admin/consultations/{heard}/hearings/1/recording/": EDITING,
    "/admin/consultations/{heard}/hearings/1/minutes/begin/": EDITING,
    "/admin/consultations/{heard}/hearings/1/minutes/": EDITING,
    "/admin/consultations/{heard}/hearings/1/minutes/publication/": EDITING,
}


def _appeal() -> Appeal:
    comment = make_comment(make_open_consultation(), published=False)
    hold_comment(comment, ground="3", note="", by=make_clerk(), now=timezone.now())
    return file_appeal(Measure.objects.get(), comment, reasons="Не е реклама.", by=None, now=timezone.now())


@pytest.mark.parametrize("role", [role.code for role in ROLES])
def test_each_role_opens_its_pages_and_takes_its_steps(client: Client, role: str) -> None:
    closed, revised, adopted = make_closed_consultation(), make_open_consultation(), make_adopted_consultation()
    begin_revision(revised, by=make_clerk(), now=timezone.now())
    hearing = make_past_hearing()
    stated = make_closed_consultation()
    make_statement(stated)
    names = make_planterm(revised) | {
        "stated": stated.number,
        "heard": hearing.consultation.number,
        "guest": make_registration(hearing.event, now=hearing.invitations.get().published_at).pk,
        "revised": revised.number,
        "draft": make_draft_consultation().pk,
        "closed": closed.number,
        "adopted": adopted.number,
        "step": adopted.council_steps.order_by("pk")[0].pk,
        "comment": make_comment(make_open_consultation()).number,
        "batch": moderate_many([], act=BatchAct.PUBLISH, by=make_clerk(), now=timezone.now()).pk,
        "appeal": _appeal().pk,
    }
    client.force_login(make_official(role))
    opened = {page for page in PAGES if client.get(page.format(**names)).status_code == 200}
    assert opened == {page for page, roles in PAGES.items() if role in roles}
    taken = {page for page in STEPS if client.post(page.format(**names)).status_code != 403}
    assert taken == {page for page, roles in STEPS.items() if role in roles}


@pytest.mark.parametrize("page", sorted(PAGES))
def test_citizen_and_stranger_are_sent_to_the_door(client: Client, page: str) -> None:
    numbers = dict.fromkeys(("closed", "revised", "adopted", "stated", "heard"), "2026-001")
    address = page.format(draft=1, step=1, comment="26-001-00001-2", planned=1, batch=1, appeal=1, **numbers)
    assert client.get(address)["Location"].startswith("/admin/login/?next=")
    client.force_login(make_citizen())
    assert client.get(address)["Location"].startswith("/admin/login/?next=")


def test_session_opened_by_a_code_does_not_open_the_workplace(client: Client) -> None:
    client.force_login(make_official("secretary"))
    session = client.session
    session[BY_CODE] = True
    session.save()
    assert client.get("/admin/").status_code == 302


def test_refusal_and_missing_page_stay_inside_the_workplace(client: Client) -> None:
    client.force_login(make_official("clerk"))
    refused, missing = client.get("/admin/consultations/new/"), client.get("/admin/consultations/2026-999/")
    assert (refused.status_code, missing.status_code) == (403, 404)
    for page in (refused, missing):
        assert 'id="nav-sidebar"' in page.content.decode()


@pytest.mark.parametrize(
    "query",
    ["moderation_state__exact=%00", "answer__decision=a%00b", "received_at__year=99999999999999999999", "q=%00"],
)
def test_filter_that_can_match_nothing_is_no_error_of_the_server(client: Client, query: str) -> None:
    client.force_login(make_official("clerk"))
    assert client.get(f"/admin/consultations/comment/?{query}").status_code in {200, 302, 404}


def test_who_may_not_publish_is_told_beside_the_button(client: Client) -> None:
    client.force_login(make_official("editor"))
    draft = make_draft_consultation()
    page = client.get(f"/admin/consultations/{draft.pk}/publication/").content.decode()
    assert "Ролята Ви не включва публикуване на консултация." in page
    assert 'aria-disabled="true"' in page


def test_counters_lead_only_where_the_person_may_go(client: Client) -> None:
    client.force_login(make_official("editor"))
    page = client.get("/admin/").content.decode()
    assert 'href="/admin/queue/answers/"' in page
    assert 'href="/admin/queue/moderation/"' not in page


def test_roles_are_synchronised_as_often_as_one_likes() -> None:
    sync_roles()
    secretary = Group.objects.get(name="secretary")
    secretary.permissions.clear()
    Group.objects.create(name="own group of the municipality")
    call_command("sync_roles", verbosity=0)
    call_command("sync_roles", verbosity=0)
    granted = {f"{each.content_type.app_label}.{each.codename}" for each in secretary.permissions.all()}
    assert granted == set(next(role for role in ROLES if role.code == "secretary").permissions)
    assert Group.objects.count() == len(ROLES) + 1


def test_administrator_has_no_power_over_content() -> None:
    administrator = next(role for role in ROLES if role.code == "administrator")
    assert [name for name in administrator.permissions if name.startswith("consultations.")] == []


def test_nothing_public_can_be_deleted(client: Client) -> None:
    client.force_login(User.objects.create_superuser("root@example.bg", "a long enough word"))
    consultation = make_open_consultation()
    comment = make_comment(consultation)
    for page in (f"consultations/consultation/{consultation.pk}", f"consultations/comment/{comment.pk}"):
        assert client.get(f"/admin/{page}/change/").status_code == 200
        assert client.post(f"/admin/{page}/delete/", {"post": "yes"}).status_code == 403
    assert Consultation.objects.filter(pk=consultation.pk).exists()
