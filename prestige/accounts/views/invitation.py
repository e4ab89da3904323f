"""Accepting an invitation: who invites to what, then the code that proves the invited address."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from prestige.accounts.actions import accept_invitation
from prestige.accounts.actions.invite_staff import acceptance_refusals
from prestige.accounts.code_flow import TOO_MANY, CodeNotSent, code_step, send_code, waiting_code
from prestige.accounts.models import StaffInvitation, User
from prestige.accounts.roles import ROLE_NAMES
from prestige.accounts.sign_in import has_second_factor, person
from prestige.refusals import NotAllowed, Refusal
from prestige.typography import mask_email


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True, private=True)
def invitation(request: HttpRequest, token: uuid.UUID) -> HttpResponse:
    """Show the invitation; only a press sends the code, so a scanner of mail uses nothing up."""
    found, now = _invited(token), timezone.now()
    if refusals := acceptance_refusals(found, now):
        return _page(request, found, tuple(refusals), status=410)
    if request.method != "POST":
        return _page(request, found)
    user = person(request)
    if user is not None and user.email.lower() == found.email and has_second_factor(request):
        return _accept(request, found, user)  # back from the second factor, which stood between the code and this page
    try:
        send_code(request, found.email, now=now)
    except CodeNotSent as trouble:
        return _page(request, found, (Refusal("codes", str(trouble)),), status=TOO_MANY)
    return redirect("accounts:invitation_code", found.token)


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True, private=True)
def invitation_code(request: HttpRequest, token: uuid.UUID) -> HttpResponse:
    """Take the code; with it the address is proven, the profile is there and the role is given."""
    found, now = _invited(token), timezone.now()
    if refusals := acceptance_refusals(found, now):
        return _page(request, found, tuple(refusals), status=410)
    if waiting_code(request, found.email) is None:
        return redirect("accounts:invitation", found.token)
    step = code_step(request, found.email, now=now, after=reverse("accounts:invitation", args=[found.token]))
    if step.was_sent:
        messages.success(request, _("Изпратихме нов код. Старият вече не важи."))
        return redirect("accounts:invitation_code", found.token)
    if step.user is None:
        context = {"step": step, "form": step.form, "is_invited": True}
        return render(request, "accounts/code.html", context, status=step.status)
    return _accept(request, found, step.user)


def _accept(request: HttpRequest, found: StaffInvitation, user: User) -> HttpResponse:
    try:
        accept_invitation(found, user, now=timezone.now())
    except NotAllowed as refused:
        return _page(request, found, refused.refusals, status=410)
    messages.success(request, _("Поканата е приета и ролята ви важи."))
    return redirect("admin:index")


def _invited(token: uuid.UUID) -> StaffInvitation:
    return get_object_or_404(StaffInvitation.objects.select_related("invited_by"), token=token)


def _page(
    request: HttpRequest, found: StaffInvitation, refusals: tuple[Refusal, ...] = (), *, status: int = 200
) -> HttpResponse:
    context = {
        "invitation": found,
        "masked": mask_email(found.email),
        "roles": [name for code, name in ROLE_NAMES.items() if code in found.roles],
        "refusals": refusals,
        "is_over": status == 410,
    }
    return render(request, "accounts/invitation.html", context, status=status)
