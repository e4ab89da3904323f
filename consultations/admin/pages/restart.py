"""Sending a draft back for rework, with a reason that everybody reads."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from consultations.actions import restart_consultation
from consultations.admin.pages.door import consultation_at, needs, official, show
from consultations.forms.clerk_council import RestartForm
from consultations.lifecycle import Move, move_refusals
from consultations.models import Consultation, Status
from consultations.permissions import Right
from prestige.refusals import NotAllowed, Refusal


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.PUBLISH)
def restart(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask for the reason, or end this consultation and open the draft that follows; sent twice it restarts once."""
    consultation = consultation_at(reference)
    if not consultation.is_public:
        return redirect("admin:consultation_file", consultation)
    now = timezone.now()
    form = RestartForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        against = move_refusals(Move.RESTART, consultation.phase_at(now), consultation.course)
        return _page(request, consultation, form, against)
    try:
        successor = restart_consultation(consultation, **form.cleaned_data, by=official(request), now=now)
    except NotAllowed as refused:
        consultation.refresh_from_db()
        if consultation.withdrawal_reason != form.cleaned_data["reason"]:
            return _page(request, consultation, form, refused.refusals, status=409)
        return redirect("admin:consultation_restart", consultation)
    messages.success(request, _("Консултацията приключи. Това е новата чернова със същите данни и текст."))
    return redirect("admin:consultation_file", successor)


def _page(
    request: HttpRequest,
    consultation: Consultation,
    form: RestartForm,
    refusals: Sequence[Refusal],
    *,
    status: int = 200,
) -> HttpResponse:
    is_restarted = consultation.status == Status.RESTARTED
    context = {
        "consultation": consultation,
        "is_restarted": is_restarted,
        "successor": consultation.successors.first() if is_restarted else None,
        "form": form,
        "refusals": refusals,
        "is_refused": status != 200,
        "reasons": [(refusal, "") for refusal in refusals],
    }
    return show(request, "consultation_restart", _("Връщане за преработване"), context, status=status)
