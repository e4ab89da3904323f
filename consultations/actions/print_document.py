"""Making the PDF of what was published and keeping its exact bytes in the register.

Printing takes seconds, so no row is locked meanwhile: of two workers at once one prints in vain and gets the document
of the other. Official documents are Bulgarian whatever the language of the page.
"""

from datetime import datetime
from textwrap import shorten

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation

from consultations.models import Revision, Statement
from consultations.paper import print_act, print_redline, print_statement
from consultations.read.papers import ACT, STATEMENT, act_paper, statement_paper
from consultations.read.redline_papers import REDLINE, redline_paper
from consultations.read.titles import statement_titles
from prestige.register.actions import issue_document, reserve_code
from prestige.register.models import IssuedDocument

PRINTING = "consultations.render_documents"  # the task that prints what waits
TITLE_LENGTH = 400


def print_revision(revision: Revision, *, now: datetime) -> IssuedDocument:
    """Print the draft act and return its document; a revision printed before keeps its first document.

    Raises ``prestige.pdf.PrintingError``.
    """
    dated = revision.published_at or now
    with translation.override("bg"):
        paper = act_paper(revision)
        pdf = print_act(paper, dated=dated)
        title = f"Проект, {str(revision).lower()}: {paper.title}"
    return issue_document(
        revision,
        kind=ACT,
        number=paper.consultation_number,
        title=shorten(title, TITLE_LENGTH, placeholder=" …"),
        path=paper.permalink.removeprefix(settings.BASE_URL),
        code=_fresh_code(dated),
        content=pdf.content,
        pages=pdf.pages,
        issued_at=dated,
        now=now,
    )


def print_revision_redline(revision: Revision, *, now: datetime) -> IssuedDocument:
    """Print what a later revision changed in its base and return the document; one printed before stays.

    Raises ``prestige.pdf.PrintingError``.
    """
    dated = revision.published_at or now
    with translation.override("bg"):
        paper = redline_paper(revision)
        pdf = print_redline(paper, dated=dated)
    return issue_document(
        revision,
        kind=REDLINE,
        number=f"{paper.consultation_number}/{revision.ordinal}",
        title=shorten(f"{paper.title}: {paper.act_title}", TITLE_LENGTH, placeholder=" …"),
        path=paper.address.removeprefix(settings.BASE_URL),
        code=_fresh_code(dated),
        content=pdf.content,
        pages=pdf.pages,
        issued_at=dated,
        now=now,
    )


def print_issued_statement(statement: Statement, *, now: datetime) -> IssuedDocument:
    """Print the statement of proposals and return its document; one printed before keeps its first document.

    Raises ``prestige.pdf.PrintingError``. Source: ЗНА чл. 26, ал. 5.
    """
    code = _fresh_code(statement.issued_at)
    with translation.override("bg"):
        pdf = print_statement(statement_paper(statement, code), dated=statement.issued_at)
        title = f"{statement_titles(statement.consultation).short}: {statement.consultation.title}"
        path = reverse("consultations:outcome", args=[statement.consultation.number])
    return issue_document(
        statement,
        kind=STATEMENT,
        number=statement.number,
        title=shorten(title, TITLE_LENGTH, placeholder=" …"),
        path=path,
        code=code,
        content=pdf.content,
        pages=pdf.pages,
        issued_at=statement.issued_at,
        now=now,
    )


def _fresh_code(dated: datetime) -> str:
    with transaction.atomic():
        return reserve_code(timezone.localdate(dated).year)
