"""The extract of the journal and the log of letters, without addresses; the full file has every event."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db.models import Count, Max, Min, Q
from django.utils import timezone

from consultations.dossier.scope import DossierFile, Scope
from consultations.models import Comment, Consultation, Hearing, Minutes, Revision, Statement, TermChange
from consultations.read.dossier import PUBLIC_VERBS
from prestige.journal.models import Event, EventQuerySet
from prestige.journal.words import words_of
from prestige.notifications.models import Notification, NotificationState
from prestige.register.models import IssuedDocument
from prestige.spreadsheet import csv_lines

CHAIN = ("sequence", "at", "verb", "words", "previous_hash", "hash")
CHUNK = 1000


def files(scope: Scope) -> Iterator[DossierFile]:
    """Yield the journal and the letters, as much as the scope may have."""
    consultation = scope.consultation
    if scope.is_full:
        yield DossierFile("06-dnevnik/dnevnik-palen.csv", "Дневник – всички записи", partial(_journal, consultation))
        yield DossierFile("07-pisma/pisma-palen.csv", "Писма – всяко, без адрес", partial(_letters, consultation))
    yield DossierFile("06-dnevnik/dnevnik.csv", "Дневник – публичните действия", partial(_public_journal, consultation))
    yield DossierFile("07-pisma/pisma.csv", "Писма – брой по повод", partial(_letter_sums, consultation))


def public_events(consultation: Consultation) -> EventQuerySet:
    """Return the events of the consultation itself that everybody may know of, oldest first."""
    return _about(consultation, with_comments=False).filter(verb__in=PUBLIC_VERBS).order_by("pk")


def mail_sums(consultation: Consultation) -> Iterator[tuple[str, str, str, str, int, int]]:
    """Yield for each public occasion when its letters left and how many were sent and failed, without addresses."""
    keys = public_events(consultation).values("pk")
    state = NotificationState
    sums = (
        Notification.objects.filter(event__in=keys)
        .values("event_id", "event__verb")
        .annotate(
            sent=Count("pk", filter=Q(state=state.SENT)),
            failed=Count("pk", filter=Q(state=state.FAILED)),
            first=Min("sent_at"),
            last=Max("sent_at"),
        )
        .order_by("event_id")
    )
    for row in sums:
        verb = row["event__verb"]
        yield verb, words_of(verb), _minute(row["first"]), _minute(row["last"]), row["sent"], row["failed"]


def _about(consultation: Consultation, *, with_comments: bool) -> EventQuerySet:
    subjects = Q(subject_type=Consultation._meta.label_lower, subject_id=consultation.pk)
    revisions = Revision.objects.filter(consultation=consultation).values("pk")
    statements = Statement.objects.filter(consultation=consultation).values("pk")
    subjects |= Q(subject_type=Revision._meta.label_lower, subject_id__in=revisions)
    subjects |= Q(subject_type=Statement._meta.label_lower, subject_id__in=statements)
    for model in (TermChange, Hearing):
        rows = model._default_manager.filter(consultation=consultation).values("pk")
        subjects |= Q(subject_type=model._meta.label_lower, subject_id__in=rows)
    minutes = Minutes.objects.filter(hearing__consultation=consultation).order_by().values("pk")
    subjects |= Q(subject_type=Minutes._meta.label_lower, subject_id__in=minutes)
    if with_comments:
        comments = Comment.objects.filter(consultation=consultation).values("pk")
        subjects |= Q(subject_type=Comment._meta.label_lower, subject_id__in=comments)
        documents = IssuedDocument.objects.filter(
            Q(subject_type=Revision._meta.label_lower, subject_id__in=revisions)
            | Q(subject_type=Statement._meta.label_lower, subject_id__in=statements)
        ).values("pk")
        subjects |= Q(subject_type=IssuedDocument._meta.label_lower, subject_id__in=documents)
    return Event.objects.filter(subjects)


def _public_journal(consultation: Consultation) -> Iterator[bytes]:
    return csv_lines(CHAIN, (_chained(event) for event in public_events(consultation)))


def _journal(consultation: Consultation) -> Iterator[bytes]:
    events = _about(consultation, with_comments=True).select_related("actor").order_by("pk")
    columns = (*CHAIN, "actor", "subject", "data")
    return csv_lines(
        columns,
        (
            [
                *_chained(event),
                event.actor.get_full_name() if event.actor and event.actor.is_staff else "",
                f"{event.subject_type} {event.subject_id}",
                event.data,
            ]
            for event in events.iterator(chunk_size=CHUNK)
        ),
    )


def _chained(event: Event) -> list[Any]:
    at = timezone.localtime(event.at).isoformat(timespec="minutes")
    return [event.sequence, at, event.verb, words_of(event.verb), event.previous_hash, event.hash]


def _letter_sums(consultation: Consultation) -> Iterator[bytes]:
    return csv_lines(("verb", "words", "first_at", "last_at", "sent", "failed"), mail_sums(consultation))


def _letters(consultation: Consultation) -> Iterator[bytes]:
    keys = _about(consultation, with_comments=True).values("pk")
    rows = Notification.objects.filter(event__in=keys).select_related("event").defer("address").order_by("pk")
    columns = ("letter", "verb", "words", "subject", "language", "state", "attempts", "sent_at")
    return csv_lines(
        columns,
        (
            [
                row.pk,
                row.event.verb,
                words_of(row.event.verb),
                f"{row.event.subject_type} {row.event.subject_id}",
                row.language,
                row.state,
                row.attempts,
                _minute(row.sent_at),
            ]
            for row in rows.iterator(chunk_size=CHUNK)
        ),
    )


def _minute(at: Any) -> str:
    return timezone.localtime(at).isoformat(timespec="minutes") if at else ""
