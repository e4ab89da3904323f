"""Z01: no address without a line in the permission matrix, no line without an address."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from prestige.accounts.roles import ROLES
from prestige.portal.permissions import matrix
from prestige.portal.permissions.addresses import Address
from prestige.portal.permissions.people import CITIZENS, OFFICIALS, STRANGERS
from prestige.portal.permissions.rules import Expected


def test_each_address_is_declared_once() -> None:
    assert matrix.faults() == []


def test_address_without_a_line_is_named_with_the_line_to_add(monkeypatch: pytest.MonkeyPatch) -> None:
    known = matrix.addresses()
    new = [
        Address("budget:vote", "budget/<str:project>/", has_english=True),
        Address("admin:vote_check", "admin/votes/", has_english=False),
        Address("admin:budget_vote_add", "admin/budget/vote/add/", has_english=False),
        Address("me_votes", "me/votes/", has_english=True),
    ]
    monkeypatch.setattr(matrix, "addresses", lambda: [*known, *new])
    register, check, vote, me = matrix.faults()
    assert "permissions/workplace.py, with form() or step() instead of page() if it takes POST" in check
    assert check.endswith('page("vote_check", READING),')
    assert "permissions/registers.py" in register
    assert 'register("budget_vote", READING),' in register
    assert "permissions/public.py" in vote
    assert 'page("budget:vote", of="…"),' in vote
    assert "permissions/own.py" in me
    with pytest.raises(CommandError, match="vote_check"):
        call_command("permission_matrix", stdout=StringIO())


def test_line_of_an_address_that_is_gone_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    known = [each for each in matrix.addresses() if each.name != "home"]
    monkeypatch.setattr(matrix, "addresses", lambda: known)
    assert matrix.faults() == ["home: no such address any more. Delete its line in prestige/portal/permissions."]


def test_command_prints_every_cell_with_its_five_columns() -> None:
    out = StringIO()
    call_command("permission_matrix", "--json", stdout=out)
    rows = json.loads(out.getvalue())
    assert len(rows) >= 5000
    assert {tuple(row) for row in rows} == {("url", "method", "role", "state", "expected")}
    assert {row["role"] for row in rows} == {actor.value for actor in CITIZENS | OFFICIALS | STRANGERS}
    assert {row["expected"] for row in rows} <= set(Expected)
    assert len({tuple(row.values()) for row in rows}) == len(rows)


def test_officials_of_the_matrix_are_the_roles() -> None:
    assert {role.code for role in ROLES} == {actor.value for actor in OFFICIALS}


def test_no_role_may_change_or_delete_what_is_recorded() -> None:
    """No role edits the record: there the registers are looked at, and nothing is added, changed or deleted."""
    record = ("consultations_", "register_", "journal_", "notifications_", "deadlines_reminder")
    changing = [
        (cell.rule.name, cell.actor.value, cell.method)
        for cell in matrix.cells()
        if cell.rule.name.removeprefix("admin:").startswith(record)
        and cell.rule.name.endswith(("_add", "_delete") if cell.method == "GET" else ("_add", "_delete", "_change"))
        and cell.expected == Expected.IN
        and cell.state != "missing"
    ]
    assert changing == []
