"""The text of the draft: pasted or uploaded, shown as a tree before it is kept."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from consultations.actions import save_act_text
from consultations.actions.save_act_text import TextConflict
from consultations.acttext.grammar import parse
from consultations.acttext.numbering import all_warnings
from consultations.admin.outline import counted, outline
from consultations.admin.pages.door import consultation_at, needs, official, show
from consultations.admin.pages.editing import not_edited
from consultations.forms.clerk_text import ActTextForm
from consultations.models import Consultation, Revision
from consultations.permissions import Right
from prestige.refusals import NotAllowed

FEWEST_ROWS = 14


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.EDIT)
def text(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what was recognised beside its source; „Разпознай“ only looks, „Запази“ keeps it."""
    consultation = consultation_at(reference)
    if request.method != "POST" and consultation.is_public:
        return not_edited(request, consultation)
    if request.method != "POST":
        return _page(request, consultation, _opened(consultation.revisions.order_by("-ordinal").first()))
    form = ActTextForm(request.POST, request.FILES)
    if not form.is_valid() or "save" not in request.POST:
        return _page(request, consultation, _with_typed(form))
    try:
        revision = save_act_text(
            consultation,
            form.cleaned_data["text"],
            by=official(request),
            now=timezone.now(),
            base=form.cleaned_data["base"],
        )
    except TextConflict as conflict:
        return _page(request, consultation, _with_typed(form, conflict.current), status=409, theirs=conflict.current)
    except NotAllowed as refused:
        return _page(request, consultation, _with_typed(form), status=409, refusals=refused.refusals)
    messages.success(request, _("Текстът е запазен: %(n)d члена и §.") % {"n": revision.article_count})
    return redirect("admin:consultation_text", consultation)


def _opened(revision: Revision | None) -> ActTextForm:
    if revision is None:
        return ActTextForm(initial={"source": "", "base": ""})
    return ActTextForm(initial={"source": revision.source, "base": revision.tree_sha256})


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
    request: HttpRequest, consultation: Consultation, form: ActTextForm, *, status: int = 200, **context: object
) -> HttpResponse:
    source = str(form["source"].value() or "")
    act = parse(source) if source.strip() else None
    lines = source.count("\n") + 1
    rows = max(lines, FEWEST_ROWS)
    form.fields["source"].widget.attrs["rows"] = rows
    warnings = all_warnings(act) if act else []
    warned = {warning.line for warning in warnings}
    page = {
        "consultation": consultation,
        "form": form,
        "act": act,
        "warnings": warnings,
        "theirs": None,
        "refusals": (),
        "tree": outline(act, warnings) if act else [],
        "counted": counted(act) if act else "",
        "gutter": [(number, number in warned) for number in range(1, rows + 1)],
        "is_conflict": "theirs" in context,
    }
    return show(request, "consultation_text", _("Текст на проекта"), {**page, **context}, status=status)
