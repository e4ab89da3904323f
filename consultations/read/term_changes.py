"""The changes of a term told in words: the public trace, one line for a paper, and the printed notice."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.lifecycle import Procedure
from consultations.models import Consultation, TermChange
from consultations.read.wording import day, language
from consultations.sheets import TermNoticePaper
from consultations.term_changes import TermChangeKind
from prestige.accounts.models import User
from prestige.municipality.models import Municipality
from prestige.qr import qr_svg
from prestige.register.models import IssuedDocument
from prestige.typography import clock_time, long_date, nbsp, short_date

TERM_NOTICE = "term_notice"  # the kind of issued document


@dataclass(frozen=True)
class TermStep:
    """One change of the term as everybody reads it; ``url`` leads to its notice on paper."""

    kind: str
    said: str
    before: str
    after: str
    reason: str
    decided: str
    url: str


def term_steps(consultation: Consultation) -> list[TermStep]:
    """Return the changes of the term, newest first; no query for a term that never moved."""
    if consultation.previous_last_day is None:
        return []
    return [_step(consultation, change) for change in consultation.term_changes.order_by("-ordinal")]


def change_sentence(kind: str, before: date, after: date) -> str:
    """Return „Срокът е удължен: до … вместо до …“ in the active language."""
    said = {
        TermChangeKind.EXTENSION: _("Срокът за предложения е удължен: вместо до %(before)s тече до %(after)s"),
        TermChangeKind.OUTAGE: _(
            "Срокът за предложения е удължен заради прекъсване на портала: вместо до %(before)s тече до %(after)s"
        ),
        TermChangeKind.SHORTENING: _("Срокът за предложения е съкратен: вместо до %(before)s тече до %(after)s"),
        TermChangeKind.RESTART: _("Срокът за предложения започна отначало: вместо до %(before)s тече до %(after)s"),
    }[TermChangeKind(kind)]
    return nbsp(said % {"after": day(after), "before": day(before)})


def change_line(consultation: Consultation) -> str:
    """Return one sentence for each change, oldest first, for the statement on paper; empty for none."""
    if consultation.previous_last_day is None:
        return ""
    rows = consultation.term_changes.order_by("ordinal")
    return " ".join(change_sentence(row.kind, row.from_last_day, row.to_last_day) for row in rows)


def _step(consultation: Consultation, change: TermChange) -> TermStep:
    return TermStep(
        kind=change.kind,
        said=change_sentence(change.kind, change.from_last_day, change.to_last_day),
        before=day(change.from_last_day),
        after=day(change.to_last_day),
        reason=nbsp(change.reason),
        decided=short_date(timezone.localdate(change.decided_at), language()),
        url=reverse("consultations:term_notice_pdf", args=[consultation.url_ref, change.ordinal]),
    )


def term_changes_to_print() -> QuerySet[TermChange]:
    """Return the decided changes whose notice has no PDF yet, oldest first."""
    printed = IssuedDocument.objects.of(TermChange, TERM_NOTICE).values("subject_id")
    joined = ("consultation", "outage", "decided_by", "confirmed_by")
    return TermChange.objects.exclude(pk__in=printed).select_related(*joined).order_by("decided_at", "pk")


def term_notice_number(change: TermChange) -> str:
    """Return „2026-014/С1“: the consultation and the ordinal of the change."""
    return f"{change.consultation.number}/С{change.ordinal}"


def term_notice_paper(change: TermChange, code: str) -> TermNoticePaper:
    """Return the printed notice with its verification code; call it with Bulgarian active."""
    consultation = change.consultation
    verify = str(settings.BASE_URL) + reverse("register:document", args=[code])
    return TermNoticePaper(
        municipality=(Municipality.objects.first() or Municipality()).name,
        number=term_notice_number(change),
        consultation_number=consultation.number,
        title=consultation.title,
        kind=change.kind,
        heading={
            TermChangeKind.EXTENSION: "Съобщение за удължаване на срок",
            TermChangeKind.OUTAGE: "Съобщение за удължаване на срок",
            TermChangeKind.SHORTENING: "Съобщение за съкращаване на срок",
            TermChangeKind.RESTART: "Съобщение за нов срок",
        }[TermChangeKind(change.kind)],
        from_last_day=change.from_last_day,
        to_last_day=change.to_last_day,
        earliest_adoption_on=change.to_last_day + timedelta(days=1),
        reason=change.reason,
        outage=_outage_words(change),
        basis="чл. 69, ал. 2 от АПК; чл. 60 от ГПК"
        if consultation.procedure == Procedure.GENERAL_ACT
        else "чл. 26, ал. 1 и 4 от ЗНА; чл. 60 от ГПК",
        decided_on=timezone.localdate(change.decided_at),
        decider=", ".join(filter(None, (change.decider_name, change.decider_position))),
        confirmer=_signature(change.confirmed_by),
        verification_code=code,
        verify_url=str(settings.BASE_URL) + reverse("register:verify"),
        verify_qr=qr_svg(verify, "QR код за проверка на документа"),
    )


def _signature(person: User | None) -> str:
    return ", ".join(filter(None, (person.full_name, person.position))) if person else ""


def _outage_words(change: TermChange) -> str:
    outage = change.outage
    if outage is None or outage.ended_at is None:
        return ""
    began, ended = timezone.localtime(outage.began_at), timezone.localtime(outage.ended_at)
    until = clock_time(ended) if ended.date() == began.date() else f"{long_date(ended.date())}, {clock_time(ended)}"
    return f"{long_date(began.date())}, {clock_time(began)} – {until}: {outage.what}"
