"""Recording the adoption of the act, never before its earliest lawful day."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from consultations.actions import record_adoption
from consultations.actions.adopt_act import adopt_refusals
from consultations.admin.pages.door import consultation_at, needs, official, show
from consultations.admin.steps import STEP_OF
from consultations.forms.clerk_consultation import AdoptionForm
from consultations.models import Consultation, Status
from consultations.permissions import Right
from prestige.refusals import NotAllowed, Refusal


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.RECORD_ADOPTION)
def adoption(request: HttpRequest, reference: str) -> HttpResponse:
    """Show from when the act may be adopted, or record that it was; recording twice records once."""
    consultation = consultation_at(reference)
    if not consultation.is_public:
        return redirect("admin:consultation_file", consultation)
    now = timezone.now()
    form = AdoptionForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        today = timezone.localdate(now)
        standing = [] if consultation.status == Status.ADOPTED else adopt_refusals(consultation, today, now)
        return _page(request, consultation, form, standing)
    try:
        record_adoption(consultation, **form.cleaned_data, by=official(request), now=now)
    except NotAllowed as refused:
        consultation.refresh_from_db()
        if (consultation.adopted_on, consultation.adoption_act) != tuple(form.cleaned_data.values()):
            return _page(request, consultation, form, refused.refusals, status=409)
    messages.success(request, _("Приемането е отбелязано."))
    return redirect("admin:consultation_adoption", consultation)


def _page(
    request: HttpRequest,
    consultation: Consultation,
    form: AdoptionForm,
    refusals: Sequence[Refusal],
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "consultation": consultation,
        "form": form,
        "refusals": refusals,
        "is_refused": status != 200,
        "reasons": [(refusal, STEP_OF.get(refusal.code, "")) for refusal in refusals],
    }
    return show(request, "consultation_adoption", _("Приемане на акта"), context, status=status)
