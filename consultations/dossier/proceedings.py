"""What happened beside the text: changes of the term, hearings, released attachments, the way to the decision."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db import models
from django.db.models import Q

from consultations.dossier.scope import DossierFile
from consultations.models import Attachment, Comment, Consultation, CouncilStep, Invitation, Minutes, TermChange
from consultations.read.council import standing_in_order
from consultations.read.hearing_papers import INVITATION, MINUTES
from consultations.read.term_changes import TERM_NOTICE
from prestige.register.models import IssuedDocument, IssuedDocumentQuerySet
from prestige.spreadsheet import csv_lines
from prestige.typography import slug
from prestige.uploads.models import Content

STEPS = ("happened_on", "step", "document", "place", "in_favour", "against", "abstained", "present", "councillors")
STEPS_AFTER = ("in_force_from", "note", "link", "corrects")
NAME_LENGTH = 60


def files(consultation: Consultation) -> Iterator[DossierFile]:
    """Yield the printed notices, invitations and minutes, the attachments that everybody may have, and the steps."""
    for change in consultation.term_changes.order_by("ordinal"):
        title = f"Промяна на срока № {change.ordinal} – съобщение"
        yield from _printed(change, TERM_NOTICE, f"01-danni/srok-{change.ordinal}.pdf", title)
    yield from _attachments(consultation)
    yield from _hearings(consultation)
    steps = standing_in_order(consultation)
    if steps:
        yield DossierFile("05-reshenie/stapki.csv", "Стъпки до решението и след него", partial(_steps, consultation))


def documents(consultation: Consultation) -> IssuedDocumentQuerySet:
    """Return the printed papers about these without their bytes."""
    invitations, minutes = _invitations(consultation), _minutes(consultation)
    rows = {TermChange: consultation.term_changes.values("pk"), Invitation: invitations, Minutes: minutes}
    about = Q()
    for model, found in rows.items():
        about |= Q(subject_type=model._meta.label_lower, subject_id__in=found.order_by().values("pk"))
    return IssuedDocument.objects.filter(about).without_content()


def stamp(consultation: Consultation) -> list[Any]:
    """Return what the bytes of these files depend on."""
    return [
        list(CouncilStep.objects.filter(consultation=consultation).order_by("pk").values_list("pk", flat=True)),
        list(_released(consultation).values_list("comment__number", "upload__cleaned__sha256")),
        list(documents(consultation).order_by("pk").values_list("sha256", flat=True)),
    ]


def _released(consultation: Consultation) -> models.QuerySet[Attachment]:
    shown = Comment.objects.public().filter(consultation=consultation)
    rows = Attachment.objects.released().filter(comment__in=shown, upload__is_sealed=False)
    return rows.select_related("upload", "comment").order_by("comment__serial", "position", "pk")


def _attachments(consultation: Consultation) -> Iterator[DossierFile]:
    for n, row in enumerate(_released(consultation), start=1):
        upload = row.upload
        name = f"{row.comment.number}-{n}-{slug(upload.name.rpartition('.')[0], NAME_LENGTH) or 'fail'}.{upload.kind}"
        title = f"Приложение към предложение № {row.comment.number}: {upload.name}"
        yield DossierFile(f"03-prilozhenia/{name}", title, partial(_cleaned, upload.cleaned_id))


def _cleaned(key: str) -> Iterator[bytes]:
    yield bytes(Content.objects.values_list("data", flat=True).get(pk=key))


def _invitations(consultation: Consultation) -> models.QuerySet[Invitation]:
    return Invitation.objects.filter(hearing__consultation=consultation).order_by("published_at", "pk")


def _minutes(consultation: Consultation) -> models.QuerySet[Minutes]:
    rows = Minutes.objects.filter(hearing__consultation=consultation, published_at__isnull=False)
    return rows.order_by("published_at", "pk")


def _hearings(consultation: Consultation) -> Iterator[DossierFile]:
    for invitation in _invitations(consultation).select_related("hearing"):
        name = f"05-obsazhdania/{invitation.hearing.ordinal}-pokana-{invitation.pk}.pdf"
        yield from _printed(invitation, INVITATION, name, f"Покана № {invitation.number}")
    for minutes in _minutes(consultation).select_related("hearing"):
        name = f"05-obsazhdania/{minutes.hearing.ordinal}-protokol-{minutes.pk}.pdf"
        yield from _printed(minutes, MINUTES, name, f"Протокол № {minutes.number}")


def _printed(row: models.Model, kind: str, name: str, title: str) -> Iterator[DossierFile]:
    document = IssuedDocument.objects.about(row, kind).without_content().first()
    if document is not None:
        yield DossierFile(name, f"{title}, код за проверка {document.code}", partial(_content, document.pk))


def _content(key: int) -> Iterator[bytes]:
    yield bytes(IssuedDocument.objects.values_list("content", flat=True).get(pk=key))


def _steps(consultation: Consultation) -> Iterator[bytes]:
    rows = CouncilStep.objects.filter(consultation=consultation).select_related("corrects").order_by("pk")
    return csv_lines((*STEPS, *STEPS_AFTER), (_step(row) for row in rows))


def _step(row: CouncilStep) -> list[object]:
    votes = (row.in_favour, row.against, row.abstained, row.present, row.councillors)
    return [
        row.happened_on.isoformat(),
        row.get_kind_display(),
        row.document,
        row.place,
        *("" if each is None else each for each in votes),
        row.in_force_from.isoformat() if row.in_force_from else "",
        row.note,
        row.link,
        str(row.corrects) if row.corrects else "",
    ]
