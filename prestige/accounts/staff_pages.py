"""The administrator's pages about officials: inviting, changing roles with a reason, the history of the roles."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from prestige.accounts.actions import (
    change_roles,
    confirm_role_change,
    decline_role_change,
    invite_staff,
    withdraw_invitation,
)
from prestige.accounts.models import RoleChange, StaffInvitation, User
from prestige.accounts.roles import ROLE_NAMES, roles_of
from prestige.accounts.staff_forms import InvitationForm, RolesForm
from prestige.refusals import NotAllowed, Refusal

RIGHT = "accounts.change_user"
SHOWN = 50


def administrator(request: HttpRequest) -> User:
    """Return who acts; raises ``PermissionDenied`` for whoever gives no roles."""
    if not isinstance(request.user, User) or not request.user.has_perm(RIGHT):
        raise PermissionDenied
    return request.user


@require_http_methods(["GET", "HEAD", "POST"])
def invitations(request: HttpRequest) -> HttpResponse:
    """List who was invited, or invite somebody."""
    by = administrator(request)
    form = InvitationForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _invitations(request, form)
    try:
        invitation, is_new = invite_staff(**form.cleaned_data, by=by, now=timezone.now())
    except NotAllowed as refused:
        return _invitations(request, form, refused.refusals, status=409)
    said = _("Поканата към %(email)s тръгва.") if is_new else _("%(email)s вече има същата покана; тя още важи.")
    messages.success(request, said % {"email": invitation.email})
    return redirect("admin:accounts_invitations")


@require_POST
def withdrawal(request: HttpRequest, key: int) -> HttpResponse:
    """Take an invitation back."""
    by = administrator(request)
    invitation = get_object_or_404(StaffInvitation, pk=key)
    try:
        withdraw_invitation(invitation, by=by, now=timezone.now())
    except NotAllowed as refused:
        return _invitations(request, InvitationForm(), refused.refusals, status=409)
    messages.success(request, _("Поканата към %(email)s е оттеглена.") % {"email": invitation.email})
    return redirect("admin:accounts_invitations")


@require_http_methods(["GET", "HEAD", "POST"])
def roles(request: HttpRequest, key: int) -> HttpResponse:
    """Show the roles of a person with their history, or change them."""
    by, user = administrator(request), get_object_or_404(User, pk=key)
    form = RolesForm(request.POST if request.method == "POST" else None, initial={"roles": roles_of(user)})
    if request.method != "POST" or not form.is_valid():
        return _roles(request, user, form)
    try:
        change = change_roles(user, **form.cleaned_data, by=by, now=timezone.now())
    except NotAllowed as refused:
        return _roles(request, user, form, refused.refusals, status=409)
    waits = _("Промяната чака втори администратор.")
    done = _("Ролите са променени. Важат от следващото действие на човека.")
    messages.success(request, done if change.outcome else waits)
    return redirect("admin:accounts_roles", user.pk)


@require_POST
def role_change(request: HttpRequest, key: int, pk: int) -> HttpResponse:
    """Confirm or decline what another administrator proposed."""
    by, change = administrator(request), get_object_or_404(RoleChange.objects.select_related("user"), pk=pk, user=key)
    act = decline_role_change if "decline" in request.POST else confirm_role_change
    try:
        act(change, by=by, now=timezone.now())
    except NotAllowed as refused:
        form = RolesForm(initial={"roles": roles_of(change.user)})
        return _roles(request, change.user, form, refused.refusals, status=409)
    done = _("Промяната е отказана.") if "decline" in request.POST else _("Ролите са променени.")
    messages.success(request, done)
    return redirect("admin:accounts_roles", key)


def named(codes: list[str]) -> str:
    """Return the Bulgarian names of these roles."""
    return ", ".join(str(name) for code, name in ROLE_NAMES.items() if code in codes) or _("без роля")


def _invitations(
    request: HttpRequest, form: InvitationForm, refusals: tuple[Refusal, ...] = (), *, status: int = 200
) -> HttpResponse:
    now = timezone.now()
    rows = StaffInvitation.objects.select_related("invited_by")[:SHOWN]
    shown = [(row, named(row.roles), _state(row), not row.accepted_at and not row.withdrawn_at) for row in rows]
    context = {"form": form, "rows": shown, "refusals": refusals, "now": now}
    return _page(request, "staff_invitations", _("Покани за служители"), context, status)


def _roles(
    request: HttpRequest, user: User, form: RolesForm, refusals: tuple[Refusal, ...] = (), *, status: int = 200
) -> HttpResponse:
    changes = RoleChange.objects.filter(user=user).select_related("asked_by", "closed_by")[:SHOWN]
    history = [(row, named(row.before), named(row.after)) for row in changes]
    waiting = next(((row, before, after) for row, before, after in history if not row.outcome), None)
    context = {
        "person": user,
        "form": form,
        "held": named(roles_of(user)),
        "history": [each for each in history if each[0].outcome],
        "waiting": waiting,
        "is_own": user.pk == request.user.pk,
        "is_proposer": waiting is not None and waiting[0].asked_by_id == request.user.pk,
        "refusals": refusals,
    }
    return _page(request, "staff_roles", _("Роли"), context, status)


def _state(row: StaffInvitation) -> str:
    if row.accepted_at:
        return _("Приета")
    if row.withdrawn_at:
        return _("Оттеглена")
    return _("Изтекла") if row.expires_at <= timezone.now() else _("Чака")


def _page(request: HttpRequest, template: str, title: str, context: dict[str, Any], status: int) -> HttpResponse:
    frame = {**admin.site.each_context(request), "title": title, **context}
    return TemplateResponse(request, f"admin/desk/{template}.html", frame, status=status)
