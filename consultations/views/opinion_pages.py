"""The pages on the way of an opinion, as the views of its steps show them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.forms.opinion import OpinionForm
from consultations.forms.points import Row
from consultations.models import Consultation, NameDisplay, OpinionDraft, Stance
from consultations.public_names import public_name
from consultations.read.crumbs import trail
from consultations.read.opinions import opinion_url
from consultations.read.wording import end_of_term, place
from consultations.views.comment_pages import BUSY, CONFLICT, RETRY_AFTER_SECONDS, TOO_MANY
from consultations.views.comment_summary import Answer
from consultations.views.opinion_flow import Filled, fingerprint
from prestige.refusals import Refusal
from prestige.typography import mask_email


def form_page(
    request: HttpRequest,
    consultation: Consultation,
    filled: Filled,
    now: datetime,
    *,
    notice: str = "",
    status: int = 200,
) -> HttpResponse:
    """Show the form with its points and files."""
    context = _shared(consultation, now, notice or filled.notice) | {
        "form": filled.form,
        "points": filled.points,
        "files": filled.files,
    }
    return _waiting(render(request, "consultations/opinion_form.html", context, status=status))


def check_page(
    request: HttpRequest,
    draft: OpinionDraft,
    filled: Filled,
    now: datetime,
    *,
    notice: str = "",
    status: int = 200,
) -> HttpResponse:
    """Show what will be sent, each answer with a way back to change it."""
    context = _shared(draft.consultation, now, notice) | {
        "groups": _groups(filled, opinion_url(draft.consultation)),
        "files": filled.files.uploads,
        "draft": draft,
        "fingerprint": fingerprint(draft),
    }
    return _waiting(render(request, "consultations/opinion_check.html", context, status=status))


def refused_page(
    request: HttpRequest,
    consultation: Consultation,
    data: dict[str, Any],
    refusals: Iterable[Refusal],
    *,
    status: int = CONFLICT,
) -> HttpResponse:
    """Say why it cannot be received and give back every text that was typed."""
    rows = [("general", _("Обща позиция"), data.get("body", ""))]
    for at, row in enumerate(data.get("points", []), start=1):
        texts = "\n\n".join(filter(None, (row.get("body", ""), row.get("wording", ""))))
        rows.append((f"point{at}", _("Точка %(n)d") % {"n": at}, texts))
    context = {
        "consultation": consultation,
        "trail": trail(consultation),
        "refusals": refusals,
        "typed": [row for row in rows if row[2]],
        "section": "consultations",
    }
    return render(request, "consultations/opinion_refused.html", context, status=status)


def _groups(filled: Filled, form_url: str) -> list[tuple[str, list[Answer]]]:
    """Return the answers of a valid form: who speaks, the general position, every point."""
    found = filled.form.cleaned_data
    general = [
        _answer(_("Позиция по проекта"), str(Stance(found["stance"]).label), f"{form_url}#id_stance_0"),
        _answer(_("Мотиви"), found["body"], f"{form_url}#id_body", "bg"),
    ]
    points = [
        (_("Точка %(n)d") % {"n": at}, _point(row, f"{form_url}#id_point{at}-"))
        for at, row in enumerate(filled.points.cleaned, start=1)
    ]
    return [(_("Организация"), _organisation(filled.form, form_url)), (_("Обща позиция"), general), *points]


def _answer(label: str, value: str, url: str, lang: str = "") -> Answer:
    return Answer(label, value, url, label.lower(), language=lang)


def _organisation(form: OpinionForm, form_url: str) -> list[Answer]:
    found = form.cleaned_data
    name = public_name(found["author_name"], NameDisplay(found["name_display"]), found["settlement"])
    email = form.user.email if form.user else ""
    through = f"{found['author_name']}, {found['position']}"
    return [
        _answer(_("Име"), found["organisation"], f"{form_url}#id_organisation", "bg"),
        _answer(_("ЕИК"), found["eik"], f"{form_url}#id_eik"),
        _answer(_("Представляващ"), through, f"{form_url}#id_author_name", "bg"),
        _answer(_("Вижда се като"), name, f"{form_url}#id_name_display_0", "bg"),
        Answer(_("Имейл"), _("%(email)s (не се публикува)") % {"email": mask_email(email)}, "", ""),
    ]


def _point(row: Row, form_url: str) -> list[Answer]:
    answers = [
        _answer(_("Разпоредба"), place(row["place"]), f"{form_url}place"),
        _answer(_("Предлага"), str(Stance(row["stance"]).label), f"{form_url}stance"),
        _answer(_("Мотиви"), row["body"], f"{form_url}body", "bg"),
        _answer(_("Предложен текст"), row["wording"], f"{form_url}wording", "bg"),
    ]
    return [answer for answer in answers if answer.value]


def _shared(consultation: Consultation, now: datetime, notice: str) -> dict[str, Any]:
    last_day = consultation.last_day
    return {
        "consultation": consultation,
        "trail": trail(consultation),
        "form_url": opinion_url(consultation),
        "revision": consultation.current_revision,
        "notice": notice,
        "days_left": max(consultation.days_left_on(timezone.localdate(now)), 0),
        "ends": end_of_term(last_day) if last_day else "",
        "section": "consultations",
    }


def _waiting(response: HttpResponse) -> HttpResponse:
    if response.status_code in {TOO_MANY, BUSY}:
        response["Retry-After"] = RETRY_AFTER_SECONDS
    return response
