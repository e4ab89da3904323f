"""Taking the row of a consultation for the length of an act."""

from consultations.models import Consultation


def lock_consultation(consultation: Consultation) -> Consultation:
    """Return the row as it is now, locked until the transaction ends."""
    return Consultation.objects.select_for_update().get(pk=consultation.pk)
