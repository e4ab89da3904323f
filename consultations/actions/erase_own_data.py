"""Taking a person out of the consultations: drafts go, received proposals stay without the name."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Final, TypeVar

from django.conf import settings
from django.db import transaction
from django.db.models import F, Model, QuerySet
from django.utils.translation import gettext_lazy as _

from consultations.models import Comment, Consultation, Intake, Opinion, RedactionProposal
from consultations.read.own_data import (
    asked_follows,
    contacts_of,
    draft_files,
    drafts_of,
    export,
    fates,
    named_comments,
    opinions_of,
    telling_comments,
)
from prestige.accounts.models import User
from prestige.accounts.own_data import ERASED_NAME, Holder
from prestige.uploads.actions import forget_loose

Row = TypeVar("Row", bound=Model)
COVERED: Final = (
    "Comment",
    "CommentDraft",
    "Opinion",
    "OpinionDraft",
    "Intake",
    "Attachment",
    "RedactionProposal",
    "DeskFollow",
)


def erase_own_data(user: User, *, by: User | None, now: datetime) -> Mapping[str, int]:
    """Delete the drafts, empty names and addresses of proposals and call a clerk to words that may tell who wrote them.

    The consultations are locked first, as whoever receives a proposal does; every page and archive that showed the
    name is made anew.
    """
    rooms = list(named_comments(user).order_by("consultation").values_list("consultation", flat=True).distinct())
    locked = list(Consultation.objects.select_for_update().filter(pk__in=rooms).order_by("pk").only("year", "serial"))
    comment_drafts, opinion_drafts = drafts_of(user)
    done = {"draft_files": forget_loose(str(token) for token in draft_files(user).values_list("token", flat=True))}
    for name, drafts in (("comment_drafts", comment_drafts), ("opinion_drafts", opinion_drafts)):
        done[name] = drafts.filter(comment=None).count()
        drafts.delete()
    asked = asked_follows(user)
    done["desk_follows"] = asked.count()
    asked.delete()
    done["contacts"] = _all(Intake, contacts_of(user)).update(contact="")
    representatives = _all(Opinion, opinions_of(user))
    telling, named = telling_comments(user), _all(Comment, named_comments(user))
    done["representatives"] = representatives.update(representative=ERASED_NAME, position="")
    waiting = RedactionProposal.objects.waiting().filter(comment__in=list(named.order_by("pk")))
    waiting.update(passages=[], outcome=RedactionProposal.Outcome.DECLINED, closed_at=now)
    done["names"] = named.update(author_name="", author_email="", public_name=ERASED_NAME, settlement=None)
    Comment.objects.filter(pk__in=telling).update(to_review=True)
    Consultation.objects.filter(pk__in=rooms).update(voices_stamp=F("voices_stamp") + 1)
    numbers = [consultation.number for consultation in locked]
    transaction.on_commit(lambda: drop_archives(numbers), robust=True)
    return done


def drop_archives(numbers: Iterable[str]) -> None:
    """Delete the kept archives of the public dossiers of these consultations: they hold the name."""
    for number in numbers:
        for archive in Path(settings.DOSSIER_CACHE).glob(f"{number}-*.zip"):
            archive.unlink(missing_ok=True)


def _all(model: type[Row], rows: QuerySet[Row]) -> QuerySet[Row]:
    """Return the rows by their keys, which stay the same when what they were found by is emptied."""
    return model._default_manager.filter(pk__in=list(rows.order_by("pk").values_list("pk", flat=True)))


HOLDER: Final = Holder(
    code="consultations",
    title=_("Консултации"),
    covers=frozenset(f"consultations.{name}" for name in COVERED),
    export=export,
    fates=fates,
    erase=erase_own_data,
)
