"""An act on paper without a consultation around it: a title, contents, the text."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString

from consultations.actfiles.html_writer import imprint_lines
from consultations.actfiles.imprint import Imprint
from consultations.acttext.tree import Act
from consultations.acttext.units import units
from consultations.paper import PaperUnit, TypesetAct, press_act
from prestige.pdf import Pdf


@dataclass(frozen=True, slots=True)
class PlainPaper(TypesetAct):
    """An act on paper. `letterhead` and `facts` are lines above and below the title; both may be empty."""

    title: str
    letterhead: tuple[str, ...]
    facts: tuple[str, ...]
    units: tuple[PaperUnit, ...]

    @classmethod
    def of(cls, act: Act, imprint: Imprint | None = None) -> "PlainPaper":
        """Return the paper of an act with what is known about it."""
        imprint = imprint or Imprint()
        # The grammar escapes every word of the source itself: its HTML holds our own tags only.
        shown = (
            PaperUnit(str(unit.kind), unit.eid, unit.label, unit.heading, SafeString(unit.html), unit.depth)
            for unit in units(act, links=False)
        )
        return cls(
            title=imprint.title or act.title or "Акт без наименование",
            letterhead=tuple(filter(None, act.letterhead.split("\n"))),
            facts=tuple(imprint_lines(imprint)),
            units=tuple(shown),
        )


def print_plain_act(paper: PlainPaper, *, dated: datetime) -> Pdf:
    """Return the act as PDF/UA-1. Raises `prestige.pdf.PrintingError`."""
    return press_act("consultations/pdf/plain_act.html", paper, dated=dated)
