"""The clerk's side of the organisations, inside the admin: the queue, an application, an organisation, the papers."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prestige.accounts.models import User
from prestige.organisations.actions import (
    close_organisation,
    end_mandate,
    refuse_application,
    return_application,
    verify_application,
)
from prestige.organisations.forms import ReasonForm, VerdictForm
from prestige.organisations.models import Application, ApplicationDocument, Mandate, Organisation
from prestige.organisations.read.desk import file_of, organisation_file, queue_rows
from prestige.organisations.views.own import moment_of
from prestige.refusals import NotAllowed, Refusal
from prestige.uploads.actions import note_original_opened
from prestige.uploads.models import Scan
from prestige.uploads.serving import sealed_original

RIGHT = "organisations.verify_organisation"
PER_PAGE = 40
CONFLICT = 409
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def for_verifiers(view: View[P]) -> View[P]:
    """Open a view to whoever may verify organisations; anybody else gets the page 403 of the admin."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not isinstance(request.user, User) or not request.user.has_perm(RIGHT):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@require_safe
@for_verifiers
def queue(request: HttpRequest) -> HttpResponse:
    """List the applications that wait, oldest first, and below them the register."""
    waiting = Paginator(Application.objects.waiting(), PER_PAGE).get_page(request.GET.get("page"))
    register = Paginator(Organisation.objects.order_by("name", "pk"), PER_PAGE).get_page(request.GET.get("register"))
    context = {"page": waiting, "rows": queue_rows(list(waiting), timezone.localdate()), "register": register}
    return _show(request, "organisations", _("Организации"), context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_verifiers
def application(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an application with everything doubtful about it, or decide on it."""
    found = _application(pk)
    form = VerdictForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _application_page(request, found, form)
    said, by, now = form.cleaned_data, _official(request), timezone.now()
    reason, seen = said["reason"], moment_of(said["seen"])
    try:
        if said["verdict"] == "verify":
            verify_application(found, note=reason, by=by, seen=seen, now=now)
        elif said["verdict"] == "return":
            return_application(found, reason=reason, by=by, seen=seen, now=now)
        else:
            refuse_application(found, reason=reason, by=by, seen=seen, now=now)
    except NotAllowed as refused:
        return _application_page(request, _application(pk), form, refused.refusals, status=CONFLICT)
    messages.success(request, _("Решението е записано. Подателят ще получи писмо."))
    return redirect("admin:organisations")


@require_POST
@for_verifiers
def document(request: HttpRequest, token: uuid.UUID) -> HttpResponse:
    """Give the clerk a paper exactly as it came; the journal notes who opened it."""
    paper = get_object_or_404(ApplicationDocument.objects.select_related("upload", "application"), upload__token=token)
    if paper.upload.scan in {Scan.INFECTED, Scan.WAITING}:
        return _application_page(request, _application(paper.application_id), VerdictForm(), _scan_refusals(paper))
    note_original_opened(paper.upload, by=_official(request), now=timezone.now())
    return sealed_original(paper.upload)


@require_http_methods(["GET", "HEAD", "POST"])
@for_verifiers
def organisation(request: HttpRequest, eik: str) -> HttpResponse:
    """Show a registered organisation with its mandates and applications, or close it for a reason."""
    found = get_object_or_404(Organisation, eik=eik)
    form = ReasonForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _organisation_page(request, found, form)
    try:
        close_organisation(found, reason=form.cleaned_data["reason"], by=_official(request), now=timezone.now())
    except NotAllowed as refused:
        return _organisation_page(request, found, form, refused.refusals, status=CONFLICT)
    messages.success(request, _("Организацията е закрита. Страницата ѝ остава."))
    return redirect("admin:organisation", eik)


@require_http_methods(["GET", "HEAD", "POST"])
@for_verifiers
def mandate(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the reason of ending a mandate early, and end it."""
    found = get_object_or_404(Mandate.objects.select_related("organisation"), pk=pk)
    form, status = ReasonForm(request.POST or None), 200
    refusals: tuple[Refusal, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            end_mandate(found, reason=form.cleaned_data["reason"], by=_official(request), now=timezone.now())
        except NotAllowed as refused:
            refusals, status = refused.refusals, CONFLICT
        else:
            messages.success(request, _("Мандатът е прекратен. Представителят ще получи писмо."))
            return redirect("admin:organisation", found.organisation.eik)
    context = {"mandate": found, "organisation": found.organisation, "form": form, "refusals": refusals}
    return _show(request, "organisation_mandate", _("Прекратяване на мандат"), context, status=status)


def _application(pk: int) -> Application:
    found = Application.objects.select_related("applicant").filter(pk=pk).exclude(number="").first()
    if found is None:
        raise Http404
    return found


def _official(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def _scan_refusals(paper: ApplicationDocument) -> tuple[Refusal, ...]:
    names = {"name": paper.upload.name}
    if paper.upload.scan == Scan.INFECTED:
        return (Refusal("infected", _("Във файла „%(name)s“ е открит вирус. Върнете заявката за нов файл.") % names),)
    return (Refusal("unscanned", _("„%(name)s“ още се проверява за вируси. Опитайте след минута.") % names),)


def _application_page(
    request: HttpRequest,
    found: Application,
    form: VerdictForm,
    refusals: tuple[Refusal, ...] = (),
    *,
    status: int = 200,
) -> HttpResponse:
    file = file_of(found, _official(request), timezone.localdate())
    if not form.is_bound and found.submitted_at:
        form.initial["seen"] = found.submitted_at.isoformat()
    context = {"application": found, "file": file, "form": form, "refusals": refusals}
    title = _("Заявка № %(number)s") % {"number": found.number}
    return _show(request, "organisation_application", title, context, status=CONFLICT if refusals else status)


def _organisation_page(
    request: HttpRequest,
    found: Organisation,
    form: ReasonForm,
    refusals: tuple[Refusal, ...] = (),
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "organisation": found,
        "file": organisation_file(found, timezone.localdate()),
        "form": form,
        "refusals": refusals,
    }
    return _show(request, "organisation", found.name, context, status=status)


def _show(
    request: HttpRequest, template: str, title: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    frame = {**admin.site.each_context(request), "title": title, **context}
    return TemplateResponse(request, f"admin/desk/{template}.html", frame, status=status)
