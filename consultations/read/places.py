"""The places of the text in force that a proposal can speak of, as choices of a form."""

from consultations.models import Consultation, Provision
from consultations.read.contents import title_of


def place_choices(consultation: Consultation) -> list[tuple[str, str]]:
    """Return every provision of the text in force by its anchor, in the order of the act; one query."""
    rows = Provision.objects.filter(revision=consultation.current_revision_id).order_by("position")
    return [(row.eid, title_of(row)) for row in rows.only("eid", "kind", "label", "heading")]
