"""Everything that changes a consultation; pages, admin, tasks and commands all call these."""

from consultations.actions.adopt_act import record_adoption
from consultations.actions.answer_comment import AnswerConflict, answer_comment
from consultations.actions.choose_amended_act import choose_amended_act
from consultations.actions.correct_statement import (
    CorrectionConflict,
    correct_statement,
    discard_correction,
    draft_correction,
)
from consultations.actions.edit_act_text import edit_act_text
from consultations.actions.edit_consultation import EditConflict, create_consultation, edit_consultation
from consultations.actions.enter_act_in_force import enter_act_in_force, enter_adopted_act
from consultations.actions.export_dossier import ask_for_dossier, take_dossier
from consultations.actions.issue_statement import issue_statement
from consultations.actions.keep_draft import discard_draft, forget_old_drafts, keep_draft
from consultations.actions.moderate_comment import hold_comment, publish_comment
from consultations.actions.print_document import print_issued_statement, print_revision, print_revision_redline
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

__all__ = [
    "AnswerConflict",
    "CorrectionConflict",
    "EditConflict",
    "Proposal",
    "SentTooOften",
    "answer_comment",
    "ask_for_dossier",
    "begin_revision",
    "choose_amended_act",
    "correct_match",
    "correct_statement",
    "create_consultation",
    "discard_correction",
    "discard_draft",
    "discard_revision",
    "draft_correction",
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
    "take_dossier",
    "undo_text_edit",
    "withdraw_consultation",
]
