"""Saying that a draft is ready for publication, and taking that back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from consultations.actions import mark_ready, return_to_drafting
from consultations.admin.pages.door import consultation_at, needs, official
from consultations.permissions import Right
from prestige.refusals import NotAllowed


@require_POST
@needs(Right.EDIT, Right.PUBLISH)
def readiness(request: HttpRequest, reference: str) -> HttpResponse:
    """Mark the draft as ready, or with ``back`` as being drafted again; every refusal is told."""
    consultation = consultation_at(reference)
    back = "back" in request.POST
    act = return_to_drafting if back else mark_ready
    try:
        act(consultation, by=official(request), now=timezone.now())
    except NotAllowed as refused:
        for refusal in refused.refusals:
            messages.error(request, str(refusal))
        return redirect("admin:consultation_file", consultation)
    messages.success(request, _("Проектът отново се подготвя.") if back else _("Проектът чака публикуване."))
    return redirect("admin:consultation_file", consultation)
