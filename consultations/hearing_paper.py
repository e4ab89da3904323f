"""The papers of a hearing as plain values for their templates: invitation, attendance list, minutes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.safestring import SafeString

from prestige.pdf import Pdf, render

BLANK_ROWS = 24
POINT = "По точка "  # so begins the part of each item of the agenda


@dataclass(frozen=True, slots=True)
class HearingPaper:
    """What the papers of a hearing share. ``facts`` are those frozen in the row; ``address`` leads to its page."""

    municipality: str
    office: str
    number: str
    dated_on: date
    consultation_number: str
    facts: dict[str, Any]
    address: str
    qr: SafeString

    @property
    def agenda(self) -> list[tuple[str, str]]:
        return [(hour, words) for hour, words in self.facts["agenda"]]


@dataclass(frozen=True, slots=True)
class InvitationPaper(HearingPaper):
    """The invitation; it has a signature of whoever published it."""

    signatory: str
    signatory_position: str


@dataclass(frozen=True, slots=True)
class MinutesPaper(HearingPaper):
    """The minutes: their words paragraph by paragraph, the code by which they can be checked, what they correct."""

    opening: Sequence[str]
    course: Sequence[str]
    closing: Sequence[str]
    note_taker: str
    corrects: str
    correction_note: str
    verification_code: str
    verify_url: str

    @property
    def course_lines(self) -> list[tuple[str, bool]]:
        """Return the course line by line, and whether a line names the item of the agenda that follows."""
        return [(line, line.startswith(POINT)) for line in self.course]


@dataclass(frozen=True, slots=True)
class AttendancePaper:
    """A list for signatures: the registered by name, then empty lines."""

    municipality: str
    office: str
    title: str
    when: str
    place: str
    people: Sequence[tuple[str, str]]
    rows: Sequence[int]
    dated_on: date


def print_invitation_paper(paper: InvitationPaper, *, dated: datetime) -> Pdf:
    """Return the invitation as PDF/UA-1. Raises `prestige.pdf.PrintingError`."""
    return render("consultations/pdf/hearing_invitation.html", {"paper": paper}, dated=dated)


def print_minutes_paper(paper: MinutesPaper, *, dated: datetime) -> Pdf:
    """Return the minutes as PDF/UA-1. Raises `prestige.pdf.PrintingError`."""
    return render("consultations/pdf/hearing_minutes.html", {"paper": paper}, dated=dated)


def print_attendance_paper(paper: AttendancePaper, *, dated: datetime) -> Pdf:
    """Return the list for signatures as PDF/UA-1. Raises `prestige.pdf.PrintingError`."""
    return render("consultations/pdf/hearing_attendance.html", {"paper": paper}, dated=dated)
