"""The full file for the court: asked for with a reason, taken once by the same person in the same session."""

import hashlib
import tempfile
import uuid
from collections.abc import Sequence

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from consultations.actions import ask_for_dossier, take_dossier
from consultations.admin.pages.door import consultation_at, needs, official, show
from consultations.forms.clerk_statement import DossierForm
from consultations.models import Consultation, DossierExport
from consultations.permissions import Right
from prestige.refusals import NotAllowed, Refusal

SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.EXPORT_DOSSIER)
def dossier(request: HttpRequest, reference: str) -> HttpResponse:
    """Show who took the full file and for what, and write down a new wish."""
    consultation = consultation_at(reference)
    if not consultation.is_public:
        return redirect("admin:consultation_file", consultation)
    form = DossierForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, consultation, form)
    by, now = official(request), timezone.now()
    try:
        ask_for_dossier(consultation, reason=form.cleaned_data["reason"], by=by, session=_session(request), now=now)
    except NotAllowed as refused:
        return _page(request, consultation, form, refused.refusals, status=409)
    return redirect("admin:consultation_dossier", consultation)


@require_POST
@needs(Right.EXPORT_DOSSIER)
def taken(request: HttpRequest, reference: str, key: uuid.UUID) -> HttpResponseBase:
    """Give the full file once; anybody else's wish, another session's or one already taken is no page."""
    consultation, by = consultation_at(reference), official(request)
    export = DossierExport.objects.filter(
        key=key, consultation=consultation, asked_by=by, session=_session(request), taken_at__isnull=True
    ).first()
    if export is None:
        raise Http404
    made = tempfile.TemporaryFile()  # noqa: SIM115 – the response closes it when it is sent
    try:
        take_dossier(export, made, by=by, now=timezone.now())
    except NotAllowed as taken_meanwhile:
        made.close()
        raise Http404 from taken_meanwhile
    response = FileResponse(made, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{consultation.number}-dosie-palno.zip"'
    response["Cache-Control"] = "no-store, private"
    return response


def _session(request: HttpRequest) -> str:
    """Return a name of the session that does not open it."""
    return hashlib.sha256(f"dossier:{request.session.session_key}".encode()).hexdigest()


def _page(
    request: HttpRequest,
    consultation: Consultation,
    form: DossierForm,
    refused: Sequence[Refusal] = (),
    *,
    status: int = 200,
) -> HttpResponse:
    exports = DossierExport.objects.filter(consultation=consultation).select_related("asked_by")
    waiting = exports.filter(asked_by=official(request), session=_session(request), taken_at__isnull=True)
    context = {
        "consultation": consultation,
        "form": form,
        "refusals": refused,
        "waiting": list(waiting[:5]),
        "exports": list(exports[:SHOWN]),
    }
    return show(request, "consultation_dossier", _("Пълно досие"), context, status=status)
