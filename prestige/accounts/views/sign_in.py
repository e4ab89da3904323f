"""Signing in with a code sent by e-mail."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from prestige.accounts.code_flow import TOO_MANY, CodeNotSent, code_step, send_code, waiting_code
from prestige.accounts.forms import EmailForm

NEXT_KEY = "after_sign_in"
MY_PAGE = "me"


@require_http_methods(["GET", "HEAD", "POST"])
def login(request: HttpRequest) -> HttpResponse:
    """Ask for the address and send the code; officials are told where their door is."""
    after = _own_address(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.user.is_authenticated:
        return redirect(after)
    form = EmailForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            send_code(request, form.cleaned_data["email"], now=timezone.now())
        except CodeNotSent as trouble:
            form.add_error("email", str(trouble))
            status = TOO_MANY
        else:
            request.session[NEXT_KEY] = after
            return redirect("accounts:code")
    return render(request, "accounts/login.html", {"form": form, "next": after}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Take the code and open the session; send another one when asked."""
    waiting = waiting_code(request)
    if waiting is None:
        return redirect("accounts:login")
    step = code_step(request, waiting.email, now=timezone.now())
    if step.user is not None:
        return redirect(_own_address(request, request.session.pop(NEXT_KEY, "")))
    if step.was_sent:
        messages.success(request, _("Изпратихме нов код. Старият вече не важи."))
        return redirect("accounts:code")
    return render(request, "accounts/code.html", {"step": step, "form": step.form}, status=step.status)


def _own_address(request: HttpRequest, wanted: str) -> str:
    """Return the wanted address when it is ours, else the person's own page."""
    hosts = {request.get_host()}
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=hosts, require_https=request.is_secure())
    return wanted if is_ours and wanted.startswith("/") else resolve_url(MY_PAGE)
