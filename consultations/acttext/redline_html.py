"""A compared unit as HTML: what was added and what was removed, told by line, colour and in words.

The words „[добавено: …]“ stand in the text itself for whoever hears the page (WCAG 2.2, F87). Classes and lists are
those of `markup`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from typing import Final, Literal

from .alignment import Relation
from .compared import ComparedUnit, Line
from .english import english_citation
from .markup import nb
from .redline import Piece
from .tree import Kind

Which = Literal["both", "old", "new"]
_LISTED: Final = frozenset({Kind.POINT, Kind.SUBPOINT, Kind.LETTER, Kind.SUBLETTER})
_GONE: Final = frozenset({Relation.REMOVED, Relation.MERGED})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a redline in the language of the page; those with `%s` take a citation or, `same`, numbers."""

    added: str = "добавено:"
    removed: str = "заличено:"
    moved: str = "преместено от %s"
    split: str = "отделено от %s"
    merged: str = "слято с %s"
    same: str = "Без промяна: %s"
    language: str = "bg"


@dataclass(slots=True)
class _Place:
    line: Line
    children: list["_Place"] = field(default_factory=list)

    @property
    def is_kept(self) -> bool:
        kept = self.line.relation is Relation.SAME and not self.line.is_changed
        return kept and all(child.is_kept for child in self.children)


def unit_html(unit: ComparedUnit, words: Words, *, whole: bool = True, which: Which = "both", ids: bool = True) -> str:
    """Return the text of a unit as one `<div class="law">` with its changes.

    Without `whole` the numbered places right under a changed unit that stayed as they were are only named. `which` may
    be one side alone, for a table of two columns; `ids` gives every place of the new version its anchor.
    """
    roots = _tree(unit.lines)
    writer = _Writer(words, which, ids=ids)
    blocks = [block for root in roots for block in writer.blocks(root, whole=whole or not unit.old or not unit.new)]
    return f'<div class="law">{"".join(blocks)}</div>'


def pieces_html(pieces: Iterable[Piece], words: Words) -> str:
    """Return a stretch of text with its changes."""
    return _Writer(words, "both", ids=False).pieces(pieces)


def heading_html(unit: ComparedUnit, words: Words) -> str:
    """Return the redline of the heading of a unit, empty when it stayed or there is none."""
    pieces = unit.lines[0].heading if unit.lines else ()
    changed = any(piece.kind != "same" for piece in pieces) and unit.old and unit.new
    return pieces_html(pieces, words) if changed else ""


def rows(unit: ComparedUnit, words: Words) -> list[tuple[str, str]]:
    """Return the unit side by side, a pair of HTML for each place right under it; an empty side stood nowhere."""
    old, new = _Writer(words, "old", ids=False), _Writer(words, "new", ids=False)
    found = []
    for root in _tree(unit.lines):
        new.unit = root.line.old
        parts = [_Place(root.line), *root.children] if root.line.kind not in _LISTED else [root]
        found += [(old.alone(part), new.alone(part)) for part in parts]
    return [(before, after) for before, after in found if before or after]


def _tree(lines: Iterable[Line]) -> list[_Place]:
    roots: list[_Place] = []
    open_places: list[_Place] = []
    for line in lines:
        place = _Place(line)
        while open_places and open_places[-1].line.depth >= line.depth:
            open_places.pop()
        (open_places[-1].children if open_places else roots).append(place)
        open_places.append(place)
    return roots


