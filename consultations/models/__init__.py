"""Rows of the public consultations."""

from consultations.models.act_in_force import ActInForce
from consultations.models.answer import Answer, Decision
from consultations.models.answering import AnswerDraft, Coordination, DraftRemark, DraftState, ThreadPlace, Verdict
from consultations.models.attachment import Attachment
from consultations.models.campaign import BoardSheet, Campaign
from consultations.models.change import ChangeCause, TextSnapshot
from consultations.models.comment import Capacity, Channel, Comment, NameDisplay, Stance
from consultations.models.consultation import ActType, Consultation, Issuer, Procedure, Status
from consultations.models.council_step import CouncilStep
from consultations.models.dossier import CouncilPackage, DossierExport
from consultations.models.draft import CommentDraft
from consultations.models.hearing import Hearing, Invitation, Minutes
from consultations.models.intake import Intake
from consultations.models.opinion import Opinion, OpinionDraft
from consultations.models.plan import PlanChange, PlannedConsultation, Programme
from consultations.models.revision import Provision, Revision, SourceFormat
from consultations.models.statement import Statement, StatementCorrection
from consultations.models.term_change import TermChange, TermProposal
from consultations.revising import Nature

__all__ = [
    "ActInForce",
    "ActType",
    "Answer",
    "AnswerDraft",
    "BoardSheet",
    "Campaign",
    "Attachment",
    "Capacity",
    "ChangeCause",
    "Channel",
    "Comment",
    "CommentDraft",
    "Consultation",
    "Coordination",
    "CouncilPackage",
    "CouncilStep",
    "Decision",
    "DossierExport",
    "DraftRemark",
    "DraftState",
    "Hearing",
    "Invitation",
    "Issuer",
    "Minutes",
    "NameDisplay",
    "Nature",
    "PlanChange",
    "PlannedConsultation",
    "Intake",
    "Issuer",
    "NameDisplay",
    "Nature",
    "Opinion",
    "OpinionDraft",
    "Procedure",
    "Programme",
    "Provision",
    "Revision",
    "SourceFormat",
    "Stance",
    "Statement",
    "StatementCorrection",
    "Status",
    "TermChange",
    "TermProposal",
    "TextSnapshot",
    "ThreadPlace",
    "Verdict",
]
