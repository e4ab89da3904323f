"""Rows of the public consultations."""

from consultations.models.act_in_force import ActInForce
from consultations.models.answer import Answer, Decision
from consultations.models.change import ChangeCause, TextSnapshot
from consultations.models.comment import Capacity, Channel, Comment, NameDisplay, Stance
from consultations.models.consultation import ActType, Consultation, Issuer, Procedure, Status
from consultations.models.draft import CommentDraft
from consultations.models.hearing import Hearing, Invitation, Minutes
from consultations.models.revision import Provision, Revision, SourceFormat
from consultations.models.statement import Statement
from consultations.revising import Nature

__all__ = [
    "ActInForce",
    "ActType",
    "Answer",
    "Capacity",
    "ChangeCause",
    "Channel",
    "Comment",
    "CommentDraft",
    "Consultation",
    "Decision",
    "Hearing",
    "Invitation",
    "Issuer",
    "Minutes",
    "NameDisplay",
    "Nature",
    "Procedure",
    "Provision",
    "Revision",
    "SourceFormat",
    "Stance",
    "Statement",
    "Status",
    "TextSnapshot",
]
