"""Rows of the public consultations."""

from consultations.models.answer import Answer, Decision
from consultations.models.comment import Capacity, Channel, Comment, NameDisplay, Stance
from consultations.models.consultation import ActType, Consultation, Procedure, Status
from consultations.models.draft import CommentDraft
from consultations.models.revision import Provision, Revision
from consultations.models.statement import Statement

__all__ = [
    "ActType",
    "Answer",
    "Capacity",
    "Channel",
    "Comment",
    "CommentDraft",
    "Consultation",
    "Decision",
    "NameDisplay",
    "Procedure",
    "Provision",
    "Revision",
    "Stance",
    "Statement",
    "Status",
]
