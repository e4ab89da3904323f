"""Narrowing a queue to one consultation."""

from django.http import HttpRequest

from consultations.models import Consultation
from consultations.models.comment import CommentQuerySet

LONGEST_NAME = 160


def asked(request: HttpRequest, name: str) -> str:
    """Return a word of the address or the form, empty when it could not be a name of anything."""
    value = request.GET.get(name, "") or request.POST.get(name, "")
    return value if value.isprintable() and len(value) <= LONGEST_NAME else ""


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
