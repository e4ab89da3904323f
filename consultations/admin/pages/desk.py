"""Acting for a person at the desk: a registration for an event, a wish to follow; proposals stand in `paper`."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from consultations.actions.ask_to_follow import ask_to_follow
from consultations.admin.pages.declarations import declaration_of
from consultations.admin.pages.door import needs, official, show
from consultations.admin.pages.paper import under_way
from consultations.forms.clerk_desk import ConsentForm, DeskBookingForm, DeskFollowForm
from consultations.models import Consultation
from consultations.permissions import Right
from prestige.events.actions import Booking, cancel_registration, register_at_desk
from prestige.events.models import Event, Registration
from prestige.events.told import when_words
from prestige.refusals import NotAllowed, Refusal
from prestige.uploads.kept_files import KeptFiles
from prestige.uploads.sender import sender_of


@require_safe
@needs(Right.REGISTER_PROPOSAL)
def desk(request: HttpRequest) -> HttpResponse:
    """Show what an official may do for a person who stands at the desk."""
    now = timezone.now()
    ahead = Event.objects.filter(starts_at__gt=now, takes_registration=True).with_places().order_by("starts_at", "pk")
    context = {
        "proposals": under_way(),
        "events": [(event, when_words(event)) for event in ahead if not event.registration_refusals_at(now)],
        "may_follow": bool(_followed()),
    }
    return show(request, "desk", _("На гише: от името на човек"), context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.REGISTER_PROPOSAL)
def registration(request: HttpRequest, pk: int) -> HttpResponse:
    """Register a person for an event, with the consent that the person gave."""
    event, now = get_object_or_404(Event.objects.with_places(), pk=pk), timezone.now()
    if request.method != "POST":
        return _booking_page(request, event, DeskBookingForm(), KeptFiles(), event.registration_refusals_at(now))
    form, scan = DeskBookingForm(request.POST), declaration_of(request)
    if not form.is_valid() or scan.errors:
        return _booking_page(request, event, form, scan)
    found = form.cleaned_data
    consent = form.consent(scan.tokens, sender_of(request), name=found["name"], email=found["email"])
    try:
        made = register_at_desk(
            event,
            Booking(**form.booking),
            email=found["email"],
            consent=consent,
            key=found["key"],
            by=official(request),
            now=now,
        )
    except NotAllowed as refused:
        return _booking_page(request, event, form, scan, refused.refusals, status=409)
    return redirect("admin:desk_registered", made.pk)


@require_safe
@needs(Right.REGISTER_PROPOSAL)
def registered(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what to tell the person: a place or one of the waiting list, and on whose consent it rests."""
    found = _by_desk(pk)
    ahead = Registration.objects.of_event(found.event_id).waiting().filter(pk__lt=found.pk).count()
    context = {"registration": found, "event": found.event, "when": when_words(found.event), "place": ahead + 1}
    context["is_ahead"] = not found.event.is_cancelled and timezone.now() < found.event.starts_at
    return show(request, "desk_registered", _("Записване чрез деловодството"), context)


@require_POST
@needs(Right.REGISTER_PROPOSAL)
def cancellation(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the place back at the wish of the person who has no letter with the way to do it."""
    try:
        cancel_registration(_by_desk(pk), by=official(request), now=timezone.now())
    except NotAllowed as refused:
        messages.error(request, " ".join(str(each.message) for each in refused.refusals))
    else:
        messages.success(request, _("Записването е отказано; мястото получава първият от листа на чакащите."))
    return redirect("admin:desk_registered", pk)


def _by_desk(pk: int) -> Registration:
    rows = Registration.objects.select_related("event", "consent__recorded_by", "consent__declaration")
    return get_object_or_404(rows.filter(consent__isnull=False), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.REGISTER_PROPOSAL)
def following(request: HttpRequest) -> HttpResponse:
    """Queue the letter by which the person confirms to follow a consultation."""
    choices = _followed()
    if request.method != "POST":
        return _follow_page(request, DeskFollowForm(choices=choices), KeptFiles())
    form, scan = DeskFollowForm(request.POST, choices=choices), declaration_of(request)
    if not form.is_valid() or scan.errors:
        return _follow_page(request, form, scan)
    email = form.cleaned_data["email"]
    consent = form.consent(scan.tokens, sender_of(request), name="", email=email)
    key = form.cleaned_data["key"]
    try:
        ask_to_follow(form.chosen, email, consent=consent, key=key, by=official(request), now=timezone.now())
    except NotAllowed as refused:
        return _follow_page(request, form, scan, refused.refusals, status=409)
    messages.success(
        request, _("Писмото е изпратено на %(email)s. Човекът потвърждава от него до 7 дни.") % {"email": email}
    )
    return redirect("admin:desk")


def _followed() -> list[Consultation]:
    """Return the consultations of which there is still news to come, the youngest first."""
    rows = Consultation.objects.public().filter(withdrawn_at__isnull=True, promulgated_on__isnull=True)
    return list(rows.order_by("-published_at", "-pk"))


def _booking_page(
    request: HttpRequest,
    event: Event,
    form: DeskBookingForm,
    scan: KeptFiles,
    refusals: Sequence[Refusal] = (),
    *,
    status: int = 200,
) -> HttpResponse:
    free = None if event.capacity is None else max(0, event.capacity - event.taken)  # type: ignore[attr-defined]
    context = {"event": event, "when": when_words(event), "free": free}
    title = _("Записване от името на човек")
    return _form_page(request, "desk_registration", title, form, scan, refusals, context, status)


def _follow_page(
    request: HttpRequest,
    form: DeskFollowForm,
    scan: KeptFiles,
    refusals: Sequence[Refusal] = (),
    *,
    status: int = 200,
) -> HttpResponse:
    title = _("Следене от името на човек")
    return _form_page(request, "desk_following", title, form, scan, refusals, {}, status)


def _form_page(
    request: HttpRequest,
    template: str,
    title: str,
    form: ConsentForm,
    scan: KeptFiles,
    refusals: Sequence[Refusal],
    more: dict[str, Any],
    status: int,
) -> HttpResponse:
    context = {"form": form, "scan": scan, "refusals": refusals, **more}
    return show(request, template, title, context, status=status)
