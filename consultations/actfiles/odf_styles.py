"""Styles and lists of an OpenDocument text. Source: ODF 1.3 part 3, 16.30 (list styles) and 19.498 (styles)."""

import re
from dataclasses import dataclass
from typing import Any, Final

from .collected import Role
from .numerals import odf_number

STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
FO: Final = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
OUTLINE: Final = "Outline"
_LONGEST_CHAIN: Final = 12
_FORMAT: Final = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}num-list-format"
_PLACEHOLDER: Final = re.compile(r"%([1-9]|10)%")
_TITLES: Final = ("Title", "Subtitle")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list style; `shown` counts how many levels stand in its number, `pattern` says how when given."""

    form: str
    prefix: str
    suffix: str
    shown: int
    start: int
    pattern: str
    is_bullet: bool


class OdfStyles:
    """The styles of content and page styles together, by name."""

    def __init__(self, *roots: Any) -> None:
        self._styles: dict[tuple[str, str], Any] = {}
        self.lists: dict[str, dict[int, Level]] = {}
        for root in roots:
            for style in root.iter(f"{STYLE}style"):
                self._styles[style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", "")] = style
            for style in root.iter(f"{TEXT}list-style"):
                self.lists[style.get(f"{STYLE}name", "")] = _levels(style)
            for style in root.iter(f"{TEXT}outline-style"):
                self.lists[OUTLINE] = _levels(style)

    def text_property(self, family: str, name: str, attribute: str) -> str:
        """Return a property of characters, such as `fo:text-transform`, from the style or those it is based on."""
        for style in self._chain(family, name):
            found = style.find(f"{STYLE}text-properties")
            if found is not None and found.get(attribute) is not None:
                return str(found.get(attribute))
        return ""

    def list_of(self, name: str) -> str | None:
        """Return the list style a paragraph style gives, "" when it switches one off, None when it says nothing."""
        for style in self._chain("paragraph", name):
            if style.get(f"{STYLE}list-style-name") is not None:
                return str(style.get(f"{STYLE}list-style-name"))
        return None

    def role(self, element: Any) -> Role:
        """Return what a paragraph is by its tag and style."""
        if element.tag == f"{TEXT}h":
            return Role.HEADING
        names = [style.get(f"{STYLE}name", "") for style in self._chain("paragraph", element.get(f"{TEXT}style-name"))]
        return Role.TITLE if any(name in _TITLES for name in names) else Role.BODY

    def _chain(self, family: str, name: str | None) -> list[Any]:
        chain: list[Any] = []
        while name and (family, name) in self._styles and len(chain) < _LONGEST_CHAIN:
            chain.append(self._styles[family, name])
            name = chain[-1].get(f"{STYLE}parent-style-name")
        return chain


class OdfLists:
    """The numbers of the lists of a document, counted as LibreOffice shows them."""

    def __init__(self, styles: OdfStyles) -> None:
        self._styles = styles
        self._by_id: dict[str, dict[int, int]] = {}
        self._last: dict[str, dict[int, int]] = {}
        self.has_latin_letters = 0

    def counts_for(self, element: Any, style: str) -> dict[int, int]:
        """Return the counts of a list that opens: new ones, or those of the list that it continues."""
        named = element.get(f"{TEXT}continue-list", "")
        if named in self._by_id:
            counts = self._by_id[named]
        elif element.get(f"{TEXT}continue-numbering") == "true" and style in self._last:
            counts = self._last[style]
        else:
            counts = {}
        if name := element.get("{http://www.w3.org/XML/1998/namespace}id"):
            self._by_id[name] = counts
        self._last[style] = counts
        return counts

    def outline_label(self, level: int) -> str | None:
        """Count a heading outside every list and return its number, None when headings are not numbered."""
        return self.next_label(OUTLINE, self._last.setdefault(OUTLINE, {}), level, None)

    def next_label(self, style: str, counts: dict[int, int], level: int, start: int | None) -> str | None:
        """Count an item at a level (from 1) and return its number, „–“ for a bullet; `start` is its own number."""
        levels = self._styles.lists.get(style, {})
        own = levels.get(level)
        if own is None:
            return None
        if start is not None:
            counts[level] = start
        else:
            counts[level] = counts[level] + 1 if level in counts else own.start
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        if own.is_bullet:
            return "–"
        if not own.form:
            return None
        return self._shown(own, levels, counts, level).strip() or None

    def _shown(self, own: Level, levels: dict[int, Level], counts: dict[int, int], level: int) -> str:
        def figure(at: int) -> str:
            source = levels.get(at)
            if source is None:
                return ""
            self.has_latin_letters += source.form[:1] in ("a", "A")
            return odf_number(counts.get(at, source.start), source.form)

        if own.pattern:
            return _PLACEHOLDER.sub(lambda match: figure(int(match.group(1))), own.pattern)
        numbers = [figure(at) for at in range(max(1, level - own.shown + 1), level + 1)]
        return f"{own.prefix}{'.'.join(filter(None, numbers))}{own.suffix}"


def counted(element: Any, name: str, default: int, most: int = 1_000_000) -> int:
    """Return an attribute as a number between 0 and `most`, else the default."""
    text = element.get(name) or ""
    return min(int(text), most) if text.isascii() and text.isdigit() and len(text) <= 9 else default


def _levels(style: Any) -> dict[int, Level]:
    return {counted(each, f"{TEXT}level", 0): _level(each) for each in style if each.get(f"{TEXT}level")}


def _level(element: Any) -> Level:
    return Level(
        form=element.get(f"{STYLE}num-format") or "",
        prefix=element.get(f"{STYLE}num-prefix") or "",
        suffix=element.get(f"{STYLE}num-suffix") or "",
        shown=counted(element, f"{TEXT}display-levels", 1, 10),
        start=counted(element, f"{TEXT}start-value", 1),
        pattern=element.get(_FORMAT) or "",
        is_bullet=element.tag in (f"{TEXT}list-level-style-bullet", f"{TEXT}list-level-style-image"),
    )
