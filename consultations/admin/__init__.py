"""The clerk's registers. What changes a row stands on the pages of the workplace, not here."""

from consultations.admin.act_in_force import ActInForceAdmin
from consultations.admin.comment import CommentAdmin
from consultations.admin.consultation import ConsultationAdmin
from consultations.admin.revision import RevisionAdmin
from consultations.admin.statement import StatementAdmin

__all__ = ["ActInForceAdmin", "CommentAdmin", "ConsultationAdmin", "RevisionAdmin", "StatementAdmin"]
