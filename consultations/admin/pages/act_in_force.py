"""Acts in force: entering one, and making an adopted draft one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from consultations.actions import enter_act_in_force, enter_adopted_act
from consultations.acttext.density import is_too_dense
from consultations.acttext.grammar import parse
from consultations.acttext.numbering import all_warnings
from consultations.admin.outline import counted, outline
from consultations.admin.pages.door import consultation_at, needs, official, show
from consultations.forms.clerk_act_in_force import ActInForceForm
from consultations.permissions import Right
from prestige.refusals import NotAllowed


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.EDIT)
def new(request: HttpRequest) -> HttpResponse:
    """Enter the text of an act in force; „Разпознай“ only looks, „Запази“ keeps it."""
    form = ActInForceForm(request.POST or None)
    if request.method != "POST" or not form.is_valid() or "save" not in request.POST:
        return _page(request, form)
    try:
        row = enter_act_in_force(**form.cleaned_data, by=official(request), now=timezone.now())
    except NotAllowed as refused:
        return _page(request, form, status=409, refusals=refused.refusals)
    messages.success(request, _("Действащият акт е записан."))
    return redirect(row)


@require_POST
@needs(Right.EDIT)
def adopted(request: HttpRequest, reference: str) -> HttpResponse:
    """Make what was adopted after a consultation an act in force; sent twice it makes one."""
    consultation = consultation_at(reference)
    try:
        row = enter_adopted_act(consultation, by=official(request), now=timezone.now())
    except NotAllowed as refused:
        for refusal in refused.refusals:
            messages.error(request, str(refusal.message))
        return redirect("admin:consultation_file", consultation)
    messages.success(request, _("Приетият текст вече е действащ акт."))
    return redirect(row)


def _page(request: HttpRequest, form: ActInForceForm, *, status: int = 200, **context: object) -> HttpResponse:
    source = str(form["source"].value() or "")
    act = parse(source) if source.strip() and not is_too_dense(source) else None
    warnings = all_warnings(act) if act else []
    page = {
        "form": form,
        "consultation": None,
        "act": act,
        "warnings": warnings,
        "tree": outline(act, warnings) if act else [],
        "counted": counted(act) if act else "",
        "refusals": (),
    }
    return show(request, "act_in_force", _("Нов действащ акт"), {**page, **context}, status=status)
