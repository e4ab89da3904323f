"""The registers of the admin: one line for each model, who looks, adds, changes and deletes.

No role changes the record: a line with ``change`` is reference data, people or special days, never what was received,
published, answered, issued or journalled.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from prestige.portal.permissions.people import ADMINISTRATOR, NOBODY, OFFICIALS, READING, SECRETARY, SIGNING, People
from prestige.portal.permissions.rules import Area, Expected, Room, Rule
from prestige.portal.permissions.things import MISSING

_work: Final = Room(Area.WORK, "admin:")
_LED_BACK: Final = {MISSING: Expected.IN}  # the admin leads back to its first page with a message


def register(
    model: str,
    view: People,
    *,
    add: People = NOBODY,
    change: People = NOBODY,
    delete: People = NOBODY,
    of: str = "row",
) -> Iterator[Rule]:
    """Yield the addresses of one model, „app_model“ as the admin names it."""
    yield _work.form(f"{model}_changelist", view)
    yield _work.form(f"{model}_add", add)
    yield _work.form(f"{model}_history", view, of=of, at=_LED_BACK, in_state={MISSING: OFFICIALS})
    yield _work.form(f"{model}_delete", delete, of=of, at=_LED_BACK)
    yield _work.form(f"{model}_change", view, post=change, of=of, at=_LED_BACK)
    app, _under, name = model.partition("_")
    yield Room(Area.WORK).form(f"admin/{app}/{name}/<path:object_id>/", OFFICIALS, of=of, at=_LED_BACK)


REGISTERS: Final[tuple[Rule, ...]] = tuple(
    chain(
        register("consultations_consultation", READING),
        register("consultations_comment", READING),
        register("consultations_revision", READING),
        register("consultations_statement", READING),
        register("consultations_actinforce", READING),
        register("register_issueddocument", READING),
        register("journal_event", SIGNING | ADMINISTRATOR),
        register("notifications_notification", SECRETARY | ADMINISTRATOR),
        register("deadlines_reminder", SECRETARY | ADMINISTRATOR),
        register("deadlines_localterm", SECRETARY | ADMINISTRATOR, add=SECRETARY | ADMINISTRATOR),
        register("municipality_municipality", ADMINISTRATOR, change=ADMINISTRATOR),
        register("municipality_settlement", ADMINISTRATOR, add=ADMINISTRATOR, change=ADMINISTRATOR),
        register("municipality_unit", ADMINISTRATOR, add=ADMINISTRATOR, change=ADMINISTRATOR),
        register("municipality_policyarea", ADMINISTRATOR, add=ADMINISTRATOR, change=ADMINISTRATOR),
        register(
            "municipality_specialday", ADMINISTRATOR, add=ADMINISTRATOR, change=ADMINISTRATOR, delete=ADMINISTRATOR
        ),
        register(
            "municipality_electionday", ADMINISTRATOR, add=ADMINISTRATOR, change=ADMINISTRATOR, delete=ADMINISTRATOR
        ),
        register("accounts_user", ADMINISTRATOR, change=ADMINISTRATOR, of="person"),
        [
            # The other one is a citizen, whose password no official sets.
            _work.form("auth_user_password_change", ADMINISTRATOR, of="person", at={"other": Expected.FORBIDDEN}),
            _work.form("accounts_invitations", ADMINISTRATOR),
            _work.step("accounts_invitation_withdrawal", ADMINISTRATOR, of="invitation"),
            # An empty press gives no reason, so the form comes back: also for the own roles.
            _work.form("accounts_roles", ADMINISTRATOR, of="person"),
            _work.step("accounts_role_change", ADMINISTRATOR, of="role_change"),
        ],
    )
)
