"""What a representative does: answers a request of somebody else, leaves the own mandate."""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from prestige.organisations.actions import contest_application, end_mandate, second_application
from prestige.organisations.actions.second_application import own_mandate
from prestige.organisations.forms import ReasonForm
from prestige.organisations.models import Application, Mandate, Organisation
from prestige.organisations.notices import term_words
from prestige.organisations.refusals import second_word, seconding_refusals
from prestige.organisations.views.own import signed_in
from prestige.refusals import NotAllowed, Refusal

CONFLICT = 409
LEFT = "Отказ на представителя."  # of the record, which is Bulgarian


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True, private=True)
@login_required
def request_page(request: HttpRequest, token: uuid.UUID) -> HttpResponse:
    """Show who wants to speak for the organisation, to those who do; take their yes, or their no with its reason."""
    application, by, now = get_object_or_404(Application, token=token), signed_in(request), timezone.now()
    mandate = own_mandate(application, by, now)
    if mandate is None:
        raise Http404
    says_no = "contest" in request.POST
    form = ReasonForm(request.POST if says_no else None)
    if request.method != "POST" or (says_no and not form.is_valid()):
        return _page(request, application, mandate, form, seconding_refusals(application, mandate))
    try:
        if says_no:
            contest_application(application, reason=form.cleaned_data["reason"], by=by, now=now)
        else:
            second_application(application, by=by, now=now)
    except NotAllowed as refused:
        application.refresh_from_db()
        return _page(request, application, mandate, form, list(refused.refusals), status=CONFLICT)
    messages.success(request, _("Записахме отговора ви. Общината решава след него."))
    return redirect("organisations:request", token)


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True, private=True)
@login_required
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a representative end the own mandate; a page asks first."""
    rows = Mandate.objects.select_related("organisation").filter(person=signed_in(request))
    mandate = get_object_or_404(rows, pk=pk, ended_at__isnull=True)
    if request.method == "POST":
        by, now = signed_in(request), timezone.now()
        try:
            end_mandate(mandate, reason=LEFT, by=by, now=now)
        except NotAllowed as refused:
            messages.warning(request, str(refused))
        else:
            messages.success(request, _("Мандатът ви е прекратен. Подаденото остава на страницата на организацията."))
        return redirect(mandate.organisation)
    trail = [(reverse("organisations:list"), _("Организации"))]
    context = {
        "section": "organisations",
        "trail": trail,
        "mandate": mandate,
        "term": term_words(mandate.starts_on, mandate.ends_on),
    }
    return render(request, "organisations/leave.html", context)


def _page(
    request: HttpRequest,
    application: Application,
    mandate: Mandate,
    form: ReasonForm,
    refusals: list[Refusal],
    *,
    status: int = 200,
) -> HttpResponse:
    organisation = Organisation.objects.get(pk=mandate.organisation_id)
    context = {
        "section": "organisations",
        "trail": [
            (reverse("organisations:list"), _("Организации")),
            (organisation.get_absolute_url(), _("ЕИК %(eik)s") % {"eik": organisation.eik}),
        ],
        "application": application,
        "organisation": organisation,
        "term": term_words(application.starts_on, application.ends_on),
        "word": second_word(application),
        "form": form,
        "refusals": refusals,
    }
    return render(request, "organisations/request.html", context, status=status)
