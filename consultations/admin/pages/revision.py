"""A new revision of a public draft: begun, looked over, published with its reasons, or thrown away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from consultations.actions import begin_revision, discard_revision, publish_revision
from consultations.actions.publish_revision import publish_revision_refusals
from consultations.actions.save_act_text import TextConflict
from consultations.admin.natures import nature_choices
from consultations.admin.pages.door import consultation_at, needs, official, show
from consultations.admin.working import Opened, opened
from consultations.forms.clerk_revision import FIELD_OF, RevisionForm
from consultations.models import Consultation
from consultations.permissions import Right, right_refusals
from consultations.read.revision_changes import revision_changes
from prestige.refusals import NotAllowed, Refusal

# What depends on how the form is filled is said after it was sent.
_SAID_AT_THE_FORM = {*FIELD_OF, "causes"}


@require_POST
@needs(Right.EDIT)
def begin(request: HttpRequest, reference: str) -> HttpResponse:
    """Open the next revision with the text in force, or the one that is open already."""
    consultation = consultation_at(reference)
    try:
        begin_revision(consultation, by=official(request), now=timezone.now())
    except NotAllowed as refused:
        messages.error(request, str(refused))
        return redirect("admin:consultation_file", consultation)
    return redirect("admin:consultation_text", consultation)


@require_safe
@needs(Right.EDIT, Right.PUBLISH)
def revision(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what the revision in preparation changes and what stands against publishing it."""
    consultation = consultation_at(reference)
    desk = _begun(consultation)
    return _page(request, desk, _form(desk)) if desk else redirect("admin:consultation_file", consultation)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.PUBLISH)
def publication(request: HttpRequest, reference: str) -> HttpResponse:
    """Publish the revision; publishing twice publishes once."""
    consultation = consultation_at(reference)
    desk = _begun(consultation)
    if request.method != "POST" or desk is None:
        return redirect("admin:consultation_revision" if desk else "admin:consultation_file", consultation)
    form = RevisionForm(request.POST, natures=nature_choices(consultation, timezone.now()))
    return _publish(request, desk, form) if form.is_valid() else _page(request, desk, form)


def _publish(request: HttpRequest, desk: Opened, form: RevisionForm) -> HttpResponse:
    try:
        published = publish_revision(desk.consultation, **form.cleaned_data, by=official(request), now=timezone.now())
    except TextConflict:
        return _page(request, desk, _form(desk, **form.cleaned_data), status=409, is_conflict=True)
    except NotAllowed as refused:
        form.refuse(refused.refusals)
        return _page(request, desk, form, status=409)
    messages.success(request, _("%(revision)s е публикувана.") % {"revision": published})
    return redirect("admin:consultation_file", desk.consultation)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.EDIT)
def discard(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask once more, or throw the revision away that nobody outside has seen."""
    consultation = consultation_at(reference)
    desk = _begun(consultation)
    if request.method == "POST":
        return _discard(request, consultation)
    if desk is None:
        return redirect("admin:consultation_file", consultation)
    page = {"consultation": consultation, "desk": desk}
    return show(request, "revision_discard", _("Отказ от новата редакция"), page)


def _discard(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    base = request.POST.get("base", "")
    try:
        discard_revision(consultation, by=official(request), now=timezone.now(), base=base)
    except TextConflict:
        messages.warning(request, _("Текстът е променен междувременно. Прегледайте промените отново."))
        return redirect("admin:consultation_revision", consultation)
    messages.success(request, _("Подготвяната редакция е изтрита."))
    return redirect("admin:consultation_file", consultation)


def _begun(consultation: Consultation) -> Opened | None:
    desk = opened(consultation)
    return desk if desk and desk.revision.base else None


def _form(desk: Opened, **typed: str) -> RevisionForm:
    initial = {**typed, "base": desk.revision.prepared_sha256}
    return RevisionForm(initial=initial, natures=nature_choices(desk.consultation, timezone.now()))


def _page(
    request: HttpRequest, desk: Opened, form: RevisionForm, *, status: int = 200, is_conflict: bool = False
) -> HttpResponse:
    changes = revision_changes(desk.revision)
    page = {
        "consultation": desk.consultation,
        "desk": desk,
        "changes": changes,
        "form": form,
        "refusals": [(refusal, _mended_at(refusal)) for refusal in _against(request, desk)],
        "is_conflict": is_conflict,
    }
    return show(request, "revision", _("Нова редакция"), page, status=status)


def _against(request: HttpRequest, desk: Opened) -> list[Refusal]:
    """Return what no filling of the form can mend."""
    said = publish_revision_refusals(desk.consultation, desk.revision, nature="", change_note="", now=timezone.now())
    return [
        *(refusal for refusal in said if refusal.code not in _SAID_AT_THE_FORM),
        *right_refusals(request.user, Right.PUBLISH),
    ]


def _mended_at(refusal: Refusal) -> str:
    return "consultation_text" if refusal.code in {"same", "articles"} else ""
