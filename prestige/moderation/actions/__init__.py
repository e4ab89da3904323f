"""Writes of the moderation that are the same for every room."""

from prestige.moderation.actions.grounds import add_ground, retire_ground, reword_ground, seed_grounds
from prestige.moderation.actions.measures import end_measures, take_measure
from prestige.moderation.actions.moderate_many import moderate_many, undo_many, undo_refusals
from prestige.moderation.actions.reports import Complaint, ReportedBefore, decide_reports, file_report, forget_addresses

__all__ = [
    "Complaint",
    "ReportedBefore",
    "add_ground",
    "decide_reports",
    "end_measures",
    "file_report",
    "forget_addresses",
    "moderate_many",
    "retire_ground",
    "reword_ground",
    "seed_grounds",
    "take_measure",
    "undo_many",
    "undo_refusals",
]
