"""Leaving, so that nothing stays behind on a shared computer."""

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST


@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    """End the session, forget the drafts of this browser and let it drop the pages it kept."""
    auth.logout(request)
    response = redirect(settings.LOGOUT_REDIRECT_URL)
    response.delete_cookie(settings.DRAFT_COOKIE_NAME, samesite="Lax")
    response["Clear-Site-Data"] = '"cache"'
    return response
