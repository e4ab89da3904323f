"""A consultation's own page: where it stands, what it is about, and what can be read, sent and downloaded."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.lifecycle import Phase
from consultations.models import Capacity, Comment, Consultation, Provision, Revision, Statement
from consultations.read.causes import compare_url
from consultations.read.contents import title_of
from consultations.read.hearings import shown_hearings
from consultations.read.history import history, restart_line
from consultations.read.papers import ACT, STATEMENT
from consultations.read.redline_papers import REDLINE
from consultations.read.term import term_words
from consultations.read.voices import tallies, tally_at
from consultations.read.wording import day, day_in, language, statement_note
from prestige.register.models import IssuedDocument
from prestige.typography import file_size, nbsp, short_date

MOST_COMMENTED = 5


@dataclass(frozen=True)
class Stage:
    """A stage on the line of the procedure."""

    title: str
    note: str
    is_done: bool
    is_current: bool


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
        "figures": figures(consultation),
        "stages": stages(consultation, now),
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
    """Return the five stages from the draft to the act in force, each with its day when there is one.

    Source: ЗНА чл. 26; ЗМСМА чл. 22.
    """
    today = timezone.localdate(now)
    current = {
        Phase.OPEN: 1,
        Phase.AWAITING_STATEMENT: 2,
        Phase.STATEMENT_PUBLISHED: 3,
        Phase.ADOPTED: 4,
    }.get(consultation.phase_at(now), 0)
    notes = [
        day(consultation.published_on) if consultation.published_on else "",
        _("до %(day)s") % {"day": day_in(consultation.last_day, today)} if consultation.last_day else "",
        statement_note(consultation, consultation.phase_at(now)),
        _council_note(consultation, today),
        _("след обнародването"),
    ]
    titles = [_("Подготовка"), _("Консултация"), _("Справка"), _("Общински съвет"), _("В сила")]
    return [
        Stage(title, note, is_done=at < current, is_current=at == current)
        for at, (title, note) in enumerate(zip(titles, notes, strict=True))
    ]


def _council_note(consultation: Consultation, today: date) -> str:
    if consultation.adopted_on:
        return day(consultation.adopted_on)
    if consultation.earliest_adoption_on:
        return _("не по-рано от %(day)s") % {"day": day_in(consultation.earliest_adoption_on, today)}
    return ""


def documents(consultation: Consultation) -> list[Document]:
    """Return the downloads: the statement once issued, then every public revision of the draft, newest first.

    A later revision brings its comparison with the one before.
    """
    revisions = list(Revision.objects.published().filter(consultation=consultation).only("ordinal", "published_at"))
    statement = Statement.objects.filter(consultation=consultation).only("number", "issued_on").first()
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
    """Return the five parts of the motives with their names. Source: ЗНА чл. 28, ал. 2."""
    return [(name, nbsp(text)) for name, text in consultation.motives]


def contact(consultation: Consultation) -> list[str]:
    """Return who answers questions, by name and position, and the unit unless the position names it already."""
    person = ", ".join(filter(None, [consultation.contact_name, consultation.contact_position]))
    unit = consultation.unit.name
    return [line for line in (person, "" if unit.lower() in person.lower() else unit) if line]
