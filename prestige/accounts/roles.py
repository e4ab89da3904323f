"""The roles of the staff: what each may do, as Django permissions. One table, granted through groups by code.

Who publishes, signs or moderates stands in the rules of the municipality; an administrator of the portal has no power
over its content. The legal officer begins nothing: he confirms as the second person, signs, decides objections and
erasures. Which URL each role opens stands in `prestige/portal/permissions`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    from prestige.accounts.models import User


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
    "organisations.verify_organisation",
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
        "accounts.decide_erasure",
        "consultations.approve_decision",
        "moderation.edit_grounds",
        "retention.view_retentionrule",
        "retention.edit_rules",
        "deadlines.view_localterm",
        "deadlines.add_localterm",
        "deadlines.view_reminder",
        "journal.view_event",
        "notifications.view_notification",
    }
)
_LEGAL_OFFICER: Final = _READ | {
    "consultations.approve_decision",
    "consultations.sign_answer",
    "consultations.issue_statement",
    "consultations.decide_appeal",
    "accounts.decide_erasure",
    "journal.view_event",
}
_REFERENCE: Final = frozenset(
    f"municipality.{verb}_{model}"
    for model in ("municipality", "settlement", "unit", "policyarea", "specialday", "electionday")
    for verb in ("view", "add", "change")
)
_ADMINISTRATOR: Final = _REFERENCE | {
    "municipality.delete_specialday",
    "retention.view_retentionrule",
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
    Role("legal_officer", _("Юрист"), _LEGAL_OFFICER),
    Role("administrator", _("Администратор"), _ADMINISTRATOR),
)
GIVES_ROLES: Final = "accounts.change_user"  # an invitation falls with this right of whoever made it
ROLE_NAMES: Final = {role.code: role.name for role in ROLES}


def roles_of(user: User) -> list[str]:
    """Return the codes of the person's roles, sorted; other groups are none."""
    return sorted(user.groups.filter(name__in=list(ROLE_NAMES)).values_list("name", flat=True))
