"""Ending letters from a link in them, without signing in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from prestige.accounts.models import User
from prestige.notifications.actions import end_subscription, subscribe
from prestige.notifications.audience import is_following
from prestige.notifications.unsubscribe import read_token


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Show one button; end the letters, or begin them again, only by POST (programs of mail open every link).

    Exempt from the CSRF token: the signed token of the address is the proof, and mail programs post without any cookie.
    Source: RFC 8058.
    """
    user, topic = _named_or_404(token)
    now = timezone.now()
    if request.method == "POST" and "undo" in request.POST:
        subscribe(user, topic, now=now)
    elif request.method == "POST":
        end_subscription(user.pk, topic, now=now)
    response = render(
        request,
        "notifications/unsubscribe.html",
        {
            "topic": topic,
            "is_following": is_following(user.pk, topic),
            "is_done": request.method == "POST",
        },
    )
    response["Referrer-Policy"] = (
        "same-origin"  # keeps the key from others; without any, a browser calls our own form foreign
    )
    return response


def _named_or_404(token: str) -> tuple[User, str]:
    named = read_token(token)
    if named is None:
        raise Http404
    return get_object_or_404(User, pk=named[0], is_active=True), named[1]
