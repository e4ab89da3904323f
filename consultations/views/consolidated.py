"""The act in force as it would read if the draft were adopted."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from consultations.converters import Ref
from consultations.models import Consultation
from consultations.read.consolidated import consolidated_body
from consultations.read.crumbs import trail
from consultations.read.reading import page_stamp
from consultations.views.by_ref import of_consultation
from prestige.kept_pages import is_plain_visit, kept_page


@require_safe
def consolidated(request: HttpRequest, ref: Ref) -> HttpResponse:
    """Show the consolidated act; visitors without a session get it from memory."""
    stamp = page_stamp(ref, timezone.now()) if is_plain_visit(request) else None
    if stamp is None:
        return consolidated_now(request, ref)
    return kept_page(request, f"consolidated-{stamp}", lambda: consolidated_now(request, ref))


@of_consultation
def consolidated_now(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Show what changes, with `?show=all` the whole act; 404 for a draft that amends no act in force."""
    if consultation.amends_id is None or consultation.current_revision_id is None:
        raise Http404
    whole = request.GET.get("show") == "all"
    context = {
        "section": "consultations",
        "trail": trail(consultation),
        "consultation": consultation,
        "body": consolidated_body(consultation, whole=whole),
    }
    return render(request, "consultations/consolidated.html", context)
