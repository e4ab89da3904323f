"""What came of a consultation: the statement of proposals as a page, the one in force or an earlier one."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from consultations.lifecycle import Phase
from consultations.models import Consultation, Statement
from consultations.read import outcome as read
from consultations.read.crumbs import trail
from consultations.read.titles import statement_titles
from consultations.read.wording import day, end_of_term
from consultations.views.by_ref import of_consultation

PER_PAGE = 50


@require_safe
@of_consultation
def outcome(request: HttpRequest, consultation: Consultation, n: int | None = None) -> HttpResponse:
    """Show the statement in force, or the `n`-th with what became of it, or say when it comes."""
    statements = Statement.objects.filter(consultation=consultation).select_related("corrects", "corrected_by")
    statements = statements.defer("corrects__rows", "corrected_by__rows")
    if n is not None:
        return _issued(request, consultation, get_object_or_404(statements, ordinal=n))
    statement = statements.in_force().first()
    return _awaited(request, consultation) if statement is None else _issued(request, consultation, statement)


def _awaited(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    received, decided = read.received_so_far(consultation)
    return render(
        request,
        "consultations/outcome_awaited.html",
        {
            "section": "consultations",
            "trail": trail(consultation),
            "consultation": consultation,
            "is_open": consultation.phase_at(timezone.now()) == Phase.OPEN,
            "ends": end_of_term(consultation.last_day) if consultation.last_day else "",
            "closed_on": day(consultation.last_day) if consultation.last_day else "",
            "received": received,
            "decided": decided,
        },
    )


def _issued(request: HttpRequest, consultation: Consultation, statement: Statement) -> HttpResponse:
    page = Paginator(statement.rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "consultations/outcome.html",
        read.issued_outcome(consultation, statement, timezone.now())
        | {
            "section": "consultations",
            "trail": trail(consultation),
            "consultation": consultation,
            "titles": statement_titles(consultation),
            "page": page,
            "rows": read.shown_rows(list(page.object_list)),
            "is_list": request.GET.get("view") == "list",
        },
    )
