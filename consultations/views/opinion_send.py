"""The opinion of an organisation: the last look, the sending and the receipt."""

from datetime import datetime

from django.contrib import messages
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from consultations.actions import SentTooOften
from consultations.models import Comment, Consultation, OpinionDraft
from consultations.read.crumbs import trail
from consultations.read.opinions import opinion_url
from consultations.read.receipt import place_told, receipt_of
from consultations.read.together import received_together
from consultations.refusals import closed_refusals
from consultations.views.by_ref import of_any_consultation
from consultations.views.comment_pages import BUSY, CONFLICT, TOO_MANY, busy, too_many
from consultations.views.opinion_flow import Filled, draft_to_send, fingerprint, from_draft, own_drafts, send
from consultations.views.opinion_pages import check_page, form_page, refused_page
from prestige.accounts.sign_in import person
from prestige.notifications.audience import is_following
from prestige.refusals import NotAllowed


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True, private=True)
@of_any_consultation
def check(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Show everything once more; sending takes the draft that was shown, whatever another window did meanwhile."""
    now, draft = timezone.now(), draft_to_send(request, consultation)
    if draft is None:
        return redirect(opinion_url(consultation))
    if draft.comment is not None:
        return _to_receipt(consultation, draft.comment)
    if refusals := closed_refusals(consultation, now):
        return refused_page(request, consultation, draft.data, refusals)
    if person(request) is None:
        return redirect(opinion_url(consultation, "code"))
    filled = from_draft(request, consultation, draft, now, is_sent=True)
    if filled.notice:
        return form_page(request, consultation, filled, now, status=CONFLICT)
    if not filled.is_valid():
        messages.warning(request, _("Становището още не е готово за изпращане. Попълнете липсващото."))
        return redirect(opinion_url(consultation))
    return _send(request, draft, filled, now) if request.method == "POST" else check_page(request, draft, filled, now)


def _send(request: HttpRequest, draft: OpinionDraft, filled: Filled, now: datetime) -> HttpResponse:
    user, consultation = person(request), draft.consultation
    if user is None or request.POST.get("fingerprint") != fingerprint(draft):
        notice = _("Текстът е променен в друг прозорец. Прегледайте го отново, преди да го изпратите.")
        return check_page(request, draft, filled, now, notice=notice, status=CONFLICT)
    try:
        comment = send(draft, filled, user, now)
    except SentTooOften:
        return check_page(request, draft, filled, now, notice=too_many(), status=TOO_MANY)
    except OperationalError:  # another sender held the row longer than the lock timeout
        return check_page(request, draft, filled, now, notice=busy(), status=BUSY)
    except NotAllowed as refused:
        if any(refusal.code == "revision" for refusal in refused.refusals):  # published in this very moment
            return redirect(opinion_url(consultation, "check"))
        return refused_page(request, consultation, draft.data, refused.refusals)
    return _to_receipt(consultation, comment)


@require_safe
@cache_control(no_store=True, private=True)
@of_any_consultation
def sent(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Show one receipt with the numbers of every point, only to the author."""
    mine = own_drafts(request).filter(consultation=consultation, comment__isnull=False)
    if number := request.GET.get("number"):
        mine = mine.filter(comment__number=number[:24].replace("\x00", ""))
    draft = mine.first()
    if draft is None or draft.comment_id is None:
        return redirect(opinion_url(consultation))
    comment = Comment.objects.for_page().select_related("consultation", "opinion").get(pk=draft.comment_id)
    context = {
        "consultation": consultation,
        "trail": trail(consultation),
        "comment": comment,
        "parts": [(part, place_told(part)) for part in received_together(comment)[1:]],
        "files": [each.upload for each in comment.attachments.select_related("upload").order_by("position")],
        "receipt": receipt_of(comment, timezone.now()),
        "is_following": is_following(request.user.pk, consultation.topic),
        "section": "consultations",
    }
    return render(request, "consultations/opinion_sent.html", context)


def _to_receipt(consultation: Consultation, comment: Comment) -> HttpResponse:
    return redirect(f"{opinion_url(consultation, 'sent')}?number={comment.number}")