class _Writer:
    """Writes places; `which` side, with or without anchors."""

    def __init__(self, words: Words, which: Which, *, ids: bool) -> None:
        self.words, self.which, self.ids = words, which, ids
        self.unit = ""  # as the unit was called before
        self.lang = "" if words.language == "bg" else f' lang="{words.language}"'  # our words in a Bulgarian text

    def blocks(self, root: _Place, *, whole: bool) -> Iterable[str]:
        """Yield the blocks of a unit: its own words, then its paragraphs."""
        self.unit = root.line.old
        if root.line.depth:
            yield self.nested([root])
            return
        lead = self.text(root.line)
        kept = [] if whole else [child for child in root.children if child.is_kept]
        shown = [child for child in root.children if child not in kept]
        for is_paragraph, group in groupby(shown, key=lambda child: child.line.kind is Kind.PARAGRAPH):
            if is_paragraph:
                yield from self.solo(lead, ())
                yield from (self.paragraph(child) for child in group)
            else:
                yield from self.solo(lead, list(group))
            lead = ""
        yield from self.solo(lead, ())
        if named := [child.line.new_mark for child in kept if child.line.new_mark]:
            yield f'<p class="note"{self.lang}>{escape(nb(self.words.same % ", ".join(named)))}</p>'

    def alone(self, place: _Place) -> str:
        """Return one place right under a unit with everything below it, empty when it does not stand on this side."""
        if place.line.kind is Kind.PARAGRAPH:
            return self.paragraph(place)
        return (
            "".join(self.solo(self.text(place.line), place.children)) if not place.line.depth else self.nested([place])
        )

    def solo(self, text: str, children: Sequence[_Place]) -> Iterable[str]:
        if words := text + self.nested(children):
            yield f'<div class="al al--solo">{words}</div>'

    def paragraph(self, place: _Place) -> str:
        mark, words = self.mark(place.line), self.text(place.line) + self.nested(place.children)
        return (
            f'<div class="al"{self.id(place.line)}><span class="n">{mark}</span> {words}</div>' if mark or words else ""
        )

    def nested(self, places: Sequence[_Place]) -> str:
        return "".join(
            self.group(kind, list(group)) for kind, group in groupby(places, key=lambda each: each.line.kind)
        )

    def group(self, kind: Kind, places: list[_Place]) -> str:
        if kind is Kind.TABLE:
            return "".join(self.table(place) for place in places)
        if kind in _LISTED or kind is Kind.INDENT:
            items = "".join(self.item(place) for place in places)
            tag = "ul" if kind is Kind.INDENT else "ol"
            return f'<{tag} role="list">{items}</{tag}>' if items else ""
        return "".join(self.loose(place) for place in places)

    def item(self, place: _Place) -> str:
        mark, words = self.mark(place.line), self.text(place.line) + self.nested(place.children)
        return f"<li{self.id(place.line)}><b>{mark}</b> {words}</li>" if mark or words else ""

    def loose(self, place: _Place) -> str:
        words = " ".join(filter(None, (self.mark(place.line), self.heading(place.line), self.text(place.line))))
        return (f"<p{self.id(place.line)}>{words}</p>" if words else "") + self.nested(place.children)

    def table(self, place: _Place) -> str:
        lines = "".join(
            f"<tr>{''.join(f'<td>{self.text(cell.line)}</td>' for cell in row.children)}</tr>" for row in place.children
        )
        return f'<table class="tab"{self.id(place.line)}><tbody>{lines}</tbody></table>' if lines else ""

    def id(self, line: Line) -> str:
        return f' id="{escape(line.new)}"' if self.ids and line.new else ""

    def mark(self, line: Line) -> str:
        """Return the number of a place, the earlier one struck out where it bears another now."""
        if line.relation in _GONE:
            return self.piece(Piece("removed", line.old_mark)) if line.old_mark else ""
        if not line.old:
            return self.piece(Piece("added", line.new_mark)) if line.new_mark else ""
        if line.old_mark == line.new_mark:
            return escape(nb(line.new_mark))
        pieces = (Piece("removed", line.old_mark), Piece("added", line.new_mark))
        return " ".join(filter(None, (self.piece(piece) for piece in pieces if piece.text)))

    def heading(self, line: Line) -> str:
        return self.pieces(line.heading)

    def text(self, line: Line) -> str:
        """Return the words of a place with a note where it comes from or went to another."""
        words = self.pieces(line.pieces)
        told = {
            Relation.MOVED: self.words.moved,
            Relation.SPLIT: self.words.split,
            Relation.MERGED: self.words.merged,
        }.get(line.relation)
        is_within = line.relation is Relation.SPLIT and line.old == self.unit  # an article's words became its own ал. 1
        if not (words and told and line.elsewhere and line.depth) or is_within or self.which == "old":
            return words
        return f'{words} <span class="moved"{self.lang}>({escape(nb(told % self.elsewhere(line)))})</span>'

    def elsewhere(self, line: Line) -> str:
        """Return the other place of a line, cited in the language of the page."""
        if self.words.language == "bg":
            return line.elsewhere
        return english_citation(line.new if line.relation is Relation.MERGED else line.old)

    def pieces(self, pieces: Iterable[Piece]) -> str:
        return "".join(self.piece(piece) for piece in pieces)

    def piece(self, piece: Piece) -> str:
        """Return a stretch of text, marked when it was added or removed; the space around it stays outside."""
        text = escape(nb(piece.text))
        if piece.kind == "same":
            return text
        if self.which == ("old" if piece.kind == "added" else "new"):
            return ""
        tag, word = ("ins", self.words.added) if piece.kind == "added" else ("del", self.words.removed)
        bare = text.strip()
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        if not bare:
            return text
        marked = f'<{tag}><span class="vh"{self.lang}>[{escape(word)} </span>{bare}<span class="vh">]</span></{tag}>'
        return f"{before}{marked}{after}"
