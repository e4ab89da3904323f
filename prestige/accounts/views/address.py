"""Changing the e-mail address of an account."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from prestige.accounts.actions import CodeRefused, confirm_address_change, request_address_change
from prestige.accounts.code_flow import TOO_MANY
from prestige.accounts.forms import CodeForm, NewAddressForm
from prestige.accounts.limits import CODES, SIGN_INS, client_address, take_turn
from prestige.accounts.models import AddressChange, User
from prestige.accounts.sessions import list_session
from prestige.accounts.sign_in import person
from prestige.accounts.views.fresh import needs_fresh_proof
from prestige.refusals import NotAllowed, Refusal

KEY = "address_change"


@never_cache
@login_required
@needs_fresh_proof
@require_http_methods(["GET", "HEAD", "POST"])
def email(request: HttpRequest) -> HttpResponse:
    """Ask for the new address and send the code there."""
    user = person(request)
    if user is None:
        return redirect("accounts:login")
    form, status = NewAddressForm(request.POST if request.method == "POST" else None), 200
    if request.method == "POST" and form.is_valid():
        try:
            _send(request, user, form.cleaned_data["email"])
        except NotAllowed as refused:
            form.add_error("email", " ".join(str(refusal.message) for refusal in refused.refusals))
            status = TOO_MANY
        else:
            return redirect("accounts:email_code")
    return render(request, "accounts/email.html", {"form": form, "present": user.email}, status=status)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def email_code(request: HttpRequest) -> HttpResponse:
    """Take the code of the new address; until then everything stays as it was."""
    change = _waiting(request)
    if change is None or change.code is None:
        return redirect("account_email")
    form, status = CodeForm(request.POST if request.method == "POST" else None), 200
    if request.method == "POST" and form.is_valid():
        try:
            user = _confirm(request, change, form.cleaned_data["code"])
        except CodeRefused as refused:
            form.add_error("code", str(refused))
            status = TOO_MANY if refused.kind == "often" else 200
        else:
            update_session_auth_hash(request, user)
            list_session(request)
            messages.success(request, _("Имейлът Ви е сменен. Другите Ви сесии приключиха."))
            return redirect("me_settings")
    return render(request, "accounts/email_code.html", {"form": form, "email": change.code.email}, status=status)


def _send(request: HttpRequest, user: User, address: str) -> None:
    now = timezone.now()
    if not take_turn(CODES, client_address(request), now=now):
        raise _too_often()
    request.session[KEY] = request_address_change(user, address, now=now).pk


def _confirm(request: HttpRequest, change: AddressChange, typed: str) -> User:
    now = timezone.now()
    if not take_turn(SIGN_INS, client_address(request), now=now):
        raise CodeRefused("often", _("Изпратихте много заявки. Опитайте след 5 минути."))
    return confirm_address_change(change, typed, now=now)


def _waiting(request: HttpRequest) -> AddressChange | None:
    """Return the wish of this browser, its own person's and not done yet."""
    mine = AddressChange.objects.select_related("code").filter(user=person(request), done_at__isnull=True)
    return mine.filter(pk=request.session.get(KEY) or 0).first()


def _too_often() -> NotAllowed:
    return NotAllowed((Refusal("often", _("Изпратихте много заявки. Опитайте след 5 минути.")),))
