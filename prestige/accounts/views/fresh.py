"""Pages that only a fresh proof opens."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from prestige.accounts.proof import has_fresh_proof

View = Callable[..., HttpResponse]


def needs_fresh_proof(view: View) -> View:
    """Return the view behind the page that asks again who sits there, when the last proof is old."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if has_fresh_proof(request):
            return view(request, *args, **kwargs)
        here = request.path if request.method in {"GET", "HEAD"} else reverse("me_settings")
        return redirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': here})}")

    return guarded
