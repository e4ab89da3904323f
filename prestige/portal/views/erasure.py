"""Leaving the portal, in steps: what goes and what stays, a code from the mailbox, a last look, good-bye."""

from typing import Any

from django.contrib import auth, messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prestige.accounts.actions import erase_person, erase_refusals
from prestige.accounts.code_flow import TOO_MANY, CodeNotSent
from prestige.accounts.confirmation import confirmation_step, is_confirmed, send_confirmation
from prestige.accounts.models import User
from prestige.accounts.own_data import Fate, Outcome, fates_of
from prestige.accounts.sign_in import person
from prestige.accounts.views.sign_out import left_behind
from prestige.refusals import NotAllowed

GATE = ["GET", "HEAD", "POST"]


@require_http_methods(GATE)
@login_required
def erasure(request: HttpRequest) -> HttpResponse:
    """Show what goes and what stays and why; a press sends the code."""
    user = person(request)
    if user is None:
        return redirect("accounts:login")
    if request.method != "POST" or erase_refusals(user):
        return _preview(request, user, status=200 if request.method != "POST" else 403)
    try:
        send_confirmation(request, user, now=timezone.now())
    except CodeNotSent as trouble:
        return _preview(request, user, notice=str(trouble), status=TOO_MANY)
    return redirect("me_erasure_code")


@require_http_methods(GATE)
@login_required
def erasure_code(request: HttpRequest) -> HttpResponse:
    """Take the code that came by mail: a forgotten browser does not have it."""
    user = person(request)
    if user is None or erase_refusals(user):
        return redirect("me_erasure")
    step = confirmation_step(request, user, now=timezone.now())
    if step.user is not None:
        return redirect("me_erasure_check")
    if step.was_sent:
        messages.success(request, _("Изпратихме нов код. Старият вече не важи."))
        return redirect("me_erasure_code")
    context = {"step": step, "form": step.form, "trail": _trail()}
    return render(request, "portal/erasure_code.html", context, status=step.status)


@require_http_methods(GATE)
@login_required
def erasure_check(request: HttpRequest) -> HttpResponse:
    """Show once more what happens, and do it at the last press."""
    user, now = person(request), timezone.now()
    if user is None or not is_confirmed(request, now):
        messages.info(request, _("Кодът вече не важи. Поискайте нов, за да продължите."))
        return redirect("me_erasure")
    if request.method != "POST":
        return render(request, "portal/erasure_check.html", _context(user))
    try:
        erase_person(user, by=user, now=now)
    except NotAllowed:
        return redirect("me_erasure")
    auth.logout(request)
    return left_behind(redirect("me_erased"))


@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """Say good-bye; whoever is signed in still has nothing to read here."""
    return redirect("me_data") if request.user.is_authenticated else render(request, "portal/erased.html")


def _preview(request: HttpRequest, user: User, *, notice: str = "", status: int = 200) -> HttpResponse:
    context = {**_context(user), "refusals": erase_refusals(user), "notice": notice}
    return render(request, "portal/erasure.html", context, status=status)


def _context(user: User) -> dict[str, Any]:
    found: dict[Outcome, list[Fate]] = {outcome: [] for outcome in Outcome}
    for _holder, fates in fates_of(user):
        for fate in fates:
            found[fate.outcome].append(fate)
    return {"trail": _trail(), "fates": {outcome.value: rows for outcome, rows in found.items()}}


def _trail() -> list[tuple[str, str]]:
    return [(reverse("me"), _("Моята страница")), (reverse("me_data"), _("Моите данни"))]
