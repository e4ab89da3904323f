"""One change of a new revision: why the two places were matched, whether that is right, and what caused it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from consultations.actions import correct_match, drop_correction, forget_cause, name_cause
from consultations.actions.save_act_text import TextConflict
from consultations.acttext.alignment import Relation
from consultations.admin.change_view import ChangeView, change_view
from consultations.admin.pages.door import consultation_at, needs, official, show
from consultations.admin.working import opened
from consultations.forms.clerk_revision import (
    CONTINUES,
    DROPPED,
    ENDED_IN,
    SPLIT_OFF,
    CauseForm,
    FateForm,
    OriginForm,
)
from consultations.permissions import Right
from prestige.refusals import NotAllowed


@dataclass(frozen=True)
class Filled:
    """The forms of the page, the one that was sent as it was filled."""

    match: FateForm | OriginForm
    cause: CauseForm


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.EDIT)
def change(request: HttpRequest, reference: str, side: str, eid: str) -> HttpResponse:
    """Show one change; correct its match, leave that to the system again, name a cause or take one back."""
    consultation = consultation_at(reference)
    desk = opened(consultation)
    if desk is None or desk.revision.base is None:
        return redirect("admin:consultation_file", consultation)
    view = change_view(desk, side, eid)
    if view is None:
        raise Http404
    sent = request.POST.get("do", "")
    filled = Filled(_match_form(view, request.POST if sent == "match" else None), _cause_form(view, request, sent))
    if request.method != "POST":
        return _page(request, view, filled)
    return _take(request, view, filled, sent)


def _take(request: HttpRequest, view: ChangeView, filled: Filled, sent: str) -> HttpResponse:
    steps = {"match": _correct, "drop": _drop, "cause": _name, "forget": _forget}
    if sent not in steps:
        raise Http404
    if sent != "forget" and request.POST.get("base", "") != view.revision.tree_sha256:
        return _another_text(request, view)  # the anchor may be another place's by now
    form = {"match": filled.match, "cause": filled.cause}.get(sent)
    if form is not None and not form.is_valid():
        return _page(request, view, filled)
    try:
        steps[sent](request, view, filled)
    except NotAllowed as refused:
        return _page(request, view, filled, status=409, refusals=refused.refusals)
    except TextConflict:
        return _another_text(request, view)
    if sent == "match":
        return redirect("admin:consultation_revision", view.consultation)
    return redirect(request.path)


def _another_text(request: HttpRequest, view: ChangeView) -> HttpResponse:
    messages.warning(request, _("Текстът е променен междувременно. Прегледайте промените отново."))
    return redirect("admin:consultation_revision", view.consultation)


def _correct(request: HttpRequest, view: ChangeView, filled: Filled) -> None:
    said = {"old": view.match.old, "new": view.match.new} | filled.match.said
    kept: dict[str, Any] = {"by": official(request), "now": timezone.now(), "base": request.POST.get("base", "")}
    # What a place is split off from or merged into goes on by a match of its own, which must be said first.
    if said["also"] and (main := view.main_beside(said["old"], said["new"])):
        correct_match(view.consultation, old=main.old, new=main.new, **kept)
    correct_match(view.consultation, **said, **kept)
    messages.success(request, _("Съответствието е поправено."))


def _drop(request: HttpRequest, view: ChangeView, _filled: Filled) -> None:
    drop_correction(view.consultation, old=view.match.old, by=official(request), now=timezone.now())
    messages.success(request, _("Съответствието отново се определя от системата."))


def _name(request: HttpRequest, view: ChangeView, filled: Filled) -> None:
    for comment in filled.cause.found:
        name_cause(view.revision, lineage=view.lineage, comment=comment, by=official(request), now=timezone.now())
    messages.success(request, _("Причината е записана."))


def _forget(request: HttpRequest, view: ChangeView, _filled: Filled) -> None:
    wanted = request.POST.get("cause", "")
    cause = get_object_or_404(view.revision.causes, pk=wanted if wanted.isdecimal() else 0)
    forget_cause(cause, by=official(request), now=timezone.now())
    messages.success(request, _("Причината е махната."))


def _match_form(view: ChangeView, data: Any) -> FateForm | OriginForm:
    if view.asks_origin:
        bond = SPLIT_OFF if view.match.old else ""
        return OriginForm(data, places=view.places, initial={"bond": bond, "old": view.match.old})
    is_merged = view.match.relation is Relation.MERGED
    fate = ENDED_IN if is_merged else CONTINUES if view.match.new else DROPPED
    return FateForm(data, places=view.places, initial={"fate": fate, "new": view.match.new})


def _cause_form(view: ChangeView, request: HttpRequest, sent: str) -> CauseForm:
    data = request.POST if sent == "cause" else None
    return CauseForm(data, consultation=view.consultation, nearby=view.nearby)


def _page(
    request: HttpRequest, view: ChangeView, filled: Filled, *, status: int = 200, refusals: Any = ()
) -> HttpResponse:
    bound = filled.cause if filled.cause.is_bound else filled.match
    page = {"consultation": view.consultation, "view": view, "filled": filled, "form": bound, "refusals": refusals}
    return show(request, "revision_change", _("Промяна: %(place)s") % {"place": view.title}, page, status=status)
