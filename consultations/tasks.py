"""Timed work of the consultations; every run does all that is due, so a missed run loses nothing."""

import logging
from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from celery import shared_task
from django.core.cache import cache
from django.db.models import Model
from django.utils import timezone

from consultations.actions import fold_proposals as fold
from consultations.actions import forget_old_drafts as forget
from consultations.actions import (
    print_invitation,
    print_issued_statement,
    print_minutes,
    print_revision,
    print_revision_redline,
)
from consultations.actions import remind_of_ends as remind
from consultations.actions.change_term import recount_closing_instant
from consultations.actions.prepare_campaign import keep_board_sheet
from consultations.actions.prepare_package import print_council_package
from consultations.actions.print_document import PRINTING
from consultations.actions.print_notice import print_adopted_programme, print_term_change
from consultations.models import Comment, Consultation, Status
from consultations.read.campaign import sheets_to_print
from consultations.read.hearing_papers import INVITATION, MINUTES, invitations_to_print, minutes_to_print
from consultations.read.package import package_stamp, packages_to_print
from consultations.read.papers import ACT, STATEMENT, revisions_to_print, statements_to_print
from consultations.read.programme_paper import PROGRAMME, programmes_to_print
from consultations.read.redline_papers import REDLINE, redlines_to_print
from consultations.read.term_changes import TERM_NOTICE, term_changes_to_print
from prestige import pdf

logger = logging.getLogger(__name__)

Published = TypeVar("Published", bound=Model)
PAUSE_SECONDS = 15 * 60  # what cannot be printed is left alone so long, or it would keep the worker busy for nothing


# A statement of 2,000 proposals prints for half a minute; the limits stay under the broker's visibility timeout.
@shared_task(name=PRINTING, soft_time_limit=400, time_limit=420)
def render_documents() -> None:
    """Print every published text and statement that has no PDF yet; safe to run twice at once.

    Where the machine cannot make PDF nothing happens: the printed page stands in until it can.
    """
    if not pdf.is_available():
        return
    _print_all(
        STATEMENT, statements_to_print(), lambda statement: print_issued_statement(statement, now=timezone.now())
    )
    _print_all(INVITATION, invitations_to_print(), lambda paper: print_invitation(paper, now=timezone.now()))
    _print_all(MINUTES, minutes_to_print(), lambda minutes: print_minutes(minutes, now=timezone.now()))
    _print_all(ACT, revisions_to_print(), lambda revision: print_revision(revision, now=timezone.now()))
    _print_all(
        "package",
        (package for package in packages_to_print() if package.printed_stamp != package_stamp(package)),
        print_council_package,
    )
    _print_all(REDLINE, redlines_to_print(), lambda revision: print_revision_redline(revision, now=timezone.now()))
    _print_all(TERM_NOTICE, term_changes_to_print(), lambda change: print_term_change(change, now=timezone.now()))
    _print_all(PROGRAMME, programmes_to_print(), lambda found: print_adopted_programme(found, now=timezone.now()))
    for consultation, kind in sheets_to_print(timezone.now()):
        _print_all(kind, [consultation], partial(_print_sheet, kind))


def _print_sheet(kind: str, consultation: Consultation) -> None:
    keep_board_sheet(consultation, kind, now=timezone.now())


def _print_all(kind: str, waiting: Iterable[Published], print_one: Callable[[Published], object]) -> None:
    for published in waiting:
        pause = f"unprintable:{kind}:{published.pk}"
        if pause in cache:
            continue
        try:
            print_one(published)
        except pdf.PrintingError:
            logger.exception("%s cannot be printed", published)
            cache.set(pause, True, PAUSE_SECONDS)


@shared_task(name="consultations.forget_old_drafts")
def forget_old_drafts() -> None:
    """Delete the drafts nobody touched for thirty days."""
    forget(timezone.now())


@shared_task(name="consultations.fold_proposals")
def fold_proposals() -> None:
    """Gather what came since the last time into threads; safe to run twice at once."""
    waiting = Comment.objects.unfolded().values("consultation")
    for consultation in Consultation.objects.filter(pk__in=waiting).order_by("pk"):
        fold(consultation, by=None, now=timezone.now())


@shared_task(name="consultations.remind_of_ends")
def remind_of_ends() -> None:
    """Tell the followers of each term that is about to end; safe to run twice at once."""
    remind(timezone.now())


@shared_task(name="consultations.recount_closing_instants")
def recount_closing_instants() -> None:
    """Keep the promised local days when the rules of the time zone change; safe to run twice."""
    now = timezone.now()
    for consultation in Consultation.objects.filter(status=Status.PUBLISHED, closes_at__gt=now).order_by("pk"):
        recount_closing_instant(consultation, now=now)
