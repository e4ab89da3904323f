"""The text of the draft: pasted or uploaded, shown as a tree beside its source, and its last edit taken back."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from consultations.actions import save_act_text, undo_text_edit
from consultations.actions.save_act_text import TextConflict
from consultations.acttext.density import is_too_dense
from consultations.acttext.fixes import FIXES
from consultations.acttext.grammar import parse
from consultations.acttext.numbering import all_warnings
from consultations.acttext.tree import Act, ParseWarning
from consultations.admin.outline import counted, outline
from consultations.admin.pages.door import consultation_at, needs, official, show
from consultations.admin.pages.editing import not_edited
from consultations.admin.working import Opened, opened, placed_warnings
from consultations.forms.clerk_text import ActTextForm
from consultations.models import Consultation, Revision
from consultations.permissions import Right
from prestige.refusals import NotAllowed

FEWEST_ROWS = 14


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.EDIT)
def text(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what was recognised beside its source; „Разпознай“ only looks, „Запази“ keeps it, a file is kept at once."""
    consultation = consultation_at(reference)
    desk = opened(consultation)
    if request.method != "POST" and desk is None and consultation.is_public:
        return not_edited(request, consultation)
    if request.method != "POST":
        return _page(request, consultation, desk, _unsent(desk))
    form = ActTextForm(request.POST, request.FILES)
    if not form.is_valid() or not form.is_to_save:
        return _page(request, consultation, desk, _with_typed(form))
    return _save(request, consultation, desk, form)


def _save(request: HttpRequest, consultation: Consultation, desk: Opened | None, form: ActTextForm) -> HttpResponse:
    typed, by, now = form.to_save, official(request), timezone.now()
    try:
        revision = save_act_text(consultation, **typed, by=by, now=now, base=form.cleaned_data["base"])
    except TextConflict as conflict:
        again = _with_typed(form, conflict.current)
        return _page(request, consultation, desk, again, status=409, theirs=conflict.current)
    except NotAllowed as refused:
        return _page(request, consultation, desk, _with_typed(form), status=409, refusals=refused.refusals)
    messages.success(request, _("Текстът е запазен: %(n)d члена и §.") % {"n": revision.article_count})
    for note in form.notes:
        messages.warning(request, note)
    return redirect("admin:consultation_text", consultation)


@require_POST
@needs(Right.EDIT)
def undo(request: HttpRequest, reference: str) -> HttpResponse:
    """Take the last edit back; sent twice it takes back one, because the text is then another."""
    consultation = consultation_at(reference)
    try:
        undo_text_edit(consultation, by=official(request), now=timezone.now(), base=request.POST.get("base", ""))
    except TextConflict:
        messages.warning(request, _("Текстът е променен междувременно. Вижте кое е последното действие."))
    except NotAllowed as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Последното действие е отменено."))
    return redirect("admin:consultation_text", consultation)


def _unsent(desk: Opened | None) -> ActTextForm:
    if desk is None:
        return ActTextForm(initial={"source": "", "base": ""})
    return ActTextForm(initial={"source": desk.revision.source, "base": desk.revision.tree_sha256})


def _with_typed(form: ActTextForm, current: Revision | None = None) -> ActTextForm:
    """Return the form with the text of the file in its field; over ``current`` it may then be saved."""
    typed = cast(QueryDict, form.data).copy()
    typed["source"] = form.cleaned_data.get("text") or typed.get("source", "")
    if current is not None:
        typed["base"] = current.tree_sha256
    again = ActTextForm(typed)
    again.is_valid()
    again.errors.clear()  # what the form without its file would say is not what was wrong
    for name, errors in form.errors.items():
        again.add_error(name, errors.as_data())
    return again


def _page(
    request: HttpRequest,
    consultation: Consultation,
    desk: Opened | None,
    form: ActTextForm,
    *,
    status: int = 200,
    **context: object,
) -> HttpResponse:
    source = str(form["source"].value() or "")
    kept = None if form.is_bound else desk
    act = kept.act if kept else parse(source) if source.strip() and not is_too_dense(source) else None
    warnings = kept.warnings if kept else all_warnings(act, _base(desk)) if act else []
    page = {
        **_found(act, warnings, kept, source),
        "consultation": consultation,
        "form": form,
        "kept": kept,
        "desk": desk,
        "theirs": None,
        "refusals": (),
        "gutter": _gutter(form, source, {warning.line for warning in warnings}),
        "is_conflict": "theirs" in context,
    }
    return show(request, "consultation_text", _("Текст на проекта"), {**page, **context}, status=status)


def _base(desk: Opened | None) -> Act | None:
    """Return the public text that this one would take the place of."""
    return desk.revision.base.act if desk and desk.revision.base else None


def _found(act: Act | None, warnings: list[ParseWarning], kept: Opened | None, source: str) -> dict[str, object]:
    """Return what was recognised, with the proposals on a text that is kept."""
    if act is None:
        return {"act": None, "warnings": [], "tree": [], "counted": "", "fixes": []}
    tree = outline(act, warnings, kept.voices if kept else None)
    return {
        "act": act,
        "warnings": placed_warnings(act, warnings),
        "tree": tree,
        "counted": counted(act),
        "fixes": [(fix, lines) for fix in FIXES if (lines := fix.lines(source))],
    }


def _gutter(form: ActTextForm, source: str, warned: set[int]) -> list[tuple[int, bool]]:
    """Return the numbers of the lines, and make the field as tall as they are many."""
    rows = max(source.count("\n") + 1, FEWEST_ROWS)
    form.fields["source"].widget.attrs["rows"] = rows
    return [(number, number in warned) for number in range(1, rows + 1)]
