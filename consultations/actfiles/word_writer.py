"""An act as a Word document: numbers are typed text, so that no program can number them anew."""

import zipfile
from io import BytesIO
from typing import Any, Final

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from consultations.acttext.tree import GROUPINGS, Act, Kind, Node
from consultations.acttext.writing import own_lines

from .html_writer import imprint_lines
from .imprint import Imprint

LETTERHEAD: Final = "Бланка"
PREAMBLE: Final = "Преамбюл"
_FACTS: Final = "Данни за проекта"
_FONT: Final = "Times New Roman"
_HEADED: Final = GROUPINGS | {Kind.ANNEX}
_STEP: Final = Cm(0.75)
_INSIDE: Final = frozenset({Kind.POINT, Kind.SUBPOINT, Kind.LETTER, Kind.SUBLETTER, Kind.INDENT})
_UNITS: Final = frozenset({Kind.ARTICLE, Kind.CLAUSE})


def word_bytes(act: Act, imprint: Imprint) -> bytes:
    """Return the act as .docx: A4, Bulgarian, headings by styles, page numbers; read back it is the same tree."""
    document = docx.Document()
    _set_up(document, act, imprint)
    writer = _Writer(document)
    writer.write_lines(act.letterhead, LETTERHEAD)
    if act.title:
        document.add_paragraph(_clean(act.title), "Title")
    writer.write_lines(act.preamble, PREAMBLE)
    for node in act.children:
        writer.write(node, 0, 0)
    stream = BytesIO()
    document.save(stream)
    return undated(stream)


def undated(package: BytesIO) -> bytes:
    """Return the package without the hour of its making, which the library puts on some members.

    The same act gives the same bytes on any day, so its hash in a dossier can be counted again.
    """
    found = BytesIO()
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            kept = zipfile.ZipInfo(member.filename)
            kept.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(kept, old.read(member))
    return found.getvalue()


