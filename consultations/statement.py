"""What the statement of proposals says: one row per received proposal, in the order of the act."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from consultations.models import Capacity, Comment, Consultation, Decision, NameDisplay, Provision
from consultations.public_names import public_name
from consultations.standing import Spot, standing_of

Row = dict[str, Any]
# A proposal in any other state stands in the statement with its ground and without its words.


def statement_rows(consultation: Consultation) -> list[Row]:
    """Return the rows of the statement as plain JSON values, the whole draft first, then by position in the act.

    A proposal stands at the provision of the text in force that carries on the one it was written on, `eid` and
    `provision`; `anchor` is the citation as it came. Of a dropped provision the place is the one it had.

    Every received proposal stands in it with number, instant of receipt, declared capacity, decision and reasons
    (ЗНА чл. 26, ал. 5). All that was typed in a held or removed one, the names too, is replaced by its ground, so that
    what was hidden stays hidden; personal data that were struck out stay struck out.
    """
    comments = (
        Comment.objects.filter(consultation=consultation)
        .select_related("answer", "answer__unit", "provision", "settlement")
        .defer("provision__html", "provision__text")
        .standing()
        .order_by(F("stands_position").asc(nulls_first=True), "serial")
    )
    standing, rows = standing_of(consultation), Provision.objects.filter(revision=consultation.current_revision_id)
    labels = dict(rows.values_list("eid", "label"))
    return [_row(comment, standing.of(comment), labels) for comment in comments]


def _label(comment: Comment, spot: Spot, labels: Mapping[str, str]) -> str:
    """Return under which name the proposal stands: that of the provision in force, or of the dropped one."""
    if comment.provision is None:
        return ""
    if not spot.dropped_in:
        return labels.get(spot.provision, comment.provision.label)
    name = comment.provision.label.removesuffix(".")
    return _("%(place)s (отпадна в редакция %(n)d)") % {"place": name, "n": spot.dropped_in}


def _row(comment: Comment, spot: Spot, labels: Mapping[str, str]) -> Row:
    held = comment.is_sealed
    answer = comment.answer if comment.has_answer else None
    return {
        "number": comment.number,
        "received_at": timezone.localtime(comment.received_at).isoformat(timespec="minutes"),
        "channel": comment.channel,
        "provision": _label(comment, spot, labels),
        "eid": spot.eid,
        "anchor": comment.anchor_label,
        "sender": public_name("", NameDisplay.CITIZEN, comment.settlement) if held else comment.public_name,
        "capacity": comment.capacity,
        "represented": "" if held else comment.represented,
        "stance": comment.stance,
        "proposal": "" if held else comment.public_body,
        "proposed_wording": "" if held else comment.public_wording,
        "hold_ground": comment.hold_ground if held else "",
        "decision": answer.decision if answer else "",
        "reasons": answer.explained if answer else "",
        "answered_by": answer.answerer if answer else "",
        "answered_on": timezone.localdate(answer.answered_at).isoformat() if answer else "",
    }


def canonical(rows: Sequence[Row]) -> bytes:
    """Return the bytes whose SHA-256 a statement carries: JSON with sorted keys, no spaces, unescaped, in UTF-8."""
    return json.dumps(rows, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def decision_sums(rows: Iterable[Mapping[str, Any]]) -> list[tuple[Decision, int]]:
    """Return how many proposals got each decision, in the fixed order of ``Decision``, zeros included."""
    counted = Counter(row["decision"] for row in rows)
    return [(decision, counted[decision]) for decision in Decision]


def taken_up(rows: Iterable[Mapping[str, Any]]) -> int:
    """Return how many proposals were accepted, wholly or partly."""
    return sum(row["decision"] in {Decision.ACCEPTED, Decision.PARTLY_ACCEPTED} for row in rows)


def outcome_sentence(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return what the municipality decided, in words: „Приехме 9, приехме частично 8, не приехме 15.“"""
    sums = dict(decision_sums(rows))
    words = {
        Decision.ACCEPTED: ngettext("приехме %(n)d", "приехме %(n)d", sums[Decision.ACCEPTED]),
        Decision.PARTLY_ACCEPTED: ngettext(
            "приехме частично %(n)d", "приехме частично %(n)d", sums[Decision.PARTLY_ACCEPTED]
        ),
        Decision.REJECTED: ngettext("не приехме %(n)d", "не приехме %(n)d", sums[Decision.REJECTED]),
        Decision.NOTED: ngettext("%(n)d е принципно", "%(n)d са принципни", sums[Decision.NOTED]),
        Decision.OUT_OF_SCOPE: ngettext("%(n)d е извън обхвата", "%(n)d са извън обхвата", sums[Decision.OUT_OF_SCOPE]),
    }
    said = ", ".join(words[decision] % {"n": number} for decision, number in sums.items() if number)
    return f"{said[:1].upper()}{said[1:]}." if said else _("Не са постъпили предложения.")


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
