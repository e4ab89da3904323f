"""Identity of places through the versions of an act.

A lineage is named by the version and the anchor at which the place first stood: „1/art_14“. It follows the main
matches of the alignments, whatever number the place bears later; what was split off or added begins a new one.
"""

from typing import Any, NamedTuple

from .alignment import Alignment, Relation
from .eids import PREAMBLE_EID
from .likeness import Vocabulary
from .pairs import Pairs
from .places import Place, places
from .relating import relate
from .tree import Act


class Lineages(NamedTuple):
    """The identities in one version.

    `own` gives the lineage of every anchor, `absorbed` the lineages that ended in it, oldest first, `origins` those it
    was split off from, the nearest first.
    """

    own: dict[str, str]
    absorbed: dict[str, tuple[str, ...]]
    origins: dict[str, tuple[str, ...]] = {}  # of a version without splits; never written to

    def to_json(self) -> dict[str, Any]:
        """Return them as plain dicts and lists, to be stored with the version; empty ones are left out."""
        return {name: held for name, held in self._asdict().items() if held}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Lineages":
        """Return what `to_json` wrote."""
        absorbed, origins = (
            {eid: tuple(held) for eid, held in data.get(name, {}).items()} for name in ("absorbed", "origins")
        )
        return cls(data.get("own", {}), absorbed, origins)


def anchors(act: Act) -> list[str]:
    """Return every anchor of an act in reading order, the preamble's first when there is one."""
    return [*([PREAMBLE_EID] if act.preamble else []), *(node.eid for node in act.walk())]


def born(act: Act, ordinal: int) -> Lineages:
    """Return the lineages of a first version: every place begins its own."""
    return Lineages({eid: f"{ordinal}/{eid}" for eid in anchors(act)}, {})


def inherit(before: Lineages, alignment: Alignment, act: Act, ordinal: int) -> Lineages:
    """Return the lineages of the version `act` that follows the one with the lineages `before`."""
    predecessors = alignment.predecessors()
    own = {eid: before.own[predecessors[eid]] if eid in predecessors else f"{ordinal}/{eid}" for eid in anchors(act)}
    absorbed, origins = (
        {eid: held[old] for eid, old in predecessors.items() if old in held}
        for held in (before.absorbed, before.origins)
    )
    for match in alignment:
        if match.relation is Relation.MERGED:
            ended = (before.own[match.old], *before.absorbed.get(match.old, ()))
            absorbed[match.new] = (*absorbed.get(match.new, ()), *ended)
        elif match.relation is Relation.SPLIT:
            origins[match.new] = (before.own[match.old], *before.origins.get(match.old, ()))
    return Lineages(own, absorbed, origins)


def between(
    old: Act, old_lineages: Lineages, new: Act, new_lineages: Lineages, *, backwards: bool = False
) -> Alignment:
    """Return how any two versions of one act correspond by their stored lineages; `backwards`, when `old` is the later.

    So every correction that a clerk made on the way is honoured. What ended in another place on the way is MERGED and
    what was split off is SPLIT; told backwards, the one is the other.
    """
    vocabulary = Vocabulary()
    pairs = Pairs(places(old, vocabulary), places(new, vocabulary))
    olds = {old_lineages.own[place.eid]: place for place in pairs.old}
    news = {new_lineages.own[place.eid]: place for place in pairs.new}
    for lineage, place in olds.items():
        if lineage in news:
            pairs.join(place, news[lineage])
    if backwards:
        pairs.ended, pairs.parted = _sources(old_lineages, olds, news), _holders(old_lineages, olds, news)
    else:
        pairs.parted, pairs.ended = _sources(new_lineages, news, olds), _holders(new_lineages, news, olds)
    return relate(pairs)


def _sources(later: Lineages, laters: dict[str, Place], earliers: dict[str, Place]) -> dict[int, int]:
    """Return for places that only the later version has the earlier place they were split off from."""
    found = {}
    for lineage, place in laters.items():
        origin = next((each for each in later.origins.get(place.eid, ()) if each in earliers), None)
        if lineage not in earliers and origin:
            found[place.at] = earliers[origin].at
    return found


def _holders(later: Lineages, laters: dict[str, Place], earliers: dict[str, Place]) -> dict[int, int]:
    """Return for places that only the earlier version has the later place they ended in."""
    return {
        earliers[lineage].at: laters[later.own[eid]].at
        for eid, absorbed in later.absorbed.items()
        for lineage in absorbed
        if lineage in earliers and lineage not in laters
    }
