"""Ending letters from a link in them, without signing in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
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
    named = read_token(token)
    user = User.objects.filter(pk=named[0], is_active=True).first() if named else None
    if named is None or user is None:
        raise Http404
    topic, now = named[1], timezone.now()
    if request.method == "POST" and "undo" in request.POST:
        subscribe(user, topic, now=now)
    elif request.method == "POST":
        end_subscription(user.pk, topic, now=now)
    response = render(request, "notifications/unsubscribe.html", {
        "topic": topic, "is_following": is_following(user.pk, topic), "is_done": request.method == "POST",
    })
    response["Referrer-Policy"] = "no-referrer"
    return response
