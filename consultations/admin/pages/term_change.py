"""Changing a public term at the desk: computed first, decided after, by two people where the rule wants it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from consultations.actions.change_term import (
    Wanted,
    change_refusals,
    change_term,
    confirm_term_change,
    decline_term_change,
    last_day_if_changed,
    outage_rule,
    running_term,
    second_person_refusals,
    wanted_by,
)
from consultations.actions.publish_consultation import term_if_published
from consultations.admin.pages.door import consultation_at, needs, official, show
from consultations.forms.clerk_term import TermChangeForm
from consultations.models import Consultation, TermChange, TermProposal
from consultations.permissions import Right
from consultations.read.term_changes import term_steps
from consultations.read.term_desk import minimum_sentence, outage_reason, outages_near_end, outlook
from consultations.term_changes import TermChangeKind
from prestige.refusals import NotAllowed, Refusal


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.CHANGE_TERM)
def term_change(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the term, compute what a change would give, or decide it; decided twice it is decided once."""
    consultation = consultation_at(reference)
    if not consultation.is_public:
        return redirect("admin:consultation_publication", consultation)
    now = timezone.now()
    form = _form(request, consultation, now)
    if not form.is_bound or not form.is_valid():
        return _page(request, consultation, form, now)
    wanted = _wanted(form)
    if request.method != "POST" or "count" in request.POST:
        return _page(request, consultation, form, now, wanted=wanted)
    return _decide(request, consultation, form, wanted)


def _decide(request: HttpRequest, consultation: Consultation, form: TermChangeForm, wanted: Wanted) -> HttpResponse:
    now = timezone.now()
    try:
        done = change_term(consultation, wanted, by=official(request), now=now)
    except NotAllowed as refused:
        consultation = consultation_at(consultation.number)
        if not _is_done(consultation, wanted):
            return _page(request, consultation, form, now, wanted=wanted, refused=refused.refusals, status=409)
        done = None
    if isinstance(done, TermProposal):
        messages.success(request, _("Промяната чака потвърждение от втори служител."))
    else:
        messages.success(request, _("Срокът е променен. Участниците и последователите получават писмо."))
    return redirect("admin:term_change", consultation)


@require_POST
@needs(Right.CHANGE_TERM)
def confirmation(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Confirm or decline what another official proposed."""
    consultation = consultation_at(reference)
    proposal = get_object_or_404(TermProposal, pk=pk, consultation=consultation)
    now = timezone.now()
    try:
        if "decline" in request.POST:
            decline_term_change(proposal, by=official(request), now=now)
            messages.success(request, _("Промяната е отказана. Срокът остава същият."))
        else:
            confirm_term_change(proposal, by=official(request), now=now)
            messages.success(request, _("Срокът е променен. Участниците и последователите получават писмо."))
    except NotAllowed as refused:
        form = TermChangeForm(outages=outages_near_end(consultation, outage_rule()))
        return _page(request, consultation_at(reference), form, now, refused=refused.refusals, status=409)
    return redirect("admin:term_change", consultation)


def _form(request: HttpRequest, consultation: Consultation, now: datetime) -> TermChangeForm:
    """Return the form: sent, or opened by the task of an outage with its reason filled in."""
    outages = outages_near_end(consultation, outage_rule())
    if request.method == "POST":
        return TermChangeForm(request.POST, outages=outages)
    named = next((row for row in outages if str(row.pk) == request.GET.get("outage", "")), None)
    if named is None:
        return TermChangeForm(outages=outages)
    wanted = Wanted(TermChangeKind.OUTAGE, None, "", named)
    initial = {
        "kind": TermChangeKind.OUTAGE,
        "outage": str(named.pk),
        "last_day": last_day_if_changed(consultation, wanted, now),
        "reason": outage_reason(named, now),
    }
    return TermChangeForm(initial=initial, outages=outages)


def _wanted(form: TermChangeForm) -> Wanted:
    data = form.cleaned_data
    return Wanted(TermChangeKind(data["kind"]), data["last_day"], data["reason"], form.chosen_outage)


def _is_done(consultation: Consultation, wanted: Wanted) -> bool:
    last: TermChange | None = consultation.term_changes.order_by("-ordinal").first()
    return last is not None and (last.kind, last.reason) == (wanted.kind, wanted.reason)


def _page(
    request: HttpRequest,
    consultation: Consultation,
    form: TermChangeForm,
    now: datetime,
    *,
    wanted: Wanted | None = None,
    refused: Sequence[Refusal] = (),
    status: int = 200,
) -> HttpResponse:
    waiting = consultation.term_proposals.filter(closed_at__isnull=True).select_related("proposed_by").first()
    context: dict[str, Any] = {
        "consultation": consultation,
        "form": form,
        "minimum": minimum_sentence(running_term(consultation, now).minimum),
        "steps": term_steps(consultation),
        "two_people": settings.TWO_PERSON_TERM,
        "outlook": _outlook(consultation, wanted, now) if wanted else None,
        "reasons": [(refusal, "") for refusal in change_refusals(consultation, wanted, now)] if wanted else [],
        "refusals": refused,
        "is_refused": bool(refused),
        "waiting": _waiting(waiting, request, now) if waiting else None,
    }
    return show(request, "term_change", _("Промяна на срока"), context, status=status)


def _outlook(consultation: Consultation, wanted: Wanted, now: datetime) -> Any:
    counted = term_if_published(consultation, now) if wanted.kind == TermChangeKind.RESTART else None
    return outlook(last_day_if_changed(consultation, wanted, now), wanted.last_day, counted)


def _waiting(proposal: TermProposal, request: HttpRequest, now: datetime) -> dict[str, Any]:
    """Return the waiting change with its outlook and what stands against confirming it now."""
    wanted, consultation = wanted_by(proposal), proposal.consultation
    against = [*second_person_refusals(proposal, official(request)), *change_refusals(consultation, wanted, now)]
    return {
        "proposal": proposal,
        "outlook": _outlook(consultation, wanted, now),
        "reasons": [(refusal, "") for refusal in against],
    }
