"""An act as one HTML file that needs nothing else: for reading off line, for search, for screen readers."""

from collections.abc import Iterator
from html import escape
from typing import Final

from consultations.acttext.tree import Act, Kind
from consultations.acttext.units import Unit, units

from .imprint import Imprint

_STYLE: Final = """
:root{color-scheme:light dark}
body{max-width:44rem;margin:0 auto;padding:1.5rem 1rem 4rem;font:1.0625rem/1.6 Georgia,"Times New Roman",serif}
body{overflow-wrap:break-word}
h1{font-size:1.6rem;line-height:1.3;margin:.5rem 0 1rem}
h2{font-size:1.25rem;line-height:1.35;margin:2.5rem 0 .75rem}
h3,h4,h5,h6{font-size:1.0625rem;margin:1.75rem 0 .5rem}
.letterhead,.facts{white-space:pre-line;font:.9375rem/1.5 system-ui,sans-serif}
nav{margin:2rem 0;padding:1rem 1.25rem;border:1px solid;border-radius:.375rem;font:.9375rem/1.5 system-ui,sans-serif}
nav h2{margin:0 0 .5rem;font-size:1rem}
nav ol{margin:0;padding:0;list-style:none}
nav li.d1{padding-left:1.25rem}
nav li.d2{padding-left:2.5rem}
nav li.d3,nav li.d4,nav li.d5{padding-left:3.75rem}
nav a{display:inline-block;padding:.125rem 0}
section{margin:1rem 0}
.law p,.law .al{margin:.375rem 0}
.law ol,.law ul{margin:.25rem 0;padding:0 0 0 1.5rem;list-style:none}
.n{font-weight:700}
table{border-collapse:collapse;margin:1rem 0;width:100%}
td,th{border:1px solid;padding:.375rem .5rem;text-align:left;vertical-align:top}
.scroll{overflow-x:auto}
@media print{nav{display:none}body{max-width:none;font-size:11pt}}
""".strip()
_MOST_LISTED: Final = 80
_GROUPED: Final = frozenset({Kind.PART, Kind.DIVISION, Kind.CHAPTER, Kind.SECTION, Kind.ANNEX})


def html_bytes(act: Act, imprint: Imprint) -> bytes:
    """Return the page in UTF-8: Bulgarian, with contents, every place under its anchor."""
    return "\n".join(_page(act, imprint)).encode()


def _page(act: Act, imprint: Imprint) -> Iterator[str]:
    shown = units(act, links=False)
    title = escape(imprint.title or act.title or "Акт без наименование")
    yield '<!DOCTYPE html>\n<html lang="bg">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>"
    if imprint.permalink:
        yield f'<link rel="canonical" href="{escape(imprint.permalink)}">'
    yield f"<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<header>"
    if act.letterhead:
        yield f'<p class="letterhead">{escape(act.letterhead)}</p>'
    yield f"<h1>{title}</h1>"
    if facts := imprint_lines(imprint):
        yield f'<p class="facts">{escape(chr(10).join(facts))}</p>'
    yield "</header>"
    yield from _contents(shown)
    yield "<main>"
    for unit in shown:
        yield from _unit(unit)
    yield "</main>\n</body>\n</html>\n"


def imprint_lines(imprint: Imprint) -> list[str]:
    """Return the known facts as lines for the head of a document."""
    day = f"{imprint.published_on:%d.%m.%Y} г." if imprint.published_on else ""
    revision = f"Редакция {imprint.revision}" if imprint.revision else ""
    lines = [
        f"Обществена консултация № {imprint.number}" if imprint.number else "",
        " от ".join(filter(None, (revision, day))),
        f"Вносител: {imprint.author}" if imprint.author else "",
        imprint.permalink,
    ]
    return [line for line in lines if line]


def _contents(shown: list[Unit]) -> Iterator[str]:
    named = [unit for unit in shown if unit.label or unit.heading]
    # The contents of a long act name its headings only: two hundred bare numbers help nobody find a place.
    brief = len(named) > _MOST_LISTED and any(not unit.html for unit in named)
    listed = [unit for unit in named if not brief or not unit.html or unit.heading or unit.kind is Kind.ANNEX]
    if len(listed) < 2:
        return
    yield '<nav aria-labelledby="contents">\n<h2 id="contents">Съдържание</h2>\n<ol>'
    for unit in listed:
        yield f'<li class="d{min(unit.depth, 5)}"><a href="#{unit.eid}">{escape(_name(unit))}</a></li>'
    yield "</ol>\n</nav>"


def _unit(unit: Unit) -> Iterator[str]:
    level = min(unit.depth + 2, 6)
    if not unit.html:
        yield f'<h{level} id="{unit.eid}">{escape(_name(unit))}</h{level}>'
        return
    yield f'<section id="{unit.eid}">'
    if name := _name(unit):
        yield f"<h{level}>{escape(name)}</h{level}>"
    yield f"{unit.html}\n</section>"


def _name(unit: Unit) -> str:
    towards = unit.heading.lower().startswith(("към ", "(към "))
    separator = ". " if unit.kind in _GROUPED and unit.heading and not towards else " "
    return separator.join(filter(None, (unit.label, unit.heading)))
