"""The register of outages at the desk: what the heartbeat noted, what people know."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from consultations.admin.pages.door import needs, official, show
from consultations.forms.clerk_term import OutageDecisionForm, OutageForm, moment_now
from consultations.permissions import Right
from consultations.read.paging import page_of
from prestige.outages.actions import confirm_outage, dismiss_outage, end_outage, note_outage
from prestige.outages.models import Outage
from prestige.refusals import NotAllowed, Refusal

PER_PAGE = 30


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.CHANGE_TERM)
def outages(request: HttpRequest) -> HttpResponse:
    """List the register and enter an outage; sent twice it is entered once."""
    now = timezone.now()
    form = OutageForm(request.POST or None, initial={"began_at": moment_now(now)})
    if request.method != "POST" or not form.is_valid():
        return _page(request, form)
    try:
        note_outage(**form.cleaned_data, by=official(request), now=now)
    except NotAllowed as refused:
        return _page(request, form, refused.refusals, status=409)
    messages.success(request, _("Прекъсването е отбелязано. Ако засяга край на срок, ще го видите в задачите."))
    return redirect("admin:outages")


@require_POST
@needs(Right.CHANGE_TERM)
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm, dismiss or end one outage."""
    outage = get_object_or_404(Outage, pk=pk)
    form = OutageDecisionForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Изберете решение за прекъсването."))
        return redirect("admin:outages")
    try:
        _decide(outage, form.cleaned_data["decision"], form.cleaned_data["words"], request, timezone.now())
    except NotAllowed as refused:
        return _page(request, OutageForm(), refused.refusals, status=409)
    messages.success(request, _("Решението е записано."))
    return redirect("admin:outages")


def _decide(outage: Outage, what: str, words: str, request: HttpRequest, now: datetime) -> None:
    by = official(request)
    if what == "end":
        end_outage(outage, ended_at=now, by=by, now=now)
    elif what == "dismiss":
        dismiss_outage(outage, reason=words, by=by, now=now)
    else:
        confirm_outage(outage, what=words or outage.what, by=by, now=now)


def _page(
    request: HttpRequest, form: OutageForm, refusals: Sequence[Refusal] = (), *, status: int = 200
) -> HttpResponse:
    rows = Outage.objects.select_related("noted_by", "confirmed_by", "dismissed_by").order_by("-began_at", "-pk")
    page = page_of(rows, request.GET.get("page", ""), per_page=PER_PAGE)
    context = {"form": form, "page": page, "query": "", "refusals": refusals, "consultation": None}
    return show(request, "outages", _("Прекъсвания на портала"), context, status=status)
