"""Everything that changes a consultation; pages, admin, tasks and commands all call these."""

from consultations.actions.adopt_act import record_adoption
from consultations.actions.answer_comment import AnswerConflict, Change, Decided, answer_comment, answer_comments
from consultations.actions.appeal_moderation import decide_appeal, file_appeal
from consultations.actions.change_hearing import HearingConflict, cancel_hearing, change_hearing
from consultations.actions.choose_amended_act import choose_amended_act
from consultations.actions.convene_hearing import convene_hearing
from consultations.actions.coordinate_answer import (
    ask_agreement,
    give_verdict,
    remark_on_draft,
    return_draft,
    sign_answers,
    submit_draft,
)
from consultations.actions.correct_statement import (
    CorrectionConflict,
    correct_statement,
    discard_correction,
    draft_correction,
)
from consultations.actions.draft_answer import DraftConflict, assign_answer, save_answer_draft
from consultations.actions.edit_act_text import edit_act_text
from consultations.actions.edit_consultation import EditConflict, create_consultation, edit_consultation
from consultations.actions.enter_act_in_force import enter_act_in_force, enter_adopted_act
from consultations.actions.export_dossier import ask_for_dossier, take_dossier
from consultations.actions.file_opinion import Organisation, file_opinion
from consultations.actions.fold_proposals import add_to_thread, fold_proposals, take_out_of_thread
from consultations.actions.issue_statement import issue_statement
from consultations.actions.keep_draft import discard_draft, forget_old_drafts, keep_draft
from consultations.actions.keep_opinion_draft import keep_opinion_draft
from consultations.actions.mark_ready import mark_ready, return_to_drafting
from consultations.actions.moderate_comment import hold_comment, publish_comment, remove_comment
from consultations.actions.print_document import print_issued_statement, print_revision, print_revision_redline
from consultations.actions.print_hearing import print_invitation, print_minutes
from consultations.actions.publish_consultation import publish_consultation
from consultations.actions.publish_revision import publish_revision
from consultations.actions.receive_comment import Proposal
from consultations.actions.record_council_step import StepData, correct_council_step, record_council_step
from consultations.actions.redact_comment import publish_redacted, redact_comment, view_original
from consultations.actions.register_proposals import Letter, register_proposals
from consultations.actions.release_file import release_file, withhold_file
from consultations.actions.remind_of_ends import remind_of_ends
from consultations.actions.report_comment import report_comment
from consultations.actions.restart_consultation import restart_consultation
from consultations.actions.return_comment import return_comment
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
from consultations.actions.submit_comment import submit_comment
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
    "Change",
    "Decided",
    "DraftConflict",
    "CorrectionConflict",
    "EditConflict",
    "Letter",
    "Organisation",
    "Proposal",
    "SentTooOften",
    "add_to_thread",
    "StepData",
    "answer_comment",
    "answer_comments",
    "ask_agreement",
    "assign_answer",
    "ask_for_dossier",
    "begin_revision",
    "choose_amended_act",
    "correct_council_step",
    "correct_match",
    "correct_statement",
    "create_consultation",
    "decide_appeal",
    "discard_correction",
    "discard_draft",
    "discard_revision",
    "draft_correction",
    "drop_correction",
    "edit_act_text",
    "edit_consultation",
    "enter_act_in_force",
    "enter_adopted_act",
    "file_appeal",
    "fold_proposals",
    "file_opinion",
    "forget_cause",
    "forget_old_drafts",
    "give_verdict",
    "hold_comment",
    "issue_statement",
    "keep_draft",
    "keep_opinion_draft",
    "mark_ready",
    "name_cause",
    "print_issued_statement",
    "print_revision",
    "print_revision_redline",
    "publish_comment",
    "publish_consultation",
    "publish_redacted",
    "publish_revision",
    "record_adoption",
    "redact_comment",
    "remove_comment",
    "report_comment",
    "return_comment",
    "remark_on_draft",
    "return_draft",
    "remind_of_ends",
    "register_proposals",
    "release_file",
    "record_council_step",
    "restart_consultation",
    "return_to_drafting",
    "save_act_text",
    "save_answer_draft",
    "send_draft",
    "sign_answers",
    "submit_comment",
    "submit_draft",
    "take_out_of_thread",
    "take_dossier",
    "undo_text_edit",
    "view_original",
    "withdraw_consultation",
    "withhold_file",
]
