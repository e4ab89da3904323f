"""Editing single places of an act: every operation of `edits`, each with what became of the anchors.

No words are lost but those the clerk takes out; marks change only with numbers. Source: УПЗНА чл. 26–33 and 52.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from .carried_warnings import carried
from .edits import (
    ChangeKind,
    Edit,
    Edited,
    EditRefused,
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
from .eids import PREAMBLE_EID
from .grafting import NoSuchPlaceError, graft
from .labels import describe
from .merging import merged
from .naming import renamed
from .nesting import TABULAR, may_hold
from .placing import around, begun, chain, children_of, filled, kind_of, moved_to, parent_of, stepped, with_children
from .printed_marks import UNNUMBERED, checked_number, mark_of
from .renumbering import renumbered
from .rewording import one_line, read_words
from .splitting import split
from .tree import Act, Kind, Node
from .writing import written


def apply(act: Act, edit: Edit) -> Edited:
    """Return the act after the edit. Raises EditRefused, also for a place that is not there."""
    try:
        changed = _CHANGES[type(edit)](act, edit)
    except NoSuchPlaceError as error:
        raise EditRefused("Такова място вече няма в текста.") from error
    source, named = written(renamed(changed))
    moved = {old.eid: new.eid for old, new in zip(changed.walk(), named.walk(), strict=True) if old.eid}
    if act.preamble and named.preamble:
        moved[PREAMBLE_EID] = PREAMBLE_EID
    return Edited(replace(named, warnings=carried(act, named, moved)), source, moved)


def _reword(act: Act, edit: Reword) -> Act:
    node = chain(act, edit.eid)[-1]
    same = node.kind in UNNUMBERED or edit.number == node.number
    number = node.number if same else checked_number(node.kind, edit.number)
    mark = node.mark if number == node.number else mark_of(node.kind, number)
    text, children = read_words(node.kind, edit.text)
    heading = one_line(edit.heading)
    if not (heading or text or children or node.children):
        raise EditRefused("Напишете текст или премахнете мястото.", "text")
    new = replace(node, number=number, mark=mark, heading=heading, text=text, children=())
    return graft(act, edit.eid, lambda _: (filled(filled(new, children), node.children),))


def _change_kind(act: Act, edit: ChangeKind) -> Act:
    node, parent = chain(act, edit.eid)[-1], parent_of(act, edit.eid)
    if node.kind in TABULAR or edit.kind in TABULAR:
        raise EditRefused("Таблица не става друг вид място.", "kind")
    number = checked_number(edit.kind, edit.number)
    heading, text = _as_kind(node, edit.kind)
    bare = replace(node, kind=edit.kind, number=number, mark=mark_of(edit.kind, number), heading=heading, text=text)
    bare = replace(bare, children=())
    before = around(act, edit.eid)[0]
    if not may_hold(kind_of(parent), edit.kind) and before and may_hold(before[-1].kind, edit.kind):
        near = before[-1]
        siblings = [each for each in children_of(act, parent) if each.eid != edit.eid]
        joined = filled(near, (filled(bare, node.children),))
        return with_children(act, parent, [joined if each is near else each for each in siblings])
    return begun(act, edit.eid, (), bare, node.children)


def _as_kind(node: Node, kind: Kind) -> tuple[str, str]:
    """Return the heading and text that the words of a place are in another kind: those of a title are all heading."""
    words = " ".join(filter(None, (node.heading, node.text)))
    is_title = kind in (Kind.PART, Kind.DIVISION, Kind.CHAPTER, Kind.SECTION, Kind.HEADING, Kind.PROVISIONS)
    if is_title:
        return words, ""
    return (node.heading, node.text) if kind in (Kind.ARTICLE, Kind.CLAUSE, Kind.ANNEX) else ("", words)


def _make_heading(act: Act, edit: MakeHeading) -> Act:
    _, node, behind = around(act, edit.eid)
    following = (*node.children, *behind)
    heir = following[0] if following else None
    if heir is None or heir.kind not in (Kind.ARTICLE, Kind.CLAUSE) or heir.heading:
        raise EditRefused("След това място няма член или § без заглавие.", "kind")
    if node.kind not in (Kind.HEADING, Kind.TEXT):
        raise EditRefused(f"{describe(node)} не може да стане заглавие на член.", "kind")
    heading = one_line(" ".join((node.mark, node.heading, node.text)))
    parent = parent_of(act, edit.eid)
    siblings = [each for each in children_of(act, parent) if each.eid != edit.eid]
    at = children_of(act, parent).index(node)
    new = (*siblings[:at], replace(heir, heading=heading), *following[1:])
    return with_children(act, parent, new)


def _insert(act: Act, edit: Insert) -> Act:
    if edit.kind in TABULAR or edit.kind is Kind.PROVISIONS:
        raise EditRefused("Такова място се добавя в полето с целия текст.", "kind")
    node = chain(act, edit.eid)[-1]
    number = checked_number(edit.kind, edit.number)
    text, children = read_words(edit.kind, edit.text)
    heading = one_line(edit.heading)
    if not (text or heading or children):
        raise EditRefused("Напишете текста на новото място.", "text")
    new = filled(Node(edit.kind, number, mark_of(edit.kind, number), heading, text), children)
    if may_hold(node.kind, edit.kind):
        first = (new, *node.children) if node.is_grouping else (*node.children, new)
        return graft(act, edit.eid, lambda holder: (replace(holder, children=first),))
    way = chain(act, edit.eid)
    for depth in range(len(way) - 1, -1, -1):
        if may_hold(way[depth - 1].kind if depth else None, edit.kind):
            return graft(act, way[depth].eid, lambda before: (before, new))
    raise EditRefused(f"Тук не може да се добави {describe(new)}.", "kind")


def _remove(act: Act, edit: Remove) -> Act:
    before, node, behind = around(act, edit.eid)
    if not edit.keep_children or not node.children:
        return graft(act, edit.eid, lambda _: ())
    parent = parent_of(act, edit.eid)
    near = before[-1] if before else None
    if near is not None and near.kind is node.kind:
        return with_children(act, parent, (*before[:-1], filled(near, node.children), *behind))
    for child in node.children:
        if not may_hold(kind_of(parent), child.kind):
            raise EditRefused(f"{describe(child)} няма къде да остане. Първо сменете мястото.", "keep_children")
    return with_children(act, parent, (*before, *node.children, *behind))


def _retitle(act: Act, edit: Retitle) -> Act:
    title = one_line(edit.title)
    if not title:
        raise EditRefused("Напишете наименованието на акта.", "title")
    lines = (one_line(line) for line in edit.preamble.splitlines())
    return replace(act, title=title, preamble="\n".join(filter(None, lines)))


_CHANGES: dict[type[Edit], Callable[[Act, Any], Act]] = {
    Split: split,
    Merge: lambda act, edit: merged(act, edit.eid),
    Step: lambda act, edit: stepped(act, edit.eid, up=edit.up),
    Move: lambda act, edit: moved_to(act, edit.eid, edit.target, inside=edit.inside),
    Renumber: lambda act, edit: renumbered(act, edit.eid, edit.number, following=edit.following),
    Reword: _reword,
    ChangeKind: _change_kind,
    MakeHeading: _make_heading,
    Insert: _insert,
    Remove: _remove,
    Retitle: _retitle,
}
