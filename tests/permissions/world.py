"""One portal with everybody and everything in it that the addresses of the permission matrix name."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import Group
from django.utils import timezone

from consultations.actions import begin_revision, file_appeal, hold_comment, keep_draft
from consultations.actions.change_term import Wanted, change_term
from consultations.models import Comment, Consultation, RedactionProposal
from consultations.term_changes import TermChangeKind
from prestige.accounts.actions import invite_staff, sync_roles
from prestige.accounts.models import RoleChange, User
from prestige.deadlines.models import LocalTerm, Reminder, ReminderKind
from prestige.events.tokens import registration_token
from prestige.journal.models import Event
from prestige.moderation.actions import moderate_many, seed_grounds
from prestige.moderation.models import BatchAct, Measure
from prestige.municipality.models import ElectionDay, SpecialDay
from prestige.notifications.models import Notification
from prestige.notifications.unsubscribe import unsubscribe_token
from prestige.outages.actions import note_outage
from prestige.portal.permissions import things
from prestige.portal.permissions.matrix import Cell
from prestige.portal.permissions.people import CITIZENS, OFFICIALS, Actor
from tests.factories import (
    make_act_in_force,
    make_adopted_consultation,
    make_answer,
    make_application,
    make_citizen,
    make_clerk,
    make_closed_consultation,
    make_comment,
    make_document,
    make_draft_consultation,
    make_mandate,
    make_municipality,
    make_open_consultation,
    make_past_hearing,
    make_planned,
    make_registration,
    make_settlement,
    make_statement,
    make_unit,
    withdraw,
)

Values = Mapping[str, Any]
# What stands in an address where nothing is.
MISSING: Values = {
    "ref": "2026-999",
    "reference": "2026-999",
    "number": "26-999-00001-1",
    "token": uuid.UUID(int=0),
    "key": 999_999_999,
    "pk": 999_999_999,
    "intake": 999_999_999,
    "object_id": 999_999_999,
    "id": 999_999_999,
    "slug": "no-such-thing",
    "code": "AAAA-AAAA-AAAA",
    "n": 99,
    "ordinal": 99,
    "eid": "art_999",
    "side": "new",
    "noun": "tabling",
    "kind": "nothing",
    "year": 2027,
    "app_label": "nothing",
    "content_type_id": 0,
    "url": "no/such/page",
    "provider": "none",
    "eik": "831641791",
    "name": "person",
}
MISSING_OF: Mapping[str, Values] = {"ground": {"number": 999}, "dossier": {"key": uuid.UUID(int=0)}}
# What varies beside the thing that an address is about.
BESIDE: Values = {"n": 1, "ordinal": 1, "eid": "art_1", "side": "new", "noun": "tabling", "kind": "a4", "year": 2027}


@dataclass
class World:
    """Everybody by kind, and the values of every thing by its state; ``own`` ones differ from person to person."""

    people: dict[Actor, User | None] = field(default_factory=dict)
    things: dict[str, dict[str, Values]] = field(default_factory=dict)
    own: dict[str, dict[Actor, Values]] = field(default_factory=dict)
    rows: dict[str, Values] = field(default_factory=dict)

    def values(self, cell: Cell) -> Values | None:
        """Return what stands in the address of the cell, as its person asks for it; None where there is no such row."""
        kind, state = cell.rule.of, cell.state
        if state == things.MISSING:
            return {**MISSING, **MISSING_OF.get(kind, {})}
        if state == "own":
            mine = self.own[kind]
            return {**BESIDE, **mine.get(cell.actor, mine[Actor.CITIZEN])}
        if kind == "row":
            return self.rows.get("/".join(cell.address.route.split("/")[1:3]))
        return {**BESIDE, **self.things[kind][state]} if kind else BESIDE


def make_world() -> World:
    """Return the portal with everything in it."""
    sync_roles()
    seed_grounds()
    make_municipality()
    world = World(people={actor: _person(actor) for actor in Actor})
    _consultations(world)
    _comments(world)
    _desk(world)
    _events(world)
    _persons_things(world)
    _organisations(world)
    _rows(world)
    return world


def _person(actor: Actor) -> User | None:
    if actor == Actor.VISITOR:
        return None
    if actor in CITIZENS:
        return make_citizen(f"{actor}@example.bg")
    role = "clerk" if actor == Actor.INACTIVE else actor.value
    named = {"full_name": "Име Фамилия", "is_staff": True, "unit": make_unit(), "email_verified_at": timezone.now()}
    person = User.objects.create_user(f"{actor}@example.bg", is_active=actor in OFFICIALS, **named)
    person.groups.set(Group.objects.filter(name=role))
    return person


def _consultations(world: World) -> None:
    stated = make_closed_consultation()
    make_comment(stated)
    make_answer(stated.comments.get())
    make_statement(stated)
    states = {
        "draft": make_draft_consultation(),
        "open": make_open_consultation(),
        "closed": make_closed_consultation(),
        "stated": stated,
        "adopted": make_adopted_consultation(),
        "withdrawn": withdraw(make_open_consultation()),
    }
    begin_revision(states["open"], by=make_clerk(), now=timezone.now())
    world.things["consultation"] = {state: _named(row) for state, row in states.items()}
    step = states["adopted"].council_steps.order_by("pk")[0]
    world.things["council_step"] = {"recorded": {**_named(states["adopted"]), "pk": step.pk}}
    make_act_in_force()


def _named(row: Consultation) -> dict[str, Any]:
    """Return how addresses name the consultation: a draft has no number, and its key is no public one."""
    if not row.serial:
        return {"reference": row.pk, "ref": f"{timezone.localdate().year}-{row.pk + 500:03d}", "number": row.pk}
    return {"reference": row.number, "ref": row.url_ref, "number": row.number}


def _comments(world: World) -> None:
    """Make comments of a consultation of their own: what states of the consultation do is its own kind."""
    about = make_open_consultation()
    published, waiting = make_comment(about), make_comment(about, published=False, author_email="drug@example.bg")
    held, other = (make_comment(about, published=False, author_email=f"{n}@example.bg") for n in "ab")
    for each in (held, other):
        hold_comment(each, ground="3", note="", by=make_clerk(), now=timezone.now())
    measure = Measure.objects.get(subject_id=other.pk)
    appeal = file_appeal(measure, other, reasons="Не е реклама.", by=None, now=timezone.now())
    gone = make_open_consultation()
    lost = make_comment(gone)
    withdraw(gone)
    states = {"published": published, "waiting": waiting, "held": held, "withdrawn": lost}
    world.things["comment"] = {state: _numbered(row, about if row != lost else gone) for state, row in states.items()}
    world.own["comment"] = {
        actor: _numbered(make_comment(about, published=False, author=person), about)
        for actor, person in world.people.items()
        if person is not None and actor in CITIZENS | OFFICIALS
    }
    RedactionProposal.objects.create(
        comment=published, passages=["срокът"], ground="1", proposed_at=timezone.now(), proposed_by=make_clerk()
    )
    world.things["redaction"] = {"waiting": {"number": published.number}}
    batch = moderate_many([], act=BatchAct.PUBLISH, by=make_clerk(), now=timezone.now())
    world.things["batch"] = {"done": {"key": batch.pk}}
    world.things["appeal"] = {"waiting": {"key": appeal.pk}}
    world.things["ground"] = {"in_force": {"number": 3}}


def _numbered(comment: Comment, about: Consultation) -> Values:
    return {"number": comment.number, "ref": about.url_ref}


def _desk(world: World) -> None:
    now = timezone.now()
    outage = note_outage(began_at=now, ended_at=None, what="Порталът не се отваря.", by=make_clerk(), now=now)
    changed = make_open_consultation()
    wanted = Wanted(TermChangeKind.EXTENSION, date(now.year + 1, 1, 20), "Проектът беше допълнен с приложения.")
    proposal = change_term(changed, wanted, by=make_clerk(), now=now)
    world.things["outage"] = {"noted": {"pk": outage.pk}}
    world.things["term_proposal"] = {"waiting": {**_named(changed), "pk": proposal.pk}}
    world.things["planned"] = {"planned": {"pk": make_planned().pk}}
    world.things["year"] = {"next": {"year": 2027}}


def _events(world: World) -> None:
    hearing = make_past_hearing()
    row = make_registration(hearing.event, now=hearing.invitations.get().published_at)
    named = _named(hearing.consultation)
    world.things["hearing"] = {"held": named}
    world.things["guest"] = {"registered": {**named, "key": row.pk}}
    world.things["event"] = {"held": {"slug": hearing.event.slug}}
    world.things["registration"] = {"held": {"token": registration_token(row.pk)}}


def _persons_things(world: World) -> None:
    about = make_open_consultation()
    revision = about.current_revision
    assert revision is not None
    for actor, person in world.people.items():
        if person is None or actor == Actor.INACTIVE:
            continue
        draft = keep_draft(
            about, "art_1", {}, token=None, revision=revision, written_eid="art_1", by=person, now=timezone.now()
        )
        world.own.setdefault("draft", {})[actor] = {"token": draft.token}
    somebody = make_citizen()
    draft = keep_draft(
        about, "art_1", {}, token=None, revision=revision, written_eid="art_1", by=somebody, now=timezone.now()
    )
    world.things["draft"] = {"foreign": {"token": draft.token}}
    world.things["subscription"] = {"standing": {"token": unsubscribe_token(somebody.pk, "plan")}}
    world.things["document"] = {"issued": {"code": make_document(about.current_revision).code}}
    world.own["person"] = {
        actor: {"object_id": user.pk, "id": user.pk, "key": user.pk}
        for actor, user in world.people.items()
        if user is not None
    }
    world.things["person"] = {"other": {"object_id": somebody.pk, "id": somebody.pk, "key": somebody.pk}}
    invitation, _is_new = invite_staff("nov@example.bg", ["clerk"], by=None, now=timezone.now())
    world.things["invitation"] = {"waiting": {"token": invitation.token, "key": invitation.pk}}
    change = RoleChange.objects.create(user=somebody, after=["clerk"], reason="Заповед № 1", asked_at=timezone.now())
    world.things["role_change"] = {"waiting": {"key": somebody.pk, "pk": change.pk}}


def _organisations(world: World) -> None:
    """Register an organisation for which its kind of person speaks."""
    mandate = make_mandate(world.people[Actor.ORGANISATION])
    world.things["organisation"] = {"registered": {"eik": mandate.organisation.eik}}
    world.things["mandate"] = {"in_force": {"pk": mandate.pk}}
    world.things["application"] = {"waiting": {"pk": make_application().pk}}
    world.things["retained"] = {"kept": {"code": "email_codes"}}


def _rows(world: World) -> None:
    """Name one row of every model that stands in the registers of the admin."""
    now = timezone.now()
    today, event = timezone.localdate(now), Event.objects.order_by("pk").first()
    make_settlement()
    for days in (SpecialDay, ElectionDay):
        days.objects.create(day=today, name="Ден за пример", source="Решение № 1")
    LocalTerm.objects.create(rule="P99", value=5, source="Решение № 1", since=today, set_at=now)
    Reminder.objects.create(rule="P99", subject="none", due_on=today, kind=ReminderKind.AHEAD, written_at=now)
    Notification.objects.create(event=event, address="a@example.bg", next_try_at=now)
    for model in admin.site._registry:
        row = model._default_manager.order_by("pk").first()
        if row is not None:
            world.rows[f"{model._meta.app_label}/{model._meta.model_name}"] = {"object_id": row.pk}
