"""The statement of proposals: live until it is issued, with what stands against issuing it."""

from collections.abc import Mapping
from datetime import datetime

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from consultations.actions import issue_statement
from consultations.actions.issue_statement import issue_refusals
from consultations.admin.pages.door import consultation_at, needs, official, show
from consultations.models import Consultation, Decision, Statement, StatementCorrection
from consultations.models.statement import StatementQuerySet
from consultations.permissions import Right, right_refusals
from consultations.read.titles import statement_titles
from consultations.statement import Row, decision_sums, sender_line, statement_rows
from prestige.moderation.models import Ground
from prestige.refusals import NotAllowed, Refusal

ROWS_PER_PAGE = 50
BLOCKERS_SHOWN = 30


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.VIEW)
def statement(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the statement as the answers make it, or issue it; issuing twice issues one."""
    consultation = consultation_at(reference)
    if request.method == "POST":
        return _issue(request, consultation)
    return _page(request, consultation, timezone.now())


@needs(Right.ISSUE_STATEMENT)
def _issue(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    now = timezone.now()
    try:
        issued = issue_statement(consultation, by=official(request), now=now)
    except NotAllowed:
        if Statement.objects.filter(consultation=consultation).exists():
            return redirect("admin:consultation_statement", consultation)
        return _page(request, consultation, now, status=409)
    messages.success(request, _("Справката е издадена с № %(number)s.") % {"number": issued.number})
    return redirect("admin:consultation_statement", consultation)


def _page(request: HttpRequest, consultation: Consultation, now: datetime, *, status: int = 200) -> HttpResponse:
    issued = Statement.objects.in_force().filter(consultation=consultation).first()
    rows: list[Row] = issued.rows if issued else statement_rows(consultation)
    blockers = [] if issued else [row for row in rows if _is_unready(row)]
    known = Ground.objects.catalogue()
    page = Paginator([_shown(row, known) for row in rows], ROWS_PER_PAGE).get_page(request.GET.get("page"))
    decided = sum(bool(row["decision"]) for row in rows)
    context = {
        "consultation": consultation,
        "statement": issued,
        "earlier": list(_earlier(consultation)) if issued and issued.corrects_id else [],
        "has_correction": bool(issued) and StatementCorrection.objects.filter(statement=issued).exists(),
        "page": page,
        "total": len(rows),
        "decided": decided,
        "percent": 100 if not rows else decided * 100 // len(rows),
        "sums": [(decision.label, count) for decision, count in decision_sums(rows)],
        "refusals": [] if issued else _other_refusals(request, consultation, now),
        "blockers": blockers[:BLOCKERS_SHOWN],
        "more": max(0, len(blockers) - BLOCKERS_SHOWN),
    }
    return show(request, "consultation_statement", statement_titles(consultation).short, context, status=status)


def _earlier(consultation: Consultation) -> StatementQuerySet:
    """Return the statements that were corrected since, newest first."""
    rows = Statement.objects.filter(consultation=consultation, corrected_by__isnull=False).without_rows()
    return rows.select_related("corrected_by").defer("corrected_by__rows")


def _other_refusals(request: HttpRequest, consultation: Consultation, now: datetime) -> list[Refusal]:
    """Return what stands against issuing beside the proposals that the page lists as links."""
    found = [
        *issue_refusals(consultation, now, official(request)),
        *right_refusals(request.user, Right.ISSUE_STATEMENT),
    ]
    return [refusal for refusal in found if refusal.code not in {"undecided", "unexplained"}]


def _is_unready(row: Row) -> bool:
    return not row["decision"] or (row["decision"] != Decision.ACCEPTED and not row["reasons"])


def _shown(row: Row, known: Mapping[str, Ground]) -> Row:
    """Return the row with what the page says instead of codes."""
    ground = known.get(row["hold_ground"])
    return {
        **row,
        "received": datetime.fromisoformat(row["received_at"]),
        "sender_line": sender_line(row),
        "decision_label": Decision(row["decision"]).label if row["decision"] else "",
        "held_on": ground.title if ground else "",
    }
