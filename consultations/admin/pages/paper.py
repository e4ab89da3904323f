"""The desk: a proposal from paper, mail or word of mouth becomes a number and a receipt."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from consultations.actions import register_proposals
from consultations.admin.pages.door import consultation_at, needs, official, show
from consultations.admin.pages.queues import asked
from consultations.forms.clerk_paper import PaperForm
from consultations.forms.points import Points, changes_points, posted_rows
from consultations.models import Attachment, Consultation, Intake, Status
from consultations.permissions import Right
from consultations.read.places import place_choices
from consultations.read.receipt_paper import desk_receipt_paper, print_receipt
from prestige import pdf
from prestige.refusals import NotAllowed, Refusal
from prestige.uploads.kept_files import KeptFiles, take_files
from prestige.uploads.sender import sender_of


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.REGISTER_PROPOSAL)
def paper(request: HttpRequest) -> HttpResponse:
    """Show the form for the chosen consultation, or enter what was typed and lead to its receipt."""
    choices = under_way()
    consultation = _chosen(request, choices)
    if consultation is None:
        return show(request, "paper_choose", _("Прием на предложение на гише"), {"choices": choices})
    if request.method != "POST":
        return _page(request, consultation, _empty(consultation), _points(consultation, [{}]), KeptFiles())
    return _receive(request, consultation, timezone.now())


def under_way() -> list[Consultation]:
    """Return the consultations in whose statement a proposal may still be entered, the youngest first."""
    rows = Consultation.objects.filter(status=Status.PUBLISHED, statement_issued_on__isnull=True)
    return list(rows.select_related("current_revision").order_by("-published_at", "-pk"))


def _chosen(request: HttpRequest, choices: Sequence[Consultation]) -> Consultation | None:
    wanted = asked(request, "consultation")
    if not wanted:
        return choices[0] if len(choices) == 1 and "choose" not in request.GET else None
    found = next((each for each in choices if each.number == wanted), None)
    if found is not None or request.method == "GET":
        return found
    try:
        return consultation_at(wanted)  # ended while somebody was typing: the act says why, nothing typed is lost
    except (ValueError, Http404):
        return None


def _receive(request: HttpRequest, consultation: Consultation, now: datetime) -> HttpResponse:
    files = take_files(request, "scans", is_sealed=True, now=now)
    rows = posted_rows(request.POST)
    if changes_points(request.POST):
        form = _empty(consultation, request.POST.dict())
        return _page(request, consultation, form, _points(consultation, rows), files)
    form = PaperForm(request.POST, revision=_ordinal(consultation))
    points = _points(consultation, rows or [{}], is_sent=True)
    if not all([form.is_valid(), points.is_valid()]) or files.errors:
        return _page(request, consultation, form, points, files)
    try:
        intake = register_proposals(
            consultation,
            form.letter(files.tokens, sender_of(request)),
            [form.proposal(point) for point in points.cleaned],
            by=official(request),
            key=form.cleaned_data["key"],
            now=now,
        )
    except NotAllowed as refused:
        return _page(request, consultation, form, points, files, refused.refusals)
    return _registered(request, intake)


def _registered(request: HttpRequest, intake: Intake) -> HttpResponse:
    count = intake.comments.count()
    told = ngettext("Заведено е %(n)d предложение.", "Заведени са %(n)d предложения.", count)
    messages.success(request, told % {"n": count})
    return redirect("admin:paper_receipt", intake.pk)


@require_safe
@needs(Right.REGISTER_PROPOSAL)
def receipt(request: HttpRequest, intake: int) -> HttpResponse:
    """Show the numbers of a letter, its receipt to print and the way to the next."""
    found = _intake(intake)
    context = {
        "intake": found,
        "consultation": found.consultation,
        "comments": list(found.comments.select_related("provision").order_by("serial")),
        "scans": [row.upload for row in _scans(found)],
        "next_url": f"{reverse('admin:paper')}?consultation={found.consultation.number}",
        "can_print": pdf.is_available(),
    }
    return show(request, "paper_receipt", _("Разписка"), context)


@require_safe
@needs(Right.REGISTER_PROPOSAL)
def receipt_pdf(request: HttpRequest, intake: int) -> HttpResponse:
    """Give the receipt of a letter as A6 PDF, to be signed by hand."""
    found = _intake(intake)
    first = found.comments.order_by("serial")[0]
    if not pdf.is_available():
        raise Http404
    printed = print_receipt(desk_receipt_paper(found), first)
    disposition = f'inline; filename="razpiska-{first.number}.pdf"'
    headers = {"Content-Disposition": disposition, "Cache-Control": "no-store"}
    return HttpResponse(printed.content, content_type="application/pdf", headers=headers)


def _scans(intake: Intake) -> list[Attachment]:
    return list(Attachment.objects.filter(comment__intake=intake).select_related("upload").order_by("position"))


def _intake(pk: int) -> Intake:
    found = Intake.objects.select_related("consultation", "registered_by").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _ordinal(consultation: Consultation) -> int:
    return consultation.current_revision.ordinal if consultation.current_revision else 1


def _empty(consultation: Consultation, typed: dict[str, str] | None = None) -> PaperForm:
    return PaperForm(initial=typed or {}, revision=_ordinal(consultation))


def _points(consultation: Consultation, rows: Sequence[dict[str, str]], *, is_sent: bool = False) -> Points:
    return Points(rows, place_choices(consultation), least=1, is_sent=is_sent)


def _page(
    request: HttpRequest,
    consultation: Consultation,
    form: PaperForm,
    points: Points,
    files: KeptFiles,
    refusals: tuple[Refusal, ...] = (),
) -> HttpResponse:
    if any(refusal.code == "revision" for refusal in refusals):  # the clerk sees the new places and sends again
        form = _empty(consultation, {**request.POST.dict(), "revision": str(_ordinal(consultation))})
    context = {
        "consultation": consultation,
        "form": form,
        "points": points,
        "files": files,
        "refusals": refusals,
        "choose_url": reverse("admin:paper"),
    }
    status = 409 if refusals else 200
    return show(request, "paper", _("Прием на предложение на гише"), context, status=status)
