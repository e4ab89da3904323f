"""Pages around the identity providers: out, the choice of an address, the connections, and what may go wrong."""

from allauth.account.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prestige.accounts.actions import unlink_identity
from prestige.accounts.code_flow import TOO_MANY, CodeNotSent, code_step, send_code
from prestige.accounts.forms import EmailForm
from prestige.accounts.identity.configured import Provider
from prestige.accounts.identity.proof import Identity, IdentityRefused, ProviderDown
from prestige.accounts.identity_flow import (
    P,
    ask_again,
    begin,
    connect,
    keep_pending,
    pending,
    provider_names,
    provider_of,
)
from prestige.accounts.limits import SIGN_INS, client_address, take_turn
from prestige.accounts.sign_in import person
from prestige.accounts.views.identity_failed import failed

JOIN = "socialaccount_signup"


@require_http_methods(["GET", "HEAD", "POST"])
def identity_login(request: HttpRequest, provider: str) -> HttpResponse:
    """Send the browser to the provider; only a pressed button does, no link."""
    found = configured_or_404(provider, Provider)
    if request.method != "POST":
        return redirect("accounts:login")
    connects = request.POST.get("process") == "connect"
    if connects and person(request) is None:
        return redirect("accounts:login")
    after = own_path(request, request.POST.get("next", ""))
    if not take_turn(SIGN_INS, client_address(request), now=timezone.now()):
        sentence = _("Изпратихте много заявки. Опитайте след 5 минути. Текстът ви е запазен.")
        return failed(request, found, sentence, after=after, status=TOO_MANY)
    try:
        return redirect(begin(request, found, connects=connects, after=after))
    except ProviderDown as down:
        return failed(request, found, down, after=after)


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Ask for an address for an identity that no account has, prove it, and connect the two."""
    now = timezone.now()
    waiting = pending(request, now=now)
    if waiting is None:
        return redirect("accounts:login")
    identity, after, address = waiting
    if person(request) is not None:
        return _connect_here(request, identity, after)
    if not address or "email" in request.POST or "change" in request.GET:
        return _ask_address(request, identity, after)
    step = code_step(request, address, now=now, after=reverse(JOIN))
    if step.user is not None:
        return _connected(request, identity, after)
    if step.was_sent:
        messages.success(request, _("Изпратихме нов код. Старият вече не важи."))
        return redirect(JOIN)
    context = {"step": step, "form": step.form, "provider_name": provider_names().get(identity.provider, "")}
    return render(request, "socialaccount/signup_code.html", context, status=step.status)


def _ask_address(request: HttpRequest, identity: Identity, after: str) -> HttpResponse:
    is_sent = request.method == "POST" and "email" in request.POST
    form = EmailForm(request.POST if is_sent else None, initial={"email": identity.email})
    status = 200
    if is_sent and form.is_valid():
        now, email = timezone.now(), form.cleaned_data["email"]
        try:
            send_code(request, email, now=now)
        except CodeNotSent as trouble:
            form.add_error("email", str(trouble))
            status = TOO_MANY
        else:
            keep_pending(request, identity, after, now=now, address=email)
            return redirect(JOIN)
    context = {"form": form, "provider_name": provider_names().get(identity.provider, "")}
    return render(request, "socialaccount/signup.html", context, status=status)


def _connect_here(request: HttpRequest, identity: Identity, after: str) -> HttpResponse:
    if request.method == "POST":
        ask_again(request)
        return _connected(request, identity, after)
    context = {"provider_name": provider_names().get(identity.provider, ""), "after": after}
    return render(request, "socialaccount/connect.html", context)


def _connected(request: HttpRequest, identity: Identity, after: str) -> HttpResponse:
    user = person(request)
    if user is None:
        return redirect("accounts:login")
    try:
        onward = connect(request, identity, user, after or reverse("me"), now=timezone.now())
    except IdentityRefused as refused:
        return failed(request, configured_or_404(identity.provider, Provider), refused, after=after)
    messages.success(request, _("Самоличността ви е потвърдена и свързана с профила."))
    return redirect(onward)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def connections(request: HttpRequest) -> HttpResponse:
    """Show what opens the account beside the code, connect more and take connections away."""
    user = person(request)
    if user is None:
        return redirect("accounts:login")
    if request.method == "POST":
        ask_again(request)
        link = request.POST.get("account", "")
        if link.isdecimal() and unlink_identity(user, int(link), now=timezone.now()):
            messages.success(request, _("Прекъснахме връзката. Влизате с код по имейл."))
        return redirect("socialaccount_connections")
    names, links = provider_names(), list(SocialAccount.objects.filter(user=user).order_by("date_joined", "pk"))
    linked = {each.provider for each in links}
    context = {
        "links": [
            {"pk": each.pk, "name": names.get(each.provider, each.provider), "at": each.date_joined} for each in links
        ],
        "missing": {slug: name for slug, name in names.items() if slug not in linked},
        "trail": [(reverse("me"), _("Моята страница"))],
    }
    return render(request, "socialaccount/connections.html", context)


@require_safe
def cancelled(request: HttpRequest) -> HttpResponse:
    """Tell that nothing happened and lead back."""
    context = {"after": own_path(request, request.GET.get("next", ""))}
    return render(request, "socialaccount/login_cancelled.html", context)


@require_safe
def login_error(request: HttpRequest) -> HttpResponse:
    """Tell that a sign-in by a provider did not work out, of whoever opens the page by itself."""
    return failed(request, None, _("Влизането с доставчик на електронна самоличност не стана."), after="")


def configured_or_404(slug: str, kind: type[P]) -> P:
    """Return the configured provider. Raises ``Http404``."""
    found = provider_of(slug, kind)
    if found is None:
        raise Http404
    return found


def own_path(request: HttpRequest, wanted: str) -> str:
    """Return the wanted address when it is a path of ours, else ""."""
    return wanted if wanted and get_adapter(request).is_safe_url(wanted) else ""
