"""The password, for whoever wants one: signing in with it, setting, changing, taking it away."""

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib import messages
from django.contrib.auth import authenticate, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prestige.accounts.actions import remove_password, set_password
from prestige.accounts.code_flow import TOO_MANY
from prestige.accounts.forms import NewPasswordForm, PasswordSignInForm
from prestige.accounts.limits import may_try_password
from prestige.accounts.models import User
from prestige.accounts.sessions import list_session
from prestige.accounts.sign_in import person
from prestige.accounts.views.fresh import needs_fresh_proof
from prestige.accounts.views.sign_in import own_address


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def password_login(request: HttpRequest) -> HttpResponse:
    """Take address and password; what is wrong with them is never said."""
    after = own_address(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.user.is_authenticated:
        return redirect(after)
    form, status = PasswordSignInForm(request.POST if request.method == "POST" else None), 200
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if not may_try_password(request, email, now=timezone.now()):
            form.add_error("password", _("Опитахте много пъти. Изчакайте няколко минути или влезте с код по имейл."))
            status = TOO_MANY
        else:
            user = authenticate(request, email=email, password=form.cleaned_data["password"])
            if isinstance(user, User):
                return perform_password_login(  # type: ignore[no-any-return]
                    request, {"email": email}, Login(user=user, email=email, redirect_url=after)
                )
            form.add_error("password", _("Имейлът или паролата не са верни. Може да влезете и с код по имейл."))
    return render(request, "accounts/password_login.html", {"form": form, "next": after}, status=status)


@never_cache
@sensitive_post_parameters("password")
@login_required
@needs_fresh_proof
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    """Set or change the password; who forgot the old one has come in by a code."""
    user = person(request)
    if user is None:
        return redirect("accounts:login")
    form = NewPasswordForm(user, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        saved = set_password(user, form.cleaned_data["password"], now=timezone.now())
        update_session_auth_hash(request, saved)
        list_session(request)
        messages.success(request, _("Паролата е записана. Другите Ви сесии приключиха."))
        return redirect("me_settings")
    return render(request, "accounts/password_change.html", {"form": form, "has_password": user.has_usable_password()})


@login_required
@needs_fresh_proof
@require_POST
def remove(request: HttpRequest) -> HttpResponse:
    """Take the password away."""
    user = person(request)
    if user is None:
        return redirect("accounts:login")
    saved = remove_password(user, now=timezone.now())
    update_session_auth_hash(request, saved)
    list_session(request)
    messages.success(request, _("Вече нямате парола. Влизате с код по имейл."))
    return redirect("me_settings")


@require_safe
def forgotten(request: HttpRequest) -> HttpResponse:
    """Say the way without the old password: a code by e-mail, then a new one. No link opens an account."""
    return render(request, "accounts/password_forgotten.html")
