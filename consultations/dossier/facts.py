"""The facts of the consultation: its data, the notice of its opening and the motives, as pages and as data."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from consultations.dossier.scope import DossierFile
from consultations.models import Consultation
from consultations.read.history import restart_line
from consultations.read.wording import day, end_of_term
from prestige.municipality.models import Municipality
from prestige.typography import nbsp_html

STYLE = Path(__file__).with_name("stil.css")


def files(consultation: Consultation) -> Iterator[DossierFile]:
    """Yield the notice, the motives and the data."""
    yield DossierFile("01-danni/obyavlenie.html", "Съобщение за консултацията", partial(_page, "notice", consultation))
    yield DossierFile("01-danni/motivi.html", "Мотиви", partial(_page, "motives", consultation))
    yield DossierFile("stil.css", "Изглед на страниците", lambda: [STYLE.read_bytes()])
    yield DossierFile("01-danni/danni.json", "Данни за консултацията", partial(_json, consultation))


def data(consultation: Consultation) -> dict[str, Any]:
    """Return the public facts by name."""
    return {
        "number": consultation.number,
        "title": consultation.title,
        "procedure": consultation.procedure,
        "act_type": consultation.act_type,
        "issuer": consultation.issuer,
        "legal_basis": consultation.legal_basis,
        "unit": str(consultation.unit),
        "status": consultation.status,
        "published_on": _iso(consultation.published_on),
        "last_day": _iso(consultation.last_day),
        "earliest_adoption_on": _iso(consultation.earliest_adoption_on),
        "term_days": consultation.term_days,
        "short_term_reason": consultation.short_term_reason,
        "statement_issued_on": _iso(consultation.statement_issued_on),
        "tabled_on": _iso(consultation.tabled_on),
        "adopted_on": _iso(consultation.adopted_on),
        "adoption_act": consultation.adoption_act,
        "promulgated_on": _iso(consultation.promulgated_on),
        "promulgation": consultation.promulgation,
        "in_force_from": _iso(consultation.in_force_from),
        "withdrawal_reason": consultation.withdrawal_reason,
        "summary": consultation.summary,
        "motives": dict(consultation.motives),
        "url": settings.BASE_URL + consultation.get_absolute_url(),
    }


def _json(consultation: Consultation) -> Iterator[bytes]:
    yield json.dumps(data(consultation), ensure_ascii=False, indent=2).encode() + b"\n"


def _page(name: str, consultation: Consultation) -> Iterator[bytes]:
    yield nbsp_html(
        render_to_string(
            f"consultations/dossier/{name}.html",
            {
                "consultation": consultation,
                "municipality": Municipality.objects.first() or Municipality(),
                "published_on": day(consultation.published_on) if consultation.published_on else "",
                "ends": end_of_term(consultation.last_day) if consultation.last_day else "",
                "earliest": day(consultation.earliest_adoption_on) if consultation.earliest_adoption_on else "",
                "restart": restart_line(consultation),
            },
        )
    ).encode()


def _iso(value: Any) -> str | None:
    return value.isoformat() if value else None
