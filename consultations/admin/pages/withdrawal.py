"""Withdrawing a consultation, with a reason that everybody reads."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from consultations.actions import withdraw_consultation
from consultations.admin.pages.door import consultation_at, needs, official, show
from consultations.forms.clerk_consultation import WithdrawalForm
from consultations.lifecycle import Move, move_refusals
from consultations.models import Consultation, Status
from consultations.permissions import Right
from prestige.refusals import NotAllowed, Refusal


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.PUBLISH)
def withdrawal(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask for the reason, or withdraw; withdrawing twice for the same reason withdraws once."""
    consultation = consultation_at(reference)
    now = timezone.now()
    form = WithdrawalForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, consultation, form, _against(consultation, now))
    try:
        withdraw_consultation(consultation, **form.cleaned_data, by=official(request), now=now)
    except NotAllowed as refused:
        consultation.refresh_from_db()
        if consultation.withdrawal_reason != form.cleaned_data["reason"]:
            return _page(request, consultation, form, refused.refusals, status=409)
    messages.success(request, _("Консултацията е оттеглена."))
    return redirect("admin:consultation_withdrawal", consultation)


def _against(consultation: Consultation, now: datetime) -> list[Refusal]:
    return move_refusals(Move.WITHDRAW, consultation.phase_at(now), consultation.course)


def _page(
    request: HttpRequest,
    consultation: Consultation,
    form: WithdrawalForm,
    refusals: Sequence[Refusal],
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "consultation": consultation,
        "is_withdrawn": consultation.status == Status.WITHDRAWN,
        "form": form,
        "refusals": refusals,
        "is_refused": status != 200,
        "reasons": [(refusal, "") for refusal in refusals],
    }
    return show(request, "consultation_withdrawal", _("Оттегляне на консултацията"), context, status=status)
