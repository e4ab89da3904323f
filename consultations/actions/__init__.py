"""Everything that changes a consultation; pages, admin, tasks and commands all call these."""

from consultations.actions.adopt_act import record_adoption
from consultations.actions.answer_comment import AnswerConflict, answer_comment
from consultations.actions.change_hearing import HearingConflict, cancel_hearing, change_hearing
from consultations.actions.choose_amended_act import choose_amended_act
from consultations.actions.convene_hearing import convene_hearing
from consultations.actions.edit_act_text import edit_act_text
from consultations.actions.edit_consultation import EditConflict, create_consultation, edit_consultation
from consultations.actions.enter_act_in_force import enter_act_in_force, enter_adopted_act
from consultations.actions.issue_statement import issue_statement
from consultations.actions.keep_draft import discard_draft, forget_old_drafts, keep_draft
from consultations.actions.moderate_comment import hold_comment, publish_comment
from consultations.actions.print_document import print_issued_statement, print_revision, print_revision_redline
from consultations.actions.print_hearing import print_invitation, print_minutes
from consultations.actions.publish_consultation import publish_consultation
from consultations.actions.publish_revision import publish_revision
from consultations.actions.revise_text import (
    begin_revision,
    correct_match,
    discard_revision,
    drop_correction,
    forget_cause,
    name_cause,
)
from consultations.actions.save_act_text import save_act_text, undo_text_edit
from consultations.actions.send_draft import SentTooOften, send_draft
from consultations.actions.submit_comment import Proposal, submit_comment
from consultations.actions.withdraw_consultation import withdraw_consultation
from consultations.actions.write_minutes import MinutesConflict, begin_minutes, edit_minutes, publish_minutes

__all__ = [
    "publish_minutes",
    "print_minutes",
    "print_invitation",
    "edit_minutes",
    "convene_hearing",
    "change_hearing",
    "cancel_hearing",
    "begin_minutes",
    "MinutesConflict",
    "HearingConflict",
    "AnswerConflict",
    "EditConflict",
    "Proposal",
    "SentTooOften",
    "answer_comment",
    "begin_revision",
    "choose_amended_act",
    "correct_match",
    "create_consultation",
    "discard_draft",
    "discard_revision",
    "drop_correction",
    "edit_act_text",
    "edit_consultation",
    "enter_act_in_force",
    "enter_adopted_act",
    "forget_cause",
    "forget_old_drafts",
    "hold_comment",
    "issue_statement",
    "keep_draft",
    "name_cause",
    "print_issued_statement",
    "print_revision",
    "print_revision_redline",
    "publish_comment",
    "publish_consultation",
    "publish_revision",
    "record_adoption",
    "save_act_text",
    "send_draft",
    "submit_comment",
    "undo_text_edit",
    "withdraw_consultation",
]
