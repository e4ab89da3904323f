"""The way of an act after its consultation: what is recorded, what comes next, and a page for each step."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from consultations.actions import correct_council_step, record_council_step
from consultations.actions.record_council_step import data_of
from consultations.admin.council_steps import DECISION, FORMS, next_steps, noun_of, noun_refusals, results
from consultations.admin.pages.door import consultation_at, needs, official, show
from consultations.admin.steps import STEP_OF
from consultations.forms.clerk_council import DecisionForm, StepForm, opened_on
from consultations.models import Consultation, CouncilStep
from consultations.permissions import Right
from consultations.read.council import recorded_steps
from prestige.municipality.models import Municipality
from prestige.refusals import NotAllowed, Refusal


@require_safe
@needs(Right.VIEW)
def council(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the whole way: the recorded steps, and for each further one its page or what stands against it."""
    consultation = consultation_at(reference)
    if not consultation.is_public:
        return redirect("admin:consultation_file", consultation)
    now, recorded = timezone.now(), recorded_steps(consultation)
    context = {
        "consultation": consultation,
        "phase": consultation.phase_at(now),
        "recorded": recorded,
        "next_steps": next_steps(consultation, [each.step for each in recorded], now),
    }
    return show(request, "council", _title(consultation), context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.RECORD_ADOPTION)
def step(request: HttpRequest, reference: str, noun: str) -> HttpResponse:
    """Show what stands against a step, or record it; recording twice records once."""
    consultation = consultation_at(reference)
    if not consultation.is_public:
        return redirect("admin:consultation_file", consultation)
    now = timezone.now()
    form = _form(request, consultation, noun, now)
    if request.method != "POST" or not form.is_valid():
        return _page(request, consultation, form, noun, noun_refusals(consultation, noun, consultation.phase_at(now)))
    kind, data = form.kind_to_record, form.data_to_record
    try:
        record_council_step(consultation, kind, data, by=official(request), now=now)
    except NotAllowed as refused:
        return _page(request, consultation, form, noun, refused.refusals, status=409)
    messages.success(request, _("Стъпката е записана."))
    return redirect("admin:consultation_council", consultation)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.RECORD_ADOPTION)
def correction(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Correct a recorded step by a new row; the old one stays on record."""
    consultation = consultation_at(reference)
    recorded = CouncilStep.objects.standing().filter(consultation=consultation, pk=pk).first()
    if recorded is None:
        raise Http404
    form = _correcting(request, recorded)
    noun = noun_of(recorded)
    if request.method != "POST" or not form.is_valid():
        return _page(request, consultation, form, noun, (), corrects=recorded)
    try:
        correct_council_step(recorded, form.data_to_record, by=official(request), now=timezone.now())
    except NotAllowed as refused:
        return _page(request, consultation, form, noun, refused.refusals, status=409, corrects=recorded)
    messages.success(request, _("Поправката е записана. Предишният запис остава в досието."))
    return redirect("admin:consultation_council", consultation)


@require_safe
@needs(Right.RECORD_ADOPTION)
def adoption(request: HttpRequest, reference: str) -> HttpResponse:
    """Lead from the address of the adoption to the page of the decision."""
    return redirect("admin:consultation_council_step", consultation_at(reference), DECISION)


def _form(request: HttpRequest, consultation: Consultation, noun: str, now: datetime) -> StepForm:
    today = timezone.localdate(now)
    initial: dict[str, Any] = dict(opened_on(today, in_force_after=settings.IN_FORCE_AFTER_DAYS))
    if noun != DECISION:
        return FORMS[noun](request.POST or None, initial=initial)
    place = Municipality.objects.first() or Municipality()
    initial["councillors"] = place.councillors
    choices, by_council = results(consultation, consultation.phase_at(now)), consultation.course.by_council
    if not choices and request.method == "POST":  # taken meanwhile: the act says why, and knows a second press
        choices = [(kind, "") for kind in (request.POST.get("result", ""),) if kind in CouncilStep.Kind.values]
    return DecisionForm(request.POST or None, initial=initial, results=choices, by_council=by_council)


def _correcting(request: HttpRequest, recorded: CouncilStep) -> StepForm:
    initial = dict(vars(data_of(recorded)))
    noun = noun_of(recorded)
    if noun != DECISION:
        return FORMS[noun](request.POST or None, initial=initial)
    initial |= vars(recorded.vote) if recorded.vote else {}
    choices = [(recorded.kind, str(recorded.get_kind_display()))]
    by_council = recorded.consultation.course.by_council
    return DecisionForm(
        request.POST or None, initial=initial | {"result": recorded.kind}, results=choices, by_council=by_council
    )


def _page(
    request: HttpRequest,
    consultation: Consultation,
    form: StepForm,
    noun: str,
    refusals: Sequence[Refusal],
    *,
    status: int = 200,
    corrects: CouncilStep | None = None,
) -> HttpResponse:
    context = {
        "consultation": consultation,
        "form": form,
        "label": form.button,
        "step_lead": form.lead,
        "shows_term": noun in {"tabling", DECISION},
        "refusals": refusals,
        "is_refused": status != 200,
        "corrects": corrects,
        "reasons": [(refusal, STEP_OF.get(refusal.code, "")) for refusal in refusals],
    }
    title = _("Поправка: %(step)s") % {"step": form.title} if corrects else str(form.title)
    return show(request, "council_step", title, context, status=status)


def _title(consultation: Consultation) -> str:
    return _("Решение на съвета") if consultation.course.by_council else _("Решение на кмета")
