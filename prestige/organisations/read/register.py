"""The public register: the list, and everything on the page of one organisation."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from prestige.organisations.filed import Filed, filed_by
from prestige.organisations.models import Mandate, MandateState, Organisation
from prestige.organisations.names import skeleton
from prestige.organisations.read.mandates import may_sign


@dataclass(frozen=True)
class Term:
    """A mandate as the register shows it; ``until`` is the day on which it was ended early."""

    mandate: Mandate
    state: MandateState
    until: date | None
    is_valid: bool


@dataclass(frozen=True)
class Entry:
    """One organisation: who speaks for it now, who did, what was filed in its name."""

    organisation: Organisation
    speaking: list[Term]
    earlier: list[Term]
    filed: list[Filed]

    @property
    def points(self) -> int:
        return sum(each.points for each in self.filed)

    @property
    def answered(self) -> int:
        return sum(each.answered for each in self.filed)

    @property
    def accepted(self) -> int:
        return sum(each.accepted for each in self.filed)


def found(query: str, today: date) -> "QuerySet[Organisation]":
    """Return the organisations of a search by name or number, by name, each with ``speaking``: how many speak for it.

    Names are compared by their skeleton as well, so a search in capitals, in quotation marks or with a Latin letter
    finds the same. Closed ones are found too; their page says so.
    """
    rows = Organisation.objects.order_by("name", "pk")
    if query:
        bare = skeleton(query)
        rows = rows.filter(
            Q(name__icontains=query) | Q(eik__startswith=query) | (Q(skeleton__contains=bare) if bare else Q())
        )
    running = Q(mandates__ends_on__isnull=True) | Q(mandates__ends_on__gte=today)
    live = running & Q(mandates__ended_at__isnull=True, mandates__starts_on__lte=today, closed_at__isnull=True)
    return rows.annotate(speaking=Count("mandates__person", filter=live, distinct=True))


def entry_of(organisation: Organisation, today: date) -> Entry:
    """Return the page of an organisation on a day of Europe/Sofia; one query and those of the sources."""
    rows = (
        Mandate.objects.filter(organisation=organisation).select_related("organisation").order_by("-starts_on", "-pk")
    )
    terms = [_term(row, today) for row in rows]
    return Entry(
        organisation,
        [term for term in terms if term.is_valid or term.state == MandateState.AHEAD],
        [term for term in terms if not term.is_valid and term.state != MandateState.AHEAD],
        filed_by(organisation),
    )


def _term(row: Mandate, today: date) -> Term:
    state = row.state_on(today)
    return Term(row, state, timezone.localdate(row.ended_at) if row.ended_at else row.ends_on, may_sign(row, today))
