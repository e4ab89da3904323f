"""Identity of places through the versions of an act.

A lineage is named by the version and the anchor at which the place first stood: „1/art_14“. It follows the main
matches of the alignments, whatever number the place bears later; what was split off or added begins a new one.
"""

from typing import NamedTuple

from .alignment import Alignment, Relation
from .eids import PREAMBLE_EID
from .tree import Act


class Lineages(NamedTuple):
    """`own` gives the lineage of every anchor of a version, `absorbed` the lineages that ended in it, oldest first."""

    own: dict[str, str]
    absorbed: dict[str, tuple[str, ...]]


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
    absorbed = {eid: before.absorbed[old] for eid, old in predecessors.items() if old in before.absorbed}
    for match in alignment:
        if match.relation is Relation.MERGED:
            ended = (before.own[match.old], *before.absorbed.get(match.old, ()))
            absorbed[match.new] = (*absorbed.get(match.new, ()), *ended)
    return Lineages(own, absorbed)
