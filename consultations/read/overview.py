"""A consultation's own page: where it stands, what it is about, and what can be read, sent and downloaded."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.lifecycle import Phase
from consultations.models import Capacity, Comment, Consultation, Provision, Revision, Statement, Status
from consultations.read.causes import compare_url
from consultations.read.contents import title_of
from consultations.read.council import stands_now
from consultations.read.hearings import shown_hearings
from consultations.read.history import history, restart_line
from consultations.read.papers import ACT, STATEMENT
from consultations.read.redline_papers import REDLINE
from consultations.read.term import term_words
from consultations.read.term_changes import term_steps
from consultations.read.voices import tallies, tally_at
from consultations.read.wording import day, day_in, language, statement_note
from prestige.register.models import IssuedDocument
from prestige.typography import file_size, nbsp, short_date

MOST_COMMENTED = 5
# The stage at which a phase stands; beyond the last one everything is done.
STAGE_OF: Final = {
    Phase.OPEN: 1,
    Phase.AWAITING_STATEMENT: 2,
    Phase.STATEMENT_PUBLISHED: 3,
    Phase.TABLED: 3,
    Phase.IN_COMMITTEE: 3,
    Phase.IN_SESSION: 3,
    Phase.RETURNED: 3,
    Phase.REJECTED: 3,
    Phase.ADOPTED: 4,
    Phase.PROMULGATED: 4,
    Phase.ANNULLED: 4,
    Phase.IN_FORCE: 5,
    Phase.EX_POST: 5,
}
# Nobody waits for a further step of these.
ENDED_WAY: Final = frozenset({Phase.REJECTED, Phase.ANNULLED, Phase.WITHDRAWN, Phase.RESTARTED})


@dataclass(frozen=True)
class Stage:
    """A stage on the line of the procedure."""

    title: str
    note: str
    is_done: bool
    is_current: bool
    url: str = ""


@dataclass(frozen=True)
class Document:
    """A file to download; `size` is empty while its first copy is being made."""

    title: str
    url: str
    size: str
    day: str


@dataclass(frozen=True)
class Commented:
    """A provision and how many comments it drew."""

    name: str
    url: str
    comments: int


@dataclass(frozen=True)
class Figures:
    """How many proposals came in time, how many the public sees, how many are answered, and by how many organisations.

    Everything received counts, whether shown or not; `decided` is the share of the statement that is ready.
    """

    received: int
    shown: int
    answered: int
    organisations: int
    decided: int


def overview_page(consultation: Consultation, now: datetime) -> dict[str, Any]:
    """Return all of the page that is the same for every visitor, by the names of its template."""
    return asdict(term_words(consultation, now)) | {
        "number": f"№\xa0{consultation.short_number}",
        "legal_basis": nbsp(consultation.legal_basis),
        "revision_line": revision_line(consultation),
        "compare": latest_comparison(consultation),
        "restart_line": restart_line(consultation),
        "term_steps": term_steps(consultation),
        "figures": figures(consultation),
        "stages": stages(consultation, now),
        "stands_now": stands_now(consultation, consultation.phase_at(now)),
        "is_decided": consultation.phase_at(now) in ENDED_WAY,
        "successor": successor(consultation),
        "predecessor": predecessor(consultation),
        "brief": brief(consultation),
        "motives": motives(consultation),
        "contact": contact(consultation),
        "affected": affected(consultation),
        "settlements": list(consultation.settlements.all()),
        "documents": documents(consultation),
        "hearings": shown_hearings(consultation, now),
        "most_commented": most_commented(consultation),
        "history": history(consultation),
    }


def figures(consultation: Consultation) -> Figures:
    """Return the figures of a consultation (one query)."""
    public = Q(moderation_state="published")
    counted = Comment.objects.filter(consultation=consultation).aggregate(
        received=Count("pk"),
        shown=Count("pk", filter=public),
        answered=Count("answer", filter=public),
        decided=Count("answer"),
        organisations=Count("represented", filter=public & Q(capacity=Capacity.ORGANISATION), distinct=True),
    )
    return Figures(**counted)


def stages(consultation: Consultation, now: datetime) -> list[Stage]:
    """Return the five stages from the draft to the act in force, each with its day and page when there is one.

    Source: ЗНА чл. 26; АПК чл. 66–72; ЗМСМА чл. 22.
    """
    today, phase = timezone.localdate(now), consultation.phase_at(now)
    current = STAGE_OF.get(phase, 3 if consultation.statement_issued_on else 1)
    issued, ref = consultation.statement_issued_on is not None, consultation.url_ref
    body = _("Общински съвет") if consultation.course.by_council else _("Кмет")
    rows = [
        (_("Подготовка"), day(consultation.published_on) if consultation.published_on else "", ""),
        (
            _("Консултация"),
            _("до %(day)s") % {"day": day_in(consultation.last_day, today)} if consultation.last_day else "",
            reverse("consultations:text", args=[ref]),
        ),
        (
            str(consultation.law.statement_name),
            statement_note(consultation, phase),
            reverse("consultations:outcome", args=[ref]) if issued else "",
        ),
        (body, _decision_note(consultation, phase, today), ""),
        (_("Отменена") if phase == Phase.ANNULLED else _("В сила"), _force_note(consultation, phase), ""),
    ]
    return [
        Stage(title, note, is_done=at < current, is_current=at == current, url=url if at < current else "")
        for at, (title, note, url) in enumerate(rows)
    ]


def _force_note(consultation: Consultation, phase: Phase) -> str:
    if phase == Phase.ANNULLED and consultation.annulled_on:
        return day(consultation.annulled_on)
    if consultation.in_force_from:
        return _("от %(day)s") % {"day": day(consultation.in_force_from)}
    return "" if phase in ENDED_WAY else _("след обнародването")


def _decision_note(consultation: Consultation, phase: Phase, today: date) -> str:
    if phase in {Phase.TABLED, Phase.IN_COMMITTEE, Phase.IN_SESSION, Phase.RETURNED, Phase.REJECTED}:
        words = str(phase.label).lower()
        on = {"phase": words, "day": day_in(consultation.stage_on, today) if consultation.stage_on else ""}
        return _("%(phase)s, %(day)s") % on
    if phase in {Phase.WITHDRAWN, Phase.RESTARTED}:
        return str(phase.label).lower()
    if consultation.adopted_on:
        return day(consultation.adopted_on)
    if consultation.earliest_adoption_on:
        return _("не по-рано от %(day)s") % {"day": day_in(consultation.earliest_adoption_on, today)}
    return ""


def successor(consultation: Consultation) -> Consultation | None:
    """Return the public consultation that goes on with a restarted draft, None while there is none."""
    if consultation.status != Status.RESTARTED:
        return None
    return Consultation.objects.public().filter(successor_of=consultation).first()


def predecessor(consultation: Consultation) -> Consultation | None:
    """Return the consultation whose draft was reworked into this one."""
    return consultation.successor_of if consultation.successor_of_id else None


def documents(consultation: Consultation) -> list[Document]:
    """Return the downloads: the statement once issued, then every public revision of the draft, newest first.

    A later revision brings its comparison with the one before.
    """
    revisions = list(Revision.objects.published().filter(consultation=consultation).only("ordinal", "published_at"))
    statement = Statement.objects.in_force().filter(consultation=consultation).only("number", "issued_on").first()
    sizes = _sizes(revisions, statement)
    found = []
    if statement is not None:
        url = reverse("consultations:statement_pdf", args=[consultation.url_ref])
        issued = short_date(statement.issued_on, language())
        found.append(Document(str(statement), url, sizes.get((STATEMENT, statement.pk), ""), issued))
    for revision in revisions:
        n, published = revision.ordinal, short_date(timezone.localdate(revision.published_at), language())
        url = reverse("consultations:act_pdf", args=[consultation.url_ref, n])
        title = _("Проект, редакция %(n)d") % {"n": n}
        found.append(Document(title, url, sizes.get((ACT, revision.pk), ""), published))
        if n > 1:
            url = f"{reverse('consultations:compare_pdf', args=[consultation.url_ref])}?a=v{n - 1}&b=v{n}"
            title = _("Сравнение на редакция %(a)d и редакция %(b)d") % {"a": n - 1, "b": n}
            found.append(Document(title, url, sizes.get((REDLINE, revision.pk), ""), published))
    return found


def _sizes(revisions: Iterable[Revision], statement: Statement | None) -> dict[tuple[str, int], str]:
    """Return how big each printed document is, by its kind and the key of its row (one query)."""
    keys = [revision.pk for revision in revisions]
    subjects = Q(subject_type=Revision._meta.label_lower, subject_id__in=keys)
    if statement is not None:
        subjects |= Q(subject_type=Statement._meta.label_lower, subject_id=statement.pk)
    printed = IssuedDocument.objects.filter(subjects).values_list("kind", "subject_id", "size")
    return {(kind, subject): file_size(size, language()) for kind, subject, size in printed}


def most_commented(consultation: Consultation) -> list[Commented]:
    """Return the provisions of the current revision with the most comments, at most five (two queries)."""
    counted = {lineage: tally for lineage, tally in tallies(consultation).items() if lineage}
    rows = (
        Provision.objects.commentable()
        .filter(Q(lineage__in=counted) | Q(absorbs__overlap=list(counted)), revision=consultation.current_revision_id)
        .only("eid", "label", "heading", "position", "kind", "lineage", "absorbs")
    )
    sums = [(row, tally_at(row, counted).comments) for row in rows]
    first = sorted(sums, key=lambda pair: (-pair[1], pair[0].position))[:MOST_COMMENTED]
    return [Commented(title_of(row), row.url_in(consultation.url_ref), comments) for row, comments in first]


def affected(consultation: Consultation) -> list[tuple[str, str]]:
    """Return whom it concerns and by which provisions, from lines like „Търговци – чл. 13“."""
    lines = (line.strip() for line in consultation.affects.splitlines())
    split = (line.partition(" – ") for line in lines if line)
    return [(nbsp(who), nbsp(where)) for who, _dash, where in split]


def brief(consultation: Consultation) -> list[str]:
    """Return the summary as its sentences, one a line."""
    return [nbsp(line.strip()) for line in consultation.summary.splitlines() if line.strip()]


def revision_line(consultation: Consultation) -> str:
    """Return „Редакция 2 от 20 ноември 2026 г.“."""
    revision = consultation.current_revision
    if revision is None or revision.published_at is None:
        return ""
    published = day(timezone.localdate(revision.published_at))
    return _("Редакция %(n)d от %(day)s") % {"n": revision.ordinal, "day": published}


def latest_comparison(consultation: Consultation) -> str:
    """Return the address of what the current revision changed, empty for the first."""
    revision = consultation.current_revision
    if revision is None or revision.ordinal == 1:
        return ""
    return compare_url(consultation, revision.ordinal - 1, revision.ordinal)


def motives(consultation: Consultation) -> list[tuple[str, str]]:
    """Return the five parts of the motives, or the considerations of a general act, with their names.

    Source: ЗНА чл. 28, ал. 2; АПК чл. 66, ал. 1.
    """
    return [(name, nbsp(text)) for name, text in consultation.explained]


def contact(consultation: Consultation) -> list[str]:
    """Return who answers questions, by name and position, and the unit unless the position names it already."""
    person = ", ".join(filter(None, [consultation.contact_name, consultation.contact_position]))
    unit = consultation.unit.name
    return [line for line in (person, "" if unit.lower() in person.lower() else unit) if line]
