"""The papers for the council session: the words of the report, and the document when it is printed."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from consultations.actions.prepare_package import PackageConflict, package_refusals, save_package
from consultations.admin.pages.door import consultation_at, needs, official, show
from consultations.admin.steps import STEP_OF
from consultations.forms.clerk_statement import PackageForm
from consultations.models import Consultation, CouncilPackage
from consultations.permissions import Right, right_refusals
from consultations.read.package import first_words, package_stamp
from prestige import pdf
from prestige.refusals import NotAllowed, Refusal

WORDS = ("addressee", "submitter_name", "submitter_position", "lead", "decision")


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.VIEW)
def package(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the words of the report with the state of the document, or keep them."""
    consultation = consultation_at(reference)
    saved = (
        CouncilPackage.objects.filter(consultation=consultation).select_related("edited_by").defer("content").first()
    )
    if request.method == "POST":
        return _save(request, consultation, saved)
    return _page(request, consultation, saved, _form(consultation, saved))


@needs(Right.EDIT)
def _save(request: HttpRequest, consultation: Consultation, saved: CouncilPackage | None) -> HttpResponse:
    form = PackageForm(request.POST)
    if not form.is_valid():
        return _page(request, consultation, saved, form)
    data = form.cleaned_data
    try:
        save_package(consultation, data, version=data["version"], by=official(request), now=timezone.now())
    except NotAllowed as refused:
        return _page(request, consultation, saved, form, refused.refusals, status=409)
    except PackageConflict as conflict:
        typed = request.POST.copy()
        typed["version"] = str(conflict.current.version if conflict.current else 0)
        return _page(request, consultation, conflict.current, PackageForm(typed), theirs=conflict.current, status=409)
    messages.success(request, _("Докладната записка е записана. Пакетът се печата."))
    return redirect("admin:consultation_package", consultation)


def _form(consultation: Consultation, saved: CouncilPackage | None) -> PackageForm:
    if saved is None:
        return PackageForm(initial={**first_words(consultation), "version": 0})
    return PackageForm(initial={name: getattr(saved, name) for name in WORDS} | {"version": saved.version})


def _page(
    request: HttpRequest,
    consultation: Consultation,
    saved: CouncilPackage | None,
    form: PackageForm,
    refused: Sequence[Refusal] = (),
    *,
    theirs: CouncilPackage | None = None,
    status: int = 200,
) -> HttpResponse:
    standing = [*package_refusals(consultation), *right_refusals(request.user, Right.EDIT)]
    context = {
        "consultation": consultation,
        "package": saved,
        "form": form,
        "refusals": refused,
        "reasons": [(refusal, STEP_OF.get(refusal.code, "")) for refusal in standing],
        "is_conflict": theirs is not None,
        "conflict": _differences(form, theirs),
        "is_printed": saved is not None and saved.printed_stamp == package_stamp(saved),
        "has_press": pdf.is_available(),
    }
    return show(request, "consultation_package", _("Пакет за заседанието"), context, status=status)


def _differences(form: PackageForm, theirs: CouncilPackage | None) -> list[dict[str, object]]:
    """Return where the saved words of another differ from what was typed."""
    return [
        {"label": form.fields[name].label, "saved": getattr(theirs, name), "typed": form[name].value()}
        for name in WORDS
        if theirs and getattr(theirs, name) != form[name].value()
    ]
