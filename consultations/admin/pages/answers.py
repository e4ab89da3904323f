"""The queue of proposals that wait for a decision, and the page where one is answered, or all that say the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from consultations.actions import (
    AnswerConflict,
    Change,
    Decided,
    DraftConflict,
    answer_comments,
    save_answer_draft,
    submit_draft,
)
from consultations.actions.answer_comment import ended_refusals
from consultations.admin.answer_desk import beside_answer
from consultations.admin.pages.door import needs, official, show
from consultations.admin.pages.queues import only_of, under_consultation
from consultations.forms.clerk_answer import AnswerForm, initial_of
from consultations.models import Answer, AnswerDraft, Comment, Decision, DraftState
from consultations.permissions import Right, has_right
from consultations.read.answer_queue import QueueFilters, following, narrowed, progress, queue_rows, threads
from consultations.read.linked_changes import Linkable, linkable
from consultations.read.threads import Thread, draft_on, thread_of
from consultations.read.workload import articles_of, next_end, to_answer
from prestige.municipality.models import Unit
from prestige.refusals import NotAllowed, Refusal

PER_PAGE = 40


@require_safe
@needs(Right.ANSWER, Right.SIGN_ANSWER)
def queue(request: HttpRequest) -> HttpResponse:
    """List what has no decision yet, by consultation and article, what says the same in one row."""
    filters, choices = QueueFilters.of(request.GET), under_consultation()
    of_act = only_of(to_answer(), filters.consultation)
    page = Paginator(threads(narrowed(of_act, filters, official(request))), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": queue_rows(page),
        "next_end": None if page.object_list else next_end(timezone.now()),
        "wanted": filters.consultation,
        "asked": filters,
        "articles": articles_of(of_act) if filters.consultation else [],
        "choices": choices,
        "chosen": next((each for each in choices if each.number == filters.consultation), None),
        "progress": progress(choices),
        "units": Unit.objects.order_by("name"),
        "states": [(state.value, state.label) for state in DraftState if state != DraftState.SIGNED],
        "filters": _query(filters),
    }
    return show(request, "answer_queue", _("За отговор"), context)


@dataclass(frozen=True)
class Desk:
    """What lies before whoever answers: the proposal, those that say the same, the draft."""

    request: HttpRequest
    comment: Comment

    @cached_property
    def thread(self) -> Thread:
        return thread_of(self.comment)

    @cached_property
    def draft(self) -> AnswerDraft | None:
        return draft_on(self.thread)

    @cached_property
    def links(self) -> Linkable:
        return linkable(self.comment)

    @cached_property
    def filters(self) -> QueueFilters:
        return QueueFilters.of(self.request.POST, self.request.GET)

    @property
    def answer(self) -> Answer | None:
        return self.comment.answer if self.comment.has_answer else None

    @property
    def proposed(self) -> Answer | None:
        """The answer that others of the thread got, while this one waits and nobody drafts another."""
        is_drafted = self.draft is not None and self.draft.has_text and self.draft.state != DraftState.SIGNED
        return None if self.answer or is_drafted else self.thread.answer

    def form(self, data: QueryDict | None = None) -> AnswerForm:
        draft = self.draft if self.draft and self.draft.has_text and not self.answer else None
        begun = initial_of(self.proposed or self.answer or draft) | {
            "version": self.thread.version,
            "draft_version": self.draft.version if self.draft else 0,
            "members": self.thread.serials,
        }
        as_draft = data is not None and ("draft" in data or "submit" in data)
        return AnswerForm(
            data,
            initial=begun,
            changes=self.links.options,
            linked=bool(self.links.linked) and len(self.thread.targets) == 1,
            as_draft=as_draft,
        )

    def context(
        self, form: AnswerForm, *, formulas: Sequence[str] = (), refusals: tuple[Refusal, ...] = ()
    ) -> dict[str, Any]:
        """Return what the page of the answer shows."""
        return {
            "comment": self.comment,
            "consultation": self.comment.consultation,
            "form": form,
            "theirs": None,
            "their_draft": None,
            "failed": form,
            "opened": "",
            "formulas": formulas,
            "refusals": refusals,
            "answer": self.answer,
            "thread": self.thread,
            "proposed": self.proposed,
            "links": self.links,
            "needs_signature": settings.ANSWER_SIGN_OFF,
            "filters": _query(self.filters),
            **beside_answer(self.comment, self.draft, official(self.request)),
        }


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.ANSWER, Right.SIGN_ANSWER)
def answer(request: HttpRequest, number: str) -> HttpResponse:
    """Show a proposal beside its answer, or save the answer, or its draft, and go on to the next proposal."""
    desk = Desk(request, comment_at(number))
    if request.method != "POST":
        return _page(desk, desk.form())
    if not has_right(request.user, Right.ANSWER):  # who signs reads the page and writes no answer
        raise PermissionDenied
    form = desk.form(request.POST)
    if ended := ended_refusals(desk.comment.consultation):
        return _page(desk, form, refusals=tuple(ended), status=409)
    if not form.is_valid():
        return _page(desk, form)
    if form.as_draft:
        return _keep(desk, form)
    if form.needs_second_look:
        return _page(desk, _retyped(desk, form, warned="|".join(form.formulas)), formulas=form.formulas)
    return _save(desk, form)


def comment_at(number: str) -> Comment:
    """Return the proposal with this number and everything its pages show; raises ``Http404``."""
    rows = Comment.objects.filter(number=number).for_page().with_consultation()
    comment = rows.select_related("consultation__unit", "revision").defer("revision__tree", "revision__source").first()
    if comment is None:
        raise Http404
    return comment


def _save(desk: Desk, form: AnswerForm) -> HttpResponse:
    after, chosen = _following(desk), desk.thread.chosen(form.serials)
    if chosen is None:
        return _page(desk, _retyped(desk, form, members=desk.thread.serials), refusals=(_moved(),), status=409)
    try:
        answer_comments(
            chosen,
            _decided(desk, form),
            version=form.cleaned_data["version"],
            by=official(desk.request),
            now=timezone.now(),
        )
    except AnswerConflict as conflict:
        again = _retyped(desk, form, version=str(_version(chosen)))
        return _page(desk, again, theirs=conflict.current, status=409)
    except NotAllowed as refused:
        return _page(desk, form, refusals=refused.refusals, status=409)
    return _done(desk, chosen, after)


def _done(desk: Desk, chosen: Sequence[Comment], after: Comment | None) -> HttpResponse:
    said = ngettext(
        "Отговорът на %(number)s е записан.", "Отговорът на %(n)d еднакви предложения е записан.", len(chosen)
    )
    messages.success(desk.request, said % {"number": desk.comment.number, "n": len(chosen)})
    filters = _query(desk.filters)
    if "next" not in desk.request.POST or after is None:
        return redirect(reverse("admin:answer_queue") + filters)
    return redirect(reverse("admin:comment_answer", args=[after]) + filters + "#voice-h")


def _keep(desk: Desk, form: AnswerForm) -> HttpResponse:
    """Keep the draft, and hand it over for signature when that is asked."""
    by, now = official(desk.request), timezone.now()
    version = form.cleaned_data.get("draft_version") or 0
    try:
        draft = save_answer_draft(desk.thread.head, form.written, by=by, now=now, version=version)
        if "submit" in desk.request.POST:
            submit_draft(desk.thread.head, by=by, now=now, version=draft.version)
    except DraftConflict as conflict:
        again = _retyped(desk, form, draft_version=str(conflict.current.version))
        return _page(desk, again, their_draft=conflict.current, status=409)
    except NotAllowed as refused:
        saved = draft_on(desk.thread)
        again = _retyped(desk, form, draft_version=str(saved.version if saved else 0))
        return _page(desk, again, refusals=refused.refusals, status=409)
    handed = "submit" in desk.request.POST
    messages.success(desk.request, _("Черновата е предадена за подпис.") if handed else _("Черновата е записана."))
    return redirect(reverse("admin:comment_answer", args=[desk.comment]) + _query(desk.filters))


def _decided(desk: Desk, form: AnswerForm) -> Decided:
    typed = form.cleaned_data
    lineage, revision = (typed.get("change") or "").partition(":")[2], desk.links.revision
    change = Change(revision, lineage) if lineage and revision else None
    return Decided(Decision(typed["decision"]), typed["reasons"], typed["no_change_reason"], change)


def _following(desk: Desk) -> Comment | None:
    """Return the next in the queue; nothing is looked up when nobody asks for it."""
    if "next" not in desk.request.POST:
        return None
    of_act = only_of(to_answer(), desk.filters.consultation)
    return following(narrowed(of_act, desk.filters, official(desk.request)), desk.thread.head.pk)


def _version(comments: Sequence[Comment]) -> int:
    """Return the sum of the versions of the answers as they are now."""
    rows = Answer.objects.filter(comment__in=[each.pk for each in comments])
    return sum(rows.values_list("version", flat=True).order_by())


def _moved() -> Refusal:
    return Refusal("moved", _("Групата е променена междувременно. Прегледайте кои предложения са в нея и запишете."))


def _query(filters: QueueFilters) -> str:
    return f"?{urlencode(filters.asked)}" if filters.asked else ""


def _retyped(desk: Desk, form: AnswerForm, **changed: str) -> AnswerForm:
    """Return the form with the same typed values and other hidden ones."""
    typed = cast(QueryDict, form.data).copy()
    for name, value in changed.items():
        typed[name] = value
    again = desk.form(typed)
    again.is_valid()
    return again


def _page(
    desk: Desk,
    form: AnswerForm,
    *,
    formulas: Sequence[str] = (),
    refusals: tuple[Refusal, ...] = (),
    status: int = 200,
    **others: Answer | AnswerDraft,
) -> HttpResponse:
    context = desk.context(form, formulas=formulas, refusals=refusals) | others
    return show(desk.request, "comment_answer", _("Отговор"), context, status=status)
