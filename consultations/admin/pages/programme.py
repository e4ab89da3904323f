"""Publishing the annual programme: the plan of a year, numbered and frozen."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from consultations.actions.plan_consultation import (
    default_publish_days,
    publish_programme,
    publish_programme_refusals,
)
from consultations.admin.pages.door import needs, official, show
from consultations.forms.clerk_plan import ProgrammeForm
from consultations.permissions import Right
from consultations.read.plan_desk import plan_desk
from prestige.refusals import NotAllowed, Refusal

WRITTEN = frozenset({"adopted_on", "act"})  # what the form itself asks for


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.PUBLISH)
def programme(request: HttpRequest, year: int) -> HttpResponse:
    """Show the plan of the year as it would be frozen, or publish it; published twice it is published once."""
    if not 2000 <= year <= 2099:
        raise Http404
    now = timezone.now()
    form = ProgrammeForm(request.POST or None, initial={"publish_days": default_publish_days()})
    if request.method != "POST" or not form.is_valid():
        return _page(request, year, form, _against(year, now))
    try:
        published = publish_programme(year, **form.cleaned_data, by=official(request), now=now)
    except NotAllowed as refused:
        return _page(request, year, form, refused.refusals, is_refused=True, status=409)
    messages.success(request, _("Програмата е публикувана с № %(number)s.") % {"number": published.number})
    return redirect(f"{reverse('admin:plan')}?year={year}")


def _against(year: int, now: datetime) -> list[Refusal]:
    """Return what stands against publishing whatever is typed into the form."""
    refusals = publish_programme_refusals(year, adopted_on=None, act="", now=now)
    return [refusal for refusal in refusals if refusal.code not in WRITTEN]


def _page(
    request: HttpRequest,
    year: int,
    form: ProgrammeForm,
    refusals: Sequence[Refusal],
    *,
    is_refused: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {
        **plan_desk(year),
        "consultation": None,
        "form": form,
        "refusals": refusals if is_refused else (),
        "reasons": [(refusal, "") for refusal in refusals],
        "is_refused": is_refused,
    }
    title = _("Публикуване на програмата за %(year)d г.") % {"year": year}
    return show(request, "programme", title, context, status=status)
