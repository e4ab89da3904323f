"""What came of a consultation: the statement of proposals as a page."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from consultations.lifecycle import Phase
from consultations.models import Consultation, Statement
from consultations.read import outcome as read
from consultations.read.crumbs import trail
from consultations.read.wording import day, end_of_term
from consultations.views.by_ref import of_consultation

PER_PAGE = 50


@require_safe
@of_consultation
def outcome(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Show the issued statement, or say when it comes."""
    statement = Statement.objects.filter(consultation=consultation).first()
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
            "page": page,
            "rows": read.shown_rows(list(page.object_list)),
            "is_list": request.GET.get("view") == "list",
        },
    )
