"""Narrowing a queue to one consultation."""

from consultations.models import Consultation
from consultations.models.comment import CommentQuerySet


def only_of(comments: CommentQuerySet, number: str) -> CommentQuerySet:
    """Return the comments of the consultation with this number, all of them for an empty number, none for a wrong."""
    if not number:
        return comments
    year, _dash, serial = number.partition("-")
    if not (year.isdecimal() and serial.isdecimal() and len(number) < 12):
        return comments.none()
    return comments.filter(consultation__year=int(year), consultation__serial=int(serial))


def under_consultation() -> list[Consultation]:
    """Return the consultations whose queues may be looked at, newest first."""
    return list(
        Consultation.objects.public().filter(statement_issued_on__isnull=True).only("title", "year", "serial", "status")
    )
