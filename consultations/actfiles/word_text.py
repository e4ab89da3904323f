"""The words of one Word paragraph: runs, changes, fields, symbols. Source: ECMA-376-1, 17.3 and 17.13."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from .collected import Loss
from .word_numbering import W, is_on, value
from .word_styles import Styles

SUPERSCRIPTS: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PICTURES: Final = (
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
_REMOVED: Final = frozenset({f"{W}del", f"{W}moveFrom"})
_NOTES: Final = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_PLAIN: Final = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
}
_SYMBOLS: Final = {
    0xB7: "•", 0xA7: "▪", 0xD8: "➢", 0xFC: "✓", 0xFE: "☑", 0xA8: "☐", 0x6F: "☐", 0x71: "❑", 0x76: "❖", 0xE0: "→",
    0xB0: "°", 0xB1: "±", 0xA3: "≤", 0xB3: "≥", 0xB4: "×", 0xAE: "→", 0x2D: "–",
}  # fmt: skip
_PRIVATE_USE: Final = re.compile("[\uf000-\uf0ff]")
_PRIVATE: Final = range(0xF000, 0xF100)


@dataclass(slots=True)
class Words:
    """The words of a paragraph, the text boxes that hang on it and the notes it refers to: kind, id, number shown."""

    text: str = ""
    boxes: list[Any] = field(default_factory=list)
    notes: list[tuple[str, str, int]] = field(default_factory=list)


class Speech:
    """Reads the paragraphs of a document in order: a field, such as a table of contents, may run over many."""

    def __init__(self, styles: Styles, losses: Counter[Loss]) -> None:
        self._styles, self._losses = styles, losses
        self._fields: list[str] = []
        self._noted = 0

    @property
    def is_in_contents(self) -> bool:
        """Whether the document's own table of contents is being read."""
        return "contents" in self._fields

    def read(self, paragraph: Any, style: str) -> Words:
        """Return the words of a paragraph with insertions kept and deletions left out."""
        words = Words()
        words.text = "".join(self._read(paragraph, style, words))
        return words

    def _read(self, element: Any, style: str, words: Words) -> Iterator[str]:
        for child in element:
            if child.tag in _REMOVED:
                self._losses[Loss.DELETION] += 1
            elif child.tag == f"{W}r":
                yield from self._run(child, style, words)
            elif child.tag in (f"{_MATH}oMath", f"{_MATH}oMathPara"):
                self._losses[Loss.FORMULA] += 1
                yield "".join(each.text or "" for each in child.iter(f"{_MATH}t"))
            elif child.tag not in (f"{W}pPr", f"{W}sdtPr"):
                yield from self._read(child, style, words)

    def _run(self, run: Any, style: str, words: Words) -> Iterator[str]:
        properties = run.find(f"{W}rPr")
        text = "".join(self._pieces(run, words))
        if not text:
            return
        if self._has(properties, "vanish", style):
            self._losses[Loss.HIDDEN] += 1
            return
        if self._has(properties, "caps", style):
            text = text.upper()
        if properties is not None and value(properties.find(f"{W}vertAlign")) == "superscript" and text.isdigit():
            text = text.translate(SUPERSCRIPTS)
        yield text

    def _pieces(self, run: Any, words: Words) -> Iterator[str]:
        for child in run:
            if child.tag == f"{W}fldChar":
                self._turn(str(child.get(f"{W}fldCharType", "")))
            elif child.tag == f"{W}instrText":
                self._learn(child.text or "")
            elif self._fields and self._fields[-1] != "result":
                continue
            elif child.tag == f"{W}t":
                yield self._plain(child.text or "")
            elif child.tag in _PLAIN:
                yield _PLAIN[child.tag]
            elif child.tag == f"{W}sym":
                yield self._symbol(str(child.get(f"{W}char", "")))
            elif child.tag in _NOTES:
                yield self._note(child, words)
            elif child.tag == f"{W}commentReference":
                self._losses[Loss.COMMENT] += 1
            else:
                self._draw(child, words)

    def _turn(self, turn: str) -> None:
        if turn == "begin":
            self._fields.append("code")
        elif turn == "separate" and self._fields and self._fields[-1] == "code":
            self._fields[-1] = "result"
        elif turn == "end" and self._fields:
            self._fields.pop()

    def _learn(self, instruction: str) -> None:
        if self._fields and instruction.strip().upper().startswith("TOC"):
            self._fields[-1] = "contents"

    def _plain(self, text: str) -> str:
        if _PRIVATE_USE.search(text):
            return "".join(self._symbol(f"{ord(each):X}") if ord(each) in _PRIVATE else each for each in text)
        return text.replace("\n", " ").replace("\t", " ")

    def _symbol(self, code: str) -> str:
        try:
            symbol = _SYMBOLS.get(int(code[-2:], 16))
        except ValueError:
            symbol = None
        if symbol is None:
            self._losses[Loss.SYMBOL] += 1
        return symbol or "•"

    def _note(self, reference: Any, words: Words) -> str:
        self._losses[Loss.FOOTNOTE] += 1
        self._noted += 1
        words.notes.append((_NOTES[reference.tag], str(reference.get(f"{W}id", "")), self._noted))
        return "" if is_on(reference.find(f"{W}customMarkFollows")) else f"[{self._noted}]"

    def _draw(self, element: Any, words: Words) -> None:
        """Take the text boxes of a drawing and count its pictures; of two alternatives only the first."""
        if element.tag == f"{_MC}AlternateContent":
            chosen = next(iter(element), None)
            if chosen is not None:
                for child in chosen:
                    self._draw(child, words)
            return
        if element.tag not in (f"{W}drawing", f"{W}pict", f"{W}object"):
            return
        boxes = list(_boxes(element))
        words.boxes.extend(boxes)
        self._losses[Loss.TEXT_BOX] += len(boxes)
        self._losses[Loss.PICTURE] += sum(1 for _ in element.iter(*_PICTURES))

    def _has(self, properties: Any, toggle: str, paragraph_style: str) -> bool:
        bare = properties is None or not len(properties)
        own = None if bare else properties.find(f"{W}{toggle}")
        if own is not None:
            return is_on(own)
        named = "" if bare else value(properties.find(f"{W}rStyle"))
        return bool(named and self._styles.is_on(named, toggle)) or self._styles.is_on(paragraph_style, toggle)


def _boxes(element: Any) -> Iterator[Any]:
    """Yield the contents of the text boxes of a drawing, not those of boxes inside them."""
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        else:
            yield from _boxes(child)
