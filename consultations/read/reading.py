"""The whole text of a revision with its margin, rendered once for everybody."""

from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache
from django.http import Http404
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from consultations.lifecycle import Phase
from consultations.models import Consultation, Revision
from consultations.read.contents import contents, pieces
from consultations.read.wording import day, end_of_term, language

KEPT_SECONDS = 60 * 60


@dataclass(frozen=True)
class Choice:
    """A public revision in the chooser."""

    ordinal: int
    published: str


def revision_of(consultation: Consultation, ordinal: int | None) -> Revision:
    """Return the public revision of this number, the current one for None. Raises Http404."""
    if ordinal is None:
        revision = consultation.current_revision
    else:
        found = Revision.objects.published().filter(consultation=consultation, ordinal=ordinal)
        revision = found.defer("source", "tree").first()
    if revision is None:
        raise Http404
    return revision


def reading_body(consultation: Consultation, revision: Revision, now: datetime) -> SafeString:
    """Return everything inside `main` of the reading view; no query when it was rendered since the last change.

    The key names all that the body depends on. `voices_stamp` grows with every change of a public comment or answer,
    so nothing is ever invalidated by hand.
    """
    phase = consultation.phase_at(now)
    days_left = consultation.days_left_on(timezone.localdate(now)) if phase == Phase.OPEN else -1
    key = (
        f"reading:{consultation.pk}:{revision.pk}:{consultation.current_revision_id}:{consultation.voices_stamp}"
        f":{language()}:{phase.value}:{days_left}"
    )
    body: SafeString | None = cache.get(key)
    if body is None:
        body = render_to_string("consultations/reading_body.html", _context(consultation, revision, phase, days_left))
        cache.set(key, body, KEPT_SECONDS)
    return body


def _context(consultation: Consultation, revision: Revision, phase: Phase, days_left: int) -> dict[str, object]:
    found = pieces(consultation, revision)
    is_current = revision.pk == consultation.current_revision_id
    is_open = phase == Phase.OPEN
    choices = [
        Choice(ordinal, day(timezone.localdate(published_at)))
        for ordinal, published_at in Revision.objects.published().filter(consultation=consultation)
        .values_list("ordinal", "published_at") if published_at
    ]
    return {
        "consultation": consultation, "revision": revision, "choices": choices, "pieces": found,
        "entries": contents(found), "has_headings": bool(found) and found[0].is_heading, "phase": phase.value,
        "is_current": is_current, "takes_comments": is_open and is_current, "is_open": is_open,
        "days_left": days_left,
        "ends": end_of_term(consultation.last_day) if consultation.last_day else "",
        "closed_on": day(consultation.last_day) if consultation.last_day and not is_open else "",
        "current": consultation.current_revision,
    }
