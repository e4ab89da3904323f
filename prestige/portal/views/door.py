"""The door of the workplace: it leads everybody one step further to where they belong."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from prestige.accounts.second_factor import has_factor
from prestige.accounts.sign_in import person
from prestige.accounts.views.second_factor import AFTER_KEY
from prestige.accounts.views.sign_in import own_address


def door(request: HttpRequest, *, is_open: bool) -> HttpResponse:
    """Lead a visitor to signing in, an official to the missing factor or into the workplace; others read why not."""
    after = own_address(request, request.GET.get("next", ""), "admin:index")
    user = person(request)
    if user is None:
        return _to("accounts:login", after)
    if not (user.is_staff and user.is_active):
        return render(request, "accounts/not_staff.html", {"after": after}, status=403)
    if is_open:
        request.session.pop(AFTER_KEY, None)
        return redirect(after)
    return _to("mfa_reauthenticate" if has_factor(user) else "second_factor_setup", after)


def _to(name: str, after: str) -> HttpResponse:
    return redirect(f"{reverse(name)}?{urlencode({'next': after})}")
