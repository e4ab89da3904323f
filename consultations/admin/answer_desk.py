"""What lies beside the form of an answer: the law, who answers, the draft with its way to the signature."""

from typing import Any

from consultations.actions.answer_comment import ended_refusals
from consultations.actions.coordinate_answer import sign_refusals, verdict_refusals
from consultations.forms.clerk_answer import AgreementForm, AssignmentForm, RemarkForm
from consultations.models import AnswerDraft, Comment, Coordination, Verdict
from consultations.read.quoted import quoted
from consultations.read.wording import cited_now
from consultations.standing import standing_of
from prestige.accounts.models import User
from prestige.typography import nbsp


def beside_answer(comment: Comment, draft: AnswerDraft | None, by: User) -> dict[str, Any]:
    """Return what the page of an answer shows beside its form; the forms of the draft are of their own pages."""
    asked = _asked(draft)
    version = draft.version if draft else 0
    return {
        "law": quoted(comment),
        "place": nbsp(cited_now(comment.eid, standing_of(comment.consultation).of(comment))),
        "answerer": ", ".join(filter(None, [by.get_full_name(), by.position])),
        "unit": by.unit or comment.consultation.unit,
        "frozen": comment.consultation.statement_issued_on is not None,
        "closed": ended_refusals(comment.consultation),
        "is_own": comment.author_id == by.pk,
        "draft": draft,
        "coordinations": [(each, draft is not None and each.version != draft.version) for each in asked],
        "own_verdict": _own_verdict(asked, draft, by),
        "remarks": list(draft.remarks.all()) if draft else [],
        "may_sign": draft is not None and not sign_refusals(draft, by),
        "assignment": AssignmentForm(initial=_assigned(draft)),
        "agreement": AgreementForm(initial={"draft_version": version}),
        "remark": RemarkForm(initial={"draft_version": version}),
    }


def _asked(draft: AnswerDraft | None) -> list[Coordination]:
    """Return who was asked to agree, the last asked first."""
    if draft is None:
        return []
    return list(draft.coordinations.select_related("unit", "person", "said_by").order_by("-version", "pk"))


def _own_verdict(asked: list[Coordination], draft: AnswerDraft | None, by: User) -> Coordination | None:
    """Return on what this person is asked to speak."""
    if draft is None:
        return None
    waits = (each for each in asked if each.verdict == Verdict.WAITING)
    return next((each for each in waits if not verdict_refusals(each, draft, by)), None)


def _assigned(draft: AnswerDraft | None) -> dict[str, Any]:
    if draft is None:
        return {"draft_version": 0}
    return {
        "assignee": draft.assignee_id,
        "unit": draft.unit_id,
        "due_on": draft.due_on,
        "note": draft.note,
        "draft_version": draft.version,
    }
