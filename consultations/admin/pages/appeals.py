"""Objections against measures: the list with its days, and the decision of another official."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from consultations.actions import decide_appeal
from consultations.actions.appeal_moderation import decision_refusals
from consultations.admin.pages.door import needs, official, show
from consultations.forms.clerk_moderation import AppealDecisionForm
from consultations.models import Comment
from consultations.permissions import Right
from consultations.read.quoted import quoted
from prestige.moderation.models import Appeal, AppealOutcome
from prestige.refusals import NotAllowed, Refusal

PER_PAGE = 40
JOINED = ("measure__ground", "measure__decided_by", "decided_by")


@require_safe
@needs(Right.DECIDE_APPEAL)
def queue(request: HttpRequest) -> HttpResponse:
    """List the objections, those that wait first by their day, then the decided ones, newest first."""
    rows = Appeal.objects.select_related(*JOINED).order_by(F("decided_at").desc(nulls_first=True), "due_on", "pk")
    today = timezone.localdate()
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "today": today, "waiting": Appeal.objects.waiting().count()}
    return show(request, "appeal_queue", _("Възражения"), context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.DECIDE_APPEAL)
def appeal(request: HttpRequest, key: int) -> HttpResponse:
    """Show an objection beside what it is against, or decide it."""
    found = get_object_or_404(Appeal.objects.select_related(*JOINED), pk=key)
    comment = _comment(found)
    form = AppealDecisionForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, found, comment, form)
    outcome, harmless = AppealOutcome(form.cleaned_data["outcome"]), "harmless" in request.POST
    told = {"outcome": outcome, "decision": form.cleaned_data["decision"], "is_harmless": harmless}
    try:
        decide_appeal(found, comment, **told, by=official(request), now=timezone.now())
    except NotAllowed as refused:
        found.refresh_from_db()
        return _page(request, found, _comment(found), form, refusals=refused.refusals, status=409)
    messages.success(request, _("Възражението е решено и подателят ще бъде уведомен."))
    return redirect("admin:appeal_queue")


def _comment(found: Appeal) -> Comment:
    joined = ("consultation", "provision", "settlement")
    return Comment.objects.select_related(*joined).get(pk=found.measure.subject_id)


def _page(
    request: HttpRequest,
    found: Appeal,
    comment: Comment,
    form: AppealDecisionForm,
    *,
    refusals: tuple[Refusal, ...] = (),
    status: int = 200,
) -> HttpResponse:
    standing = decision_refusals(found, comment, official(request))
    context = {
        "appeal": found,
        "measure": found.measure,
        "comment": comment,
        "law": quoted(comment),
        "form": form,
        "refusals": refusals,
        "reasons": [(refusal, "") for refusal in standing],
        "has_number": any(refusal.code == "egn" for refusal in refusals),
    }
    return show(request, "appeal", _("Възражение"), context, status=status)
