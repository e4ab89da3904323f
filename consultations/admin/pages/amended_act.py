"""Which act in force a draft amends, and how each of its instructions applies to it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from consultations.actions import choose_amended_act
from consultations.acttext.amending.consolidation import consolidate
from consultations.acttext.amending.reading import is_amending
from consultations.admin.pages.door import consultation_at, needs, official, show
from consultations.forms.clerk_act_in_force import AmendedActForm
from consultations.models import Consultation
from consultations.permissions import Right
from consultations.read.amending import Told, told_outcomes
from prestige.refusals import NotAllowed


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.EDIT)
def amended_act(request: HttpRequest, reference: str) -> HttpResponse:
    """Show how the draft applies to the act in force, or choose another one while nobody reads it."""
    consultation = consultation_at(reference)
    form = AmendedActForm(request.POST or None, initial={"act_in_force": consultation.amends_id})
    if request.method != "POST" or not form.is_valid():
        return _page(request, consultation, form)
    chosen = form.cleaned_data["act_in_force"]
    try:
        saved = choose_amended_act(consultation, chosen, by=official(request), now=timezone.now())
    except NotAllowed as refused:
        return _page(request, consultation, form, status=409, refusals=refused.refusals)
    messages.success(request, _("Изборът е записан."))
    return redirect("admin:consultation_amended_act", saved)


def _page(
    request: HttpRequest, consultation: Consultation, form: AmendedActForm, *, status: int = 200, **context: object
) -> HttpResponse:
    outcomes = _outcomes(consultation)
    page = {
        "consultation": consultation,
        "form": form,
        "refusals": (),
        "base": consultation.amends,
        "outcomes": outcomes,
        "problems": sum(each.is_problem for each in outcomes),
    }
    return show(request, "amended_act", _("Действащият акт"), {**page, **context}, status=status)


def _outcomes(consultation: Consultation) -> list[Told]:
    """Return what came of every instruction of the latest text, problems first; none without an act in force."""
    revision = consultation.revisions.order_by("-ordinal").first()
    if revision is None or consultation.amends is None or not is_amending(revision.act):
        return []
    return told_outcomes(consolidate(consultation.amends.act, revision.act).outcomes)
