"""Finding what became of every place between two versions of an act."""

from collections.abc import Iterable

from .alignment import Alignment, Correction, Match, Relation
from .eids import PREAMBLE_EID
from .tree import Act, plain_text


def align(old: Act, new: Act, corrections: Iterable[Correction] = ()) -> Alignment:
    """Return the alignment of two versions; the corrections of a clerk are in force."""
    said = {each.old: each.new for each in corrections}
    before, after = _texts(old), _texts(new)
    taken = set(said.values())
    matches, matched = [], set()
    for eid, text in before.items():
        target = said.get(eid, eid if eid not in taken else "")
        if target in after and target not in matched:
            matched.add(target)
            is_changed = text != after[target]
            relation = Relation.CHANGED if is_changed else Relation.SAME
            matches.append(Match(eid, target, relation, is_changed=is_changed, by_hand=eid in said))
        else:
            matches.append(Match(eid, "", Relation.REMOVED, by_hand=eid in said))
    matches += [Match("", eid, Relation.ADDED) for eid in after if eid not in matched]
    return Alignment(tuple(matches))


def _texts(act: Act) -> dict[str, str]:
    found = {PREAMBLE_EID: act.preamble} if act.preamble else {}
    return found | {node.eid: plain_text(node) for node in act.walk()}
