"""Printing short official papers into the register: the notice of a changed term, the annual programme."""

from datetime import datetime
from textwrap import shorten

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation

from consultations.actions.print_document import TITLE_LENGTH
from consultations.models import Programme, TermChange
from consultations.read.programme_paper import PROGRAMME, programme_paper
from consultations.read.term_changes import TERM_NOTICE, term_notice_number, term_notice_paper
from consultations.sheets import print_programme, print_term_notice
from prestige.register.actions import issue_document, reserve_code
from prestige.register.models import IssuedDocument


def print_term_change(change: TermChange, *, now: datetime) -> IssuedDocument:
    """Print the notice of a changed term and return its document; one printed before stays.

    Raises ``prestige.pdf.PrintingError``. Source: ЗНА чл. 26, ал. 1 (откритост).
    """
    code = _fresh_code(change.decided_at)
    with translation.override("bg"):
        paper = term_notice_paper(change, code)
        pdf = print_term_notice(paper, dated=change.decided_at)
        path = reverse("consultations:overview", args=[change.consultation.number])
    return issue_document(
        change,
        kind=TERM_NOTICE,
        number=term_notice_number(change),
        title=shorten(f"{paper.heading}: {paper.title}", TITLE_LENGTH, placeholder=" …"),
        path=path,
        code=code,
        content=pdf.content,
        pages=pdf.pages,
        issued_at=change.decided_at,
        now=now,
    )


def print_adopted_programme(programme: Programme, *, now: datetime) -> IssuedDocument:
    """Print the annual programme and return its document; one printed before stays.

    Raises ``prestige.pdf.PrintingError``.
    """
    code = _fresh_code(programme.published_at)
    with translation.override("bg"):
        pdf = print_programme(programme_paper(programme, code), dated=programme.published_at)
        path = f"{reverse('consultations:plan')}?year={programme.year}"
    return issue_document(
        programme,
        kind=PROGRAMME,
        number=programme.number,
        title=f"Програма за обществени консултации за {programme.year} г.",
        path=path,
        code=code,
        content=pdf.content,
        pages=pdf.pages,
        issued_at=programme.published_at,
        now=now,
    )


def _fresh_code(dated: datetime) -> str:
    with transaction.atomic():
        return reserve_code(timezone.localdate(dated).year)
