"""Timed work of the consultations; every run does all that is due, so a missed run loses nothing."""

import logging
from collections.abc import Callable, Iterable
from typing import TypeVar

from celery import shared_task
from django.core.cache import cache
from django.db.models import Model
from django.utils import timezone

from consultations.actions import forget_old_drafts as forget
from consultations.actions import (
    print_invitation,
    print_issued_statement,
    print_minutes,
    print_revision,
    print_revision_redline,
)
from consultations.actions.print_document import PRINTING
from consultations.read.hearing_papers import INVITATION, MINUTES, invitations_to_print, minutes_to_print
from consultations.read.papers import ACT, STATEMENT, revisions_to_print, statements_to_print
from consultations.read.redline_papers import REDLINE, redlines_to_print
from prestige import pdf

logger = logging.getLogger(__name__)

Published = TypeVar("Published", bound=Model)
PAUSE_SECONDS = 15 * 60  # what cannot be printed is left alone so long, or it would keep the worker busy for nothing


# A statement of 2,000 proposals prints for half a minute; the limits stay under the broker's visibility timeout.
@shared_task(name=PRINTING, soft_time_limit=160, time_limit=170)
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
    _print_all(REDLINE, redlines_to_print(), lambda revision: print_revision_redline(revision, now=timezone.now()))


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
