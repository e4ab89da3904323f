"""What citizens say and what the municipality answers."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from consultations.actions import Proposal, answer_comment, publish_comment, submit_comment
from consultations.models import Answer, Capacity, Comment, Consultation, Decision, NameDisplay, Stance
from consultations.models.answer import TAKEN
from prestige.accounts.models import User
from tests.factories.people import make_clerk

NO_CHANGE = "Проектът вече казва това."


def make_comment(
    consultation: Consultation,
    *,
    eid: str = "art_1",
    author: User | None = None,
    published: bool = True,
    now: datetime | None = None,
    **fields: Any,
) -> Comment:
    """Return a comment received in time, one hour after the publication unless `now` is given; shown when `published`.

    `fields` are those of `Proposal`; an empty `eid` speaks of the whole draft.
    """
    assert consultation.published_at is not None
    now = now or consultation.published_at + timedelta(hours=1)
    values = {
        "stance": Stance.CHANGE,
        "body": "Предлагам срокът да е по-дълъг.",
        "author_name": "Гражданин Първи",
        "author_email": author.email if author else "grazhdanin@example.bg",
        "name_display": NameDisplay.FULL,
        "capacity": Capacity.OWN,
        "eid": eid,
    }
    comment = submit_comment(consultation, Proposal(**values | fields), by=author, key=uuid.uuid4(), now=now)
    if published and not comment.is_published:
        return publish_comment(comment, by=make_clerk(), now=now)
    return comment


def make_answer(
    comment: Comment, *, decision: Decision = Decision.ACCEPTED, reasons: str = "", by: User | None = None
) -> Answer:
    """Return the municipality's decision; reasons are supplied where the law wants them."""
    if decision != Decision.ACCEPTED and not reasons:
        reasons = "Не се приема, защото срокът е определен със закон и не може да е по-дълъг."
    return answer_comment(
        comment,
        decision=decision,
        reasons=reasons,
        no_change_reason=NO_CHANGE if decision in TAKEN else "",
        by=by or make_clerk(),
        now=timezone.now(),
    )
