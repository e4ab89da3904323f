"""From pairs to an alignment: what each pair means, why it is one, and in which order a reader meets them."""

from collections import defaultdict
from collections.abc import Iterator

from .alignment import Alignment, Match, Relation
from .gaps import in_order
from .labels import citation
from .likeness import likeness
from .pairs import Pairs
from .places import Place

BY_HAND = "посочено от служител"


def relate(pairs: Pairs) -> Alignment:
    """Return the alignment that the pairs amount to, every place of both versions in it."""
    moved = _moved(pairs)
    behind = _behind(pairs, moved)
    matches = list(_behind_of(-1, behind, pairs))
    for new in pairs.new:
        matches.append(_match_of_new(new, pairs, moved))
        matches.extend(_behind_of(new.at, behind, pairs))
    return Alignment(tuple(matches))


def _behind_of(at: int, behind: dict[int, list[Place]], pairs: Pairs) -> Iterator[Match]:
    return (_match_of_old(old, pairs) for old in behind.get(at, ()))


def _match_of_new(new: Place, pairs: Pairs, moved: set[int]) -> Match:
    old = pairs.predecessor(new)
    if old is None:
        return _match_of_arrival(new, pairs)
    is_changed = old.compared != new.compared
    by_hand = (old.at, new.at) in pairs.by_hand
    if new.at in moved:
        relation = Relation.MOVED
    elif old.number != new.number:
        relation = Relation.RENUMBERED
    else:
        relation = Relation.CHANGED if is_changed else Relation.SAME
    why = BY_HAND if by_hand else _why(old, new, relation)
    return Match(old.eid, new.eid, relation, why, is_changed, by_hand)


def _match_of_arrival(new: Place, pairs: Pairs) -> Match:
    parent = pairs.parted.get(new.at)
    if parent is None:
        by_hand = (-1, new.at) in pairs.by_hand
        return Match(
            "",
            new.eid,
            Relation.ADDED,
            BY_HAND if by_hand else "няма такъв текст в предишната редакция",
            by_hand=by_hand,
        )
    old = pairs.old[parent]
    by_hand = (old.at, new.at) in pairs.by_hand
    why = BY_HAND if by_hand else f"текстът е отделен от {citation(old.node)}"
    return Match(old.eid, new.eid, Relation.SPLIT, why, is_changed=True, by_hand=by_hand)


def _match_of_old(old: Place, pairs: Pairs) -> Match:
    into = pairs.ended.get(old.at)
    if into is None:
        by_hand = (old.at, -1) in pairs.by_hand
        return Match(
            old.eid, "", Relation.REMOVED, BY_HAND if by_hand else "няма такъв текст в новата редакция", by_hand=by_hand
        )
    new = pairs.new[into]
    by_hand = (old.at, new.at) in pairs.by_hand
    why = BY_HAND if by_hand else f"текстът е влят в {citation(new.node)}"
    return Match(old.eid, new.eid, Relation.MERGED, why, is_changed=True, by_hand=by_hand)


def _why(old: Place, new: Place, relation: Relation) -> str:
    """Return the sentence that explains a pair that was found."""
    if old.compared == new.compared:
        text = "същият текст"
    else:
        alike = int(100 * likeness(old.compared_words, new.compared_words))
        text = f"текстът съвпада на {min(alike, 99)} %"
    if relation is Relation.MOVED:
        where = f"текстът е преместен от {citation(old.node)}"
        return where if old.compared == new.compared else f"{where} и съвпада на {text.rpartition(' на ')[2]}"
    if old.number != new.number:
        return f"{text}, преди {citation(old.node)}"
    if not old.number:
        return f"на същото място, {text}"
    return f"същият номер{' и' if old.compared == new.compared else ','} {text}"


def _moved(pairs: Pairs) -> set[int]:
    """Return the new positions of what is out of its order, or under another place than before.

    A unit whose heading is new or gone did not move by that; its order among all units decides.
    """
    moved = set()
    families: dict[int, list[int]] = defaultdict(list)
    for old_at, new_at in sorted(pairs.new_of.items()):
        old, new = pairs.old[old_at], pairs.new[new_at]
        if pairs.are_joined(old.parent, new.parent):
            families[new.parent.at if new.parent else -1].append(new_at)
        elif not _is_regrouped(old, new, pairs):
            moved.add(new_at)
    for family in families.values():
        kept = in_order(family)
        moved |= {at for index, at in enumerate(family) if index not in kept}
    return moved | _out_of_order(pairs, moved)


def _is_regrouped(old: Place, new: Place, pairs: Pairs) -> bool:
    """Whether a unit or heading only has a heading above it that is new, or lost one that is gone."""
    if not all(place.is_unit or place.node.is_grouping for place in (old, new)):
        return False
    was_kept = old.parent is None or old.parent.at in pairs.new_of
    is_old = new.parent is None or new.parent.at in pairs.old_of
    return not (was_kept and is_old)


def _out_of_order(pairs: Pairs, moved: set[int]) -> set[int]:
    """Return the units under regrouped headings that are out of order among all units that did not move."""
    units = [
        (new_at, pairs.are_joined(pairs.old[old_at].parent, pairs.new[new_at].parent))
        for old_at, new_at in sorted(pairs.new_of.items())
        if new_at not in moved and pairs.old[old_at].is_unit
    ]
    kept = in_order([at for at, _is_home in units])
    return {at for index, (at, is_home) in enumerate(units) if index not in kept and not is_home}


def _behind(pairs: Pairs, moved: set[int]) -> dict[int, list[Place]]:
    """Return the old places that go on nowhere, by the new position that they are told behind; -1 is the beginning."""
    found: dict[int, list[Place]] = defaultdict(list)
    steady = [pairs.new_of.get(old.at, -1) not in moved and old.at in pairs.new_of for old in pairs.old]
    before: list[int] = []
    for old in pairs.old:
        at = old.at - 1
        while at >= 0 and not _may_precede(pairs.old[at], old, steady, pairs):
            at = before[at]
        before.append(at)
        if old.at not in pairs.new_of:
            found[_end_of(at, old, pairs)].append(old)
    return found


def _may_precede(before: Place, old: Place, steady: list[bool], pairs: Pairs) -> bool:
    """Whether what stood before an old place still stands at its spot, or holds the old place."""
    if before.end >= old.at:
        return before.at in pairs.new_of
    apart = (place for place in (before, *before.above()) if place.end < old.at)
    return all(steady[place.at] for place in apart)


def _end_of(at: int, old: Place, pairs: Pairs) -> int:
    """Return the new position behind which an old place is told: the end of the outermost place that precedes it."""
    if at < 0:
        return -1
    before = pairs.old[at]
    if before.end >= old.at:
        return pairs.new_of[at]
    *_, outermost = (place for place in (before, *before.above()) if place.end < old.at)
    return pairs.new[pairs.new_of[outermost.at]].end
