"""The act as its readers go through it: contents with counts, provisions with their margin."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.urls import reverse

from consultations.acttext.tree import GROUPINGS, Kind
from consultations.models import Consultation, Provision, Revision
from consultations.read.changes import Dropped, dropped, tags
from consultations.read.voices import Tally, tallies, tally_at
from consultations.read.wording import place
from prestige.typography import nbsp


@dataclass(frozen=True)
class Piece:
    """A provision, loose text or a heading in reading order; `tally` counts the comments on the provision itself.

    Headings that follow each other stand together: the deeper ones in `under`, as anchor and name. `tags` tell what the
    revision changed; `permalink` leads to the place in this very revision; `dropped` is the sentence of a provision
    that only an earlier revision had.
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
    tags: list[str] = field(default_factory=list)
    permalink: str = ""
    dropped: str = ""


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
    """Return the whole revision in reading order with the counts of its comments.

    What earlier revisions had and this one dropped keeps its place. Two queries, four from the second revision on.
    """
    counted, changed = tallies(consultation), tags(revision)
    here = reverse("consultations:text_version", args=[consultation.url_ref, revision.ordinal])
    rows = Provision.objects.filter(revision=revision).order_by("position").defer("text")
    found: list[Piece] = []
    for row in rows:
        piece = _piece(row, consultation.url_ref, tally_at(row, counted), here, changed.get(row.eid, []))
        above = found[-1] if found else None
        if piece.is_heading and above and above.is_heading and above.depth < piece.depth:
            above.under.append((piece.eid, piece.name))
        else:
            found.append(piece)
    return _with_dropped(found, [_stub(each, consultation.url_ref, counted) for each in dropped(revision)])


def _with_dropped(found: list[Piece], stubs: list[tuple[str, Piece]]) -> list[Piece]:
    """Put each dropped provision behind the place after which it stood."""
    if not stubs:
        return found
    behind: dict[str, list[Piece]] = {}
    for after, stub in stubs:
        behind.setdefault(after, []).append(stub)
    whole = list(behind.get("", []))
    for piece in found:
        whole.append(piece)
        for eid in (piece.eid, *(under for under, _name in piece.under)):
            whole += behind.get(eid, [])
    return whole


def _stub(gone: Dropped, url_ref: str, counted: Mapping[str, Tally]) -> tuple[str, Piece]:
    row = gone.row
    piece = Piece(
        eid=row.key,
        name=title_of(row),
        depth=0,
        is_heading=False,
        is_commentable=False,
        html="",
        tally=tally_at(row, counted),
        cited=place(row.eid),
        url=row.url_then(url_ref, gone.written_on),
        comment_url="",
        dropped=gone.sentence,
    )
    return gone.after, piece


def _piece(row: Provision, url_ref: str, tally: Tally, here: str, changed: list[str]) -> Piece:
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
        tags=changed if open_to_comments else [],
        permalink=f"{here}#{row.eid}" if open_to_comments else "",
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
