"""The roles of the staff: what each may do, as Django permissions. One table, granted through groups by code.

Who publishes, signs or moderates stands in the rules of the municipality; an administrator of the portal has no power
over its content.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class Role(NamedTuple):
    """A group by its code, the name people see, and its permissions as ``app.codename``."""

    code: str
    name: StrPromise
    permissions: frozenset[str]


_READ: Final = frozenset(
    {
        "consultations.view_actinforce",
        "consultations.view_consultation",
        "consultations.view_comment",
        "consultations.view_statement",
        "consultations.view_revision",
        "register.view_issueddocument",
    }
)
_CLERK: Final = _READ | {
    "consultations.moderate_comment",
    "consultations.answer_comment",
    "consultations.register_proposal",
}
_EDITOR: Final = _READ | {
    "consultations.add_consultation",
    "consultations.change_consultation",
    "consultations.answer_comment",
    "consultations.convene_hearing",
    "consultations.edit_plan",
}
_SECRETARY: Final = (
    _CLERK
    | _EDITOR
    | {
        "consultations.publish_consultation",
        "consultations.issue_statement",
        "consultations.record_adoption",
        "consultations.change_term",
        "consultations.export_dossier",
        "consultations.sign_answer",
        "consultations.decide_appeal",
        "moderation.edit_grounds",
        "deadlines.view_localterm",
        "deadlines.add_localterm",
        "deadlines.view_reminder",
        "journal.view_event",
        "notifications.view_notification",
    }
)
_REFERENCE: Final = frozenset(
    f"municipality.{verb}_{model}"
    for model in ("municipality", "settlement", "unit", "policyarea", "specialday", "electionday")
    for verb in ("view", "add", "change")
)
_ADMINISTRATOR: Final = _REFERENCE | {
    "municipality.delete_specialday",
    "deadlines.view_localterm",
    "deadlines.add_localterm",
    "deadlines.view_reminder",
    "municipality.delete_electionday",
    "accounts.view_user",
    "accounts.add_user",
    "accounts.change_user",
    "journal.view_event",
    "notifications.view_notification",
}

ROLES: Final = (
    Role("clerk", _("Служител"), _CLERK),
    Role("editor", _("Редактор"), _EDITOR),
    Role("secretary", _("Секретар"), _SECRETARY),
    Role("administrator", _("Администратор"), _ADMINISTRATOR),
)
ROLE_NAMES: Final = {role.code: role.name for role in ROLES}
