"""Writing a comment: the last look, the sending and the receipt."""

from django.contrib import messages
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from consultations.actions import SentTooOften
from consultations.forms import CommentForm
from consultations.models import Comment, CommentDraft, Consultation
from consultations.read.comment_place import Place, step_url
from consultations.read.comment_since import Moved
from consultations.read.receipt import receipt_of
from consultations.refusals import closed_refusals
from consultations.views.by_ref import of_any_consultation
from consultations.views.comment_flow import draft_to_send, fingerprint, kept_form, send
from consultations.views.comment_pages import (
    BUSY,
    CONFLICT,
    TOO_MANY,
    busy,
    check_page,
    dropped_page,
    refused_page,
    too_many,
)
from consultations.views.comment_travel import place_kept, started_at, to_form
from consultations.views.draft_cookie import drafts_of
from prestige.accounts.sign_in import person
from prestige.notifications.audience import is_following
from prestige.refusals import NotAllowed


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True, private=True)
@of_any_consultation
def check(request: HttpRequest, consultation: Consultation, eid: str = "") -> HttpResponse:
    """Show everything once more; sending takes the draft that was shown, whatever another window did meanwhile."""
    draft = draft_to_send(request, consultation, eid) or started_at(request, consultation, eid)
    if draft is None:
        return to_form(request, consultation, eid)
    if draft.comment is not None:
        return _to_receipt(consultation, eid, draft.comment)
    place, since = place_kept(draft, consultation)
    if since and since.now is None:
        return dropped_page(request, place, draft.data, token=str(draft.token))
    if place.eid != eid and request.method != "POST":
        return redirect(place.url("check"))
    return _look(request, place, since, draft)


def _look(request: HttpRequest, place: Place, since: Moved | None, draft: CommentDraft) -> HttpResponse:
    now = timezone.now()
    if refusals := closed_refusals(place.consultation, now):
        return refused_page(request, place, draft.data, refusals)
    if person(request) is None:
        return redirect(place.url("code"))
    form = kept_form(request, place, draft, since, now)
    if not form.is_valid():
        messages.warning(request, _("Коментарът още не е готов за изпращане. Попълнете липсващото."))
        return redirect(place.url("form"))
    if request.method == "POST":
        return _send(request, place, since, draft, form)
    return check_page(request, place, draft, form, now, since=since)


def _send(
    request: HttpRequest, place: Place, since: Moved | None, draft: CommentDraft, form: CommentForm
) -> HttpResponse:
    now, user = form.now, person(request)
    if request.POST.get("revision") != str(place.revision.ordinal):
        return check_page(request, place, draft, form, now, since=since, status=CONFLICT)
    if user is None or request.POST.get("fingerprint") != fingerprint(draft):
        notice = _("Текстът е променен в друг прозорец. Прегледайте го отново, преди да го изпратите.")
        return check_page(request, place, draft, form, now, notice=notice, status=CONFLICT)
    try:
        comment = send(place, draft, form, user, now)
    except SentTooOften:
        return check_page(request, place, draft, form, now, notice=too_many(), status=TOO_MANY)
    except OperationalError:  # another sender held the row longer than the lock timeout
        return check_page(request, place, draft, form, now, notice=busy(), status=BUSY)
    except NotAllowed as refused:
        if any(refusal.code == "revision" for refusal in refused.refusals):  # published in this very moment
            return redirect(place.url("check"))
        return refused_page(request, place, draft.data, refused.refusals)
    return _to_receipt(place.consultation, place.eid, comment)


@require_safe
@cache_control(no_store=True, private=True)
@of_any_consultation
def sent(request: HttpRequest, consultation: Consultation, eid: str = "") -> HttpResponse:
    """Show the receipt with the text, only to its author; anybody else sees the page of the number."""
    mine = drafts_of(request).filter(consultation=consultation, comment__isnull=False)
    if number := request.GET.get("number"):
        mine = mine.filter(comment__number=number[:24].replace("\x00", ""))
    else:
        mine = mine.filter(eid=eid)
    draft = mine.first()
    if draft is None or draft.comment_id is None:
        return to_form(request, consultation, eid)
    comment = Comment.objects.for_page().select_related("consultation", "revision").get(pk=draft.comment_id)
    return render(
        request,
        "consultations/comment_sent.html",
        {
            "place": Place(consultation, comment.revision, comment.provision, comment.eid, ""),
            "comment": comment,
            "receipt": receipt_of(comment, timezone.now()),
            "is_following": is_following(request.user.pk, consultation.topic),
            "section": "consultations",
        },
    )


def _to_receipt(consultation: Consultation, eid: str, comment: Comment) -> HttpResponse:
    return redirect(f"{step_url(consultation, eid, 'sent')}?number={comment.number}")
