"""The term and the publication of a draft, with every reason against it."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from consultations.actions import publish_consultation
from consultations.actions.publish_consultation import publish_refusals, term_if_published
from consultations.admin.pages.door import consultation_at, needs, official, show
from consultations.admin.pages.editing import edit_page
from consultations.admin.steps import STEP_OF
from consultations.forms.clerk_consultation import LONGEST_TERM, MOST_MONTHS, PreparedForm, term_form_of
from consultations.models import Consultation
from consultations.permissions import Right, right_refusals
from consultations.read.term_sentences import adoption_sentence, counting_sentences, end_sentence
from prestige.refusals import NotAllowed


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.VIEW)
def publication(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the draft as it will stand with its computed term, or publish it; publishing twice publishes once."""
    consultation = consultation_at(reference)
    if consultation.is_public:
        return redirect("admin:consultation_file", consultation)
    if request.method != "POST":
        return _page(request, consultation, timezone.now())
    return _publish(request, consultation)


@needs(Right.PUBLISH)
def _publish(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    now = timezone.now()
    try:
        published = publish_consultation(consultation, by=official(request), now=now)
    except NotAllowed:
        consultation.refresh_from_db()
        if consultation.is_public:
            return redirect("admin:consultation_file", consultation)
        return _page(request, consultation, now, status=409)
    messages.success(request, _("Консултацията е публикувана с № %(number)s.") % {"number": published.short_number})
    return redirect("admin:consultation_file", published)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.EDIT)
def term(request: HttpRequest, reference: str) -> HttpResponse:
    """Keep the length of the term and the reasons for a short one."""
    consultation = consultation_at(reference)
    if request.method != "POST":
        return redirect("admin:consultation_publication", consultation)
    page = "consultation_term"
    form = term_form_of(consultation)
    return edit_page(request, consultation, form, page, _("Срок за предложения"), then="consultation_publication")


def _page(request: HttpRequest, consultation: Consultation, now: datetime, *, status: int = 200) -> HttpResponse:
    form = _term_form(request, consultation)
    counted = term_if_published(consultation, now)
    against = publish_refusals(consultation, now)
    refusals = [*against, *right_refusals(request.user, Right.PUBLISH)]
    context = {
        "consultation": consultation,
        "phase": consultation.phase_at(now),
        "form": form,
        "term": counted,
        "against_ready": against,
        "is_trial": any(map(request.GET.get, ("term_days", "term_months"))) and not form.is_bound,
        "end": end_sentence(counted),
        "counting": counting_sentences(counted),
        "adoption": adoption_sentence(counted),
        "refusals": [(refusal, STEP_OF.get(refusal.code, "")) for refusal in refusals],
        "revision": consultation.revisions.order_by("-ordinal").defer("source", "tree").first(),
    }
    return show(request, "consultation_publication", _("Срок, преглед и публикуване"), context, status=status)


def _term_form(request: HttpRequest, consultation: Consultation) -> PreparedForm:
    """Return the form of the term; a length asked for in the address is only looked at, nothing is saved by a GET."""
    form_class = term_form_of(consultation)
    form, length = form_class(instance=consultation), "term_months" if consultation.is_general else "term_days"
    typed = request.GET.get(length, "")
    if typed.isdecimal() and 0 < int(typed[:6]) <= (MOST_MONTHS if consultation.is_general else LONGEST_TERM):
        form.initial[length] = int(typed)
        setattr(consultation, length, int(typed))
        consultation.short_term_reason = form.initial["short_term_reason"] = request.GET.get("short_term_reason", "")
    elif typed:
        form = form_class({length: typed, "version": consultation.version}, instance=consultation)
    return form
