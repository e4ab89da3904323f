"""Objecting to a decision against the own comment, by the signed link of the letter or signed in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from consultations.actions import file_appeal
from consultations.actions.appeal_moderation import appeal_refusals
from consultations.forms.moderation import AppealForm
from consultations.models import Comment
from consultations.read.objecting import Objection, objection_of
from consultations.read.receipt import place_told
from prestige.accounts.limits import APPEALS, client_address, take_turn
from prestige.accounts.sign_in import person
from prestige.refusals import NotAllowed

TOO_MANY = 429


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True, private=True)
def appeal(request: HttpRequest, number: str) -> HttpResponse:
    """Show what was decided and ask why the author objects, or take the objection; typed reasons are never lost."""
    comment = get_object_or_404(Comment.objects.for_page().select_related("consultation"), number=number)
    key = (request.POST.get("key") or request.GET.get("key", ""))[:200]
    found = objection_of(comment, token=key, viewer_id=request.user.pk)
    if found is None:
        return _page(request, comment, None, AppealForm(), status=403)
    form, now = AppealForm(request.POST or None, initial={"key": key}), timezone.now()
    if request.method != "POST" or not form.is_valid():
        return _page(request, comment, found, form)
    if not take_turn(APPEALS, client_address(request), now=now):
        notice = _("Изпратихте много заявки. Опитайте след малко. Написаното е запазено по-долу.")
        return _page(request, comment, found, form, notice=notice, status=TOO_MANY)
    try:
        file_appeal(found.measure, comment, reasons=form.cleaned_data["reasons"], by=person(request), now=now)
    except NotAllowed:
        again = objection_of(comment, token=key, viewer_id=request.user.pk)
        return _page(request, comment, again, form, status=409)
    messages.success(request, _("Получихме възражението ви. Ще ви пишем какво сме решили."))
    return redirect("receipts:receipt", comment.number)


def _page(
    request: HttpRequest,
    comment: Comment,
    found: Objection | None,
    form: AppealForm,
    *,
    notice: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "comment": comment,
        "objection": found,
        "form": form,
        "notice": notice,
        "refusals": appeal_refusals(found.measure, timezone.now()) if found else [],
        "place": place_told(comment),
        "section": "receipts",
        "trail": [(reverse("receipts:lookup"), _("Проверка по номер")), (comment.get_absolute_url(), comment.number)],
    }
    response = render(request, "consultations/appeal.html", context, status=status)
    # Keeps the key from others; without any, a browser calls our own form foreign.
    response["Referrer-Policy"] = "same-origin"
    return response
