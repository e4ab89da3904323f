"""Hearings at the desk: the list, convening, changing and cancelling, each with every reason against it."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from consultations.actions import HearingConflict, cancel_hearing, change_hearing, convene_hearing
from consultations.actions.change_hearing import change_hearing_refusals
from consultations.actions.convene_hearing import convene_refusals
from consultations.admin.pages.door import consultation_at, needs, official, show
from consultations.admin.pages.hearing_conflict import differences, over
from consultations.forms.clerk_hearing import (
    ChangeHearingForm,
    HearingCancellationForm,
    HearingForm,
    first_data,
    saved_data,
)
from consultations.hearing_rules import phase_refusals
from consultations.models import Consultation, Hearing
from consultations.permissions import Right
from consultations.read.hearing_desk import hearing_window, latest_sending
from consultations.read.hearings import shown_hearings
from prestige.events.lifecycle import cancellation_refusals
from prestige.events.models import EventStatus
from prestige.refusals import NotAllowed, Refusal


def hearing_at(reference: str, ordinal: int) -> tuple[Consultation, Hearing]:
    """Return a hearing of the consultation with its event; raises ``Http404``."""
    consultation = consultation_at(reference)
    found = Hearing.objects.select_related("event").filter(consultation=consultation, ordinal=ordinal).first()
    if found is None:
        raise Http404
    found.consultation = consultation
    return consultation, found


@require_safe
@needs(Right.VIEW)
def hearings(request: HttpRequest, reference: str) -> HttpResponse:
    """List the hearings of a consultation with what is to be done about each."""
    consultation, now = consultation_at(reference), timezone.now()
    context = {
        "consultation": consultation,
        "hearings": shown_hearings(consultation, now) if consultation.is_public else [],
        "reasons": _reasons(phase_refusals(consultation.phase_at(now))),
    }
    return show(request, "hearings", _("Обществени обсъждания"), context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.CONVENE_HEARING)
def convene(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the form, check a day and hour („Провери“), or convene the hearing; sent twice it convenes one."""
    consultation, now = consultation_at(reference), timezone.now()
    form = HearingForm(request.POST or None, initial=first_data(consultation))
    if request.method != "POST" or not form.is_valid():
        return _page(request, consultation, form, phase_refusals(consultation.phase_at(now)))
    refusals = convene_refusals(consultation, form.hearing_data, now)
    if refusals or "convene" not in request.POST:
        return _page(request, consultation, form, refusals, status=409 if "convene" in request.POST else 200)
    try:
        hearing = convene_hearing(consultation, form.hearing_data, by=official(request), now=now)
    except NotAllowed as refused:
        return _page(request, consultation, form, refused.refusals, status=409)
    messages.success(request, _("Обсъждането е свикано и поканата е публикувана."))
    return redirect("admin:hearing_attendance", consultation, hearing.ordinal)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.CONVENE_HEARING)
def change(request: HttpRequest, reference: str, ordinal: int) -> HttpResponse:
    """Change a hearing with the reason that everybody registered reads; of two officials the second sees both."""
    (consultation, hearing), now = hearing_at(reference, ordinal), timezone.now()
    form = ChangeHearingForm(request.POST or None, initial=saved_data(hearing))
    if request.method != "POST" or not form.is_valid():
        return _page(request, consultation, form, hearing=hearing)
    data = form.hearing_data
    if "check" in request.POST:
        return _page(request, consultation, form, change_hearing_refusals(hearing, data, now), hearing=hearing)
    typed = form.cleaned_data
    try:
        change_hearing(hearing, data, reason=typed["reason"], version=typed["version"], by=official(request), now=now)
    except HearingConflict as conflict:
        again, met = over(form, conflict.current), differences(form, conflict.current)
        return _page(request, consultation, again, hearing=hearing, status=409, conflict=met)
    except NotAllowed as refused:
        return _page(request, consultation, form, refused.refusals, hearing=hearing, status=409)
    messages.success(request, _("Промяната е записана. На записаните се изпраща писмо, ако са засегнати."))
    return redirect("admin:consultation_hearings", consultation)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.CONVENE_HEARING)
def cancellation(request: HttpRequest, reference: str, ordinal: int) -> HttpResponse:
    """Ask for the reason, or cancel; cancelling twice for the same reason cancels once."""
    (consultation, hearing), now = hearing_at(reference, ordinal), timezone.now()
    form = HearingCancellationForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _cancel_page(request, consultation, hearing, form, _standing(hearing))
    try:
        cancel_hearing(hearing, reason=form.cleaned_data["reason"], by=official(request), now=now)
    except NotAllowed as refused:
        hearing.event.refresh_from_db()
        if hearing.event.status_reason != form.cleaned_data["reason"] or not hearing.event.is_cancelled:
            return _cancel_page(request, consultation, hearing, form, refused.refusals, status=409)
    messages.success(request, _("Обсъждането е отменено. Записаните получават писмо с причината."))
    return redirect("admin:consultation_hearings", consultation)


def _standing(hearing: Hearing) -> list[Refusal]:
    """Return what stands against cancelling whatever the reason is."""
    event, words = hearing.event, "·" * 40
    status = EventStatus(event.status)
    return cancellation_refusals(status=status, starts_at=event.starts_at, now=timezone.now(), reason=words)


def _page(
    request: HttpRequest,
    consultation: Consultation,
    form: HearingForm,
    refusals: Sequence[Refusal] = (),
    *,
    hearing: Hearing | None = None,
    status: int = 200,
    conflict: object = None,
) -> HttpResponse:
    title = _("Промяна на обсъждането") if hearing else _("Свикване на обществено обсъждане")
    context: dict[str, Any] = {
        **_checked(form),
        "consultation": consultation,
        "hearing": hearing,
        "form": form,
        "conflict": conflict,
        "is_conflict": conflict is not None,
        "is_refused": status == 409 and conflict is None,
        "refusals": refusals,
        "reasons": _reasons(refusals),
        "window": hearing_window(consultation, timezone.now()),
    }
    return show(request, "hearing_form", title, context, status=status)


def _checked(form: HearingForm) -> dict[str, object]:
    """Return what may be said of a typed day: until when its invitation can be sent, and that its form is whole."""
    day = form.cleaned_data.get("day") if form.is_bound and hasattr(form, "cleaned_data") else None
    return {
        "day": day,
        "sending": latest_sending(day) if day else None,
        "is_checked": form.is_bound and form.is_valid(),
    }


def _cancel_page(
    request: HttpRequest,
    consultation: Consultation,
    hearing: Hearing,
    form: HearingCancellationForm,
    refusals: Sequence[Refusal],
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "consultation": consultation,
        "hearing": hearing,
        "form": form,
        "refusals": refusals,
        "is_refused": status != 200,
        "reasons": _reasons(refusals),
    }
    return show(request, "hearing_cancellation", _("Отмяна на обсъждането"), context, status=status)


def _reasons(refusals: Sequence[Refusal]) -> list[tuple[Refusal, str]]:
    """Return each reason beside the page of the desk that mends it, none for most."""
    return [(refusal, "") for refusal in refusals]
