"""Reporting a comment without an account: a form, a confirmation; nothing is hidden by it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from consultations.actions import report_comment
from consultations.actions.report_comment import report_refusals
from consultations.forms.moderation import ReportForm
from consultations.models import Comment, Consultation
from consultations.read.crumbs import trail
from consultations.read.voices import voices
from consultations.views.by_ref import of_any_consultation
from prestige.accounts.limits import REPORTS, client_address, take_turn
from prestige.moderation.actions import Complaint, ReportedBefore
from prestige.refusals import NotAllowed
from prestige.register.numbers import NumberError, parse_number

TOO_MANY = 429


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@of_any_consultation
def report(request: HttpRequest, consultation: Consultation, number: str) -> HttpResponse:
    """Ask what is wrong with a comment, or take the report; whoever reports twice counts once."""
    comment, now = _comment(consultation, number), timezone.now()
    form = ReportForm(request.POST or None)
    if request.method != "POST" or report_refusals(comment):
        return _page(request, consultation, comment, form)
    if not take_turn(REPORTS, client_address(request), now=now):
        return _page(request, consultation, comment, form, notice=_too_many(), status=TOO_MANY)
    if not form.is_valid():
        return _page(request, consultation, comment, form)
    try:
        if not form.is_automatic:
            report_comment(comment, _complaint(request, form), now=now)
    except ReportedBefore:
        return _sent(consultation, comment, again=True)
    except NotAllowed:
        return _page(request, consultation, _comment(consultation, number), form, status=409)
    return _sent(consultation, comment)


@require_safe
@never_cache
@of_any_consultation
def report_sent(request: HttpRequest, consultation: Consultation, number: str) -> HttpResponse:
    """Confirm that the report came in."""
    comment = _comment(consultation, number)
    context = {"again": "again" in request.GET, **_frame(consultation, comment)}
    return render(request, "consultations/report_sent.html", context)


def _sent(consultation: Consultation, comment: Comment, *, again: bool = False) -> HttpResponse:
    response = redirect("consultations:comment_report_sent", consultation.url_ref, comment.number)
    if again:
        response["Location"] += "?again"
    return response


def _complaint(request: HttpRequest, form: ReportForm) -> Complaint:
    found = form.cleaned_data
    return Complaint(
        ground=form.grounds[found["ground"]],
        sentence=found["sentence"],
        email=found["email"],
        language=(get_language() or "bg")[:2],
        visitor=f"{client_address(request)} {request.headers.get('User-Agent', '')[:300]}",
    )


def _comment(consultation: Consultation, number: str) -> Comment:
    """Return the comment that the address names, 404 for one that nobody ever saw."""
    try:
        number = str(parse_number(number))
    except NumberError:
        raise Http404 from None
    shown = Comment.objects.for_page().filter(consultation=consultation).in_place()
    return get_object_or_404(shown, number=number)


def _frame(consultation: Consultation, comment: Comment) -> dict[str, object]:
    return {
        "section": "consultations",
        "consultation": consultation,
        "comment": comment,
        "trail": trail(consultation),
    }


def _page(
    request: HttpRequest,
    consultation: Consultation,
    comment: Comment,
    form: ReportForm,
    *,
    notice: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "notice": notice,
        "refusals": report_refusals(comment),
        "voice": voices([comment], consultation, name_place=True)[0],
        **_frame(consultation, comment),
    }
    return render(request, "consultations/report.html", context, status=status)


def _too_many() -> str:
    return _("Изпратихте много сигнали. Опитайте след час. Написаното е запазено по-долу.")
