"""Rows of the moderation: what is looked at, on which ground, what was done, who objects, who reports."""

from prestige.moderation.models.batch import UNDO_WITHIN, Batch, BatchAct
from prestige.moderation.models.ground import LONGEST_TITLE, Ground
from prestige.moderation.models.measure import Appeal, AppealOutcome, Measure, MeasureEnd, MeasureKind
from prestige.moderation.models.moderated import IN_QUEUE, SEALED, Moderated, ModerationState
from prestige.moderation.models.report import LONGEST_SENTENCE, Report, ReportOutcome

__all__ = [
    "IN_QUEUE",
    "LONGEST_SENTENCE",
    "LONGEST_TITLE",
    "SEALED",
    "UNDO_WITHIN",
    "Appeal",
    "AppealOutcome",
    "Batch",
    "BatchAct",
    "Ground",
    "Measure",
    "MeasureEnd",
    "MeasureKind",
    "Moderated",
    "ModerationState",
    "Report",
    "ReportOutcome",
]
