"""An OpenDocument text as plain lines, the numbers of its lists written out. Source: ODF 1.3 part 3, 5–7 and 9."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from .collected import Collected, Loss, Role, Spacing, table_lines, with_label
from .odf_styles import FO, STYLE, TEXT, OdfLists, OdfStyles, counted
from .word_text import SUPERSCRIPTS

OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW: Final = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_MOST_REPEATS: Final = 100
_INDEXES: Final = frozenset(
    f"{TEXT}{name}"
    for name in ("table-of-content", "alphabetical-index", "illustration-index", "table-index", "user-index")
)
_SPACES: Final = {f"{TEXT}s": " ", f"{TEXT}tab": " ", f"{TEXT}line-break": "\n"}
_SILENT: Final = frozenset({f"{TEXT}tracked-changes", f"{OFFICE}annotation-end", f"{TEXT}ruby-text"})


@dataclass(slots=True)
class _List:
    """An open list: its style, its counts and the level of its items from 1."""

    style: str
    counts: dict[int, int]
    level: int


@dataclass(slots=True)
class _Item:
    """The number that waits for the first paragraph of a list item."""

    owner: _List
    start: int | None


class OdfReader:
    """Reads the blocks of a document in their order into `collected`."""

    def __init__(self, styles: OdfStyles) -> None:
        self.collected = Collected()
        self._styles, self._lists = styles, OdfLists(styles)
        self._spacing = Spacing()
        self._tables = self._noted = 0

    def read(self, body: Any) -> None:
        """Read a body to its end."""
        for lines in self._blocks(body, None):
            self.collected.lines.extend(lines)
        if self._lists.has_latin_letters:
            self.collected.losses[Loss.LATIN] += self._lists.has_latin_letters

    def _blocks(self, parent: Any, item: _Item | None) -> Iterator[list[str]]:
        for element in parent:
            if element.tag in (f"{TEXT}p", f"{TEXT}h"):
                yield self._paragraph(element, item)
                item = None
            elif element.tag == f"{TEXT}list":
                yield from self._list(element, item)
            elif element.tag == f"{TABLE}table":
                yield from self._table(element)
            elif element.tag in _INDEXES:
                self.collected.losses[Loss.CONTENTS] += sum(1 for _ in element.iter(f"{TEXT}p"))
            elif element.tag == f"{TEXT}tracked-changes":
                self.collected.losses[Loss.DELETION] += sum(1 for _ in element.iter(f"{TEXT}deletion"))
            elif element.tag.startswith(DRAW):
                self._count_pictures(element)
                for box in _boxes(element):
                    yield from self._blocks(box, None)
            elif element.tag in (f"{TEXT}section", f"{TEXT}numbered-paragraph", f"{TEXT}list-header"):
                if element.get(f"{TEXT}display") != "none":
                    yield from self._blocks(element, None)
                else:
                    self.collected.losses[Loss.HIDDEN] += 1

    def _list(self, element: Any, item: _Item | None) -> Iterator[list[str]]:
        style = element.get(f"{TEXT}style-name") or (item.owner.style if item else "")
        if item:
            owner = _List(style, item.owner.counts, item.owner.level + 1)
        else:
            owner = _List(style, self._lists.counts_for(element, style), 1)
        for child in element:
            if child.tag == f"{TEXT}list-item":
                start = child.get(f"{TEXT}start-value")
                own = _Item(owner, counted(child, f"{TEXT}start-value", 1) if start else None)
                yield from self._item(child, own)
            elif child.tag == f"{TEXT}list-header":
                yield from self._blocks(child, None)

    def _item(self, element: Any, item: _Item) -> Iterator[list[str]]:
        """Read an item: its first paragraph bears the number, its lists are one level deeper."""
        numbered: _Item | None = item
        for child in element:
            if child.tag == f"{TEXT}list":
                yield from self._list(child, item)
            else:
                found = list(self._blocks((child,), numbered))
                numbered = None if found else numbered
                yield from found

    # Paragraphs

    def _paragraph(self, element: Any, item: _Item | None) -> list[str]:
        notes: list[str] = []
        boxes: list[Any] = []
        style = element.get(f"{TEXT}style-name") or ""
        text = "".join(self._words(element, style, notes, boxes))
        if self._is_hidden("paragraph", style) and text.strip():
            self.collected.losses[Loss.HIDDEN] += 1
            return []
        text = with_label(self._label(element, style, item), text)
        lines = [" ".join(line.split()) for line in text.split("\n")]
        lines[-1] = " ".join(filter(None, (lines[-1], *notes)))
        apart = any(lines) and not self._tables and self._spacing.parts(self._styles.role(element))
        behind = (line for box in boxes for block in self._blocks(box, None) for line in block)
        return [*([""] if apart else []), *lines, *behind]

    def _label(self, element: Any, style: str, item: _Item | None) -> str | None:
        if item:
            name = item.owner.style or self._styles.list_of(style) or ""
            return self._lists.next_label(name, item.owner.counts, item.owner.level, item.start)
        if self._styles.role(element) is not Role.HEADING or element.get(f"{TEXT}is-list-header") == "true":
            return None
        if self._styles.list_of(style) == "":
            return None
        return self._lists.outline_label(counted(element, f"{TEXT}outline-level", 1))

    def _words(self, element: Any, style: str, notes: list[str], boxes: list[Any]) -> Iterator[str]:
        yield self._shown(element.text, element, style)
        for child in element:
            if child.tag in _SPACES:
                yield _SPACES[child.tag]
            elif child.tag == f"{TEXT}note":
                yield self._note(child, notes)
            elif child.tag == f"{OFFICE}annotation":
                self.collected.losses[Loss.COMMENT] += 1
            elif isinstance(child.tag, str) and child.tag.startswith(DRAW) and child.tag != f"{DRAW}a":
                self._count_pictures(child)
                found = list(_boxes(child))
                self.collected.losses[Loss.TEXT_BOX] += len(found)
                boxes.extend(found)
            elif child.tag not in _SILENT:
                yield from self._words(child, style, notes, boxes)
            yield self._shown(child.tail, element, style)

    def _shown(self, text: str | None, element: Any, paragraph_style: str) -> str:
        """Return the characters of an element as its style shows them."""
        if not text:
            return ""
        text = text.replace("\n", " ")
        name = element.get(f"{TEXT}style-name") or "" if element.tag == f"{TEXT}span" else ""
        if name and text.strip() and self._is_hidden("text", name):
            self.collected.losses[Loss.HIDDEN] += 1
            return ""
        transform = (name and self._styles.text_property("text", name, f"{FO}text-transform")) or (
            self._styles.text_property("paragraph", paragraph_style, f"{FO}text-transform")
        )
        if transform == "uppercase":
            text = text.upper()
        position = self._styles.text_property("text", name, f"{STYLE}text-position") if name else ""
        raised = position.startswith("super") or (position[:1].isdigit() and not position.startswith("0%"))
        return text.translate(SUPERSCRIPTS) if raised and text.isdigit() else text

    def _is_hidden(self, family: str, name: str) -> bool:
        return self._styles.text_property(family, name, f"{TEXT}display") == "none"

    def _note(self, element: Any, notes: list[str]) -> str:
        self._noted += 1
        self.collected.losses[Loss.FOOTNOTE] += 1
        number = self._noted
        body = element.find(f"{TEXT}note-body")
        notes.append(f"[{number}: {' '.join(self._plain_blocks(() if body is None else body))}]")
        return f"[{number}]"

    def _plain_blocks(self, parent: Any) -> Iterator[str]:
        for lines in self._blocks(parent, None):
            yield from filter(None, (" ".join(line.split()) for line in lines))

    def _count_pictures(self, element: Any) -> None:
        self.collected.losses[Loss.PICTURE] += sum(1 for _ in element.iter(f"{DRAW}image"))

    # Tables

    def _table(self, table: Any) -> Iterator[list[str]]:
        rows = list(_rows(table))
        cells = [[cell for cell in row if cell.tag in _CELLS] for row in rows]
        if len(cells) == 1 and len(cells[0]) == 1:
            yield from self._blocks(cells[0][0], None)
            return
        self._tables += 1
        texts: list[list[str]] = []
        for row, own in zip(cells, rows, strict=True):
            line = self._cells(row)
            repeats = _repeats(own, "rows")
            self.collected.count_cells(len(line) * repeats)
            texts.extend([line] * repeats)
        self._tables -= 1
        if self._tables:
            self.collected.losses[Loss.NESTED_TABLE] += 1
            yield [" ".join(filter(None, (" ".join(row).strip() for row in texts)))]
        else:
            yield table_lines(texts)

    def _cells(self, cells: list[Any]) -> list[str]:
        texts: list[str] = []
        for cell in cells:
            covered = cell.tag == f"{TABLE}covered-table-cell"
            text = "" if covered else " ".join(self._plain_blocks(cell))
            texts.extend([text] * _repeats(cell, "columns"))
        return texts


_CELLS: Final = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in (f"{TABLE}table-rows", f"{TABLE}table-header-rows", f"{TABLE}table-row-group"):
            yield from _rows(child)


def _repeats(element: Any, what: str) -> int:
    return counted(element, f"{TABLE}number-{what}-repeated", 1, _MOST_REPEATS)


def _boxes(element: Any) -> Iterator[Any]:
    """Yield the text boxes of a drawing, not those inside them."""
    if element.tag == f"{DRAW}text-box":
        yield element
        return
    for child in element:
        yield from _boxes(child)
