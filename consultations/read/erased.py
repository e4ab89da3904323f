"""Names of people who were erased, in readings of what was frozen before: the record keeps them, pages do not."""

from collections.abc import Collection, Mapping
from typing import Any

from consultations.models import Comment
from prestige.accounts.own_data import ERASED_NAME


def erased_among(numbers: Collection[str]) -> frozenset[str]:
    """Return which of these proposals are of somebody who was erased (one query)."""
    if not numbers:
        return frozenset()
    found = Comment.objects.filter(number__in=numbers, public_name=ERASED_NAME).order_by()
    return frozenset(found.values_list("number", flat=True))


def erased_in(consultation_id: int) -> frozenset[str]:
    """Return which proposals of a consultation are of somebody who was erased (one query)."""
    found = Comment.objects.filter(consultation=consultation_id, public_name=ERASED_NAME).order_by()
    return frozenset(found.values_list("number", flat=True))


def sender_now(row: Mapping[str, Any], erased: frozenset[str]) -> str:
    """Return how the sender of a frozen row is called today."""
    return ERASED_NAME if row["number"] in erased and not row["hold_ground"] else str(row["sender"])
