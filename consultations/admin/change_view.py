"""What the page of one change shows: both wordings, what happened inside, and the proposals that stand there."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, QuerySet

from consultations.acttext.alignment import Alignment, Match, Relation
from consultations.acttext.eids import PREAMBLE_EID
from consultations.acttext.labels import citation, title
from consultations.acttext.redline import Piece, redline
from consultations.acttext.tree import Act, Node, plain_text
from consultations.admin.working import Opened
from consultations.models import ChangeCause, Comment, Consultation, Revision
from consultations.read.revision_changes import kind_of
from consultations.read.voices_by_place import place_of, standing_places
from prestige.moderation.models import ModerationState

MOST_NEARBY = 60
EXCERPT = 90


@dataclass(frozen=True)
class ChangeView:
    """One line of the alignment of the working revision with its base."""

    desk: Opened
    match: Match
    before: Act

    @property
    def consultation(self) -> Consultation:
        return self.desk.consultation

    @property
    def revision(self) -> Revision:
        return self.desk.revision

    @property
    def kind(self) -> str:
        """What became of the place in words."""
        return kind_of(self.match)

    @property
    def title(self) -> str:
        """How the place is cited now, or was."""
        if self.is_merged:
            return citation(self.old or self.match.old)
        return citation(self.new or self.old or self.match.new or self.match.old)

    @cached_property
    def old(self) -> Node | None:
        return self.before.find(self.match.old) if self.match.old else None

    @cached_property
    def new(self) -> Node | None:
        return self.desk.act.find(self.match.new) if self.match.new else None

    @property
    def asks_origin(self) -> bool:
        """Whether the question is what a new place continues, and not how an old one goes on."""
        return not self.match.old or self.match.relation is Relation.SPLIT

    @property
    def was(self) -> str:
        """How the place was cited, where that differs."""
        is_other = self.old and self.new and not self.is_merged and citation(self.old) != citation(self.new)
        return citation(self.old) if self.old and is_other else ""

    @cached_property
    def pieces(self) -> list[Piece]:
        """The old wording turned into the new one."""
        return redline(self._text(self.before, self.match.old), self._text(self.desk.act, self.match.new))

    @property
    def is_merged(self) -> bool:
        """Whether it is an old place that ended in one that continues another."""
        return self.match.relation is Relation.MERGED

    def main_beside(self, old: str, new: str) -> Match | None:
        """Return the match that must stand for `old` to be said to be split in `new`, or to be merged into it."""
        mains = (match for match in _alignment(self.revision) if match.is_main and (match.old, match.new) != (old, new))
        return next((match for match in mains if (match.old == old if self.asks_origin else match.new == new)), None)

    @cached_property
    def lineage(self) -> str:
        """The identity of the place."""
        if self.match.new and not self.is_merged:
            return self.revision.known_lineages.own[self.match.new]
        return self._base.known_lineages.own[self.match.old]

    @cached_property
    def inside(self) -> list[tuple[str, str, str, Match]]:
        """What happened to the places under this one: its side, anchor, citation and match."""
        return [
            ("new", match.new, citation(match.new), match)
            if match.new
            else ("old", match.old, citation(match.old), match)
            for match in _alignment(self.revision)
            if _is_under(match, self.match) and (match.relation is not Relation.SAME or match.by_hand)
        ]

    @cached_property
    def places(self) -> list[tuple[str, str]]:
        """The places of the same kind with which it may be matched instead, in the text on the other side."""
        own, other = (self.new, self.before) if self.asks_origin else (self.old, self.desk.act)
        if own is None:
            return [(PREAMBLE_EID, citation(PREAMBLE_EID))]
        return [(node.eid, _named(node)) for node in other.walk() if node.kind is own.kind]

    @cached_property
    def causes(self) -> list[ChangeCause]:
        """The proposals named as its cause."""
        return list(self.revision.causes.filter(lineage=self.lineage).select_related("comment").order_by("comment"))

    @cached_property
    def nearby(self) -> list[tuple[str, str]]:
        """The proposals that stand at the place or under it and are not named yet, by number (three queries)."""
        named = {cause.comment_id for cause in self.causes}
        return [
            (comment.number, f"{comment.number} – {_excerpt(comment.public_body)}")
            for comment in self._standing(MOST_NEARBY + len(named))
            if comment.pk not in named
        ]

    def _standing(self, most: int) -> QuerySet[Comment]:
        """Return the first proposals that stand here: those written on the places that this one continues."""
        wanted = self.match.new or self.match.old
        standing = standing_places((self.revision if self.match.new else self._base).known_lineages)
        known = dict(self.consultation.revisions.published().values_list("pk", "lineages"))
        rows = Comment.objects.filter(consultation=self.consultation).exclude(eid="")
        rows = rows.exclude(moderation_state=ModerationState.HELD)
        written_on = Q(pk=None)
        for revision_id, eid in rows.order_by().values_list("revision_id", "eid").distinct():
            place = place_of(known.get(revision_id, {}), eid, standing)
            if place == wanted or place.startswith(f"{wanted}__"):
                written_on |= Q(revision=revision_id, eid=eid)
        return rows.filter(written_on).order_by("serial")[:most]

    @property
    def _base(self) -> Revision:
        base = self.revision.base
        if base is None:
            raise LookupError("a first revision changes nothing")
        return base

    def _text(self, act: Act, eid: str) -> str:
        if eid == PREAMBLE_EID:
            return act.preamble
        node = act.find(eid) if eid else None
        return plain_text(node) if node else ""


def change_view(desk: Opened, side: str, eid: str) -> ChangeView | None:
    """Return the change of a place, looked up by its anchor in the new text or in the old; None when there is none."""
    base = desk.revision.base
    if base is None:
        return None
    for match in _alignment(desk.revision):
        is_it = match.new == eid and match.relation is not Relation.MERGED if side == "new" else match.old == eid
        if is_it and (side == "new" or match.relation is not Relation.SPLIT):
            return ChangeView(desk, match, base.act)
    return None


def _alignment(revision: Revision) -> Alignment:
    return Alignment.from_json(revision.alignment)


def _is_under(match: Match, holder: Match) -> bool:
    if match.new and holder.new:
        return match.new.startswith(f"{holder.new}__")
    return bool(match.old and holder.old and not match.new and match.old.startswith(f"{holder.old}__"))


def _named(node: Node) -> str:
    return title(node) if node.is_grouping else citation(node)


def _excerpt(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= EXCERPT else f"{line[:EXCERPT].rstrip()}…"
