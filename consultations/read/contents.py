"""The act as its readers go through it: contents with counts, provisions with their margin."""

from dataclasses import dataclass, field

from django.urls import reverse

from consultations.acttext.tree import GROUPINGS, Kind
from consultations.models import Consultation, Provision, Revision
from consultations.read.voices import Tally, tallies
from consultations.read.wording import place
from prestige.typography import nbsp


@dataclass(frozen=True)
class Piece:
    """A provision, loose text or a heading in reading order; `tally` counts the comments on the provision itself.

    Headings that follow each other stand together: the deeper ones in `under`, as anchor and name.
    """

    eid: str
    name: str
    depth: int
    is_heading: bool
    is_commentable: bool
    html: str
    tally: Tally
    cited: str
    url: str
    comment_url: str
    under: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Entry:
    """A line of the contents with what stands under it; `count` includes everything below."""

    eid: str
    name: str
    cited: str
    count: int
    children: list["Entry"] = field(default_factory=list)

    @property
    def reach(self) -> str:
        """The provisions below as „чл. 7–18“; empty where numberings mix."""
        if len(self.children) < 2:
            return self.children[0].cited if self.children else ""
        word, _nbsp, first = self.children[0].cited.partition("\xa0")
        last_word, _nbsp, last = self.children[-1].cited.partition("\xa0")
        return f"{word}\xa0{first}–{last}" if word == last_word else ""


def title_of(row: Provision) -> str:
    """Return the name of a place as a title: „Чл. 14. Тротинетки“, „Глава втора. Контрол“, „Чл. 15“."""
    heading = row.heading if row.heading != row.label else ""
    if not heading or not row.label:
        return nbsp((row.label or heading).removesuffix("."))
    is_numbered_group = row.kind in GROUPINGS and row.kind != Kind.PROVISIONS
    separator = ". " if is_numbered_group and not row.label.endswith(".") else " "
    return nbsp(f"{row.label}{separator}{heading}")


def pieces(consultation: Consultation, revision: Revision) -> list[Piece]:
    """Return the whole revision in reading order with the counts of its comments (two queries)."""
    counted = tallies(consultation)
    rows = Provision.objects.filter(revision=revision).order_by("position").defer("text")
    found: list[Piece] = []
    for row in rows:
        piece = _piece(row, consultation.url_ref, counted.get(row.eid, Tally()))
        above = found[-1] if found else None
        if piece.is_heading and above and above.is_heading and above.depth < piece.depth:
            above.under.append((piece.eid, piece.name))
        else:
            found.append(piece)
    return found


def _piece(row: Provision, url_ref: str, tally: Tally) -> Piece:
    open_to_comments = row.is_commentable
    return Piece(
        eid=row.eid,
        name=title_of(row),
        depth=row.depth,
        is_heading=row.kind in GROUPINGS,
        is_commentable=open_to_comments,
        html=row.html,
        tally=tally,
        cited=place(row.eid) if open_to_comments else "",
        url=row.url_in(url_ref) if open_to_comments else "",
        comment_url=reverse("consultations:comment_form", args=[url_ref, row.eid]) if open_to_comments else "",
    )


def contents(found: list[Piece]) -> list[Entry]:
    """Return the contents in two levels: the topmost headings, and under them all that can be commented.

    What stands outside any heading is a line of its own; deeper headings (раздел) are left to the text.
    """
    entries: list[Entry] = []
    group: Entry | None = None
    for piece in found:
        if piece.is_heading and piece.depth == 0:
            group = Entry(piece.eid, piece.name, "", 0)
            entries.append(group)
        elif piece.is_commentable:
            entry = Entry(piece.eid, piece.name, piece.cited, piece.tally.comments)
            if group is None or piece.depth == 0:
                entries.append(entry)
            else:
                group.children.append(entry)
                group.count += entry.count
    return entries
