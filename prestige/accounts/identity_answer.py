"""A believed assertion between two requests: the browser sends no session with a form of another site."""

from dataclasses import asdict

from allauth.socialaccount.sessions import LoginSession
from django.http import HttpRequest, HttpResponse

from prestige.accounts.identity.configured import SamlProvider
from prestige.accounts.identity.proof import Identity, unproven

COOKIE = "saml-answer"
SECONDS = 600


def leave_answer(request: HttpRequest, response: HttpResponse, identity: Identity, request_id: str) -> None:
    """Keep the reduced identity for the address that the response leads to, ten minutes at most."""
    answer = LoginSession(request, "saml_answer", COOKIE)
    answer.store.update({"identity": asdict(identity), "request": request_id})
    answer.store.set_expiry(SECONDS)
    answer.save(response)


def take_answer(request: HttpRequest, provider: SamlProvider) -> tuple[Identity, str]:
    """Return the identity and the request it answers, once. Raises ``IdentityRefused`` when none waits."""
    answer = LoginSession(request, "saml_answer", COOKIE)
    kept, request_id = answer.store.get("identity"), str(answer.store.get("request", ""))
    answer.delete()
    if not kept or kept["provider"] != provider.slug:
        raise unproven("no assertion waits")
    return Identity(**{**kept, "subjects": tuple(kept["subjects"])}), request_id
