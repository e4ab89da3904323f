"""The way into the register: the task list and its steps, each kept as it is filled, without JavaScript."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prestige.accounts.sign_in import person
from prestige.organisations.actions import (
    discard_application,
    fill_application,
    start_application,
    submit_application,
)
from prestige.organisations.forms import DataForm, EikForm, RepresentativeForm
from prestige.organisations.models import Application
from prestige.organisations.read.applying import answer_groups, shown_steps
from prestige.organisations.steps import Progress, Step
from prestige.organisations.views.own import moment_of, own_application, progress_of, signed_in, step_url
from prestige.refusals import NotAllowed, Refusal
from prestige.uploads.sender import sender_of

CONFLICT = 409
FORMS: dict[Step, type[forms.Form]] = {
    Step.EIK: EikForm,
    Step.DATA: DataForm,
    Step.REPRESENTATIVE: RepresentativeForm,
}


@require_safe
@cache_control(no_store=True, private=True)
def register(request: HttpRequest) -> HttpResponse:
    """Show the task list: of the application under way, else as it will be; a visitor is led to the sign-in first."""
    user = person(request)
    rows = list(Application.objects.of_person(user.pk)) if user else []
    under_way = next((row for row in rows if row.is_open), None)
    progress = progress_of(under_way) if under_way else Progress(Application(), None, 0)
    context = {
        "application": under_way,
        "others": [row for row in rows if row is not under_way],
        "progress": progress,
        "steps": shown_steps(progress, lambda step: step_url(under_way, step) if under_way else ""),
        "next_url": step_url(under_way, progress.next_step) if under_way else "",
        "login_url": f"{reverse('accounts:login')}?next={request.path}",
    }
    return _render(request, "register", context)


@require_POST
@login_required
def start(request: HttpRequest) -> HttpResponse:
    """Begin an application, or go on with the one under way."""
    draft = start_application(by=signed_in(request), sender=sender_of(request), now=timezone.now())
    return redirect(step_url(draft, Step.EIK))


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True, private=True)
@login_required
def step(request: HttpRequest, token: uuid.UUID, name: str) -> HttpResponse:
    """Show one step, or keep it and lead to the next that is not done."""
    application, here = own_application(request, token), _step(name)
    progress = progress_of(application)
    if not application.is_open or not progress.is_reachable(here):
        return redirect("organisations:application", application.token)
    if here == Step.DATA and progress.registered is not None:
        return _step_page(request, progress, here, None)
    form = _form(request, here, application)
    if request.method != "POST" or not form.is_valid():
        return _step_page(request, progress, here, form)
    try:
        kept = fill_application(application, form.cleaned_data, by=signed_in(request), now=timezone.now())
    except NotAllowed as refused:
        return _step_page(request, progress, here, form, refused.refusals, status=CONFLICT)
    return _onward(request, kept, here)


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True, private=True)
@login_required
def check(request: HttpRequest, token: uuid.UUID) -> HttpResponse:
    """Show everything once more; send what was shown, whatever another window did meanwhile."""
    application = own_application(request, token)
    progress = progress_of(application)
    if not application.is_open:
        return redirect("organisations:application", application.token)
    if not progress.is_ready:
        messages.warning(request, _("Заявката още не е готова. Попълнете липсващите стъпки."))
        return redirect("organisations:register")
    if request.method != "POST":
        return _check_page(request, progress)
    try:
        seen = moment_of(request.POST.get("seen", ""))
        sent = submit_application(application, seen=seen, by=signed_in(request), now=timezone.now())
    except NotAllowed as refused:
        return _check_page(request, progress_of(own_application(request, token)), refused.refusals, status=CONFLICT)
    return redirect("organisations:application", sent.token)


@require_POST
@login_required
def discard(request: HttpRequest, token: uuid.UUID) -> HttpResponse:
    """Throw an own draft away."""
    try:
        discard_application(own_application(request, token), by=signed_in(request))
    except NotAllowed as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Изтрихме черновата."))
    return redirect("organisations:register")


def _step(name: str) -> Step:
    here = next((step for step in FORMS if step.value == name), None)
    if here is None:
        raise Http404
    return here


def _form(request: HttpRequest, here: Step, application: Application) -> forms.Form:
    kind = FORMS[here]
    initial = {name: getattr(application, name) for name in kind.base_fields}
    options: dict[str, Any] = {"today": timezone.localdate()} if kind is RepresentativeForm else {}
    return kind(request.POST or None, initial=initial, **options)


def _onward(request: HttpRequest, application: Application, here: Step) -> HttpResponse:
    progress = progress_of(application)
    if "later" in request.POST:
        messages.success(request, _("Запазихме стъпката. Може да продължите по всяко време."))
        return redirect("organisations:register")
    if here == Step.EIK and progress.registered is not None:
        messages.info(request, _("Организацията вече е в регистъра. Заявявате мандат да действате от нейно име."))
    return redirect(step_url(application, progress.next_step))


def _step_page(
    request: HttpRequest,
    progress: Progress,
    here: Step,
    form: forms.Form | None,
    refusals: tuple[Refusal, ...] = (),
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "progress": progress,
        "application": progress.application,
        "here": here,
        "place": list(Step).index(here) + 1,
        "form": form,
        "refusals": refusals,
        "next_url": step_url(progress.application, Step.REPRESENTATIVE),
    }
    return _render(request, "step", context, status=status)


def _check_page(
    request: HttpRequest, progress: Progress, refusals: tuple[Refusal, ...] = (), *, status: int = 200
) -> HttpResponse:
    application = progress.application
    context = {
        "progress": progress,
        "application": application,
        "groups": answer_groups(progress, lambda step: step_url(application, step)),
        "seen": application.changed_at.isoformat(),
        "refusals": refusals,
    }
    return _render(request, "check", context, status=status)


def _render(request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    trail = [(reverse("organisations:list"), _("Организации"))]
    if template != "register":
        trail.append((reverse("organisations:register"), _("Регистрация")))
    frame = {"section": "organisations", "trail": trail}
    return render(request, f"organisations/{template}.html", frame | context, status=status)
