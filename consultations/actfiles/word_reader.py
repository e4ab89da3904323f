"""A Word document as plain lines, the numbers it counts by itself written out."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from .collected import Collected, Loss, Role, Spacing, table_lines, with_label
from .word_numbering import Numbering, W, value, whole
from .word_styles import Place, Styles
from .word_text import Speech, Words

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MOST_COLUMNS: Final = 200
_REMOVED: Final = (f"{W}del", f"{W}moveFrom")
_TRANSPARENT: Final = frozenset({f"{W}customXml", f"{W}ins", f"{W}moveTo", f"{W}sdtContent"})


class WordReader:
    """Reads the blocks of a document in their order into `collected`."""

    def __init__(self, styles: Styles, numbering: Numbering, notes: dict[tuple[str, str], Any]) -> None:
        self.collected = Collected()
        self._styles, self._numbering, self._notes = styles, numbering, notes
        self._speech = Speech(styles, self.collected.losses)
        self._carried = ""
        self._spacing = Spacing()
        self._tables = 0

    def read(self, body: Any) -> None:
        """Read a body to its end."""
        for lines in self._blocks(body):
            self.collected.lines.extend(lines)
        if self._carried.strip():
            self.collected.lines.append(self._carried.strip())
        if self._numbering.has_latin_letters:
            self.collected.losses[Loss.LATIN] += self._numbering.has_latin_letters

    def _blocks(self, parent: Any) -> Iterator[list[str]]:
        for element in parent:
            if element.tag == f"{W}p":
                yield self._paragraph(element)
            elif element.tag == f"{W}tbl":
                yield from self._table(element)
            elif element.tag == f"{W}sdt":
                if _is_contents(element):
                    self.collected.losses[Loss.CONTENTS] += 1
                else:
                    yield from self._blocks(element)
            elif element.tag in _TRANSPARENT:
                yield from self._blocks(element)
            elif element.tag == f"{_MC}AlternateContent" and len(element):
                yield from self._blocks(element[0])

    # Paragraphs

    def _paragraph(self, element: Any) -> list[str]:
        properties = element.find(f"{W}pPr")
        style = self._styles.of_paragraph(properties)
        role = self._styles.role(style, properties)
        was_contents = self._speech.is_in_contents
        words = self._speech.read(element, style)
        if role is Role.CONTENTS or was_contents or self._speech.is_in_contents:
            self.collected.losses[Loss.CONTENTS] += 1
            return []
        words.text, self._carried = self._carried + words.text, ""
        if _is_mark_removed(properties):
            self._carried = words.text + "".join(self._note_texts(words))
            return []
        label = self._label(properties, style)
        text = with_label(label, words.text)
        apart = bool(text.strip()) and not self._tables and self._spacing.parts(role)
        return [*([""] if apart else []), *_lines(text, self._note_texts(words)), *self._boxes(words)]

    def _label(self, properties: Any, style: str) -> str | None:
        inherited, owner = self._styles.place(style)
        own = None if properties is None else properties.find(f"{W}numPr")
        number, level = inherited.number, inherited.level
        if own is not None:
            number = value(own.find(f"{W}numId")) or number
            level = whole(own.find(f"{W}ilvl"), 0) if own.find(f"{W}ilvl") is not None else level
        elif owner:
            found = self._numbering.level_of_style(number, owner)
            level = found if found is not None else level
        place = Place(number, level)
        if place.number in ("", "0"):
            return None
        return self._numbering.next_label(place.number, place.level or 0)

    def _note_texts(self, words: Words) -> list[str]:
        """Return the notes of a paragraph, each in brackets with the number that stands where it is referred to."""
        texts = []
        for kind, name, number in words.notes:
            note = self._notes.get((kind, name))
            text = "" if note is None else " ".join(self._plain_blocks(note))
            texts.append(f"[{number}: {text}]")
        return texts

    def _boxes(self, words: Words) -> Iterator[str]:
        for box in words.boxes:
            yield from (line for lines in self._blocks(box) for line in lines)

    def _plain_blocks(self, parent: Any) -> Iterator[str]:
        """Yield the lines of a note or a cell that have words."""
        for lines in self._blocks(parent):
            yield from (line for line in (" ".join(each.split()) for each in lines) if line)

    # Tables

    def _table(self, table: Any) -> Iterator[list[str]]:
        rows = [row for row in _through(table, f"{W}tr") if not _is_row_removed(row)]
        cells = [list(_through(row, f"{W}tc")) for row in rows]
        if len(cells) == 1 and len(cells[0]) == 1:
            yield from self._blocks(cells[0][0])
            return
        if self._tables:
            self.collected.losses[Loss.NESTED_TABLE] += 1
            yield [" ".join(filter(None, (" ".join(row).strip() for row in self._rows(rows, cells))))]
            return
        yield table_lines(list(self._rows(rows, cells)))

    def _rows(self, rows: list[Any], cells: list[list[Any]]) -> Iterator[list[str]]:
        self._tables += 1
        for row, own in zip(rows, cells, strict=True):
            before = whole(row.find(f"{W}trPr/{W}gridBefore"), 0)
            texts = [""] * min(before, _MOST_COLUMNS)
            for cell in own:
                texts.append(" ".join(self._plain_blocks(cell)) if not _continues(cell) else "")
                span = whole(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
                texts.extend([""] * (min(span, _MOST_COLUMNS) - 1))
            self.collected.count_cells(len(texts))
            yield texts
        self._tables -= 1


def _lines(text: str, notes: Iterable[str]) -> list[str]:
    lines = [" ".join(line.split()) for line in text.split("\n")]
    for note in notes:
        lines[-1] = f"{lines[-1]} {note}".strip()
    return lines


def _through(parent: Any, tag: str) -> Iterator[Any]:
    """Yield the rows of a table or the cells of a row, also those in content controls and insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _TRANSPARENT or child.tag == f"{W}sdt":
            yield from _through(child, tag)


def _continues(cell: Any) -> bool:
    """Whether a cell only carries on the merged one above or before it."""
    merges = [cell.find(f"{W}tcPr/{W}{name}") for name in ("vMerge", "hMerge")]
    return any(each is not None and value(each, "continue") == "continue" for each in merges)


def _is_row_removed(row: Any) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _is_mark_removed(properties: Any) -> bool:
    """Whether the end of the paragraph was deleted: its words run on into the next one."""
    marks = None if properties is None else properties.find(f"{W}rPr")
    return marks is not None and any(child.tag in _REMOVED for child in marks)


def _is_contents(control: Any) -> bool:
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return value(gallery) == "Table of Contents"
