"""One place of the act's text: every operation on it as a plain form, looked at before it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from consultations.actions import edit_act_text
from consultations.actions.save_act_text import TextConflict
from consultations.acttext.edit_labels import edit_label
from consultations.acttext.editing import apply
from consultations.acttext.edits import Edited, EditRefused
from consultations.acttext.labels import citation
from consultations.acttext.numbering import all_warnings
from consultations.acttext.tree import Kind, Node, plain_text
from consultations.admin.pages.door import consultation_at, needs, official, show
from consultations.admin.pages.editing import not_edited
from consultations.admin.place_view import Look, look_at, ways_around
from consultations.admin.working import Opened, opened
from consultations.forms.clerk_place import PlaceForm, TitleForm
from consultations.forms.clerk_place_order import OPERATIONS
from consultations.permissions import Right
from prestige.refusals import NotAllowed, Refusal

HEAD = "head"
MOST_ADVICE = 3


@dataclass(frozen=True)
class Bench:
    """The place under work in its text; the head of the act is a place without an anchor."""

    desk: Opened
    node: Node

    @property
    def title(self) -> str:
        """What the place is called."""
        words = citation(self.node) if self.node.eid else _("Наименование и преамбюл")
        return words[:1].upper() + words[1:]

    @property
    def shown(self) -> dict[str, Any]:
        """What the page shows beside the forms."""
        return {
            "consultation": self.desk.consultation,
            "desk": self.desk,
            "node": self.node,
            "text": plain_text(self.node) if self.node.eid else "\n".join(filter(None, self._head)),
            "around": ways_around(self.desk.act, self.node),
            "voices": sum(self.desk.voices.get(each.eid, 0) for each in self.node.walk()),
            "warnings": [each for each in self.desk.warnings if each.line and each.line == self.node.line],
        }

    @property
    def _head(self) -> tuple[str, ...]:
        act = self.desk.act
        return act.letterhead, act.title, act.preamble

    @property
    def operations(self) -> tuple[type[PlaceForm], ...]:
        """The forms that make sense for the place."""
        return tuple(each for each in OPERATIONS if each.suits(self.node)) if self.node.eid else (TitleForm,)

    def forms(self, sent: PlaceForm | None = None) -> list[PlaceForm]:
        """Return every form, the one that was sent as it was filled."""
        return [sent if sent and sent.name == each.name else each(self.desk.act, self.node) for each in self.operations]

    def sent(self, data: QueryDict) -> PlaceForm:
        """Return the form that was sent. Raises ``Http404`` for one that the place does not have."""
        for each in self.operations:
            if each.name == data.get("do"):
                return each(self.desk.act, self.node, data)
        raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.EDIT)
def place(request: HttpRequest, reference: str, eid: str) -> HttpResponse:
    """Show the place with its operations, look at what one would make of it, or keep that."""
    consultation = consultation_at(reference)
    desk = opened(consultation)
    if desk is None:
        return (
            not_edited(request, consultation)
            if consultation.is_public
            else redirect("admin:consultation_text", consultation)
        )
    node = Node(Kind.TEXT) if eid == HEAD else desk.act.find(eid)
    if node is None:
        return _gone(request, desk)
    bench = Bench(desk, node)
    if request.method != "POST":
        return _page(request, bench, bench.forms())
    form = bench.sent(request.POST)
    # The anchor may be another place's by now: no look at an edit and no error may renew the hash in silence.
    if request.POST.get("base", "") != desk.revision.tree_sha256:
        return _page(request, bench, bench.forms(form), is_conflict=True)
    return _edit(request, bench, form) if form.is_valid() else _page(request, bench, bench.forms(form))


def _edit(request: HttpRequest, bench: Bench, form: PlaceForm) -> HttpResponse:
    desk, base = bench.desk, request.POST.get("base", "")
    try:
        edit = form.edit()
        edited, name = apply(desk.act, edit), edit_label(desk.act, edit)
        if "look" in request.POST:
            return _page(request, bench, bench.forms(form), look=look_at(desk.act, edited, name))
        edit_act_text(desk.consultation, edit, by=official(request), now=timezone.now(), base=base)
    except EditRefused as refused:
        form.refuse(refused)
        return _page(request, bench, bench.forms(form))
    except TextConflict:
        return _page(request, bench, bench.forms(form), is_conflict=True)
    except NotAllowed as refused:
        return _page(request, bench, bench.forms(form), refusals=refused.refusals)
    messages.success(request, _("Записано: %(edit)s.") % {"edit": name})
    _advise(request, bench, edited)
    return _onward(bench, edited)


def _advise(request: HttpRequest, bench: Bench, edited: Edited) -> None:
    """Say at once what the numbering or the law has against the place as it is now, such as a number given twice."""
    known = {warning.message.partition(": ")[2] for warning in all_warnings(bench.desk.act)}
    stands_at = edited.moved.get(bench.node.eid, "")
    found = [warning for warning in all_warnings(edited.act) if stands_at and warning.eid == stands_at]
    for warning in found[:MOST_ADVICE]:
        if warning.message.partition(": ")[2] not in known:
            messages.warning(request, warning.message)


def _onward(bench: Bench, edited: Edited) -> HttpResponse:
    """Lead to where the place is now, or to the whole text when it is gone."""
    consultation, eid = bench.desk.consultation, edited.moved.get(bench.node.eid, "")
    if not eid:
        return redirect("admin:consultation_text", consultation)
    return redirect("admin:consultation_place", consultation, eid)


def _gone(request: HttpRequest, desk: Opened) -> HttpResponse:
    """Say that the place is not in the text any more, with whatever was typed for it."""
    typed = [value for name, value in request.POST.items() if "-" in name and str(value).strip()]
    page = {"consultation": desk.consultation, "typed": typed}
    return show(request, "place_gone", _("Мястото вече го няма"), page, status=409 if typed else 404)


def _page(
    request: HttpRequest,
    bench: Bench,
    forms: list[PlaceForm],
    *,
    look: Look | None = None,
    is_conflict: bool = False,
    refusals: Sequence[Refusal] = (),
) -> HttpResponse:
    sent = next((form for form in forms if form.is_bound), forms[0])
    page = {
        **bench.shown,
        "forms": forms,
        "form": sent,
        "opened": sent.name,
        "look": look,
        "is_conflict": is_conflict,
        "refusals": refusals,
    }
    return show(request, "place", bench.title, page, status=409 if is_conflict or refusals else 200)
