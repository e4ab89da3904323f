"""Writing a comment: proving the address, once in a session of the browser."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from consultations.models import CommentDraft, Consultation
from consultations.read.comment_place import place_or_404
from consultations.views.by_ref import of_any_consultation
from consultations.views.comment_flow import adopt, unsent_draft
from consultations.views.comment_travel import place_kept, started_at
from prestige.accounts.code_flow import code_step
from prestige.accounts.sign_in import person
from prestige.form_fields import PublicEmail


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True, private=True)
@of_any_consultation
def code(request: HttpRequest, consultation: Consultation, eid: str = "") -> HttpResponse:
    """Take the code of the letter and lead on to the check; the draft then belongs to its author."""
    now = timezone.now()
    draft = unsent_draft(request, consultation, eid) or started_at(request, consultation, eid)
    place = place_kept(draft, consultation)[0] if draft else place_or_404(consultation, eid)
    if person(request) is not None:
        return redirect(place.url("check"))
    email = _email_of(draft)
    if draft is None or not email:
        return redirect(place.url("form"))
    step = code_step(request, email, now=now)
    if step.user is not None:
        adopt(draft, consultation, step.user, now)
        return redirect(place.url("check"))
    if step.was_sent:
        messages.success(request, _("Изпратихме нов код. Старият вече не е нужен."))
        return redirect(place.url("code"))
    context = {"step": step, "form": step.form, "place": place, "section": "consultations"}
    return render(request, "consultations/comment_code.html", context, status=step.status)


def _email_of(draft: CommentDraft | None) -> str:
    try:
        return str(PublicEmail().clean(draft.data.get("author_email", ""))) if draft else ""
    except ValidationError:
        return ""
