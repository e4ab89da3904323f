"""Word's automatic numbers, counted as Word shows them. Source: ECMA-376-1, 17.9 (WordprocessingML, numbering)."""

import re
from dataclasses import dataclass, replace
from typing import Any, Final

from .numerals import word_number

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEVELS: Final = 9
_PLACEHOLDER: Final = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `restart_after` is the highest 1-based level that restarts it, None any higher one."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    is_legal: bool = False
    restart_after: int | None = None
    style: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    """A `w:num`: the definition it counts with, its own levels and the levels it starts anew."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a document and how far each has counted. Lists of one definition count together."""

    def __init__(self, root: Any, style_lists: dict[str, str], *, latin: bool) -> None:
        self._latin = latin
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()
        self.has_latin_letters = 0
        definitions = (
            {} if root is None else {_id(each, "abstractNumId"): each for each in root.iter(f"{W}abstractNum")}
        )
        lists = [] if root is None else list(root.iter(f"{W}num"))
        owners = {_id(each, "numId"): value(each.find(f"{W}abstractNumId")) for each in lists}
        resolved = {name: _resolve(name, definitions, owners, style_lists) for name in definitions}
        levels = {name: _levels(definitions[resolved[name]]) for name in definitions}
        self._lists = {
            _id(each, "numId"): _list(each, resolved[owner], levels[owner])
            for each in lists
            if (owner := owners[_id(each, "numId")]) in definitions
        }

    def level_of_style(self, number: str, style: str) -> int | None:
        """Return the level of a list that belongs to a paragraph style."""
        found = self._lists.get(number)
        return next((at for at, level in found.levels.items() if level.style == style), None) if found else None

    def next_label(self, number: str, at: int) -> str | None:
        """Count a paragraph of a list and return its number as shown; „–“ for a bullet, None when it has none."""
        own = self._lists.get(number)
        level = own.levels.get(at) if own else None
        if own is None or level is None:
            return None
        counts = self._counts.setdefault(own.definition, {})
        if at in own.starts and (number, at) not in self._started:
            counts[at] = own.starts[at]
            self._started.add((number, at))
        else:
            counts[at] = counts[at] + 1 if at in counts else level.start
        for deeper in [each for each in counts if each > at]:
            limit = own.levels[deeper].restart_after if deeper in own.levels else None
            if limit is None or at < limit:
                del counts[deeper]
        if level.form == "bullet":
            return "–"
        return self._shown(level, own, counts).strip() or None

    def _shown(self, level: Level, own: _List, counts: dict[int, int]) -> str:
        def figure(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            source = own.levels.get(at, Level())
            form = "decimal" if level.is_legal else source.form
            self.has_latin_letters += form in ("lowerLetter", "upperLetter") and not self._latin
            return word_number(counts.get(at, source.start), form, latin=self._latin)

        return _PLACEHOLDER.sub(figure, level.text)


def value(element: Any, default: str = "") -> str:
    """Return the `w:val` of an element that may be missing."""
    return default if element is None else str(element.get(f"{W}val", default))


def whole(element: Any, default: int) -> int:
    """Return the `w:val` of an element as a number between 0 and a million, else the default."""
    text = value(element)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else default


def is_on(element: Any) -> bool:
    """Whether a toggle such as `w:caps` is there and not switched off."""
    return element is not None and value(element, "true") not in ("0", "false", "off")


def _id(element: Any, name: str) -> str:
    return str(element.get(f"{W}{name}", ""))


def _resolve(name: str, definitions: dict[str, Any], owners: dict[str, str], style_lists: dict[str, str]) -> str:
    """Follow a definition that only points to a list style to the definition that has the levels."""
    seen = {name}
    while link := value(definitions[name].find(f"{W}numStyleLink")):
        target = owners.get(style_lists.get(link, ""), "")
        if target not in definitions or target in seen:
            break
        seen.add(target)
        name = target
    return name


def _levels(definition: Any) -> dict[int, Level]:
    return {at: _level(each) for each in definition.findall(f"{W}lvl") if (at := _level_number(each)) < LEVELS}


def _level_number(element: Any) -> int:
    text = _id(element, "ilvl")
    return int(text) if len(text) == 1 and text in "0123456789" else LEVELS


def _level(element: Any) -> Level:
    restart = element.find(f"{W}lvlRestart")
    return Level(
        form=_form(element),
        text=value(element.find(f"{W}lvlText"))[:200],
        start=whole(element.find(f"{W}start"), 0),
        is_legal=is_on(element.find(f"{W}isLgl")),
        restart_after=None if restart is None else whole(restart, 0),
        style=value(element.find(f"{W}pStyle")),
    )


def _form(element: Any) -> str:
    """Return the format; a newer one stands in an alternative beside its fallback."""
    found = element.find(f"{W}numFmt")
    if found is None:
        found = next(element.iter(f"{W}numFmt"), None)
    return value(found, "decimal")


def _list(element: Any, definition: str, inherited: dict[int, Level]) -> _List:
    levels, starts = dict(inherited), {}
    for override in element.findall(f"{W}lvlOverride"):
        at = _level_number(override)
        if at >= LEVELS:
            continue
        own = override.find(f"{W}lvl")
        if own is not None:
            levels[at] = _level(own)
        start = override.find(f"{W}startOverride")
        if start is not None:
            starts[at] = whole(start, 0)
            levels[at] = replace(levels.get(at, Level()), start=starts[at])
    return _List(definition, levels, starts)
