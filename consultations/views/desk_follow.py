"""The person's own yes to letters that were asked for at the desk."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from consultations.actions.ask_to_follow import confirm_follow
from consultations.models import DeskFollow
from consultations.notices.desk import follow_of
from consultations.read.crumbs import trail
from prestige.refusals import NotAllowed, Refusal


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True, private=True)
def desk_follow(request: HttpRequest, token: str) -> HttpResponse:
    """Show one button; begin the letters only by POST, because programs of mail open every link."""
    follow, now = follow_of(token), timezone.now()
    if follow is None:
        raise Http404
    if request.method != "POST":
        return _page(request, follow, is_late=follow.confirmed_at is None and now >= follow.expires_at)
    try:
        confirm_follow(follow, now=now)
    except NotAllowed as refused:
        return _page(request, follow, is_late=True, refusals=refused.refusals, status=409)
    messages.success(request, _("Следвате консултацията. Ще ви пишем при всяка новина по нея."))
    return redirect("consultations:overview", follow.consultation.url_ref)


def _page(
    request: HttpRequest,
    follow: DeskFollow,
    *,
    is_late: bool,
    refusals: tuple[Refusal, ...] = (),
    status: int = 200,
) -> HttpResponse:
    consultation = follow.consultation
    context = {
        "consultation": consultation,
        "trail": trail(consultation),
        "section": "consultations",
        "is_confirmed": follow.confirmed_at is not None,
        "is_late": is_late,
        "refusals": refusals,
    }
    response = render(request, "consultations/desk_follow.html", context, status=status)
    response["Referrer-Policy"] = "same-origin"  # keeps the key from others
    return response
