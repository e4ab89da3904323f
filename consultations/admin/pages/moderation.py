"""The queue of everything that waits for a look, oldest first, and what is decided on one comment."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from consultations.actions import (
    hold_comment,
    publish_comment,
    publish_redacted,
    redact_comment,
    remove_comment,
    view_original,
)
from consultations.admin.pages.door import needs, official
from consultations.admin.pages.moderation_batch import decide_many
from consultations.admin.pages.moderation_page import Typed, comment_numbered, queue_address, queue_page
from consultations.admin.pages.queues import asked
from consultations.forms.clerk_moderation import HoldForm, RedactForm
from consultations.permissions import Right
from prestige.refusals import NotAllowed


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.MODERATE)
def queue(request: HttpRequest) -> HttpResponse:
    """Show the queue with one comment open, or decide on those that were ticked."""
    if request.method == "POST":
        return decide_many(request)
    return queue_page(request, asked(request, "comment"))


@require_POST
@needs(Right.MODERATE)
def publication(request: HttpRequest, number: str) -> HttpResponse:
    """Show one comment to everybody, or leave it where it is."""
    comment, harmless = comment_numbered(number), "harmless" in request.POST
    try:
        publish_comment(
            comment, by=official(request), now=timezone.now(), expected=_seen(request), is_harmless=harmless
        )
    except NotAllowed as refused:
        return queue_page(request, number, refusals=refused.refusals, status=409)
    said = _("Предложение %(number)s остава публикувано.") if comment.is_published else ""
    messages.success(request, (said or _("Предложение %(number)s е публикувано.")) % {"number": number})
    return redirect(queue_address(request))


@require_POST
@needs(Right.MODERATE)
def hold(request: HttpRequest, number: str) -> HttpResponse:
    """Hold one comment on a ground of the rules."""
    comment, form = comment_numbered(number), HoldForm(request.POST)
    if not form.is_valid():
        return queue_page(request, number, typed=Typed(hold=form))
    try:
        hold_comment(comment, **form.cleaned_data, by=official(request), now=timezone.now(), expected=_seen(request))
    except NotAllowed as refused:
        return queue_page(request, number, typed=Typed(hold=form), refusals=refused.refusals, status=409)
    messages.success(
        request, _("Предложение %(number)s е задържано и подателят ще бъде уведомен.") % {"number": number}
    )
    return redirect(queue_address(request))


@require_POST
@needs(Right.MODERATE)
def removal(request: HttpRequest, number: str) -> HttpResponse:
    """Take one comment off for good; its number and the ground stay in its place."""
    comment, form = comment_numbered(number), HoldForm(request.POST)
    if not form.is_valid():
        return queue_page(request, number, typed=Typed(hold=form))
    try:
        remove_comment(comment, **form.cleaned_data, by=official(request), now=timezone.now(), expected=_seen(request))
    except NotAllowed as refused:
        return queue_page(request, number, typed=Typed(hold=form), refusals=refused.refusals, status=409)
    messages.success(
        request, _("Предложение %(number)s е премахнато и подателят ще бъде уведомен.") % {"number": number}
    )
    return redirect(queue_address(request))


@require_POST
@needs(Right.MODERATE)
def redaction(request: HttpRequest, number: str) -> HttpResponse:
    """Strike passages out of what everybody reads, and publish the rest when that is asked for."""
    comment = comment_numbered(number)
    form = RedactForm(request.POST, comment=comment)
    if not form.is_valid():
        return queue_page(request, number, typed=Typed(redact=form))
    act = publish_redacted if "publish" in request.POST else redact_comment
    wanted = {"passages": form.wanted, "ground": form.cleaned_data["ground"], "expected": _seen(request)}
    try:
        act(comment, **wanted, by=official(request), now=timezone.now())
    except NotAllowed as refused:
        return queue_page(request, number, typed=Typed(redact=form), refusals=refused.refusals, status=409)
    if "publish" in request.POST:
        messages.success(request, _("Предложение %(number)s е публикувано със заличаването.") % {"number": number})
        return redirect(queue_address(request))
    messages.success(request, _("Заличено е в публичния текст. Оригиналът остава запечатан."))
    return redirect(queue_address(request, number))


@require_POST
@needs(Right.MODERATE)
def original(request: HttpRequest, number: str) -> HttpResponse:
    """Show what was struck out; who looked and when stays in the journal."""
    view_original(comment_numbered(number), by=official(request), now=timezone.now())
    return queue_page(request, number, with_original=True)


def _seen(request: HttpRequest) -> str:
    return request.POST.get("seen", "")[:80]
