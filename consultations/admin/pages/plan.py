"""The forward plan at the desk: its rows, the programme of a year, and the way into a consultation."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from consultations.actions.plan_consultation import (
    PlanConflict,
    add_planned,
    drop_planned,
    edit_planned,
    is_published_year,
    start_planned,
)
from consultations.admin.pages.consultation import begun_by
from consultations.admin.pages.door import needs, official, show
from consultations.forms.clerk_plan import DropForm, PlanForm
from consultations.models import Consultation, PlannedConsultation
from consultations.permissions import Right
from consultations.planning import OPEN_STATES
from consultations.read.plan_desk import differences, plan_desk, years_of_plan
from prestige.refusals import NotAllowed, Refusal

CONTACTS = (
    "contact_name",
    "contact_position",
    "contact_phone",
    "contact_email",
    "channel_email",
    "channel_office",
)


@require_safe
@needs(Right.EDIT_PLAN)
def plan(request: HttpRequest) -> HttpResponse:
    """Show the rows of a year, its programme, and what may be done."""
    today = timezone.localdate()
    years = years_of_plan(today)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and int(asked[:4]) in years else today.year
    return show(request, "plan", _("Програма на консултациите"), {**plan_desk(year), "years": years})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.EDIT_PLAN)
def new(request: HttpRequest) -> HttpResponse:
    """Enter a planned consultation; sent twice it is one."""
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else timezone.localdate().year
    row = PlannedConsultation(year=year, unit=official(request).unit)
    form = PlanForm(request.POST or None, instance=row)
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, None)
    try:
        saved = add_planned(
            form.data_to_save, reason=form.cleaned_data["reason"], by=official(request), now=timezone.now()
        )
    except NotAllowed as refused:
        return _page(request, form, None, refused.refusals, status=409)
    messages.success(request, _("Консултацията е вписана в програмата."))
    return _to_year(saved.year)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.EDIT_PLAN)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a row of the plan; what is refused or met another's change comes back with everything typed."""
    row = _row(pk)
    form = PlanForm(request.POST or None, instance=row)
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, row)
    data, version = form.data_to_save, form.cleaned_data["version"] or 0
    try:
        saved = edit_planned(
            _row(pk),
            data,
            reason=form.cleaned_data["reason"],
            version=version,
            by=official(request),
            now=timezone.now(),
        )
    except PlanConflict as conflict:
        found = differences(form, conflict.current)
        typed = request.POST.copy()
        typed["version"] = str(conflict.current.version)
        return _page(request, PlanForm(typed, instance=_row(pk)), row, conflict=found, status=409)
    except NotAllowed as refused:
        return _page(request, form, row, refused.refusals, status=409)
    messages.success(request, _("Промяната е записана."))
    return _to_year(saved.year)


@require_POST
@needs(Right.EDIT_PLAN)
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a row off the plan, with its public reason once the programme is published."""
    row = _row(pk)
    form = DropForm(request.POST)
    form.is_valid()
    try:
        drop_planned(row, reason=form.cleaned_data.get("reason", ""), by=official(request), now=timezone.now())
    except NotAllowed as refused:
        return _page(request, PlanForm(instance=_row(pk)), row, refused.refusals, drop_form=form, status=409)
    messages.success(request, _("Консултацията отпадна от програмата."))
    return _to_year(row.year)


@require_POST
@needs(Right.CREATE)
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the file of the planned consultation with what the plan knows; pressed twice it opens one."""
    known = begun_by(official(request))
    defaults = {name: getattr(known, name) for name in CONTACTS}
    try:
        draft: Consultation = start_planned(_row(pk), defaults, by=official(request), now=timezone.now())
    except NotAllowed as refused:
        row = _row(pk)
        return _page(request, PlanForm(instance=row), row, refused.refusals, status=409)
    messages.success(request, _("Консултацията е започната с данните от програмата."))
    return redirect("admin:consultation_file", draft)


def _row(pk: int) -> PlannedConsultation:
    return get_object_or_404(PlannedConsultation.objects.select_related("unit", "policy_area", "consultation"), pk=pk)


def _to_year(year: int) -> HttpResponse:
    return redirect(f"{reverse('admin:plan')}?year={year}")


def _page(
    request: HttpRequest,
    form: PlanForm,
    row: PlannedConsultation | None,
    refusals: Sequence[Refusal] = (),
    *,
    drop_form: DropForm | None = None,
    conflict: list[Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "consultation": None,
        "form": form,
        "row": row,
        "refusals": refusals,
        "conflict": conflict,
        "drop_form": drop_form or DropForm(prefix=None, auto_id="drop_%s"),
        "is_published": row is not None and is_published_year(row.year),
        "is_settled": row is not None and row.state not in OPEN_STATES,
    }
    title = _("Планирана консултация") if row else _("Нова планирана консултация")
    return show(request, "planned", title, context, status=status)
