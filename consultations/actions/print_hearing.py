"""Making the PDF of invitations and minutes, as `print_document` does for the other papers."""

from datetime import datetime
from textwrap import shorten

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation

from consultations.actions.print_document import TITLE_LENGTH
from consultations.hearing_paper import print_invitation_paper, print_minutes_paper
from consultations.models import Invitation, Minutes
from consultations.read.hearing_papers import INVITATION, MINUTES, hearing_address, invitation_paper, minutes_paper
from prestige.register.actions import issue_document, reserve_code
from prestige.register.models import IssuedDocument


def print_invitation(invitation: Invitation, *, now: datetime) -> IssuedDocument:
    """Print the invitation and return its document; one printed before stays. Raises ``prestige.pdf.PrintingError``."""
    with translation.override("bg"):
        pdf = print_invitation_paper(invitation_paper(invitation), dated=invitation.published_at)
        title = f"Покана за обществено обсъждане: {invitation.facts['act']}"
        path = hearing_address(invitation.hearing).removeprefix(settings.BASE_URL)
    return issue_document(
        invitation,
        kind=INVITATION,
        number=invitation.number,
        title=shorten(title, TITLE_LENGTH, placeholder=" …"),
        path=path,
        code=_fresh_code(invitation.published_at),
        content=pdf.content,
        pages=pdf.pages,
        issued_at=invitation.published_at,
        now=now,
    )


def print_minutes(minutes: Minutes, *, now: datetime) -> IssuedDocument:
    """Print the minutes and return their document; those printed before stay. Raises ``prestige.pdf.PrintingError``."""
    dated = minutes.published_at or now
    code = _fresh_code(dated)
    with translation.override("bg"):
        pdf = print_minutes_paper(minutes_paper(minutes, code), dated=dated)
        title = f"Протокол от обществено обсъждане: {minutes.facts['act']}"
        path = hearing_address(minutes.hearing).removeprefix(settings.BASE_URL)
    return issue_document(
        minutes,
        kind=MINUTES,
        number=minutes.number,
        title=shorten(title, TITLE_LENGTH, placeholder=" …"),
        path=path,
        code=code,
        content=pdf.content,
        pages=pdf.pages,
        issued_at=dated,
        now=now,
    )


def _fresh_code(dated: datetime) -> str:
    with transaction.atomic():
        return reserve_code(timezone.localdate(dated).year)
