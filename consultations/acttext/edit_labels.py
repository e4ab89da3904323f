"""What an edit is called in the list of edits and on „Отмени“."""

from .edits import (
    ChangeKind,
    Edit,
    Insert,
    MakeHeading,
    Merge,
    Move,
    Remove,
    Renumber,
    Retitle,
    Reword,
    Split,
    Step,
)
from .labels import citation, describe
from .printed_marks import checked_number
from .tree import Act, Kind, Node

_FEMININE = frozenset(
    {Kind.PART, Kind.CHAPTER, Kind.PARAGRAPH, Kind.POINT, Kind.SUBPOINT, Kind.LETTER, Kind.SUBLETTER}
    | {Kind.TABLE, Kind.CELL}
)
_NEUTER = frozenset({Kind.HEADING, Kind.INDENT, Kind.ANNEX})


def edit_label(act: Act, edit: Edit) -> str:
    """Return the words for an edit that `act` allows: „преномериран чл. 7 на чл. 6а“."""
    if isinstance(edit, Retitle):
        return "поправено наименование"
    node = act.find(edit.eid) or Node(Kind.TEXT)
    place, end = _cited(node), _ending(node.kind)
    match edit:
        case Split():
            return f"разделен{end} {place}, {_new(edit)}"
        case Merge():
            return f"слят{end} {place} с предходното място"
        case Step():
            return f"преместен{end} {place} {'нагоре' if edit.up else 'надолу'}"
        case Move():
            where = _cited(act.find(edit.target) or Node(Kind.TEXT))
            return f"преместен{end} {place} {'в' if edit.inside else 'след'} {where}"
        case Renumber():
            number = describe(Node(node.kind, checked_number(node.kind, edit.number)))
            return f"преномериран{end} {place} на {number}{' с всички след това' if edit.following else ''}"
        case Reword():
            return f"поправен{end} {place}"
        case ChangeKind():
            return f"{place} става {_named(edit)}"
        case MakeHeading():
            return f"{place} става заглавие на следващия член"
        case Insert():
            return f"{_new(edit)} след {place}"
        case Remove():
            return f"премахнат{end} {place}"


def _ending(kind: Kind) -> str:
    if kind is Kind.PROVISIONS:
        return "и"
    return "а" if kind in _FEMININE else "о" if kind in _NEUTER else ""


def _cited(node: Node) -> str:
    return citation(node) if node.eid else describe(node)


def _new(edit: Split | Insert) -> str:
    return f"нов{_ending(edit.kind)} {_named(edit)}"


def _named(edit: Split | ChangeKind | Insert) -> str:
    return describe(Node(edit.kind, checked_number(edit.kind, edit.number)))
