"""What a Word style gives its paragraphs: a list, capitals, hidden text, the role of a heading."""

from dataclasses import dataclass
from typing import Any, Final

from .collected import Role
from .word_numbering import W, is_on, value, whole

_LONGEST_CHAIN: Final = 12
_BODY_OUTLINE: Final = 9


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands in a list: `number` names the list (empty for none), `level` counts from 0."""

    number: str = ""
    level: int | None = None


class Styles:
    """The styles of a document by their id; a style has what the one it is based on has."""

    def __init__(self, root: Any) -> None:
        found = [] if root is None else list(root.iter(f"{W}style"))
        self._styles = {str(style.get(f"{W}styleId", "")): style for style in found}
        self._toggles: dict[tuple[str, str], bool] = {}
        self._default = next(
            (name for name, each in self._styles.items() if each.get(f"{W}type") == "paragraph" and _is_default(each)),
            "",
        )

    @property
    def lists(self) -> dict[str, str]:
        """The list that each list style stands for."""
        found = {name: value(style.find(f"{W}pPr/{W}numPr/{W}numId")) for name, style in self._styles.items()}
        return {name: number for name, number in found.items() if number}

    def of_paragraph(self, properties: Any) -> str:
        """Return the id of the style of a paragraph."""
        named = None if properties is None else properties.find(f"{W}pStyle")
        return value(named) or self._default

    def place(self, style: str) -> tuple[Place, str]:
        """Return the list that a style puts its paragraphs in and the style that says so."""
        for name, element in self._chain(style):
            own = element.find(f"{W}pPr/{W}numPr")
            if own is not None and value(own.find(f"{W}numId")):
                level = own.find(f"{W}ilvl")
                return Place(value(own.find(f"{W}numId")), None if level is None else whole(level, 0)), name
        return Place(), ""

    def is_on(self, style: str, toggle: str) -> bool:
        """Whether a style switches on a property of its characters, `caps` or `vanish`."""
        known = self._toggles.get((style, toggle))
        if known is None:
            known = self._toggles[style, toggle] = self._find_toggle(style, toggle)
        return known

    def _find_toggle(self, style: str, toggle: str) -> bool:
        for _, element in self._chain(style):
            found = element.find(f"{W}rPr/{W}{toggle}")
            if found is not None:
                return is_on(found)
        return False

    def role(self, style: str, properties: Any) -> Role:
        """Return what a paragraph is by its style, or by an outline level of its own."""
        own = None if properties is None else properties.find(f"{W}outlineLvl")
        if own is not None:
            return Role.HEADING if whole(own, _BODY_OUTLINE) < _BODY_OUTLINE else Role.BODY
        for _, element in self._chain(style):
            name = value(element.find(f"{W}name")).lower()
            if name in ("title", "subtitle"):
                return Role.TITLE
            if name.startswith("toc ") and name != "toc heading":
                return Role.CONTENTS
            if whole(element.find(f"{W}pPr/{W}outlineLvl"), _BODY_OUTLINE) < _BODY_OUTLINE:
                return Role.HEADING
        return Role.BODY

    def _chain(self, style: str) -> list[tuple[str, Any]]:
        chain: list[tuple[str, Any]] = []
        while style in self._styles and len(chain) < _LONGEST_CHAIN:
            chain.append((style, self._styles[style]))
            style = value(self._styles[style].find(f"{W}basedOn"))
        return chain


def _is_default(style: Any) -> bool:
    return style.get(f"{W}default") in ("1", "true", "on")
