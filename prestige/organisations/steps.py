"""The task list of an application: which steps there are, which are done, what is still missing."""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from prestige.organisations.models import Application, Basis, Organisation
from prestige.refusals import Refusal
from prestige.typography import long_date


class Step(TextChoices):
    """A step by the last part of its address, in the order of the list."""

    EIK = "eik", gettext_lazy("ЕИК")
    DATA = "data", gettext_lazy("Данни за организацията")
    REPRESENTATIVE = "representative", gettext_lazy("Представляващ")
    DOCUMENT = "document", gettext_lazy("Документ за пълномощно")
    CHECK = "check", gettext_lazy("Проверка и подаване")


FILLED = (Step.EIK, Step.DATA, Step.REPRESENTATIVE, Step.DOCUMENT)


@dataclass(frozen=True)
class Progress:
    """How far an application is; ``registered`` is the organisation of its number where the register has it."""

    application: Application
    registered: Organisation | None
    papers: int

    def is_done(self, step: Step) -> bool:
        """Tell whether nothing is missing in a step; the check itself is done by sending."""
        row = self.application
        match step:
            case Step.EIK:
                return bool(row.eik)
            case Step.DATA:
                return self.registered is not None or bool(row.name and row.legal_form and row.seat)
            case Step.REPRESENTATIVE:
                return bool(row.person_name and row.position and row.basis and row.starts_on)
            case Step.DOCUMENT:
                return bool(self.papers) or (row.basis == Basis.REGISTERED and self.is_done(Step.REPRESENTATIVE))
        return not row.is_open

    def is_reachable(self, step: Step) -> bool:
        """Tell whether a step can be opened: the first always, the check when all is done, the others with a number."""
        if step == Step.CHECK:
            return self.is_ready
        return step == Step.EIK or self.is_done(Step.EIK)

    @property
    def done(self) -> int:
        return sum(self.is_done(step) for step in Step)

    @property
    def is_ready(self) -> bool:
        return all(self.is_done(step) for step in FILLED)

    @property
    def next_step(self) -> Step:
        """The first step that is not done."""
        return next((step for step in Step if not self.is_done(step)), Step.CHECK)


def sending_refusals(progress: Progress, today: date) -> list[Refusal]:
    """Return why an application cannot be sent: every unfinished step, a mandate that is over already."""
    missing = _("Стъпката „%(step)s“ не е готова. Попълнете я.")
    found = [Refusal(step.value, missing % {"step": step.label}) for step in FILLED if not progress.is_done(step)]
    return found + term_refusals(progress.application.ends_on, today)


def term_refusals(ends_on: date | None, today: date) -> list[Refusal]:
    """Return why nobody can speak by a mandate that ended before the day."""
    if ends_on is None or ends_on >= today:
        return []
    sentence = _("Мандатът е изтекъл на %(day)s. Посочете мандат, който още тече.") % {
        "day": long_date(ends_on, get_language() or "bg")
    }
    return [Refusal("expired", sentence)]
