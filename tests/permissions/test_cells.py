"""Z01: every address × method × person × state answers as the declared table says; each cell is really asked for."""

import logging
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.template.base import Template
from django.test import Client

from prestige import pdf
from prestige.accounts.sign_in import CODE
from prestige.portal.permissions.matrix import Cell, cells
from prestige.portal.permissions.people import CITIZENS, OFFICIALS, Actor
from prestige.portal.permissions.rules import Area, Expected
from prestige.portal.permissions.things import MISSING, STATES
from tests.factories.sessions import give_proof
from tests.permissions.world import BESIDE, World, make_world

DOORS = ("/admin/login/", "/accounts/login/", "/en/accounts/login/")
# The form with its errors, too many requests, a part of the machine that does not run in the tests.
STILL_IN = {400, 401, 422, 429, 503}
MOST_TOLD = 60
NOT_OURS = {"admin:auth_user_password_change"}  # Django's own template asks for fields that are not there
# Each group builds the world once; together they are everybody.
GROUPS = (
    (Actor.VISITOR, Actor.INACTIVE),
    (Actor.CITIZEN, Actor.VERIFIED, Actor.ORGANISATION),
    (Actor.CLERK, Actor.EDITOR),
    (Actor.SECRETARY, Actor.LEGAL_OFFICER),
    (Actor.ADMINISTRATOR,),
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def _only_doors(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """Print nothing: what pages look like is for other tests, here only the door counts."""
    caplog.set_level(logging.CRITICAL, "django")

    def nothing(self: Template, context: Any) -> str:
        return ""

    def blank(html: str, patience_seconds: int, memory_mb: int) -> tuple[int, bytes]:
        return 1, b"%PDF-1.7"

    monkeypatch.setattr(Template, "render", nothing)
    monkeypatch.setattr(pdf, "_press", blank)


@pytest.mark.usefixtures("_only_doors")
@pytest.mark.parametrize("actors", GROUPS, ids="-".join)
def test_each_address_answers_each_person_as_declared(actors: tuple[Actor, ...]) -> None:
    world, wrong, asked = make_world(), [], 0
    for actor in actors:
        client = signed_in(world, actor)
        cookies = client.cookies.output(header="", sep=";")
        for cell in cells():
            if cell.actor != actor or (values := world.values(cell)) is None:
                continue
            asked += 1
            got = ask(client, cell, values)
            client.cookies = SimpleCookie(cookies)
            if got != cell.expected:
                wrong.append(
                    f"{cell.method} {cell.url} ({cell.rule.name}) [{cell.state}] {actor}: {got} ≠ {cell.expected}"
                )
    assert wrong[:MOST_TOLD] == [], f"{len(wrong)} of {asked} cells differ"
    assert asked > 1000 * len(actors)


def test_each_person_is_asked_in_one_group() -> None:
    assert sorted(actor for group in GROUPS for actor in group) == sorted(Actor)


@pytest.mark.parametrize("actor", sorted(OFFICIALS))
def test_each_page_of_the_workplace_is_printed_for_whom_it_is(actor: Actor) -> None:
    """Not only the door: what an official may open stands there whole, in the first state in which it may be opened."""
    world = make_world()
    client, seen = signed_in(world, actor), set[str]()
    for cell in cells():
        is_wanted = cell.rule.area == Area.WORK and cell.method == "GET" and cell.expected == Expected.IN
        if cell.actor != actor or not is_wanted or cell.rule.name in {*seen, *NOT_OURS}:
            continue
        if cell.state != MISSING and (values := world.values(cell)) is not None:
            seen.add(cell.rule.name)
            assert ask(client, cell, values) == Expected.IN, cell.rule.name
    assert len(seen) > 20


def signed_in(world: World, actor: Actor) -> Client:
    """Return a browser in which this person has signed in: a citizen by a code, an official for the workplace."""
    client, person = Client(), world.people[actor]
    if person is None:
        return client
    client.force_login(person)
    if actor in CITIZENS:
        give_proof(client, person, CODE)
    return client


def ask(client: Client, cell: Cell, values: Any) -> str:
    """Return what the cell answers in the words of the table, or the status; whatever it does is rolled back."""
    path = cell.prefix + cell.address.path({**BESIDE, **values})
    with transaction.atomic():
        response = client.get(path) if cell.method == "GET" else client.post(path)
        transaction.set_rollback(True)
    for close in response._resource_closers:  # a file that nobody reads; closing the response would end the connection
        close()
    return _told(response)


def _told(response: HttpResponseBase) -> str:
    status = response.status_code
    if 300 <= status < 400:
        return Expected.SIGN_IN if response["Location"].startswith(DOORS) else Expected.IN
    return Expected.IN if status < 300 or status in STILL_IN else str(status)


def test_world_has_every_thing_in_every_state() -> None:
    world = make_world()
    declared = {(kind, state) for kind, states in STATES.items() for state in states if kind not in {"", "row"}}
    made = {(kind, state) for kind, states in world.things.items() for state in states}
    made |= {(kind, "own") for kind in world.own} | {(kind, MISSING) for kind in STATES}
    assert declared - made == set(), "make them in tests/permissions/world.py"


def test_world_has_a_row_of_every_register() -> None:
    world = make_world()
    kept = [cell for cell in cells() if cell.rule.of == "row" and cell.state == "kept"]
    bare = {cell.address.route.split("<")[0] for cell in kept if world.values(cell) is None}
    assert bare == set(), "make one row of each in _rows() of tests/permissions/world.py"
