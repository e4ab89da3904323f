"""Where the answers of the identity providers come in; their addresses have no language."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prestige.accounts.identity import openid, saml
from prestige.accounts.identity.configured import OpenIdProvider, SamlProvider
from prestige.accounts.identity.proof import IdentityRefused, ProviderDown, unproven
from prestige.accounts.identity_answer import leave_answer, take_answer
from prestige.accounts.identity_flow import arrive, callback_url, checked_issuer, saml_urls, state_of
from prestige.accounts.limits import SIGN_INS, client_address, take_turn
from prestige.accounts.views.identity import configured_or_404
from prestige.accounts.views.identity_failed import failed


@require_safe
def openid_callback(request: HttpRequest, provider: str) -> HttpResponse:
    """Take the code of the provider, believe what can be proven, and go on."""
    found, after = configured_or_404(provider, OpenIdProvider), ""
    try:
        state = state_of(request, found, request.GET.get("state", ""))
        after = state["next"]
        checked_issuer(found, request.GET.get("iss"))
        if request.GET.get("error") == "access_denied":
            return redirect(f"{reverse('socialaccount_login_cancelled')}?{urlencode({'next': after})}")
        if "code" not in request.GET:
            raise unproven("no code")
        identity = openid.prove(found, request.GET["code"], kept=state, callback=callback_url(found))
        return redirect(arrive(request, identity, state, now=timezone.now()))
    except (IdentityRefused, ProviderDown) as trouble:
        return failed(request, found, trouble, after=after)


@csrf_exempt
@require_POST
def saml_acs(request: HttpRequest, provider: str) -> HttpResponse:
    """Believe or refuse the posted assertion, and finish in a request that carries the session of the browser.

    The browser sends no session with a form of another site. Only the reduced identity waits, for ten minutes.
    """
    found = configured_or_404(provider, SamlProvider)
    if not take_turn(SIGN_INS, client_address(request), now=timezone.now()):
        return failed(request, found, _("Изпратихте много заявки. Опитайте след 5 минути."), after="", status=429)
    acs, metadata_page = saml_urls(found)
    try:
        response = request.POST.get("SAMLResponse", "")
        identity, request_id = saml.prove(found, response, acs=acs, metadata_page=metadata_page)
    except (IdentityRefused, ProviderDown) as trouble:
        return failed(request, found, trouble, after="")
    onward = redirect("saml_finish_acs", found.slug)
    leave_answer(request, onward, identity, request_id)
    return onward


@require_safe
def saml_finish(request: HttpRequest, provider: str) -> HttpResponse:
    """Match the believed assertion with the request of this browser, once, and go on."""
    found, after = configured_or_404(provider, SamlProvider), ""
    try:
        identity, request_id = take_answer(request, found)
        state = state_of(request, found, request_id)
        after = state["next"]
        return redirect(arrive(request, identity, state, now=timezone.now()))
    except (IdentityRefused, ProviderDown) as trouble:
        return failed(request, found, trouble, after=after)


@require_http_methods(["GET", "HEAD"])
def saml_metadata(request: HttpRequest, provider: str) -> HttpResponse:
    """Describe the portal to the provider."""
    found = configured_or_404(provider, SamlProvider)
    try:
        return HttpResponse(
            saml.metadata_of_ours(found, *saml_urls(found)), content_type="application/samlmetadata+xml"
        )
    except ProviderDown as down:
        return failed(request, found, down, after="")
