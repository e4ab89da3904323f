"""The steps of a draft: given to somebody, agreed to, remarked on, returned, signed; each one form of the page."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from consultations.actions import (
    AnswerConflict,
    DraftConflict,
    ask_agreement,
    assign_answer,
    give_verdict,
    remark_on_draft,
    return_draft,
    sign_answers,
)
from consultations.admin.pages.answers import Desk, comment_at
from consultations.admin.pages.door import needs, official, show
from consultations.forms.clerk_answer import AgreementForm, AssignmentForm, RemarkForm
from consultations.models import Coordination, Verdict
from consultations.permissions import Right
from prestige.refusals import NotAllowed, Refusal

Take = Callable[[dict[str, Any]], object]


@require_POST
@needs(Right.ANSWER)
def assignment(request: HttpRequest, number: str) -> HttpResponse:
    """Say who prepares the answer until when."""
    desk, form = Desk(request, comment_at(number)), AssignmentForm(request.POST)

    def take(typed: dict[str, Any]) -> object:
        said = {name: typed[name] for name in ("assignee", "unit", "due_on", "note")}
        return assign_answer(desk.thread.head, **said, **_who(request), version=typed["draft_version"])

    return _step(desk, form, "assignment", take, _("Възлагането е записано."))


@require_POST
@needs(Right.ANSWER)
def agreement(request: HttpRequest, number: str) -> HttpResponse:
    """Ask a unit or a person to agree to the draft."""
    desk, form = Desk(request, comment_at(number)), AgreementForm(request.POST)

    def take(typed: dict[str, Any]) -> object:
        units, people = ([row] if (row := typed[name]) else [] for name in ("unit", "person"))
        asked = {"units": units, "people": people, "note": typed["note"], "version": typed["draft_version"]}
        return ask_agreement(desk.thread.head, **asked, **_who(request))

    return _step(desk, form, "agreement", take, _("Черновата е изпратена за съгласуване."))


@require_POST
@needs(Right.ANSWER, Right.SIGN_ANSWER)
def verdict(request: HttpRequest, number: str) -> HttpResponse:
    """Agree to the draft or object to it."""
    desk, form = Desk(request, comment_at(number)), RemarkForm(request.POST)
    wanted, says = request.POST.get("asked", ""), request.POST.get("verdict", "")
    rows = Coordination.objects.filter(draft__comment=desk.thread.head, pk=int(wanted) if _is_key(wanted) else 0)
    asked = rows.select_related("draft__comment").first()
    if asked is None or says not in {Verdict.AGREED, Verdict.OBJECTED}:
        raise Http404

    def take(typed: dict[str, Any]) -> object:
        return give_verdict(asked, verdict=Verdict(says), note=typed["text"], **_who(request))

    return _step(desk, form, "remark", take, _("Становището Ви е записано."))


@require_POST
@needs(Right.ANSWER, Right.SIGN_ANSWER)
def remark(request: HttpRequest, number: str) -> HttpResponse:
    """Say a word on the draft."""
    desk, form = Desk(request, comment_at(number)), RemarkForm(request.POST)
    return _step(
        desk,
        form,
        "remark",
        lambda typed: remark_on_draft(desk.thread.head, text=typed["text"], **_who(request)),
        _("Бележката е записана."),
    )


@require_POST
@needs(Right.SIGN_ANSWER)
def back(request: HttpRequest, number: str) -> HttpResponse:
    """Return the draft to who wrote it."""
    desk, form = Desk(request, comment_at(number)), RemarkForm(request.POST)

    def take(typed: dict[str, Any]) -> object:
        version = typed.get("draft_version") or 0
        return return_draft(desk.thread.head, note=typed["text"], version=version, **_who(request))

    return _step(desk, form, "remark", take, _("Черновата е върната."))


@require_POST
@needs(Right.SIGN_ANSWER)
def signature(request: HttpRequest, number: str) -> HttpResponse:
    """Sign the draft: it becomes the answer of the whole thread."""
    desk, form = Desk(request, comment_at(number)), RemarkForm(request.POST)

    def take(typed: dict[str, Any]) -> object:
        version = typed.get("draft_version") or 0
        return sign_answers(desk.thread.targets, version=version, **_who(request))

    return _step(desk, form, "remark", take, _("Отговорът е подписан."))


def _step(desk: Desk, form: forms.Form, name: str, take: Take, done: str) -> HttpResponse:
    """Take a step with a valid form and go back to the answer; else show that page with the form as it was filled."""
    if not form.is_valid():
        return _page(desk, form, name, ())
    try:
        take(form.cleaned_data)
    except NotAllowed as refused:
        return _page(desk, form, name, refused.refusals, status=409)
    except (DraftConflict, AnswerConflict):
        changed = _("Черновата е променена междувременно. Прегледайте я и опитайте отново.")
        return _page(desk, form, name, (Refusal("changed", changed),), status=409)
    messages.success(desk.request, done)
    return redirect("admin:comment_answer", desk.comment)


def _page(desk: Desk, form: forms.Form, name: str, refusals: tuple[Refusal, ...], *, status: int = 200) -> HttpResponse:
    """Show the page of the answer again; what was typed in the form of the step stays there."""
    again = Desk(desk.request, desk.comment)
    shown = again.context(again.form(), refusals=refusals) | {name: form, "failed": form, "opened": name}
    return show(desk.request, "comment_answer", _("Отговор"), shown, status=status)


def _who(request: HttpRequest) -> dict[str, Any]:
    return {"by": official(request), "now": timezone.now()}


def _is_key(text: str) -> bool:
    return text.isdecimal() and len(text) < 18
