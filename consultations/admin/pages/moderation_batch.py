"""Deciding on many texts at once, what came of each, and taking it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from consultations.admin.pages.door import needs, official, show
from consultations.admin.pages.moderation_page import Typed, queue_address, queue_page
from consultations.forms.clerk_moderation import HoldForm
from consultations.permissions import Right
from prestige.moderation.actions import moderate_many, undo_many, undo_refusals
from prestige.moderation.models import UNDO_WITHIN, Batch, BatchAct, Ground
from prestige.moderation.rooms import PER_PAGE
from prestige.refusals import NotAllowed


def decide_many(request: HttpRequest) -> HttpResponse:
    """Publish or hold what was ticked and lead to the results; holding needs one ground for all."""
    ticked, form = _ticked(request), HoldForm(request.POST)
    if not ticked:
        messages.warning(request, _("Отбележете поне едно чакащо предложение."))
        return redirect(queue_address(request))
    act = BatchAct.HOLD if "hold" in request.POST else BatchAct.PUBLISH
    if act == BatchAct.HOLD and not form.is_valid():
        messages.error(request, _("Изберете основание от правилата."))
        return queue_page(request, "", typed=Typed(hold=form))
    ground = Ground.objects.of_code(form.cleaned_data["ground"]) if act == BatchAct.HOLD else None
    note = form.cleaned_data.get("note", "") if act == BatchAct.HOLD else ""
    batch = moderate_many(ticked, act=act, ground=ground, note=note, by=official(request), now=timezone.now())
    return redirect("admin:moderation_batch", batch.pk)


@require_safe
@needs(Right.MODERATE)
def batch(request: HttpRequest, key: int) -> HttpResponse:
    """Show what came of each text."""
    return _page(request, get_object_or_404(Batch.objects.select_related("by", "ground"), pk=key))


@require_POST
@needs(Right.MODERATE)
def undo(request: HttpRequest, key: int) -> HttpResponse:
    """Return to the queue what nobody decided again since."""
    found = get_object_or_404(Batch.objects.select_related("by", "ground"), pk=key)
    try:
        results = undo_many(found, by=official(request), now=timezone.now())
    except NotAllowed as refused:
        return _page(request, found, refusals=refused.refusals, status=409)
    back = sum(not why for _number, why in results)
    said = ngettext("%(n)d предложение отново чака преглед.", "%(n)d предложения отново чакат преглед.", back)
    messages.success(request, said % {"n": back})
    for number, why in results:
        if why:
            messages.warning(request, f"{number}: {why}")
    return redirect("admin:moderation_batch", found.pk)


def _page(request: HttpRequest, found: Batch, *, refusals: tuple[object, ...] = (), status: int = 200) -> HttpResponse:
    context = {
        "batch": found,
        "done": found.done,
        "refused": len(found.items) - found.done,
        "until": found.at + UNDO_WITHIN,
        "can_undo": not undo_refusals(found, official(request), timezone.now()) and found.done,
        "refusals": refusals,
    }
    return show(request, "moderation_batch", _("Резултат"), context, status=status)


def _ticked(request: HttpRequest) -> list[tuple[str, int]]:
    pairs = (value.partition(":") for value in request.POST.getlist("text")[:PER_PAGE])
    return [(room, int(key)) for room, _colon, key in pairs if room == "comment" and key.isdecimal() and len(key) < 19]
