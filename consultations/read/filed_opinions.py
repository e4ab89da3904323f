"""The opinions of a registered organisation, for its page in the register."""

from collections.abc import Iterator

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.models import Comment, Consultation, Status
from consultations.models.answer import Decision
from prestige.organisations.filed import Filed
from prestige.organisations.models import Organisation

ACCEPTED = (Decision.ACCEPTED, Decision.PARTLY_ACCEPTED)


def opinions_of(organisation: Organisation) -> Iterator[Filed]:
    """Yield every published opinion filed by a mandate of the organisation (one query).

    A withdrawn consultation shows its reason and nothing else, so it is left out. The general position and each
    published point are a proposal, counted with their answers.
    """
    readable = Consultation.objects.public().exclude(status=Status.WITHDRAWN)
    shown = Q(points__moderation_state="published")
    rows = (
        Comment.objects.public()
        .filter(opinion__registered=organisation, consultation__in=readable)
        .select_related("consultation", "answer")
        .annotate(
            parts=Count("points", filter=shown, distinct=True),
            parts_answered=Count("points__answer", filter=shown, distinct=True),
            parts_accepted=Count(
                "points__answer", filter=shown & Q(points__answer__decision__in=ACCEPTED), distinct=True
            ),
        )
        .order_by(F("received_at").desc(), "-pk")
    )
    for row in rows:
        decision = row.answer.decision if row.has_answer else ""
        yield Filed(
            on=timezone.localdate(row.received_at),
            kind=_("Становище"),
            title=row.consultation.title,
            url=reverse("consultations:comment", args=[row.consultation.url_ref, row.number]),
            number=row.number,
            points=1 + row.parts,  # type: ignore[attr-defined]
            answered=int(bool(decision)) + row.parts_answered,  # type: ignore[attr-defined]
            accepted=int(decision in ACCEPTED) + row.parts_accepted,  # type: ignore[attr-defined]
        )
