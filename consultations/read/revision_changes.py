"""What a revision changes in the one before it, unit by unit, with the proposals behind each change."""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.acttext.alignment import Alignment, Match, Relation
from consultations.models import ChangeCause, Provision, Revision
from consultations.read.voices_by_place import standing_places

EXCERPT = 60
_WORDS = {
    Relation.SAME: gettext_lazy("Без промяна"),
    Relation.CHANGED: gettext_lazy("Промяна"),
    Relation.RENUMBERED: gettext_lazy("Нов номер"),
    Relation.MOVED: gettext_lazy("Преместване"),
    Relation.SPLIT: gettext_lazy("Отделяне"),
    Relation.MERGED: gettext_lazy("Сливане"),
    Relation.ADDED: gettext_lazy("Ново"),
    Relation.REMOVED: gettext_lazy("Отпада"),
}


class Side(NamedTuple):
    """A unit on one side of a change."""

    eid: str
    label: str
    text: str


@dataclass(frozen=True)
class UnitChange:
    """A unit that differs from the revision before, or whose match a clerk corrected."""

    match: Match
    old: Side | None
    new: Side | None
    lineage: str
    causes: list[ChangeCause] = field(default_factory=list)

    @property
    def label(self) -> str:
        """The unit as it is called now, or was."""
        side = self.old if self.is_merged else self.new or self.old
        return side.label if side else ""

    @property
    def is_merged(self) -> bool:
        """Whether it is an old unit that ended in one that continues another."""
        return self.match.relation is Relation.MERGED

    @property
    def kind(self) -> str:
        """What became of it, „Нов номер и промяна“."""
        return kind_of(self.match)

    @property
    def side(self) -> str:
        """From which side its page is looked up."""
        return "new" if self.match.new and not self.is_merged else "old"

    @property
    def eid(self) -> str:
        """Its anchor on that side."""
        return self.match.new if self.side == "new" else self.match.old

    @property
    def is_renumbered_only(self) -> bool:
        """Whether nothing but its number differs, and no one spoke on it."""
        is_plain = self.match.relation is Relation.RENUMBERED and not self.match.is_changed
        return is_plain and not self.match.by_hand and not self.causes

    @property
    def note(self) -> str:
        """The unit on the other side, where that is called otherwise: „беше чл. 5“, „от чл. 5“, „в чл. 5“."""
        if self.old is None or self.new is None or self.old.label == self.new.label:
            return ""
        if self.is_merged:
            return _("в %(place)s") % {"place": self.new.label}
        words = _("от %(place)s") if self.match.relation is Relation.SPLIT else _("беше %(place)s")
        return words % {"place": self.old.label}


class Changes(NamedTuple):
    """Every changed unit in reading order and how many there are of each kind."""

    units: list[UnitChange]
    counts: list[tuple[str, int]]

    @property
    def telling(self) -> list[UnitChange]:
        """Those that say something new, or that a clerk spoke on."""
        return [unit for unit in self.units if not unit.is_renumbered_only]

    @property
    def renumbered(self) -> list[UnitChange]:
        """Those that only bear another number."""
        return [unit for unit in self.units if unit.is_renumbered_only]


def kind_of(match: Match) -> str:
    """Return what became of a place in words."""
    words = str(_WORDS[match.relation])
    if match.is_changed and match.relation in (Relation.RENUMBERED, Relation.MOVED):
        return _("%(what)s и промяна") % {"what": words}
    return words


def revision_changes(revision: Revision) -> Changes:
    """Return the changed units of a revision that has a base (three queries)."""
    base = revision.base
    if base is None:
        return Changes([], [])
    old, new = _sides(base), _sides(revision)
    own, before = revision.known_lineages.own, base.known_lineages.own
    causes = _causes_by_unit(revision, before, old, new)
    found = [
        UnitChange(
            match,
            old.get(match.old),
            new.get(match.new),
            own[match.new] if match.new and match.relation is not Relation.MERGED else before[match.old],
            causes.get(match.new or match.old, []) if match.relation is not Relation.MERGED else [],
        )
        for match in Alignment.from_json(revision.alignment)
        if _is_shown(match) and (match.new in new if match.new else match.old in old)
    ]
    return Changes(found, list(Counter(each.kind for each in found).items()))


def _is_shown(match: Match) -> bool:
    return match.relation is not Relation.SAME or match.is_changed or match.by_hand


def _sides(revision: Revision) -> dict[str, Side]:
    rows = Provision.objects.filter(revision=revision).values_list("eid", "label", "heading", "text")
    return {eid: Side(eid, _label(label, heading, text), text) for eid, label, heading, text in rows}


def _label(label: str, heading: str, text: str) -> str:
    words = label or heading or text
    return words if len(words) <= EXCERPT else f"{words[:EXCERPT].rstrip()}…"


def _causes_by_unit(
    revision: Revision, before: dict[str, str], old: dict[str, Side], new: dict[str, Side]
) -> dict[str, list[ChangeCause]]:
    """Return the causes by the anchor of the unit in which their place is, dropped places by their old anchor."""
    standing = standing_places(revision.known_lineages)
    dropped = {lineage: eid for eid, lineage in before.items()}
    found: dict[str, list[ChangeCause]] = {}
    for cause in revision.causes.select_related("comment").order_by("comment__serial"):
        eid, units = standing.get(cause.lineage, ""), new
        if not eid:
            eid, units = dropped.get(cause.lineage, ""), old
        while eid and eid not in units:
            eid = eid.rpartition("__")[0]
        found.setdefault(eid, []).append(cause)
    return found
