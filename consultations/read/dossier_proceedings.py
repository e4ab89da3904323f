"""The lines of the public file about the term, the hearings and the decision."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.models import Consultation, Hearing, Invitation, Minutes, TermChange
from consultations.read.council import details, standing_in_order, step_title
from consultations.read.hearing_papers import INVITATION, MINUTES
from consultations.read.term_changes import TERM_NOTICE, change_sentence
from consultations.read.wording import language
from prestige.register.models import IssuedDocument
from prestige.typography import file_size, nbsp, short_date

Line = tuple[tuple[datetime, int], dict[str, Any]]


def proceedings(consultation: Consultation) -> Iterator[Line]:
    """Yield each line as the moment by which it is ordered and the fields of an `Entry` (eight queries)."""
    yield from _term(consultation)
    yield from _hearings(consultation)
    for step in standing_in_order(consultation):
        at = datetime.combine(step.happened_on, time(12), tzinfo=timezone.get_current_timezone())
        version = " · ".join(details(step))
        yield (at, 1), {"at": _day(step.happened_on), "what": nbsp(step_title(consultation, step)), "version": version}


def _term(consultation: Consultation) -> Iterator[Line]:
    changes = list(consultation.term_changes.order_by("ordinal"))
    printed = _printed(TermChange, TERM_NOTICE, changes)
    for row in changes:
        said = change_sentence(row.kind, row.from_last_day, row.to_last_day)
        url = reverse("consultations:term_notice_pdf", args=[consultation.url_ref, row.ordinal])
        yield (row.decided_at, 0), _line(row.decided_at, said, url, printed.get(row.pk)) | {"version": nbsp(row.reason)}


def _hearings(consultation: Consultation) -> Iterator[Line]:
    known = {row.pk: row for row in Hearing.objects.filter(consultation=consultation).select_related("event")}
    invitations = list(Invitation.objects.filter(hearing__in=known).order_by("published_at", "pk"))
    minutes = list(Minutes.objects.filter(hearing__in=known, published_at__isnull=False).order_by("published_at", "pk"))
    last = {row.hearing_id: row.pk for row in invitations}, {row.hearing_id: row.pk for row in minutes}
    found: list[tuple[Invitation | Minutes, str, str, dict[int, int], dict[int, IssuedDocument]]] = [
        *(
            (row, _("Покана № %(number)s"), "hearing_invitation_pdf", last[0], printed)
            for printed in [_printed(Invitation, INVITATION, invitations)]
            for row in invitations
        ),
        *(
            (row, _("Протокол № %(number)s"), "hearing_minutes_pdf", last[1], printed)
            for printed in [_printed(Minutes, MINUTES, minutes)]
            for row in minutes
        ),
    ]
    for row, title, name, latest, printed in found:
        hearing, at = known[row.hearing_id], row.published_at
        if at is None:
            continue
        # The address gives the last of them only; an earlier one is found by its code.
        document = printed.get(row.pk)
        url = reverse(f"consultations:{name}", args=[consultation.url_ref, hearing.ordinal])
        if latest[row.hearing_id] != row.pk:
            url = document.get_absolute_url() if document else ""
        yield (at, 0), _line(at, title % {"number": row.number}, url, document) | {"version": str(hearing)}


def _line(at: datetime, what: str, url: str, document: IssuedDocument | None) -> dict[str, Any]:
    line: dict[str, Any] = {"at": _day(timezone.localdate(at)), "what": nbsp(what)}
    if document is None:
        return line
    return line | {
        "url": url,
        "document": "PDF",
        "size": file_size(document.size, language()),
        "sha256": document.sha256,
        "code": document.code,
        "code_url": document.get_absolute_url(),
    }


def _printed(model: type[models.Model], kind: str, rows: list[Any]) -> dict[int, IssuedDocument]:
    found = IssuedDocument.objects.of(model, kind).filter(subject_id__in=[row.pk for row in rows]).without_content()
    return {row.subject_id: row for row in found}


def _day(day: date) -> str:
    return nbsp(short_date(day, language()))
