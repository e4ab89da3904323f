"""Word files made in code, part by part, as an office program would write them."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{RELATIONSHIPS}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """Return the members as an archive."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def word_parts(body: str, **parts: str) -> dict[str, str | bytes]:
    """Return the members of a document; `parts` are numbering, styles, footnotes as the inside of their root."""
    roots = {"numbering": "numbering", "styles": "styles", "footnotes": "footnotes"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPES}.{name}+xml"/>' for name in parts if name in roots
    )
    links = "".join(
        f'<Relationship Id="r{at}" Type="{RELATIONSHIPS}/{name}" Target="{name}.xml"/>' for at, name in enumerate(parts)
    )
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{TYPES}.document.main+xml"/>{overrides}</Types>'
        ),
        "_rels/.rels": _relationships(
            f'<Relationship Id="r1" Type="{RELATIONSHIPS}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": _relationships(links),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
    }
    for name, inside in parts.items():
        members[f"word/{name}.xml"] = f"<w:{roots[name]} {NAMESPACES}>{inside}</w:{roots[name]}>"
    return members


def word_file(body: str, **parts: str) -> bytes:
    """Return a document with this inside of its body."""
    return zipped(word_parts(body, **parts))


def with_relationship(members: dict[str, str | bytes], kind: str, target: str, *, external: bool) -> bytes:
    """Return the document with one more relationship."""
    mode = ' TargetMode="External"' if external else ""
    link = f'<Relationship Id="x1" Type="{RELATIONSHIPS}/{kind}" Target="{target}"{mode}/>'
    return zipped({**members, "word/_rels/document.xml.rels": _relationships(link)})


def paragraph(*texts: str, style: str = "", number: str = "", level: int = 0, properties: str = "") -> str:
    """Return a paragraph; a text that begins with „<“ is markup, any other becomes a run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    runs = "".join(text if text.startswith("<") else run(text) for text in texts)
    return f"<w:p><w:pPr>{named}{listed}{properties}</w:pPr>{runs}</w:p>"


def run(text: str, properties: str = "") -> str:
    """Return a run of characters."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def level(at: int, form: str, text: str, *, start: int = 1, more: str = "") -> str:
    """Return one level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(**definitions: str) -> str:
    """Return the inside of a numbering part: each definition is a list of the number behind its name („n1“)."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{name[1:]}">{levels}</w:abstractNum>' for name, levels in definitions.items()
    )
    return abstract + "".join(number(name[1:], name[1:]) for name in definitions)


def number(name: str, definition: str, overrides: str = "") -> str:
    """Return a list that counts with a definition."""
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'


def restart(at: int, start: int) -> str:
    """Return what makes a list start anew at a level."""
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def table(*rows: str) -> str:
    """Return a table of rows that `row` made."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """Return a row; a text that begins with „<“ is a whole cell, any other becomes one."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(c if c.startswith('<') else cell(c) for c in cells)}</w:tr>"


def cell(text: str, properties: str = "", inside: str = "") -> str:
    """Return a cell with one paragraph or with the given blocks."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside or paragraph(text)}</w:tc>"


def _relationships(inside: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )
