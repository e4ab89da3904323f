"""Orders about words carried out in the act in force."""

from dataclasses import replace

from consultations.acttext.labels import label
from consultations.acttext.tree import Kind, Node

from .instruction import Order, Part, Status, Target, Wish
from .wordwork import Change, appended, deleting, inserting, replacing, sentences
from .workshop import NotApplied, Workshop

_CLEAR = "УПЗНА чл. 36; ЗНА чл. 9"


def edit_words(shop: Workshop, wish: Wish) -> str:
    """Carry out an order about words and return a note for the reader, mostly none. Raises NotApplied."""
    if wish.order is Order.APPEND:
        return _append(shop, wish)
    if not wish.words:
        return _leave_out(shop, wish.target)
    count = _change_everywhere(shop, wish.target, _change(wish))
    if not count:
        place = "в основния акт" if not wish.target.steps and wish.target.part is Part.WHOLE else f"в {wish.target}"
        raise NotApplied(Status.WORDS_NOT_FOUND, f"Думите „{wish.words}“ не се срещат {place}.", _CLEAR)
    if count > 1 and wish.target.steps:
        return f"Думите „{wish.words}“ се срещат {count} пъти; промяната е направена навсякъде."
    return ""


def rewrite_part(shop: Workshop, wish: Wish) -> str:
    """Put the wording in place of a title, of the text above the points or of one sentence. Raises NotApplied."""
    part, target = wish.target.part, wish.target
    if part is Part.HEADING and not target.steps:
        shop.act = replace(shop.act, title=wish.wording)
        return ""
    node = shop.find(target)
    if part is Part.HEADING:
        _put(shop, node, heading=wish.wording)
    elif part is Part.LEAD:
        _put(shop, node, text=_unmarked(node, wish.wording))
    else:
        said = _sentences(node, target)
        at = target.sentence - 1
        said[at] = wish.wording + _apart(said[at])[1]
        _put(shop, node, text="".join(said))
    return ""


def _unmarked(node: Node, wording: str) -> str:
    """Return the wording without the mark of the place that it repeats: „(2) В градината …:“."""
    mark = next((mark for mark in (node.mark, label(node)) if mark and wording.startswith(mark)), "")
    return wording[len(mark) :].lstrip()


def insert_sentence(shop: Workshop, wish: Wish) -> str:
    """Put a new sentence at its place in the text. Raises NotApplied."""
    node = shop.find(wish.target)
    said = [each.rstrip() for each in sentences(node.text)]
    at = wish.target.sentence - 1
    if at > len(said):
        raise NotApplied(
            Status.TARGET_NOT_FOUND, f"{wish.target} не може да се създаде: няма предходно.", "УПЗНА чл. 36"
        )
    _put(shop, node, text=" ".join([*said[:at], wish.wording, *said[at:]]))
    return ""


def _change(wish: Wish) -> Change:
    match wish.order:
        case Order.REPLACE_WORDS:
            return replacing(wish.words, wish.wording)
        case Order.DELETE_WORDS:
            return deleting(wish.words)
        case _:
            return inserting(wish.words, wish.wording, before=wish.order is Order.INSERT_BEFORE)


def _change_everywhere(shop: Workshop, target: Target, change: Change) -> int:
    """Apply the change to everything that belongs to the target and return how often the words were found."""
    if not target.steps:
        return _change_act(shop, target, change)
    node = shop.find(target)
    if target.part is Part.HEADING:
        heading, count = change(node.heading, False)
        _put(shop, node, heading=heading)
        return count
    if target.part is Part.LEAD:
        text, count = change(node.text, True)
        _put(shop, node, text=text)
        return count
    if target.part is Part.SENTENCE:
        said = _sentences(node, target)
        sentence, space = _apart(said[target.sentence - 1])
        changed, count = change(sentence, True)
        said[target.sentence - 1] = changed + space
        _put(shop, node, text="".join(said))
        return count
    return _change_tree(shop, node, change)


def _change_act(shop: Workshop, target: Target, change: Change) -> int:
    if target.part is Part.HEADING:
        title, count = change(shop.act.title, False)
        shop.act = replace(shop.act, title=title)
        return count
    own = {top.eid for top in shop.own_places()}
    worked = [_changed(shop, top, change) if top.eid in own else (top, 0) for top in shop.act.children]
    shop.act = replace(shop.act, children=tuple(top for top, _count in worked))
    return sum(count for _top, count in worked)


def _change_tree(shop: Workshop, node: Node, change: Change) -> int:
    changed, count = _changed(shop, node, change)
    shop.change(node.eid, lambda _before: (changed,))
    return count


def _changed(shop: Workshop, node: Node, change: Change) -> tuple[Node, int]:
    """Return a place with the change made in it and under it, the place itself where it has none of the words."""
    heading, in_heading = change(node.heading, False)
    text, in_text = change(node.text, node.kind is not Kind.CELL)
    if in_heading or in_text:
        shop.touch(node.eid)
    worked = [_changed(shop, child, change) for child in node.children]
    total = in_heading + in_text + sum(count for _child, count in worked)
    if not total:
        return node, 0
    return replace(node, heading=heading, text=text, children=tuple(child for child, _count in worked)), total


def _append(shop: Workshop, wish: Wish) -> str:
    target = wish.target
    if not target.steps:
        raise NotApplied(Status.NOT_UNDERSTOOD, "Не е казано на кое място се добавят думите.", _CLEAR)
    node = shop.find(target)
    if target.part is Part.SENTENCE:
        said = _sentences(node, target)
        sentence, space = _apart(said[target.sentence - 1])
        said[target.sentence - 1] = appended(sentence, wish.wording, wish.ending) + space
        _put(shop, node, text="".join(said))
        return ""
    if target.part is Part.HEADING:
        _put(shop, node, heading=appended(node.heading, wish.wording, wish.ending))
        return ""
    last = node
    while target.part is Part.WHOLE and last.children:
        last = last.children[-1]
    _put(shop, last, text=appended(last.text, wish.wording, wish.ending))
    if last is not node:
        return "Допълнението е поставено в края на последната част на разпоредбата."
    return ""


def _leave_out(shop: Workshop, target: Target) -> str:
    node = shop.find(target)
    if target.part is Part.SENTENCE:
        said = _sentences(node, target)
        del said[target.sentence - 1]
        _put(shop, node, text="".join(said).rstrip())
    elif target.part is Part.HEADING:
        _put(shop, node, heading="")
    else:
        raise NotApplied(Status.NOT_UNDERSTOOD, f"Не е ясно какво се заличава в {target}.", _CLEAR)
    return ""


def _sentences(node: Node, target: Target) -> list[str]:
    """Return the sentences of a place. Raises NotApplied when it has fewer than the target says."""
    said = sentences(node.text)
    if target.sentence > len(said):
        raise NotApplied(Status.TARGET_NOT_FOUND, f"{target} не съществува в основния акт.", "УПЗНА чл. 40")
    return said


def _apart(sentence: str) -> tuple[str, str]:
    """Return a sentence and the space behind it."""
    words = sentence.rstrip()
    return words, sentence[len(words) :]


def _put(shop: Workshop, node: Node, *, heading: str | None = None, text: str | None = None) -> None:
    heading = node.heading if heading is None else heading
    text = node.text if text is None else text
    if (heading, text) != (node.heading, node.text):
        shop.change(node.eid, lambda each: (replace(each, heading=heading, text=text),))
        shop.touch(node.eid)
