"""The papers for the council session on paper: report, draft, motives, statement, opinions in one document."""

from dataclasses import dataclass
from datetime import date, datetime

from consultations.paper import ActPaper, StatementPaper
from prestige.pdf import MEMORY_MB, PATIENCE_SECONDS, Pdf, render


@dataclass(frozen=True, slots=True)
class PackagePaper:
    """A report to the council (докладна записка) with its annexes. `lead` and `decision` are paragraphs.

    `motives` are (name, text); `act` and `statement` are printed as they are on their own.
    """

    municipality: str
    address: str
    council: str
    addressee: str
    submitter: str
    submitter_position: str
    about: str
    dated: date
    lead: tuple[str, ...]
    decision: tuple[str, ...]
    motives: tuple[tuple[str, str], ...]
    act: ActPaper
    statement: StatementPaper


def print_package(paper: PackagePaper, *, dated: datetime) -> Pdf:
    """Return the papers as one PDF/UA-1 with bookmarks. Raises `prestige.pdf.PrintingError`."""
    rows, length = len(paper.statement.rows), sum(len(unit.html) for unit in paper.act.units)
    return render(
        "consultations/pdf/package.html",
        {"paper": paper},
        dated=dated,
        patience_seconds=PATIENCE_SECONDS + rows // 20 + length // 20_000,
        memory_mb=MEMORY_MB + rows // 2 + length // 2_000,
    )
