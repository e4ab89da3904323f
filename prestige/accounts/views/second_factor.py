"""Setting up second factors and their recovery codes; the rest of these pages is django-allauth's."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.flows import view_recovery_codes
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from prestige.accounts.models import User
from prestige.accounts.second_factor import has_factor, may_remove, note_step
from prestige.accounts.sign_in import SECOND_FACTOR, person
from prestige.accounts.views.sign_in import own_address

AFTER_KEY = "after_second_factor"
SEEN_KEY = "recovery_codes_seen"
SEEN_SECONDS = 15 * 60
View = Callable[..., HttpResponseBase]


@login_required
@require_safe
def setup(request: HttpRequest) -> HttpResponse:
    """Explain second factors to somebody who needs one and has none; what was wanted waits behind it."""
    user = person(request)
    if wanted := request.GET.get("next"):
        request.session[AFTER_KEY] = own_address(request, wanted)
    if user is None or has_factor(user):
        return redirect("mfa_index")
    return render(request, "mfa/setup.html")


class _NewFactorCounts:
    """A factor that was set up in this session was given in it: the session gets a new key and leads on."""

    def form_valid(self, form: Any) -> HttpResponse:
        request: HttpRequest = self.request  # type: ignore[attr-defined]
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        newest = Authenticator.objects.filter(user=request.user, type=self.kind).latest("pk")  # type: ignore[attr-defined]
        if step := getattr(form, "step", None):
            note_step(newest, step)
        record_authentication(request, request.user, SECOND_FACTOR, id=newest.pk, type=newest.type)
        request.session.cycle_key()
        return response


class ActivateView(_NewFactorCounts, ActivateTOTPView):
    """A new application for codes."""

    kind = Authenticator.Type.TOTP


class AddPasskeyView(_NewFactorCounts, AddWebAuthnView):
    """A new passkey."""

    kind = Authenticator.Type.WEBAUTHN


def one_at_a_time(view: View) -> View:
    """Let removals of one account wait for each other: two at once would leave an official without a factor."""

    @wraps(view)
    def waiting(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with transaction.atomic():
            if request.method == "POST" and request.user.pk:
                User.objects.select_for_update().get(pk=request.user.pk)
            return view(request, *args, **kwargs)

    return waiting


class RemovePasskeyView(RemoveWebAuthnView):
    """A passkey that goes, unless it is the last factor of an official."""

    def form_valid(self, form: Any) -> HttpResponse:
        if may_remove(self.get_object()):
            response: HttpResponse = super().form_valid(form)
            return response
        messages.error(self.request, render_to_string("mfa/messages/last_factor.txt"))
        return redirect("mfa_list_webauthn")


activate = login_required(ActivateView.as_view())
deactivate = one_at_a_time(DeactivateTOTPView.as_view())
add_passkey = login_required(AddPasskeyView.as_view())
remove_passkey = one_at_a_time(login_required(RemovePasskeyView.as_view()))


@never_cache
@login_required
@require_safe
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Show the codes once, and again for minutes in the same session, so that they can be kept on paper."""
    codes = _shown_codes(request)
    onward = request.session.get(AFTER_KEY, "")
    return render(request, "mfa/recovery_codes/index.html", {"codes": codes, "onward": onward})


@never_cache
@login_required
@require_safe
def recovery_codes_file(request: HttpRequest) -> HttpResponse:
    """Give the codes as a text file while they may be seen."""
    codes = _shown_codes(request)
    if not codes:
        return redirect("mfa_view_recovery_codes")
    text = render_to_string("mfa/recovery_codes/download.txt", {"codes": codes}, request)
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="rezervni-kodove.txt"'
    return response


def _shown_codes(request: HttpRequest) -> list[str]:
    """Return the unused codes, none when they were shown before. Raises ``Http404`` where there are none at all."""
    kept, is_first = view_recovery_codes(request)
    if kept is None:
        raise Http404
    if is_first:
        request.session[SEEN_KEY] = [kept.instance.pk, time.time()]
    seen, at = request.session.get(SEEN_KEY, [0, 0.0])
    is_shown = seen == kept.instance.pk and time.time() - at < SEEN_SECONDS
    return list(kept.get_unused_codes()) if is_shown else []
