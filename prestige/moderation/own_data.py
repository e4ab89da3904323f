"""What the moderation holds of a person: reports with their address, and objections."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prestige.accounts.models import User
from prestige.accounts.own_data import CLAIMS_SOURCE, Export, Fate, Holder, Outcome
from prestige.moderation.actions.erase_moderation import appeals_of, erase_moderation, reports_of


def export(user: User) -> Export:
    """Return the reports and the objections of the person with what was decided."""
    reports = reports_of(user).order_by("pk")
    appeals = appeals_of(user).order_by("pk")
    return Export(
        {
            "reports": list(reports.values("sentence", "email", "reported_at", "outcome", "decided_at")),
            "appeals": list(appeals.values("number", "reasons", "filed_at", "outcome", "decision", "decided_at")),
        }
    )


def fates(user: User) -> list[Fate]:
    """Return what becomes of reports and objections."""
    return [
        Fate(
            "reports",
            _("Сигнали за нередност"),
            reports_of(user).count(),
            Outcome.ANONYMOUS,
            _("Остава само на кое основание е подаден сигналът; имейлът и написаното се изтриват."),
        ),
        Fate(
            "appeals",
            _("Възражения срещу решения на общината"),
            appeals_of(user).count(),
            Outcome.STAYS,
            _("Текстът и решението по него се пазят без името ви, за да може решението да бъде проверено."),
            CLAIMS_SOURCE,
        ),
    ]


HOLDER: Final = Holder(
    code="moderation",
    title=_("Сигнали и възражения"),
    covers=frozenset({"moderation.Report", "moderation.Appeal"}),
    export=export,
    fates=fates,
    erase=erase_moderation,
)
