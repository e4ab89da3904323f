"""For how long things are kept: the terms in force, what would go now, setting another term, the log."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from consultations.admin.pages.door import needs, official, show
from consultations.forms.clerk_retention import RetentionForm
from consultations.permissions import Right, has_right, right_refusals
from consultations.read.paging import page_of
from prestige.refusals import NotAllowed, Refusal
from prestige.retention.actions import set_rule
from prestige.retention.kinds import kinds, standing
from prestige.retention.models import RetentionRule, RetentionRun
from prestige.retention.reading import InForce, dry_run, next_round, term_of

PER_PAGE = 20


@require_safe
@needs(Right.VIEW_RETENTION, Right.EDIT_RETENTION)
def rules(request: HttpRequest) -> HttpResponse:
    """Show every term with the last round, the next one and what would go now, and below it the log."""
    now, titles = timezone.now(), {code: kind.title for code, kind in kinds().items()}
    page = page_of(RetentionRun.objects.worth_telling(), request.GET.get("page", ""), per_page=PER_PAGE)
    context = {
        "forecasts": dry_run(now),
        "standing": standing(),
        "next_at": next_round(now),
        "page": page,
        "log": [(run, titles.get(run.code, run.code)) for run in page],
        "query": "",
    }
    return show(request, "retention", _("Срокове за съхранение"), context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.VIEW_RETENTION, Right.EDIT_RETENTION)
def rule(request: HttpRequest, code: str) -> HttpResponse:
    """Show one term with its history, or set another: a shorter one first says how many rows would go by it."""
    term = _term(code)
    if request.method != "POST":
        return _page(request, term, RetentionForm(term=term))
    return _set(request, term)


@needs(Right.EDIT_RETENTION)
def _set(request: HttpRequest, term: InForce) -> HttpResponse:
    form = RetentionForm(request.POST, term=term)
    if not form.is_valid():
        return _page(request, term, form)
    days, now = form.cleaned_data["days"], timezone.now()
    going = term.kind.due(now, days)
    if days < term.days and going and form.cleaned_data["confirmed"] != days:
        return _page(request, term, form, going=going, asked=days)
    try:
        set_rule(
            term.kind.code,
            days=days,
            ground=form.cleaned_data["ground"],
            version=form.cleaned_data["version"],
            by=official(request),
            now=now,
        )
    except NotAllowed as refused:
        return _page(request, _term(term.kind.code), form, refusals=refused.refusals, status=409)
    messages.success(request, _("Срокът е определен. Важи от следващото изпълнение."))
    return redirect("admin:retention")


def _term(code: str) -> InForce:
    found = term_of(code)
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest,
    term: InForce,
    form: RetentionForm,
    *,
    going: int = 0,
    asked: int | None = None,
    refusals: Sequence[Refusal] = (),
    status: int = 200,
) -> HttpResponse:
    context = {
        "term": term,
        "form": form,
        "going": going,
        "asked": asked,
        "refusals": refusals,
        "history": RetentionRule.objects.history(term.kind.code),
        "due_now": term.kind.due(timezone.now(), term.days),
        "may_set": has_right(request.user, Right.EDIT_RETENTION),
        "missing": right_refusals(request.user, Right.EDIT_RETENTION),
    }
    return show(request, "retention_rule", str(term.kind.title), context, status=status)
