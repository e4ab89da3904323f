"""What the statement of proposals says: one row per received proposal, in the order of the act."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils import timezone

from consultations.models import Capacity, Comment, Consultation, Decision
from prestige.moderation.models import ModerationState

Row = dict[str, Any]


def statement_rows(consultation: Consultation) -> list[Row]:
    """Return the rows of the statement as plain JSON values, the whole draft first, then by position in the act.

    Every received proposal stands in it with number, instant of receipt, declared capacity, decision and reasons
    (ЗНА чл. 26, ал. 5). The text of a held one is replaced by its ground, so that what was hidden stays hidden.
    """
    comments = (
        Comment.objects.filter(consultation=consultation)
        .select_related("answer", "answer__unit", "provision", "settlement")
        .order_by("provision__position", "serial")
    )
    return [_row(comment) for comment in sorted(comments, key=_place)]


def _place(comment: Comment) -> tuple[int, int]:
    return (comment.provision.position if comment.provision else -1, comment.serial)


def _row(comment: Comment) -> Row:
    held = comment.moderation_state == ModerationState.HELD
    answer = comment.answer if comment.has_answer else None
    return {
        "number": comment.number,
        "received_at": timezone.localtime(comment.received_at).isoformat(timespec="seconds"),
        "channel": comment.channel,
        "provision": comment.provision.label if comment.provision else "",
        "eid": comment.eid,
        "anchor": comment.anchor_label,
        "sender": comment.public_name,
        "capacity": comment.capacity,
        "represented": comment.represented,
        "stance": comment.stance,
        "proposal": "" if held else comment.body,
        "proposed_wording": "" if held else comment.proposed_wording,
        "hold_ground": comment.hold_ground if held else "",
        "decision": answer.decision if answer else "",
        "reasons": answer.reasons if answer else "",
        "answered_by": ", ".join(filter(None, [answer.answerer_name, answer.answerer_position, answer.unit.name]))
        if answer
        else "",
    }


def decision_sums(rows: Iterable[Mapping[str, Any]]) -> list[tuple[Decision, int]]:
    """Return how many proposals got each decision, in the fixed order of ``Decision``, zeros included."""
    counted = Counter(row["decision"] for row in rows)
    return [(decision, counted[decision]) for decision in Decision]


def grouped_by_provision(rows: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    """Return the rows gathered under their provision's label; the empty label is the whole draft."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["provision"], []).append(row)
    return list(groups.items())


def sender_line(row: Mapping[str, Any]) -> str:
    """Return who declared what: „Гражданин, с. Узунджово – от свое име“."""
    capacity = Capacity(row["capacity"]).label
    represented = f" ({row['represented']})" if row["represented"] else ""
    return f"{row['sender']} – {str(capacity).lower()}{represented}"
