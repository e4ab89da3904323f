"""Which proposals say the same: looked at with their differences, taken out, added, gathered anew."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from consultations.actions import add_to_thread, fold_proposals, take_out_of_thread
from consultations.admin.pages.answers import comment_at
from consultations.admin.pages.door import consultation_at, needs, official, show
from consultations.forms.clerk_answer import JoinForm
from consultations.models import Comment
from consultations.permissions import Right
from consultations.read.threads import members_of, thread_of, with_differences
from prestige.refusals import NotAllowed, Refusal
from prestige.register.numbers import NumberError, parse_number

PER_PAGE = 30


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.ANSWER)
def thread(request: HttpRequest, number: str) -> HttpResponse:
    """Show the proposals of a thread; add one by its number."""
    comment = comment_at(number)
    form = JoinForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, comment, form)
    other = _found(form.cleaned_data["number"])
    if other is None:
        form.add_error("number", _("Няма предложение с този номер."))
        return _page(request, comment, form)
    try:
        add_to_thread(other, comment, by=official(request), now=timezone.now())
    except NotAllowed as refused:
        return _page(request, comment, form, refused.refusals, status=409)
    messages.success(request, _("%(number)s е добавено към групата.") % {"number": other.number})
    return redirect("admin:comment_thread", comment)


@require_POST
@needs(Right.ANSWER)
def departure(request: HttpRequest, number: str) -> HttpResponse:
    """Let a proposal stand alone."""
    comment = comment_at(number)
    others = [each for each in thread_of(comment).members if each.pk != comment.pk]
    try:
        take_out_of_thread(comment, by=official(request), now=timezone.now())
    except NotAllowed as refused:
        return _page(request, comment, JoinForm(), refused.refusals, status=409)
    messages.success(request, _("%(number)s е отделено и ще получи свой отговор.") % {"number": comment.number})
    return redirect("admin:comment_thread", others[0])


@require_POST
@needs(Right.ANSWER)
def folding(request: HttpRequest, reference: str) -> HttpResponse:
    """Gather the near-identical proposals of a consultation now."""
    consultation = consultation_at(reference)
    repeated = fold_proposals(consultation, by=official(request), now=timezone.now())
    said = ngettext(
        "Съпоставени са всички предложения: %(n)d повтаря друго.",
        "Съпоставени са всички предложения: %(n)d повтарят други.",
        repeated,
    )
    messages.success(request, said % {"n": repeated})
    return redirect(f"{reverse('admin:answer_queue')}?consultation={consultation.number}")


def _found(typed: str) -> Comment | None:
    try:
        number = str(parse_number(typed))
    except NumberError:
        return None
    return Comment.objects.filter(number=number).select_related("provision").first()


def _page(
    request: HttpRequest,
    comment: Comment,
    form: JoinForm,
    refusals: tuple[Refusal, ...] = (),
    *,
    status: int = 200,
) -> HttpResponse:
    head = Comment.objects.get(pk=thread_of(comment).head.pk)  # with its text
    page = Paginator(members_of(head), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "comment": comment,
        "consultation": comment.consultation,
        "head": head,
        "page": page,
        "members": with_differences(head, page),
        "form": form,
        "refusals": refusals,
        "frozen": comment.consultation.statement_issued_on is not None,
    }
    return show(request, "comment_thread", _("Еднакви предложения"), context, status=status)
