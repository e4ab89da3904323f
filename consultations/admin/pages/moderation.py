"""The queue of comments that wait for a look, oldest first."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from consultations.actions import hold_comment, publish_comment
from consultations.admin.pages.door import needs, official, show
from consultations.admin.pages.queues import asked, only_of, under_consultation
from consultations.forms.clerk_comment import HoldForm
from consultations.models import Comment
from consultations.permissions import Right
from consultations.personal_data import Piece, hints, marked
from consultations.read.quoted import quoted
from consultations.read.workload import next_end
from prestige.accounts.models import User
from prestige.moderation.grounds import ground_of
from prestige.refusals import NotAllowed, Refusal

PER_PAGE = 30


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.MODERATE)
def queue(request: HttpRequest) -> HttpResponse:
    """Show the queue with one comment open, or publish those that were ticked."""
    if request.method == "POST":
        return _publish_many(request)
    return _page(request, asked(request, "comment"))


@require_POST
@needs(Right.MODERATE)
def publication(request: HttpRequest, number: str) -> HttpResponse:
    """Show one comment to everybody."""
    try:
        publish_comment(_comment(number), by=official(request), now=timezone.now())
    except NotAllowed as refused:
        return _page(request, number, refusals=refused.refusals, status=409)
    messages.success(request, _("Предложение %(number)s е публикувано.") % {"number": number})
    return _next(request)


@require_POST
@needs(Right.MODERATE)
def hold(request: HttpRequest, number: str) -> HttpResponse:
    """Hold one comment on a ground of the rules."""
    comment, form = _comment(number), HoldForm(request.POST)
    if not form.is_valid():
        return _page(request, number, form=form)
    try:
        hold_comment(comment, **form.cleaned_data, by=official(request), now=timezone.now())
    except NotAllowed as refused:
        return _page(request, number, form=form, refusals=refused.refusals, status=409)
    messages.success(
        request, _("Предложение %(number)s е задържано и подателят ще бъде уведомен.") % {"number": number}
    )
    return _next(request)


def _publish_many(request: HttpRequest) -> HttpResponse:
    refused = published = 0
    for comment in Comment.objects.to_moderate().filter(number__in=_ticked(request)):
        try:
            publish_comment(comment, by=official(request), now=timezone.now())
            published += 1
        except NotAllowed:
            refused += 1
    if published:
        messages.success(
            request,
            ngettext("Публикувано е %(n)d предложение.", "Публикувани са %(n)d предложения.", published)
            % {"n": published},
        )
    if refused:
        messages.warning(request, _("Собствените предложения останаха за друг служител."))
    if not published and not refused:
        messages.warning(request, _("Отбележете поне едно чакащо предложение."))
    return _next(request)


def _ticked(request: HttpRequest) -> list[str]:
    return [number for number in request.POST.getlist("number")[:PER_PAGE] if number.isprintable()]


def _comment(number: str) -> Comment:
    comment = Comment.objects.filter(number=number).select_related("provision", "consultation", "settlement").first()
    if comment is None:
        raise Http404
    return comment


def _next(request: HttpRequest) -> HttpResponse:
    wanted = asked(request, "consultation")
    return redirect(reverse("admin:moderation_queue") + (f"?consultation={wanted}" if wanted else ""))


def _page(
    request: HttpRequest,
    number: str,
    *,
    form: HoldForm | None = None,
    refusals: tuple[Refusal, ...] = (),
    status: int = 200,
) -> HttpResponse:
    wanted, by = asked(request, "consultation"), official(request)
    waiting = only_of(Comment.objects.to_moderate().select_related("consultation"), wanted)
    page = Paginator(waiting, PER_PAGE).get_page(request.GET.get("page"))
    rows = [(row, len(_hints(row)), row.author_id == by.pk) for row in page]
    opened = _comment(number or page[0].number) if number or rows else None
    context = {
        "page": page,
        "next_end": None if rows else next_end(timezone.now()),
        "rows": rows,
        "comment": opened,
        "wanted": wanted,
        "choices": under_consultation(),
        "form": form or HoldForm(initial=_held(opened)),
        "refusals": refusals,
        **(_looked_at(opened, by) if opened else {}),
    }
    return show(request, "moderation_queue", _("За преглед"), context, status=status)


def _held(comment: Comment | None) -> dict[str, str]:
    """Return what the form of holding begins with."""
    return {"ground": comment.hold_ground, "note": comment.hold_note} if comment else {}


def _looked_at(comment: Comment, by: User) -> dict[str, object]:
    """Return what helps to decide on a comment: the text it speaks of, what may be personal data, whose it is."""
    return {
        "law": quoted(comment),
        "body": marked(comment.body),
        "wording": marked(comment.proposed_wording),
        "hints": _hints(comment),
        "is_own": comment.author_id == by.pk,
        "ground": ground_of(comment.hold_ground),
    }


def _hints(comment: Comment) -> list[Piece]:
    return hints(f"{comment.body}\n{comment.proposed_wording}")
