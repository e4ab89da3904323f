"""What the clerk sees: the queue with what is doubtful, the file of an application, the file of an organisation."""

from dataclasses import dataclass
from datetime import date

from prestige.accounts.models import User
from prestige.organisations.models import (
    Application,
    ApplicationDocument,
    ApplicationState,
    Decision,
    Organisation,
)
from prestige.organisations.notices import term_words
from prestige.organisations.read.doubts import PENDING, Doubt, doubts_about
from prestige.organisations.read.mandates import representatives
from prestige.organisations.read.register import Term, entry_of
from prestige.organisations.refusals import turn_refusals, verifying_refusals
from prestige.refusals import Refusal
from prestige.text_hygiene import has_mixed_script_words


@dataclass(frozen=True)
class QueueRow:
    """An application that waits; ``registered`` is the organisation for which only a mandate is asked."""

    application: Application
    registered: Organisation | None
    is_doubtful: bool

    @property
    def name(self) -> str:
        return self.registered.name if self.registered else self.application.name


def queue_rows(applications: list[Application], today: date) -> list[QueueRow]:
    """Return the rows of the queue; three queries, however many they are. The file tells the doubts in full."""
    numbers = {row.eik for row in applications}
    bare = {row.skeleton for row in applications if row.skeleton}
    registered = {row.eik: row for row in Organisation.objects.filter(eik__in=numbers)}
    alike = set(Organisation.objects.filter(skeleton__in=bare).values_list("skeleton", "eik"))
    pending = set(
        Application.objects.filter(state__in=PENDING, skeleton__in=bare).values_list("skeleton", "eik", "pk")
    ) | set(Application.objects.filter(state__in=PENDING, eik__in=numbers).values_list("skeleton", "eik", "pk"))
    return [
        QueueRow(row, registered.get(row.eik), _is_doubtful(row, registered.get(row.eik), alike, pending))
        for row in applications
    ]


def _is_doubtful(
    row: Application,
    registered: Organisation | None,
    alike: set[tuple[str, str]],
    pending: set[tuple[str, str, int]],
) -> bool:
    others = [(bare, eik) for bare, eik, pk in pending if pk != row.pk]
    if any(eik == row.eik for _bare, eik in others):
        return True
    if registered is not None:
        return registered.is_closed
    twins = alike | set(others)
    looks_alike = any(bare == row.skeleton and eik != row.eik for bare, eik in twins if bare)
    return looks_alike or has_mixed_script_words(row.name)


@dataclass(frozen=True)
class ApplicationFile:
    """Everything on an application: what to look at, what stands in the way, who speaks for the organisation now."""

    registered: Organisation | None
    doubts: list[Doubt]
    standing: list[Refusal]
    own: list[Refusal]
    papers: list[ApplicationDocument]
    said: list[Decision]
    speaking: list[str]
    term: str


def file_of(application: Application, by: User, today: date) -> ApplicationFile:
    """Return the file of an application as this official sees it; a fixed number of queries."""
    registered = Organisation.objects.filter(eik=application.eik).first()
    waits = application.state == ApplicationState.SUBMITTED
    speaking = representatives(registered.pk, today) if registered else []
    return ApplicationFile(
        registered=registered,
        doubts=doubts_about(application, registered) if waits else [],
        standing=verifying_refusals(application, registered, today) if waits else [],
        own=turn_refusals(application, by, None),
        papers=list(application.documents.select_related("upload").order_by("pk")),
        said=list(application.decisions.select_related("by").order_by("at", "pk")),
        speaking=[f"{row}, {term_words(row.starts_on, row.ends_on)}" for row in speaking],
        term=term_words(application.starts_on, application.ends_on),
    )


@dataclass(frozen=True)
class OrganisationFile:
    """A registered organisation at the desk."""

    terms: list[Term]
    applications: list[Application]


def organisation_file(organisation: Organisation, today: date) -> OrganisationFile:
    """Return the mandates of an organisation, the valid ones first, and every sent application for its number."""
    entry = entry_of(organisation, today)
    sent = Application.objects.filter(eik=organisation.eik).exclude(number="").order_by("-submitted_at", "-pk")
    return OrganisationFile([*entry.speaking, *entry.earlier], list(sent))
