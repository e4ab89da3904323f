"""The whole text of a revision with its margin, rendered once for everybody."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.core.cache import cache
from django.http import Http404
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from consultations.converters import Ref
from consultations.deadlines import days_left
from consultations.lifecycle import Phase, phase_of
from consultations.models import Consultation, Revision, Status
from consultations.read.causes import compare_url
from consultations.read.contents import contents, pieces
from consultations.read.council import stands_now
from consultations.read.margins import Margins
from consultations.read.term import TermWords, term_words
from consultations.read.wording import day, language

KEPT_SECONDS = 60 * 60
STAMP_SECONDS = 1
# Phases of which whoever reads the text must know: it is or becomes law, or was law, or will not become one.
LAW = frozenset({Phase.ADOPTED, Phase.PROMULGATED, Phase.IN_FORCE, Phase.EX_POST})
TOLD = LAW | {Phase.ANNULLED, Phase.REJECTED, Phase.RETURNED, Phase.RESTARTED}
STAMP = (
    "pk",
    "status",
    "closes_at",
    "statement_issued_on",
    "in_force_from",
    "ex_post_on",
    "last_day",
    "current_revision_id",
    "voices_stamp",
    "version",
)


@dataclass(frozen=True)
class Choice:
    """A public revision in the chooser."""

    ordinal: int
    published: str


def page_stamp(ref: Ref, now: datetime) -> str | None:
    """Return what the reading view of a public consultation depends on, as a short text; None where there is none.

    The phase and the days left follow from the clock at every call; `voices_stamp` grows with every change of a public
    comment or answer, `version` with every change of the consultation's own data. The row is asked for once a second,
    however many read: the closing instant is exact, a new count may be a second late.
    """
    row = cache.get(f"stamp:{ref.year}-{ref.serial}")
    if row is None:
        row = Consultation.objects.public().numbered(ref.year, ref.serial).values_list(*STAMP).first()
        if row is None:
            return None
        cache.set(f"stamp:{ref.year}-{ref.serial}", row, STAMP_SECONDS)
    pk, status, closes_at, issued_on, in_force_from, ex_post_on, last_day, revision, voices, version = row
    phase = phase_of(Status(status), closes_at, issued_on, now, in_force_from=in_force_from, ex_post_on=ex_post_on)
    left = days_left(last_day, timezone.localdate(now)) if phase == Phase.OPEN and last_day else -1
    return f"{pk}-{revision}-{voices}-{version}-{phase.value}-{left}"


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
    term = term_words(consultation, now)
    key = (
        f"reading:{consultation.pk}:{revision.pk}:{consultation.current_revision_id}:{consultation.voices_stamp}"
        f":{language()}:{term.phase}:{term.days_left if term.is_open else -1}"
    )
    body: SafeString | None = cache.get(key)
    if body is None:
        body = render_to_string("consultations/reading_body.html", _context(consultation, revision, term))
        cache.set(key, body, KEPT_SECONDS)
    return body


def _comparisons(consultation: Consultation, revision: Revision, choices: list[Choice]) -> list[tuple[int, str]]:
    """Return with which revisions this one may be compared from here: the one before it and the one in force."""
    ordinals, current = [choice.ordinal for choice in choices], consultation.current_revision
    found = [(n, compare_url(consultation, n, revision.ordinal)) for n in ordinals if n < revision.ordinal][:1]
    if current is not None and current.ordinal > revision.ordinal:
        found.append((current.ordinal, compare_url(consultation, revision.ordinal, current.ordinal)))
    return found


def _context(consultation: Consultation, revision: Revision, term: TermWords) -> dict[str, object]:
    found = pieces(consultation, revision)
    closed_on = "" if term.is_open else term.closed_on
    margins = Margins(
        takes_comments=term.is_open and revision.pk == consultation.current_revision_id, closed_on=closed_on
    )
    is_current = revision.pk == consultation.current_revision_id
    choices = [
        Choice(ordinal, day(timezone.localdate(published_at)))
        for ordinal, published_at in Revision.objects.published()
        .filter(consultation=consultation)
        .values_list("ordinal", "published_at")
        if published_at
    ]
    return asdict(term) | {
        "consultation": consultation,
        "told": stands_now(consultation, Phase(term.phase)) if term.phase in TOLD else "",
        "told_kind": "ok" if term.phase in LAW else "warn",
        "revision": revision,
        "choices": choices,
        "comparisons": _comparisons(consultation, revision, choices),
        "pieces": [(piece, margins.of(piece) if piece.is_commentable else "") for piece in found],
        "contents": render_to_string("consultations/reading_contents.html", {"entries": contents(found)}),
        "has_headings": bool(found) and found[0].is_heading,
        "is_current": is_current,
        "current": consultation.current_revision,
    }
