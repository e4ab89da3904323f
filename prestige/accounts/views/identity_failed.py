"""What a person is told when an identity provider did not let them in."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from prestige.accounts.identity.configured import Provider
from prestige.accounts.identity.proof import IdentityRefused, ProviderDown

log = logging.getLogger(__name__)
REFUSED, DOWN = 400, 503


def failed(
    request: HttpRequest, provider: Provider | None, why: Exception | str, *, after: str, status: int = REFUSED
) -> HttpResponse:
    """Return the page with what to do next; the log gets the reason and nothing of the person."""
    slug = provider.slug if provider else "-"
    if isinstance(why, ProviderDown):
        log.warning("Identity provider %s does not answer: %s", slug, why)
        sentence, status = _("Доставчикът не отговаря в момента. Опитайте след малко или влезте с код по имейл."), DOWN
    elif isinstance(why, IdentityRefused):
        log.warning("Identity of provider %s refused: %s", slug, why.reason)
        sentence = str(why)
    else:
        sentence = str(why)
    context = {"provider": provider, "sentence": sentence, "after": after}
    return render(request, "socialaccount/authentication_error.html", context, status=status)
