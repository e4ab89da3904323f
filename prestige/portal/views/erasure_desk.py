"""Requests for erasure at the desk: the list with its days, and the decision of an official."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from consultations.admin.pages.door import needs, official, show
from consultations.permissions import Right
from prestige.accounts.actions import decide_erasure
from prestige.accounts.actions.erasure_requests import decision_refusals
from prestige.accounts.forms import ErasureDecisionForm
from prestige.accounts.models import Erasure, ErasureRequest, Verdict
from prestige.refusals import NotAllowed, Refusal

PER_PAGE = 40
LATEST_ERASURES = 20


@require_safe
@needs(Right.DECIDE_ERASURE)
def erasures(request: HttpRequest) -> HttpResponse:
    """List the requests, those that wait first by their day, and below them who was erased last, by number."""
    rows = ErasureRequest.objects.select_related("user", "decided_by")
    rows = rows.order_by(F("decided_at").desc(nulls_first=True), "due_on", "pk")
    context = {
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "today": timezone.localdate(),
        "waiting": ErasureRequest.objects.waiting().count(),
        "erased": Erasure.objects.order_by("-erased_at", "-pk")[:LATEST_ERASURES],
    }
    return show(request, "erasures", _("Искания за заличаване"), context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.DECIDE_ERASURE)
def erasure_request(request: HttpRequest, key: int) -> HttpResponse:
    """Show a request, or decide it."""
    found = get_object_or_404(ErasureRequest.objects.select_related("user", "decided_by"), pk=key)
    form = ErasureDecisionForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, found, form)
    said = {"outcome": Verdict(form.cleaned_data["outcome"]), "reasons": form.cleaned_data["reasons"]}
    try:
        decide_erasure(found, **said, by=official(request), now=timezone.now())
    except NotAllowed as refused:
        found.refresh_from_db()
        return _page(request, found, form, refusals=refused.refusals, status=409)
    messages.success(request, _("Искането е решено. Който още има профил, получава писмо с мотивите."))
    return redirect("admin:erasures")


def _page(
    request: HttpRequest,
    found: ErasureRequest,
    form: ErasureDecisionForm,
    *,
    refusals: tuple[Refusal, ...] = (),
    status: int = 200,
) -> HttpResponse:
    context = {
        "asked": found,
        "form": form,
        "refusals": refusals,
        "reasons": [(refusal, "") for refusal in decision_refusals(found, official(request))],
    }
    return show(request, "erasure_request", _("Искане за заличаване"), context, status=status)
