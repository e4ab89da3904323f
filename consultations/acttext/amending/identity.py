"""Which place of the consolidated act is which one of the act in force: known from the work, not found by likeness."""

from consultations.acttext.alignment import Alignment, Match, Relation
from consultations.acttext.eids import PREAMBLE_EID
from consultations.acttext.tree import Act, Kind, Node

_ADDED = "Създава се с изменящия акт."
_REMOVED = "Отпада с изменящия акт."
_SPLIT = "Текстът на члена става негова алинея."


def identity(base: Act, result: Act, origin: dict[str, str]) -> Alignment:
    """Return the alignment of the act in force with the result; `origin` gives the old anchor behind a new one.

    Every place that was kept is matched, whatever number it bears now; others were added or removed. A new first
    алинея that takes the words of an article which had none is split off from it.
    """
    old = {node.eid: node for node in base.walk()}
    kept = {origin[node.eid]: node for node in result.walk() if origin[node.eid] in old}
    gone: dict[str, list[str]] = {}
    previous = PREAMBLE_EID if base.preamble else ""
    for eid in old:
        if eid in kept:
            previous = kept[eid].eid
        else:
            gone.setdefault(previous, []).append(eid)
    matches = [Match(PREAMBLE_EID, PREAMBLE_EID, Relation.SAME)] if base.preamble else []
    matches += _removed(gone, matches[0].new if matches else "")
    split = _first_paragraphs(result, old, origin)
    for node in result.walk():
        before = old.get(origin[node.eid])
        if before:
            matches.append(_match(before, node))
        elif node.eid in split:
            matches.append(Match(split[node.eid], node.eid, Relation.SPLIT, _SPLIT, is_changed=True))
        else:
            matches.append(Match("", node.eid, Relation.ADDED, _ADDED))
        matches += _removed(gone, node.eid)
    return Alignment(tuple(matches))


def _first_paragraphs(result: Act, old: dict[str, Node], origin: dict[str, str]) -> dict[str, str]:
    """Return for every new first алинея that took over the text of its article the old anchor of the article."""
    found = {}
    for node in result.walk():
        before = old.get(origin[node.eid])
        first = next(iter(node.of_kind(Kind.PARAGRAPH)), None)
        if before and before.text and not node.text and first and origin[first.eid] not in old:
            found[first.eid] = before.eid
    return found


def _removed(gone: dict[str, list[str]], behind: str) -> list[Match]:
    return [Match(eid, "", Relation.REMOVED, _REMOVED) for eid in gone.get(behind, ())]


def _match(before: Node, after: Node) -> Match:
    changed = _words(before) != _words(after)
    if before.number != after.number:
        return Match(before.eid, after.eid, Relation.RENUMBERED, "Преномерира се с изменящия акт.", changed)
    relation = Relation.CHANGED if changed else Relation.SAME
    return Match(before.eid, after.eid, relation, "Същото място на основния акт.", changed)


def _words(node: Node) -> list[tuple[str, ...]]:
    """Return what makes a place changed: of a heading its own words, of other places all inside with its numbers."""
    inside = [] if node.is_grouping else [each for child in node.children for each in child.walk()]
    return [(node.heading, node.text), *((each.number, each.heading, each.text) for each in inside)]