class _Writer:
    """Writes the places of an act as paragraphs, one line each."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._is_below_table = False

    def write_lines(self, text: str, style: str) -> None:
        """Write lines that belong to no place."""
        for line in filter(None, text.split("\n")):
            self._document.add_paragraph(_clean(line), style)

    def write(self, node: Node, depth: int, indent: int) -> None:
        """Write a place and everything under it; `depth` counts groupings above, `indent` lists around."""
        if node.kind is Kind.TABLE and node.children:
            self._write_table(node)
            return
        if node.kind in _HEADED:
            self._write_heading(node, depth)
        else:
            self._write_words(node, indent)
        inner = indent + (node.kind in _INSIDE)
        for child in node.children[_runs_in(node) :]:
            self.write(child, depth + node.is_grouping, inner)

    def _write_heading(self, node: Node, depth: int) -> None:
        """Write the lines of a heading in one paragraph, so that the outline of Word shows them together."""
        lines = own_lines(node)
        if not lines:
            return
        paragraph = self._document.add_paragraph(style=f"Heading {min(depth + 1, 6)}")
        for at, line in enumerate(lines):
            run = paragraph.add_run(_clean(line))
            if at + 1 < len(lines):
                run.add_break()

    def _write_words(self, node: Node, indent: int) -> None:
        """Write the lines of a place; „Чл. 1. (1) …“ is one paragraph, as acts are printed (УПЗНА чл. 27)."""
        for line in own_lines(node):
            paragraph = self._document.add_paragraph()
            mark = node.mark if node.kind in _UNITS else ""
            if mark and line.startswith(mark):
                paragraph.add_run(_clean(mark)).bold = True
                line = line[len(mark) :]
            paragraph.add_run(_clean(line))
            paragraph.paragraph_format.left_indent = _STEP * (indent + (node.kind in _INSIDE))
            if node.kind in _UNITS:
                paragraph.paragraph_format.space_before = Pt(10)
                paragraph.paragraph_format.keep_with_next = not node.text
            elif self._is_below_table:
                paragraph.paragraph_format.space_before = Pt(8)
            self._is_below_table = False
            if _runs_in(node):
                paragraph.add_run(f" {_clean(' '.join(own_lines(node.children[0])))}")
                for child in node.children[0].children:
                    self.write(child, 0, indent)

    def _write_table(self, node: Node) -> None:
        columns = max(len(row.children) for row in node.children)
        table = self._document.add_table(rows=0, cols=max(columns, 1), style="Table Grid")
        for row in node.children:
            cells = table.add_row().cells
            for cell, place in zip(cells, row.children, strict=False):
                cell.text = _clean(" ".join(filter(None, (each.text for each in place.walk()))))
                cell.paragraphs[0].paragraph_format.space_after = Pt(0)
        self._is_below_table = True
        _repeat_first_row(table.rows[0])


def _runs_in(node: Node) -> bool:
    """Whether the first алинея stands on the line of its article."""
    bare = node.kind in _UNITS and bool(node.mark) and not (node.heading or node.text)
    return bare and bool(node.children) and node.children[0].kind is Kind.PARAGRAPH and bool(node.children[0].mark)


def _set_up(document: Document, act: Act, imprint: Imprint) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    title = imprint.title or act.title
    properties = document.core_properties
    properties.title, properties.language = _clean(title)[:255], "bg-BG"
    properties.author, properties.identifier = _clean(imprint.author)[:255], _clean(imprint.permalink)[:255]
    properties.comments = ""
    _set_styles(document)
    _write_header(section.header, imprint)
    _write_page_number(section.footer)


def _set_styles(document: Document) -> None:
    normal = _style(document, "Normal")
    normal.font.name, normal.font.size = _FONT, Pt(12)
    normal.paragraph_format.space_after = Pt(4)
    _set_language(normal)
    for name, base in ((LETTERHEAD, "Normal"), (PREAMBLE, "Normal"), (_FACTS, "Normal")):
        added = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        added.base_style = document.styles[base]
    _style(document, LETTERHEAD).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _style(document, PREAMBLE).font.italic = True
    _style(document, _FACTS).font.size = Pt(9)
    _set_heading(_style(document, "Title"), 16)
    for level in range(1, 7):
        _set_heading(_style(document, f"Heading {level}"), max(15 - level, 12))


def _style(document: Document, name: str) -> ParagraphStyle:
    found = document.styles[name]
    if not isinstance(found, ParagraphStyle):
        raise TypeError(f"{name} is no style of paragraphs")
    return found


def _set_heading(style: ParagraphStyle, size: int) -> None:
    """Give a heading the letters of an act: black, bold, centred, in the font of the text also for Cyrillic."""
    style.font.name, style.font.size = _FONT, Pt(size)
    style.font.bold, style.font.italic, style.font.color.rgb = True, False, RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[attribute]
    for attribute in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(attribute), _FONT)
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(18), Pt(8)
    style.paragraph_format.keep_with_next = True
    for border in style.element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
        break


def _set_language(style: ParagraphStyle) -> None:
    language = OxmlElement("w:lang")
    for attribute in ("w:val", "w:eastAsia", "w:bidi"):
        language.set(qn(attribute), "bg-BG")
    style.element.get_or_add_rPr().append(language)


def _write_header(header: Any, imprint: Imprint) -> None:
    lines = imprint_lines(imprint)
    if lines:
        paragraph = header.paragraphs[0]
        paragraph.style = _FACTS
        paragraph.add_run(_clean(" · ".join(lines)))


def _write_page_number(footer: Any) -> None:
    paragraph = footer.paragraphs[0]
    paragraph.style = _FACTS
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for name in ("PAGE", "NUMPAGES"):
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), name)
        run, text = OxmlElement("w:r"), OxmlElement("w:t")
        text.text = "1"
        run.append(text)
        field.append(run)
        paragraph.add_run("стр. " if name == "PAGE" else " от ")
        paragraph._p.append(field)


def _repeat_first_row(row: Any) -> None:
    """Let the first row of a table stand at the head of each page."""
    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(header)


def _clean(text: str) -> str:
    """Return the text without characters that XML cannot hold."""
    return "".join(
        each if each in "\t\n" or (each >= " " and each not in "\ufffe\uffff") else "\ufffd" for each in text
    )
