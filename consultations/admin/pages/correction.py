"""Correcting an issued statement: one official drafts, another issues; both see what was and what will be."""

from collections.abc import Iterator, Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from consultations.actions import CorrectionConflict, correct_statement, discard_correction, draft_correction
from consultations.actions.correct_statement import correction_refusals, draft_refusals
from consultations.admin.pages.door import consultation_at, needs, official, show
from consultations.forms.clerk_statement import CorrectionForm
from consultations.models import Consultation, Decision, Statement, StatementCorrection
from consultations.permissions import Right, right_refusals
from consultations.statement import Row, sender_line
from prestige.accounts.models import User
from prestige.refusals import NotAllowed, Refusal

MOST_ROWS = 40


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.ANSWER, Right.ISSUE_STATEMENT)
def correction(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what is to be corrected, or keep it."""
    consultation, statement, draft = _found(reference)
    wanted = request.POST.getlist("row") if request.method == "POST" else request.GET.getlist("number")
    form = CorrectionForm(
        request.POST if request.method == "POST" else None, rows=_rows(statement, draft, wanted), draft=draft
    )
    if request.method != "POST" or not form.is_valid():
        return _page(request, consultation, statement, draft, form)
    now, data = timezone.now(), form.cleaned_data
    try:
        draft_correction(
            statement,
            reason=data["reason"],
            changes=form.changes,
            by=official(request),
            now=now,
            version=data["version"],
        )
    except CorrectionConflict as conflict:
        return _page(request, consultation, statement, conflict.current, _retyped(form, conflict.current), status=409)
    except NotAllowed as refused:
        return _page(request, consultation, statement, draft, form, refused.refusals, status=409)
    messages.success(request, _("Поправката е запазена. Справката още не е променена."))
    return redirect("admin:statement_correction", consultation)


@require_POST
@needs(Right.ISSUE_STATEMENT)
def issue(request: HttpRequest, reference: str) -> HttpResponse:
    """Issue the corrected statement."""
    consultation, statement, draft = _found(reference)
    try:
        version = int(request.POST.get("version", "0"))
        issued = correct_statement(statement, by=official(request), now=timezone.now(), version=version)
    except (NotAllowed, CorrectionConflict, ValueError) as refused:
        refusals = (
            refused.refusals
            if isinstance(refused, NotAllowed)
            else (Refusal("changed", _("Поправката е променена, докато я гледахте. Прегледайте я отново.")),)
        )
        form = CorrectionForm(None, rows=_rows(statement, draft, []), draft=draft)
        return _page(request, consultation, statement, draft, form, refusals, status=409)
    messages.success(request, _("Поправената справка е издадена с № %(number)s.") % {"number": issued.number})
    return redirect("admin:consultation_statement", consultation)


@require_POST
@needs(Right.ANSWER, Right.ISSUE_STATEMENT)
def discard(request: HttpRequest, reference: str) -> HttpResponse:
    """Drop what was to be corrected."""
    consultation, statement, _draft = _found(reference)
    discard_correction(statement, by=official(request), now=timezone.now())
    messages.success(request, _("Подготвената поправка е изтрита. Справката остава, както е издадена."))
    return redirect("admin:consultation_statement", consultation)


def _found(reference: str) -> tuple[Consultation, Statement, StatementCorrection | None]:
    consultation = consultation_at(reference)
    statement = Statement.objects.in_force().filter(consultation=consultation).first()
    if statement is None:
        raise Http404
    statement.consultation = consultation
    return consultation, statement, StatementCorrection.objects.filter(statement=statement).first()


def _rows(statement: Statement, draft: StatementCorrection | None, wanted: Sequence[str]) -> list[Row]:
    """Return the rows to show: those of the draft and those asked for, at most as many as a form takes."""
    numbers = {*(draft.changes if draft else ()), *(number.strip() for number in wanted)}
    return [row for row in statement.rows if row["number"] in numbers][:MOST_ROWS]


def _retyped(form: CorrectionForm, current: StatementCorrection | None) -> CorrectionForm:
    """Return the form with everything typed, upon the draft as it is now."""
    typed = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict
    typed["version"] = current.version if current else 0
    return CorrectionForm(typed, rows=form.rows, draft=current)


def _page(
    request: HttpRequest,
    consultation: Consultation,
    statement: Statement,
    draft: StatementCorrection | None,
    form: CorrectionForm,
    refused: Sequence[Refusal] = (),
    *,
    status: int = 200,
) -> HttpResponse:
    context = _context(consultation, statement, draft, form, official(request)) | {
        "unknown": _unknown(form, request.GET.getlist("number")),
        "refusals": refused,
        "is_conflict": status == 409 and not refused,
    }
    return show(request, "statement_correction", _("Поправка на справката"), context, status=status)


def _unknown(form: CorrectionForm, asked: Sequence[str]) -> list[str]:
    """Return the numbers asked for that no row of the statement has."""
    known = {row["number"] for row in form.rows}
    return [number for number in asked if number.strip() and number.strip() not in known]


def _context(
    consultation: Consultation,
    statement: Statement,
    draft: StatementCorrection | None,
    form: CorrectionForm,
    by: User,
) -> dict[str, object]:
    """Return what was, what will be, and what stands against issuing it."""
    return {
        "consultation": consultation,
        "statement": statement,
        "draft": draft,
        "form": form,
        "groups": [(row, sender_line(row), *fields) for row, *fields in form.groups()],
        "drafted": list(_differences(statement, draft)) if draft else [],
        "closed": draft_refusals(consultation, statement),
        "reasons": [(refusal, "") for refusal in _standing(consultation, statement, draft, by)] if draft else [],
    }


def _differences(statement: Statement, draft: StatementCorrection) -> Iterator[tuple[Row, str, str, str]]:
    """Yield each row to be corrected: as issued, the decision then, the decision and the reasons now."""
    for row in statement.rows:
        if change := draft.changes.get(row["number"]):
            then, now = (str(Decision(each["decision"]).label) for each in (row, change))
            yield row, then, now, change["reasons"]


def _standing(consultation: Consultation, statement: Statement, draft: StatementCorrection, by: User) -> list[Refusal]:
    """Return what stands against issuing the draft by this person."""
    words = {"reason": draft.reason, "changes": draft.changes, "drafted_by": draft.drafted_by}
    return [
        *correction_refusals(consultation, statement, **words, by=by),
        *right_refusals(by, Right.ISSUE_STATEMENT),
    ]
