"""Giving events their place in the hash chain, in batches (an inline chain would serialise every act)."""

from django.db import transaction

from prestige.journal.chain import chain_hash
from prestige.journal.models import Event

BATCH = 500


@transaction.atomic
def seal_events() -> int:
    """Number and hash every unsealed event, oldest first; return how many. One sealer at a time, by advisory lock."""
    if not Event.objects.lock_chain():
        return 0
    last = Event.objects.filter(sequence__isnull=False).order_by("-sequence").first()
    sequence, previous = (last.sequence or 0, last.hash) if last else (0, "")
    batch = list(Event.objects.unsealed()[:BATCH])
    for event in batch:
        sequence += 1
        event.sequence, event.previous_hash = sequence, previous
        event.hash = previous = chain_hash(previous, sealed_content(event))
    Event.objects.bulk_update(batch, ["sequence", "previous_hash", "hash"])
    return len(batch)


def sealed_content(event: Event) -> dict[str, object]:
    """Return what of an event goes into its hash."""
    return {
        "id": event.pk,
        "sequence": event.sequence,
        "verb": event.verb,
        "actor": event.actor_id,
        "subject": f"{event.subject_type}:{event.subject_id}",
        "data": event.data,
        "at": event.at.isoformat(),
    }
