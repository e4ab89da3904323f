"""Everything that changes a consultation; pages, admin, tasks and commands all call these."""

from consultations.actions.adopt_act import record_adoption
from consultations.actions.answer_comment import AnswerConflict, answer_comment
from consultations.actions.edit_consultation import EditConflict, create_consultation, edit_consultation
from consultations.actions.issue_statement import issue_statement
from consultations.actions.keep_draft import discard_draft, forget_old_drafts, keep_draft
from consultations.actions.moderate_comment import hold_comment, publish_comment
from consultations.actions.print_document import print_issued_statement, print_revision
from consultations.actions.publish_consultation import publish_consultation
from consultations.actions.save_act_text import save_act_text
from consultations.actions.send_draft import SentTooOften, send_draft
from consultations.actions.submit_comment import Proposal, submit_comment
from consultations.actions.withdraw_consultation import withdraw_consultation

__all__ = [
    "AnswerConflict",
    "EditConflict",
    "Proposal",
    "SentTooOften",
    "answer_comment",
    "create_consultation",
    "discard_draft",
    "edit_consultation",
    "forget_old_drafts",
    "hold_comment",
    "issue_statement",
    "keep_draft",
    "print_issued_statement",
    "print_revision",
    "publish_comment",
    "publish_consultation",
    "record_adoption",
    "save_act_text",
    "send_draft",
    "submit_comment",
    "withdraw_consultation",
]
