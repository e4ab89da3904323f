"""Proving again who sits at the browser; what was sent meanwhile waits and goes on."""

from allauth.account.internal.flows.reauthentication import resume_request
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from prestige.accounts.code_flow import code_step
from prestige.accounts.models import User
from prestige.accounts.proof import ProofForm
from prestige.accounts.second_factor import has_factor
from prestige.accounts.sign_in import person
from prestige.accounts.views.sign_in import own_address


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reauthenticate(request: HttpRequest) -> HttpResponseBase:
    """Ask for the code, the password or the passkey; who has none of them gets a code by e-mail."""
    user = _somebody(request)
    form = ProofForm(request, user, request.POST if request.method == "POST" else None)
    if not form.fields:
        return _by_letter(request, user)
    if request.method == "POST" and form.is_valid():
        return _go_on(request)
    return render(request, "account/reauthenticate.html", {"form": form, "factor_only": False})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add_factor(request: HttpRequest) -> HttpResponseBase:
    """Ask for the second factor of a session that was opened without it."""
    user = _somebody(request)
    if not has_factor(user):
        return redirect("second_factor_setup")
    form = ProofForm(request, user, request.POST if request.method == "POST" else None, factor_only=True)
    if request.method == "POST" and form.is_valid():
        request.session.cycle_key()
        return _go_on(request)
    return render(request, "account/reauthenticate.html", {"form": form, "factor_only": True})


def _somebody(request: HttpRequest) -> User:
    user = person(request)
    if user is None:
        raise PermissionDenied
    return user


def _by_letter(request: HttpRequest, user: User) -> HttpResponseBase:
    step = code_step(request, user.email, now=timezone.now(), after=request.get_full_path())
    if step.user is not None:
        return _go_on(request)
    if step.was_sent:
        messages.success(request, _("Изпратихме код на имейла Ви."))
        return redirect(request.get_full_path())
    return render(request, "account/reauthenticate_letter.html", {"step": step, "form": step.form}, status=step.status)


def _go_on(request: HttpRequest) -> HttpResponseBase:
    """Let the waiting request go on, or lead to the address that was wanted."""
    resumed: HttpResponse | None = resume_request(request)
    return resumed or redirect(own_address(request, request.GET.get("next", "")))
