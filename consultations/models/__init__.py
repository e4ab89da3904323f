"""Rows of the public consultations."""

from consultations.models.act_in_force import ActInForce
from consultations.models.answer import Answer, Decision
from consultations.models.attachment import Attachment
from consultations.models.change import ChangeCause, TextSnapshot
from consultations.models.comment import Capacity, Channel, Comment, NameDisplay, Stance
from consultations.models.consultation import ActType, Consultation, Issuer, Procedure, Status
from consultations.models.draft import CommentDraft
from consultations.models.intake import Intake
from consultations.models.opinion import Opinion, OpinionDraft
from consultations.models.revision import Provision, Revision, SourceFormat
from consultations.models.statement import Statement
from consultations.revising import Nature

__all__ = [
    "ActInForce",
    "ActType",
    "Answer",
    "Attachment",
    "Capacity",
    "ChangeCause",
    "Channel",
    "Comment",
    "CommentDraft",
    "Consultation",
    "Decision",
    "Intake",
    "Issuer",
    "NameDisplay",
    "Nature",
    "Opinion",
    "OpinionDraft",
    "Procedure",
    "Provision",
    "Revision",
    "SourceFormat",
    "Stance",
    "Statement",
    "Status",
    "TextSnapshot",
]
