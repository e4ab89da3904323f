"""Writing the opinion of an organisation: the form and the proof of the address. Nothing typed is lost."""

from datetime import datetime

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from consultations.forms.points import changes_points
from consultations.models import Consultation, OpinionDraft
from consultations.read.crumbs import trail
from consultations.read.opinions import opinion_url
from consultations.read.wording import language
from consultations.refusals import closed_refusals
from consultations.views.by_ref import of_any_consultation
from consultations.views.comment_pages import CONFLICT, TOO_MANY, too_many
from consultations.views.draft_cookie import remember_draft
from consultations.views.opinion_flow import Filled, from_draft, from_post, keep, unsent
from consultations.views.opinion_pages import form_page, refused_page
from prestige.accounts.code_flow import CodeNotSent, code_step, ensure_code
from prestige.accounts.limits import FORMS, client_address, take_turn
from prestige.accounts.sign_in import person
from prestige.form_fields import PublicEmail
from prestige.typography import clock_time


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True, private=True)
@of_any_consultation
def form(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Show the form with the kept draft; take what is posted, keep it, and lead on when it is right."""
    now = timezone.now()
    draft = unsent(request, consultation)
    if request.method == "POST":
        return _receive(request, consultation, draft, now)
    if refusals := closed_refusals(consultation, now):
        return refused_page(request, consultation, draft.data if draft else {}, refusals, status=200)
    return form_page(request, consultation, from_draft(request, consultation, draft, now, is_sent=False), now)


def _receive(
    request: HttpRequest, consultation: Consultation, draft: OpinionDraft | None, now: datetime
) -> HttpResponse:
    only_keeps = changes_points(request.POST) or "draft" in request.POST
    filled = from_post(request, consultation, draft, now, is_sent=not only_keeps)
    if not take_turn(FORMS, client_address(request), now=now):
        return form_page(request, consultation, filled, now, notice=too_many(), status=TOO_MANY)
    kept = keep(request, consultation, filled, draft, now)
    if refusals := closed_refusals(consultation, now):
        response = refused_page(request, consultation, kept.data, refusals)
    elif only_keeps and not filled.files.errors:
        response = _kept(request, consultation, filled, now)
    elif filled.notice:
        response = form_page(request, consultation, filled, now, status=CONFLICT)
    elif not filled.is_valid():
        response = form_page(request, consultation, filled, now)
    else:
        response = _lead_on(request, consultation, filled, now)
    remember_draft(response, request, kept.token)
    return response


def _kept(request: HttpRequest, consultation: Consultation, filled: Filled, now: datetime) -> HttpResponse:
    """Go back to the form that holds what was kept: at the new point, or with the hour of saving."""
    if "add" in request.POST:
        return redirect(f"{opinion_url(consultation)}#id_point{filled.points.count}-place")
    if "draft" in request.POST:
        at = clock_time(timezone.localtime(now), language())
        messages.success(request, _("Черновата е запазена в %(time)s") % {"time": at})
    return redirect(opinion_url(consultation))


def _lead_on(request: HttpRequest, consultation: Consultation, filled: Filled, now: datetime) -> HttpResponse:
    if person(request) is not None:
        return redirect(opinion_url(consultation, "check"))
    try:
        ensure_code(request, filled.form.cleaned_data["author_email"], now=now)
    except CodeNotSent as trouble:
        messages.error(request, str(trouble))
    return redirect(opinion_url(consultation, "code"))


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True, private=True)
@of_any_consultation
def code(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Take the code of the letter and lead on to the check; the draft then belongs to its author."""
    now = timezone.now()
    draft = unsent(request, consultation)
    email = _email_of(draft)
    if draft is None or not email:
        return redirect(opinion_url(consultation))
    if person(request) is not None:
        return redirect(opinion_url(consultation, "check"))
    step = code_step(request, email, now=now)
    if step.user is not None:
        return redirect(opinion_url(consultation, "check"))
    if step.was_sent:
        messages.success(request, _("Изпратихме нов код. Старият вече не е нужен."))
        return redirect(opinion_url(consultation, "code"))
    context = {
        "step": step,
        "form": step.form,
        "consultation": consultation,
        "trail": trail(consultation),
        "form_url": opinion_url(consultation),
        "section": "consultations",
    }
    return render(request, "consultations/opinion_code.html", context, status=step.status)


def _email_of(draft: OpinionDraft | None) -> str:
    try:
        return str(PublicEmail().clean(draft.data.get("author_email", ""))) if draft else ""
    except ValidationError:
        return ""
