"""The step of the papers: handed in, looked through, kept sealed until a clerk opens them."""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from prestige.organisations.actions import fill_application
from prestige.organisations.models import Basis
from prestige.organisations.steps import Progress, Step
from prestige.organisations.views.own import own_application, progress_of, signed_in, step_url
from prestige.refusals import NotAllowed, Refusal
from prestige.uploads.kept_files import KeptFiles, kept_files, take_files

FIELD = "papers"


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True, private=True)
@login_required
def document(request: HttpRequest, token: uuid.UUID) -> HttpResponse:
    """Show the papers, or take new ones; those that were taken stay, whatever is wrong with another."""
    application = own_application(request, token)
    progress = progress_of(application)
    if not application.is_open or not progress.is_reachable(Step.DOCUMENT):
        return redirect("organisations:application", application.token)
    if request.method != "POST":
        return _page(request, progress, kept_files(application.files, sender=application.sender))
    now = timezone.now()
    files = take_files(request, FIELD, sender=application.sender, known=application.files, is_sealed=True, now=now)
    try:
        kept = fill_application(application, {"files": list(files.tokens)}, by=signed_in(request), now=now)
    except NotAllowed as refused:
        return _page(request, progress, files, refused.refusals, status=409)
    progress = progress_of(kept)
    needs_paper = kept.basis == Basis.PROXY and not progress.is_done(Step.DOCUMENT) and "later" not in request.POST
    if needs_paper and not files.errors:
        files.errors.append(_("Качете документа, с който сте упълномощени."))
    if files.errors:
        return _page(request, progress, files)
    return redirect("organisations:register" if "later" in request.POST else step_url(kept, progress.next_step))


def _page(
    request: HttpRequest, progress: Progress, files: KeptFiles, refusals: tuple[Refusal, ...] = (), *, status: int = 200
) -> HttpResponse:
    application = progress.application
    papers = application.documents.select_related("upload").order_by("pk") if application.number else []
    context = {
        "section": "organisations",
        "trail": [
            (reverse("organisations:list"), _("Организации")),
            (reverse("organisations:register"), _("Регистрация")),
        ],
        "progress": progress,
        "application": application,
        "here": Step.DOCUMENT,
        "place": list(Step).index(Step.DOCUMENT) + 1,
        "files": files,
        "errors": [{"message": each, "href": f"#id_{FIELD}"} for each in files.errors],
        "papers": [paper.upload for paper in papers],
        "needs_paper": application.basis == Basis.PROXY,
        "refusals": refusals,
    }
    return render(request, "organisations/document.html", context, status=status)
