"""Registering without an account: the form, the code that proves the address, then the place or the waiting list."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from prestige.accounts.code_flow import TOO_MANY, CodeNotSent, code_step, send_code
from prestige.accounts.models import User
from prestige.accounts.sign_in import person
from prestige.events.actions import Booking, register_person
from prestige.events.forms import BookingForm
from prestige.events.models import Event
from prestige.events.tokens import registration_token
from prestige.events.told import registration_end_words, when_words
from prestige.refusals import NotAllowed, Refusal

KEPT = "event_booking"


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True, private=True)
def register(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the form, register who is signed in, or send a code to the address of anybody else."""
    event, user = _event(slug), person(request)
    form = BookingForm(request.POST or None, user=user)
    if request.method != "POST" or not form.is_valid():
        return _page(request, event, form)
    if refusals := event.registration_refusals_at(timezone.now()):
        return _page(request, event, form, refusals, status=409)
    if user is not None:
        return _register(request, event, form.booking, user)
    email = form.cleaned_data["email"]
    try:
        send_code(request, email, now=timezone.now())
    except CodeNotSent as trouble:
        form.add_error("email", str(trouble))
        return _page(request, event, form, status=TOO_MANY)
    request.session[KEPT] = {"event": event.pk, "email": email, "booking": form.booking}
    return redirect("events:register_code", event.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True, private=True)
def register_code(request: HttpRequest, slug: str) -> HttpResponse:
    """Take the code of the letter and register the person with what was typed before."""
    event, kept = _event(slug), request.session.get(KEPT)
    if not kept or kept["event"] != event.pk:
        return redirect("events:register", event.slug)
    user = person(request)
    if user is not None and user.email == kept["email"]:
        return _register(request, event, kept["booking"], user) if request.method == "POST" else redirect(event)
    step = code_step(request, kept["email"], now=timezone.now())
    if step.user is not None:
        return _register(request, event, kept["booking"], step.user)
    if step.was_sent:
        messages.success(request, _("Изпратихме нов код. Старият вече не е нужен."))
        return redirect("events:register_code", event.slug)
    return render(request, "events/register_code.html", _context(event, step=step, form=step.form), status=step.status)


def _register(request: HttpRequest, event: Event, booking: dict[str, Any], user: User) -> HttpResponse:
    language = get_language() or "bg"
    try:
        made = register_person(event, Booking(**booking), by=user, language=language, now=timezone.now())
    except NotAllowed as refused:
        typed = {**booking, "wishes_to_speak": "yes" if booking["wishes_to_speak"] else "no"}
        return _page(request, event, BookingForm(typed, user=user), refused.refusals, status=409)
    request.session.pop(KEPT, None)
    return redirect("events:registration", registration_token(made.pk))


def _event(slug: str) -> Event:
    return get_object_or_404(Event.objects.with_places(), slug=slug)


def _page(
    request: HttpRequest, event: Event, form: BookingForm, refusals: Sequence[Refusal] = (), *, status: int = 200
) -> HttpResponse:
    standing = refusals or event.registration_refusals_at(timezone.now())
    context = _context(event, form=form, refusals=standing, is_refused=bool(refusals))
    return render(request, "events/register.html", context, status=status)


def _context(event: Event, **page: Any) -> dict[str, Any]:
    return {
        "section": "consultations",
        "event": event,
        "trail": [(event.get_absolute_url(), event.get_kind_display())],
        "when": when_words(event),
        "registration_ends": registration_end_words(event),
        "free": None if event.capacity is None else max(0, event.capacity - event.taken),  # type: ignore[attr-defined]
        **page,
    }
