"""Orders about whole places carried out in the act in force. Source: УПЗНА чл. 51 and 52."""

import re
from collections.abc import Sequence
from dataclasses import replace

from consultations.acttext.labels import describe, label
from consultations.acttext.tree import Kind, Node

from .instruction import Status, Step, Target, Wish
from .wording import read_wording
from .workshop import REPEALED, NotApplied, Workshop, order_key

_RENUMBERED = "УПЗНА чл. 52"
_BEHIND_ANOTHER = frozenset(
    {Kind.ARTICLE, Kind.CLAUSE, Kind.PART, Kind.DIVISION, Kind.CHAPTER, Kind.SECTION, Kind.ANNEX}
)
_GROUPS = frozenset({Kind.PART, Kind.DIVISION, Kind.CHAPTER, Kind.SECTION})


def rewrite_place(shop: Workshop, wish: Wish) -> str:
    """Put the new wording in place of a whole place and return a note, mostly none. Raises NotApplied."""
    step = _last(wish.target)
    old = shop.find(wish.target)
    step = replace(step, number=wish.annex if wish.annex is not None else old.number or step.number)
    new = read_wording(step, wish.wording, wish.shared)
    if wish.annex is not None:
        new = replace(new, mark=old.mark, heading=old.heading)
    settled = shop.settled(old, new if new.kind is old.kind else next(e for e in new.walk() if e.kind is old.kind))
    shop.change(old.eid, lambda _node: (replace(settled, number=old.number),))
    shop.touch(*(each.eid for each in settled.walk()))
    return ""


def repeal_place(shop: Workshop, wish: Wish) -> str:
    """Leave „(Отм.)“ at the place; of a grouping the articles in it are repealed with it. Raises NotApplied."""
    node = shop.find(wish.target)
    repealed = _repealed(node)
    shop.change(node.eid, lambda _node: (repealed,))
    shop.touch(*(each.eid for each in repealed.walk()))
    if repealed.children:
        return f"Отменени са и членовете в {describe(node)}."
    return ""


def insert_place(shop: Workshop, wish: Wish) -> str:
    """Put a new place where its number belongs. Raises NotApplied when it is taken for good.

    An алинея, точка or буква may push away the one that bears its number now: the amending act says what that becomes.
    """
    step = _last(wish.target)
    new = shop.fresh(read_wording(step, wish.wording, wish.shared))
    above = Target(wish.target.steps[:-1], block=wish.target.block)
    parent = shop.find(above) if above.steps else None
    alike = _alike(shop, parent, step, wish.target.block)
    taken = next((node for node in alike if node.number == step.number), None)
    if taken and taken.text == REPEALED and not taken.children:
        settled = shop.settled(taken, next(each for each in new.walk() if each.kind is step.kind))
        shop.change(taken.eid, lambda _node: (settled,))
        shop.touch(*(each.eid for each in settled.walk()))
        return ""
    if taken and (step.kind in _BEHIND_ANOTHER or shop.is_new(taken)):
        raise NotApplied(Status.AMBIGUOUS, f"{wish.target} вече съществува в основния акт.", _RENUMBERED)
    _place(shop, parent, alike, new, step)
    shop.touch(*(each.eid for each in new.walk()))
    return ""


def renumber_place(shop: Workshop, wish: Wish) -> str:
    """Give a place its new number; a repealed slot that bore it goes. Raises NotApplied."""
    node = shop.find(wish.target)
    parent = shop.parent(node.eid)
    for sibling in shop.siblings(parent):
        is_slot = sibling.kind is node.kind and sibling.text == REPEALED and not sibling.children
        if is_slot and sibling.number == wish.becomes and sibling.eid != node.eid:
            shop.change(sibling.eid, lambda _node: ())
    shop.change(node.eid, lambda each: (_numbered(each, wish.becomes),))
    shop.touch(node.eid)
    return ""


def wrap_text(shop: Workshop, wish: Wish) -> str:
    """Make the whole text of an article its алинея with this number. Raises NotApplied."""
    step = _last(wish.target)
    holder = shop.find(replace(wish.target, steps=wish.target.steps[:-1]))
    paragraphs = holder.of_kind(Kind.PARAGRAPH)
    if step.kind is not Kind.PARAGRAPH or any(not shop.is_new(node) for node in paragraphs):
        raise NotApplied(Status.AMBIGUOUS, f"{describe(holder)} вече има алинеи.", "УПЗНА чл. 27")
    inner = tuple(child for child in holder.children if child not in paragraphs)
    mark = label(Node(Kind.PARAGRAPH, step.number))
    paragraph = replace(shop.fresh(Node(Kind.PARAGRAPH, step.number, mark, text=holder.text)), children=inner)
    children = sorted((paragraph, *paragraphs), key=order_key)
    shop.change(holder.eid, lambda each: (replace(each, text="", children=tuple(children)),))
    shop.touch(paragraph.eid, holder.eid)
    return ""


def _last(target: Target) -> Step:
    if target.last is None:
        raise NotApplied(Status.NOT_UNDERSTOOD, "Не е казано на кое място е промяната.", "УПЗНА чл. 40")
    return target.last


def _repealed(node: Node) -> Node:
    if node.kind in _GROUPS:
        return replace(node, heading=REPEALED, children=tuple(_repealed(child) for child in node.children))
    heading = node.heading if node.kind is Kind.ANNEX else ""
    return replace(node, heading=heading, text=REPEALED, children=())


def _numbered(node: Node, number: str) -> Node:
    mark, count = re.subn(rf"(?<!\w){re.escape(node.number)}(?!\w)", number, node.mark, count=1)
    return replace(node, number=number, mark=mark if count else label(replace(node, number=number)))


def _alike(shop: Workshop, parent: Node | None, step: Step, block: str) -> list[Node]:
    """Return the places of this kind among which the new one is numbered."""
    if step.kind is Kind.SECTION and parent:
        return [node for node in parent.walk() if node.kind is step.kind]
    if step.kind in _BEHIND_ANOTHER:
        tops = shop.own_places(block if step.kind is Kind.CLAUSE else "")
        return [node for top in tops for node in top.walk() if node.kind is step.kind]
    return list(parent.of_kind(step.kind)) if parent else []


def _place(shop: Workshop, parent: Node | None, alike: Sequence[Node], new: Node, step: Step) -> None:
    """Put the new place behind the last one with a smaller number, or in front of the first."""
    key = order_key(Node(step.kind, step.number))
    before = [node for node in alike if order_key(node) < key]
    if not alike:
        if parent is None and step.kind is not Kind.ANNEX:
            sentence = f"В основния акт няма след какво да се постави {describe(Node(step.kind, step.number))}."
            raise NotApplied(Status.TARGET_NOT_FOUND, sentence, _RENUMBERED)
        shop.set_children(parent, (*shop.siblings(parent), new))
    elif before:
        shop.change(before[-1].eid, lambda node: (node, new))
    else:
        shop.change(alike[0].eid, lambda node: (new, node))
