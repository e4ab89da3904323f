"""Writing a comment: the form. Nothing typed is lost, whatever is wrong with it."""

from datetime import datetime

from django.contrib import messages
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from consultations.forms import CommentForm
from consultations.models import Consultation
from consultations.read.comment_place import Place, place_or_404
from consultations.read.comment_since import Moved, moved_draft
from consultations.read.wording import language
from consultations.refusals import closed_refusals
from consultations.views.by_ref import of_any_consultation
from consultations.views.comment_flow import empty_form, keep, posted_form, unsent_draft
from consultations.views.comment_pages import (
    BUSY,
    CONFLICT,
    TOO_MANY,
    busy,
    dropped_page,
    form_page,
    refused_page,
    too_many,
)
from consultations.views.comment_travel import form_elsewhere, place_posted, started_at
from consultations.views.draft_cookie import remember_draft
from prestige.accounts.code_flow import CodeNotSent, ensure_code
from prestige.accounts.limits import FORMS, client_address, take_turn
from prestige.accounts.sign_in import person
from prestige.typography import clock_time


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True, private=True)
@of_any_consultation
def form(request: HttpRequest, consultation: Consultation, eid: str = "") -> HttpResponse:
    """Show the form with the kept draft; take what is posted, keep it, and lead on when it is right."""
    now = timezone.now()
    if request.method == "POST":
        place, since = place_posted(request, consultation, eid)
        return _receive(request, place, since, now)
    try:
        place = place_or_404(consultation, eid)
    except Http404:
        return form_elsewhere(request, consultation, eid)
    return _show(request, place, now)


def _show(request: HttpRequest, place: Place, now: datetime) -> HttpResponse:
    draft = unsent_draft(request, place.consultation, place.eid)
    if refusals := closed_refusals(place.consultation, now):
        return refused_page(request, place, draft.data if draft else {}, refusals, status=200)
    since = moved_draft(draft, place.consultation) if draft else None
    elsewhere = None if draft else started_at(request, place.consultation, place.eid)
    return form_page(
        request, place, empty_form(request, place, draft, since, now), now, since=since, elsewhere=elsewhere
    )


def _receive(request: HttpRequest, place: Place, since: Moved | None, now: datetime) -> HttpResponse:
    typed = posted_form(request, place, since, now)
    if not take_turn(FORMS, client_address(request), now=now):
        return form_page(request, place, typed, now, notice=too_many(), since=since, status=TOO_MANY)
    try:
        draft = keep(request, place, typed, now)
    except OperationalError:  # somebody held the consultation longer than the lock timeout
        return form_page(request, place, typed, now, notice=busy(), since=since, status=BUSY)
    if refusals := closed_refusals(place.consultation, now):
        response = refused_page(request, place, draft.data, refusals)
    elif since and since.now is None:
        response = dropped_page(request, place, draft.data, token=str(draft.token))
    elif since and since.is_changed:
        response = form_page(request, place, typed, now, since=since, status=CONFLICT)
    elif "draft" in request.POST:
        at = clock_time(timezone.localtime(now), language())
        messages.success(request, _("Черновата е запазена в %(time)s") % {"time": at})
        response = redirect(place.url("form"))
    elif not typed.is_valid():
        response = form_page(request, place, typed, now, since=since)
    else:
        response = _lead_on(request, place, typed, since, now)
    remember_draft(response, request, draft.token)
    return response


def _lead_on(
    request: HttpRequest, place: Place, typed: CommentForm, since: Moved | None, now: datetime
) -> HttpResponse:
    if since and since.notice:
        messages.info(request, since.notice)
    if person(request) is not None:
        return redirect(place.url("check"))
    try:
        ensure_code(request, typed.cleaned_data["author_email"], now=now)
    except CodeNotSent as trouble:
        messages.error(request, str(trouble))
    return redirect(place.url("code"))
