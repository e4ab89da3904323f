"""Who may speak for whom today: what a form offers, a page shows and an act asks again under its lock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from prestige.accounts.models import User
from prestige.organisations.models import Application, Mandate, MandateState
from prestige.refusals import Refusal
from prestige.typography import full_stop, in_quotes, long_date


@dataclass(frozen=True)
class OwnMandates:
    """What a person's own page shows: the mandates, the applications under way, the requests to answer."""

    mandates: list[tuple[Mandate, MandateState]]
    applications: list[Application]
    requests: list[Application]

    def __bool__(self) -> bool:
        return bool(self.mandates or self.applications or self.requests)


def mandates_of(user: User, today: date) -> OwnMandates:
    """Return a person's mandates, own applications and the requests that wait for a word of theirs (three queries)."""
    mandates = list(Mandate.objects.of_person(user.pk))
    speaks_for = {row.organisation.eik for row in mandates if may_sign(row, today)}
    requests = Application.objects.waiting().filter(eik__in=speaks_for).exclude(applicant=user)
    return OwnMandates(
        [(row, row.state_on(today)) for row in mandates],
        list(Application.objects.of_person(user.pk)),
        list(requests) if speaks_for else [],
    )


def signing_mandates(user: User | None, today: date) -> list[Mandate]:
    """Return the mandates by which a person may sign on the day, one for each organisation (one query or none)."""
    if user is None:
        return []
    rows = Mandate.objects.filter(person=user).valid_on(today).select_related("organisation")
    latest: dict[int, Mandate] = {}
    for row in rows:
        latest.setdefault(row.organisation_id, row)
    return sorted(latest.values(), key=lambda row: (row.organisation.name, row.pk))


def may_sign(mandate: Mandate, today: date) -> bool:
    """Tell whether somebody may speak by the mandate on the day (needs the join of its organisation)."""
    return mandate.state_on(today) == MandateState.CURRENT and not mandate.organisation.is_closed


def signing_refusals(mandate: Mandate, today: date) -> list[Refusal]:
    """Return why nobody can sign by this mandate on the day, and what to do instead."""
    names = {"name": in_quotes(mandate.organisation.name)}
    if mandate.organisation.is_closed:
        return [Refusal("closed", _("„%(name)s“ е закрита. Подайте предложението от свое име.") % names)]
    match mandate.state_on(today):
        case MandateState.ENDED:
            ended_on = timezone.localdate(mandate.ended_at)
            said = _("Мандатът ви да представлявате „%(name)s“ е прекратен на %(day)s.")
            return [_refused("ended", said, names, ended_on)]
        case MandateState.EXPIRED:
            said = _("Мандатът ви да представлявате „%(name)s“ е изтекъл на %(day)s.")
            return [_refused("expired", said, names, mandate.ends_on)]
        case MandateState.AHEAD:
            said = _("Мандатът ви да представлявате „%(name)s“ започва на %(day)s.")
            return [_refused("ahead", said, names, mandate.starts_on)]
    return []


def _refused(code: str, sentence: str, names: dict[str, str], day: date | None) -> Refusal:
    what_to_do = _("Подайте от свое име или заявете нов мандат в „Организации“; текстът ви е запазен.")
    said = sentence % {**names, "day": long_date(day, get_language() or "bg") if day else ""}
    return Refusal(code, f"{full_stop(said)} {what_to_do}")


def representatives(organisation_id: int, today: date, *, but: int | None = None) -> list[Mandate]:
    """Return the mandates by which people speak for an organisation on the day, without one person's."""
    rows: Iterable[Mandate] = (
        Mandate.objects.filter(organisation=organisation_id).valid_on(today).exclude(person=but or 0)
    )
    return list(rows)
