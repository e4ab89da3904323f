"""The reading view: the whole draft with its margin."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from consultations.converters import Ref
from consultations.models import Consultation
from consultations.read.crumbs import trail
from consultations.read.reading import page_stamp, reading_body, revision_of
from consultations.read.voices import own_notices
from consultations.views.by_ref import of_consultation
from prestige.kept_pages import is_plain_visit, kept_page


@require_safe
def text(request: HttpRequest, ref: Ref) -> HttpResponse:
    """Show the current text; visitors without a session get it from memory until something on it changes."""
    stamp = page_stamp(ref, timezone.now()) if is_plain_visit(request) else None
    if stamp is None:
        return text_now(request, ref)
    return kept_page(request, stamp, lambda: text_now(request, ref))


@of_consultation
def text_now(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Show the current revision; `?v=1`, the chooser's answer, leads to the address of that revision."""
    asked = request.GET.get("v", "")
    if asked.isascii() and asked.isdigit() and 0 < len(asked) < 5 and int(asked):
        return _to_revision(consultation, int(asked))
    return _page(request, consultation, None)


@require_safe
@of_consultation
def text_version(request: HttpRequest, consultation: Consultation, n: int) -> HttpResponse:
    """Show one public revision, or say that there is none and show the current one."""
    return _page(request, consultation, n)


def _to_revision(consultation: Consultation, ordinal: int) -> HttpResponse:
    current = consultation.current_revision
    if current is not None and current.ordinal == ordinal:
        return redirect("consultations:text", consultation.url_ref)
    return redirect("consultations:text_version", consultation.url_ref, ordinal)


def _page(request: HttpRequest, consultation: Consultation, ordinal: int | None) -> HttpResponse:
    missing = False
    try:
        revision = revision_of(consultation, ordinal)
    except Http404:
        revision, missing = revision_of(consultation, None), True
    return render(
        request,
        "consultations/consultation_text.html",
        {
            "section": "consultations",
            "consultation": consultation,
            "revision": revision,
            "trail": trail(consultation),
            "own_notices": own_notices(request.user.pk, consultation),
            "missing": ordinal if missing else None,
            "names_revision": ordinal is not None,
            "body": reading_body(consultation, revision, timezone.now()),
        },
        status=404 if missing else 200,
    )
