"""A person's own registration, by the signed link of the letter: what it says, and giving the place back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from prestige.accounts.sign_in import person
from prestige.events.actions import cancel_registration
from prestige.events.models import Registration
from prestige.events.tokens import read_token
from prestige.events.told import when_words
from prestige.refusals import NotAllowed


@require_safe
@cache_control(no_store=True, private=True)
def registration(request: HttpRequest, token: str) -> HttpResponse:
    """Show whether there is a place, and where in the queue when there is none."""
    found = _named_or_404(token)
    ahead = Registration.objects.of_event(found.event_id).waiting().filter(pk__lt=found.pk).count()
    context: dict[str, object] = {"place_in_queue": ahead + 1 if found.is_waiting else 0}
    return _page(request, "events/registration.html", found, token, context)


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True, private=True)
def cancellation(request: HttpRequest, token: str) -> HttpResponse:
    """Show one button; give the place back only by POST, because programs of mail open every link."""
    found = _named_or_404(token)
    if request.method != "POST":
        return _page(request, "events/registration_cancellation.html", found, token, {})
    try:
        cancel_registration(found, by=person(request), now=timezone.now())
    except NotAllowed as refused:
        messages.warning(request, " ".join(str(each.message) for each in refused.refusals))
    else:
        messages.success(request, _("Отказахте участието си. Благодарим, че казахте."))
    return redirect("events:registration", token)


def _named_or_404(token: str) -> Registration:
    key = read_token(token)
    if key is None:
        raise Http404
    return get_object_or_404(Registration.objects.select_related("event"), pk=key)


def _page(
    request: HttpRequest, template: str, found: Registration, token: str, context: dict[str, object]
) -> HttpResponse:
    event = found.event
    page = {
        "section": "consultations",
        "registration": found,
        "event": event,
        "token": token,
        "trail": [(event.get_absolute_url(), event.get_kind_display())],
        "when": when_words(event),
        "is_ahead": not event.is_cancelled and timezone.now() < event.starts_at,
    }
    response = render(request, template, {**page, **context})
    response["Referrer-Policy"] = (
        "same-origin"  # keeps the key from others; without any, a browser calls our own form foreign
    )
    return response
