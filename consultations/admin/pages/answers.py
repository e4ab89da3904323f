"""The queue of proposals that wait for a decision, and the page where one is answered."""

from collections.abc import Iterable, Sequence
from typing import cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from consultations.actions import AnswerConflict, answer_comment, name_cause
from consultations.admin.pages.door import needs, official, show
from consultations.admin.pages.queues import asked, only_of, under_consultation
from consultations.forms.clerk_comment import AnswerForm
from consultations.models import Answer, Comment, Decision
from consultations.models.comment import CommentQuerySet
from consultations.permissions import Right
from consultations.read.linked_changes import linkable
from consultations.read.quoted import quoted
from consultations.read.wording import cited_now
from consultations.read.workload import articles_of, next_end, to_answer
from consultations.standing import standing_of, standings
from prestige.accounts.models import User
from prestige.refusals import NotAllowed, Refusal
from prestige.typography import nbsp

PER_PAGE = 40
WHOLE = "whole"


@require_safe
@needs(Right.ANSWER)
def queue(request: HttpRequest) -> HttpResponse:
    """List what has no decision yet, by consultation and article."""
    wanted, article = asked(request, "consultation"), asked(request, "article")
    waiting, choices = only_of(to_answer(), wanted), under_consultation()
    articles = articles_of(waiting) if wanted else []
    found = _of_article(waiting, article).with_consultation().select_related("provision")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": _rows(page),
        "next_end": None if page.object_list else next_end(timezone.now()),
        "wanted": wanted,
        "article": article,
        "articles": articles,
        "choices": choices,
        "chosen": next((each for each in choices if each.number == wanted), None),
        "filters": _filters(wanted, article),
    }
    return show(request, "answer_queue", _("За отговор"), context)


def _rows(page: Iterable[Comment]) -> list[tuple[Comment, str]]:
    """Return the proposals with the place that each names and where that stands now."""
    comments = list(page)
    stands = standings(comment.consultation for comment in comments)
    return [(each, nbsp(cited_now(each.eid, stands[each.consultation_id].of(each)))) for each in comments]


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.ANSWER)
def answer(request: HttpRequest, number: str) -> HttpResponse:
    """Show a proposal beside its answer, or save the answer and go on to the next proposal."""
    comment = (
        Comment.objects.filter(number=number)
        .for_page()
        .with_consultation()
        .select_related("consultation__unit")
        .first()
    )
    if comment is None:
        raise Http404
    saved = comment.answer if comment.has_answer else None
    form = AnswerForm(request.POST or None, comment=comment, answer=saved, changes=linkable(comment).choices)
    if request.method != "POST" or not form.is_valid():
        return _page(request, comment, form)
    if form.needs_second_look:
        return _page(request, comment, _retyped(form, warned="|".join(form.formulas)), formulas=form.formulas)
    return _save(request, comment, form)


def _save(request: HttpRequest, comment: Comment, form: AnswerForm) -> HttpResponse:
    typed = form.cleaned_data
    following = _following(request, comment)
    try:
        answer_comment(
            comment,
            decision=Decision(typed["decision"]),
            reasons=typed["reasons"],
            version=typed["version"],
            by=official(request),
            now=timezone.now(),
        )
    except AnswerConflict as conflict:
        again = _retyped(form, version=str(conflict.current.version))
        return _page(request, comment, again, theirs=conflict.current, status=409)
    except NotAllowed as refused:
        return _page(request, comment, form, refusals=refused.refusals, status=409)
    _link(request, comment, typed.get("change", ""))
    messages.success(request, _("Отговорът на %(number)s е записан.") % {"number": comment.number})
    filters = _filters(asked(request, "consultation"), asked(request, "article"))
    if "next" not in request.POST or following is None:
        return redirect(reverse("admin:answer_queue") + filters)
    return redirect(reverse("admin:comment_answer", args=[following]) + filters + "#voice-h")


def _link(request: HttpRequest, comment: Comment, lineage: str) -> None:
    """Name the proposal as the cause of the chosen change."""
    revision = linkable(comment).revision
    if not lineage or revision is None:
        return
    try:
        name_cause(revision, lineage=lineage, comment=comment, by=official(request), now=timezone.now())
    except NotAllowed as refused:  # the text changed between the two; the answer is kept
        messages.warning(request, str(refused))


def _following(request: HttpRequest, comment: Comment) -> Comment | None:
    """Return the next in the queue after this one, from its start again at the end."""
    waiting = _of_article(only_of(to_answer(), asked(request, "consultation")), asked(request, "article"))
    rows = list(waiting.only("number"))
    place = next((at for at, row in enumerate(rows) if row.pk == comment.pk), -1)
    later = [row for row in (*rows[place + 1 :], *rows[: max(place, 0)]) if row.pk != comment.pk]
    return later[0] if later else None


def _of_article(waiting: CommentQuerySet, article: str) -> CommentQuerySet:
    if not article:
        return waiting
    return waiting.filter(provision__isnull=True) if article == WHOLE else waiting.filter(Q(("stands_at", article)))


def _filters(wanted: str, article: str) -> str:
    chosen = {name: value for name, value in (("consultation", wanted), ("article", article)) if value}
    return f"?{urlencode(chosen)}" if chosen else ""


def _beside(comment: Comment, by: User) -> dict[str, object]:
    """Return the text that the proposal speaks of, and who will stand under the answer."""
    return {
        "law": quoted(comment),
        "links": linkable(comment),
        "place": nbsp(cited_now(comment.eid, standing_of(comment.consultation).of(comment))),
        "answerer": ", ".join(filter(None, [by.get_full_name(), by.position])),
        "unit": by.unit or comment.consultation.unit,
    }


def _retyped(form: AnswerForm, **changed: str) -> AnswerForm:
    """Return the form with the same typed values and other hidden ones."""
    typed = cast(QueryDict, form.data).copy()
    for name, value in changed.items():
        typed[name] = value
    again = AnswerForm(typed, comment=form.comment, answer=None, changes=form.changes)
    again.is_valid()
    return again


def _page(
    request: HttpRequest,
    comment: Comment,
    form: AnswerForm,
    *,
    theirs: Answer | None = None,
    formulas: Sequence[str] = (),
    refusals: tuple[Refusal, ...] = (),
    status: int = 200,
) -> HttpResponse:
    by = official(request)
    context = {
        "comment": comment,
        "consultation": comment.consultation,
        "form": form,
        "theirs": theirs,
        "formulas": formulas,
        "refusals": refusals,
        "frozen": comment.consultation.statement_issued_on is not None,
        "answer": comment.answer if comment.has_answer else None,
        "is_own": comment.author_id == by.pk,
        **_beside(comment, by),
        "filters": _filters(asked(request, "consultation"), asked(request, "article")),
    }
    return show(request, "comment_answer", _("Отговор"), context, status=status)
