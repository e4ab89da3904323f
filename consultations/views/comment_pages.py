"""The pages on the way of a comment, as the views of its steps show them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from consultations.forms import CommentForm
from consultations.models import CommentDraft
from consultations.personal_data import hints
from consultations.read.comment_place import Place, step_url
from consultations.read.comment_since import Moved
from consultations.read.wording import end_of_term
from consultations.views.comment_flow import days_left, fingerprint
from consultations.views.comment_summary import answers_of
from prestige.refusals import Refusal
from prestige.typography import nbsp

RETRY_AFTER_SECONDS = "300"
TOO_MANY, CONFLICT, BUSY = 429, 409, 503


def form_page(
    request: HttpRequest,
    place: Place,
    form: CommentForm,
    now: datetime,
    *,
    notice: str = "",
    since: Moved | None = None,
    elsewhere: CommentDraft | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show the form beside the quoted provision.

    `since` tells what became of it while somebody was writing, `elsewhere` of a draft begun here that followed its
    place to another number.
    """
    context = _shared(place, now, notice, since) | {
        "form": form,
        "elsewhere_url": step_url(place.consultation, elsewhere.eid) if elsewhere else "",
    }
    return _waiting(render(request, "consultations/comment_form.html", context, status=status))


def check_page(
    request: HttpRequest,
    place: Place,
    draft: CommentDraft,
    form: CommentForm,
    now: datetime,
    *,
    notice: str = "",
    since: Moved | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show what will be sent, each answer with a way back to change it."""
    context = _shared(place, now, notice, since) | {
        "answers": answers_of(form, place.url("form")),
        "personal": hints(f"{form.cleaned_data['body']}\n{form.cleaned_data['proposed_wording']}"),
        "draft": draft,
        "fingerprint": fingerprint(draft),
    }
    return _waiting(render(request, "consultations/comment_check.html", context, status=status))


def dropped_page(request: HttpRequest, place: Place, data: dict[str, Any], *, token: str = "") -> HttpResponse:
    """Say that the place was dropped and give back what was typed with the way to say it of the whole draft."""
    current = place.consultation.current_revision
    names = {"place": capfirst(place.label), "n": current.ordinal if current else 0}
    said = _(
        "%(place)s вече не е в проекта: действа редакция %(n)d. Можете да изпратите предложението си по целия проект."
    )
    whole = step_url(place.consultation, "")
    return refused_page(
        request,
        place,
        data,
        [Refusal("dropped", nbsp(said % names))],
        general_url=f"{whole}?{urlencode({'from': token})}" if token else whole,
        status=CONFLICT if data else 200,
    )


def refused_page(
    request: HttpRequest,
    place: Place,
    data: dict[str, Any],
    refusals: Iterable[Refusal],
    *,
    general_url: str = "",
    status: int = CONFLICT,
) -> HttpResponse:
    """Say why it cannot be received and give back every text that was typed."""
    typed = [(name, data[name]) for name in ("body", "proposed_wording") if data.get(name)]
    if not data.get("body"):
        typed = []
    context = {
        "place": place,
        "refusals": refusals,
        "typed": typed,
        "general_url": general_url,
        "section": "consultations",
    }
    return render(request, "consultations/comment_refused.html", context, status=status)


def too_many() -> str:
    """Return the sentence for somebody who is too quick."""
    return _("Изпратихте много заявки. Опитайте след 5 минути. Текстът ви е запазен.")


def busy() -> str:
    """Return the sentence for somebody whom the database kept waiting too long."""
    return _("Порталът е натоварен и не прие коментара. Опитайте пак след малко. Текстът ви е запазен.")


def _shared(place: Place, now: datetime, notice: str, since: Moved | None) -> dict[str, Any]:
    last_day = place.consultation.last_day
    return {
        "place": place,
        "notice": " ".join(filter(None, (notice, since.notice if since else ""))),
        "pieces": since.pieces if since else [],
        "days_left": days_left(place, now),
        "section": "consultations",
        "ends": end_of_term(last_day) if last_day else "",
    }


def _waiting(response: HttpResponse) -> HttpResponse:
    if response.status_code in {TOO_MANY, BUSY}:
        response["Retry-After"] = RETRY_AFTER_SECONDS
    return response
