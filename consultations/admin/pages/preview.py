"""The revision in preparation as a redline, as everybody will see it once it is published."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.acttext.alignment import Alignment
from consultations.acttext.comparison import compare
from consultations.admin.pages.door import consultation_at, needs, show
from consultations.admin.working import opened
from consultations.permissions import Right
from consultations.read.redline import redline_of


@require_safe
@needs(Right.EDIT, Right.PUBLISH)
def preview(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what differs from the text in force, or with `?show=all` the whole text."""
    consultation = consultation_at(reference)
    desk = opened(consultation)
    if desk is None or desk.revision.base is None:
        return redirect("admin:consultation_file", consultation)
    is_whole = request.GET.get("show") == "all"
    comparison = compare(desk.revision.base.act, desk.act, Alignment.from_json(desk.revision.alignment))
    page = {
        "consultation": consultation,
        "desk": desk,
        "redline": redline_of(comparison, whole=is_whole),
        "is_whole": is_whole,
    }
    return show(request, "revision_preview", _("Преглед на промените"), page)
