"""Short official papers and sheets for the notice board: plain values for their templates, no database row."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.utils.safestring import SafeString

from prestige.pdf import MEMORY_MB, PATIENCE_SECONDS, Pdf, render

LONG_WORDS = 420
LAYOUT = 1  # grows when a template of the notice board changes: the kept sheets are then printed anew


@dataclass(frozen=True, slots=True)
class PosterPaper:
    """A poster: a question, the last day, the way by telephone and the way without one. ``size`` is a4 or a3."""

    municipality: str
    number: str
    headline: str
    lead: str
    last_day: date
    address: str
    qr: SafeString
    paper_way: str
    contact: str
    basis: str
    size: str = "a4"

    @property
    def is_long(self) -> bool:
        """Return whether the words need a smaller type to stay on one sheet."""
        return 2 * len(self.headline) + len(self.lead) + len(self.paper_way) > LONG_WORDS

    @property
    def shown_address(self) -> str:
        """The short address as people type it, without the protocol."""
        return self.address.partition("://")[2]


@dataclass(frozen=True, slots=True)
class BoardNoticePaper:
    """The notice for the board of a mayoralty: what the law wants people to know, on one page."""

    municipality: str
    number: str
    title: str
    basis: str
    facts: tuple[tuple[str, str], ...]
    summary: tuple[str, ...]
    last_day: date
    ways: tuple[tuple[str, str], ...]
    address: str
    qr: SafeString
    contact: str


@dataclass(frozen=True, slots=True)
class TermNoticePaper:
    """The notice that a term was changed: from which day to which, why, and what that means."""

    municipality: str
    number: str
    consultation_number: str
    title: str
    kind: str
    heading: str
    from_last_day: date
    to_last_day: date
    earliest_adoption_on: date
    reason: str
    outage: str
    basis: str
    decided_on: date
    decider: str
    confirmer: str
    verification_code: str
    verify_url: str
    verify_qr: SafeString


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """One planned consultation of the programme."""

    period: str
    title: str
    act_type: str
    unit: str
    policy_area: str
    purpose: str
    legal_basis: str
    term_days: int
    forms: str
    hearing_on: date | None


@dataclass(frozen=True, slots=True)
class ProgrammePaper:
    """The annual programme of consultations as it was adopted."""

    municipality: str
    address: str
    number: str
    year: int
    adopted_on: date
    adoption_act: str
    published_on: date
    rows: tuple[ProgrammeRow, ...]
    publisher: str
    plan_url: str
    verification_code: str
    verify_url: str
    verify_qr: SafeString


def stamp_of(paper: PosterPaper | BoardNoticePaper) -> str:
    """Return the hash of everything a sheet of the notice board says: another word is another sheet."""
    words = json.dumps([LAYOUT, asdict(paper)], ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(words.encode()).hexdigest()


def print_board_sheet(paper: PosterPaper | BoardNoticePaper, *, dated: datetime) -> Pdf:
    """Return a sheet for the notice board as PDF/UA-1. Raises `prestige.pdf.PrintingError`."""
    name = "poster" if isinstance(paper, PosterPaper) else "board_notice"
    return render(f"consultations/pdf/{name}.html", {"paper": paper}, dated=dated)


def print_term_notice(paper: TermNoticePaper, *, dated: datetime) -> Pdf:
    """Return the notice of a changed term as PDF/UA-1. Raises `prestige.pdf.PrintingError`."""
    return render("consultations/pdf/term_notice.html", {"paper": paper}, dated=dated)


def print_programme(paper: ProgrammePaper, *, dated: datetime) -> Pdf:
    """Return the annual programme as PDF/UA-1. Raises `prestige.pdf.PrintingError`."""
    return render(
        "consultations/pdf/programme.html",
        {"paper": paper},
        dated=dated,
        patience_seconds=PATIENCE_SECONDS + len(paper.rows) // 20,
        memory_mb=MEMORY_MB,
    )
