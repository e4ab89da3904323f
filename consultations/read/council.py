"""The way of an act after its consultation, in words: every recorded step, and where the act stands now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from consultations.lifecycle import Phase, vote_sentence
from consultations.models import Consultation, CouncilStep
from consultations.read.wording import day, language
from prestige.typography import full_stop, nbsp, short_date

Kind = CouncilStep.Kind


@dataclass(frozen=True)
class Recorded:
    """A step as the desk lists it; ``corrected`` says what a later row put right, oldest first."""

    step: CouncilStep
    title: str
    day: str
    details: list[str]
    corrected: list[str]


def standing_in_order(consultation: Consultation) -> list[CouncilStep]:
    """Return the steps that count in the order in which they came: a correction stands where its mistake did."""
    return [chain[-1] for chain in _chains(consultation)]


def recorded_steps(consultation: Consultation) -> list[Recorded]:
    """Return every step with what was corrected of it (one query)."""
    return [
        Recorded(
            step=chain[-1],
            title=step_title(consultation, chain[-1]),
            day=nbsp(short_date(chain[-1].happened_on, language())),
            details=details(chain[-1]),
            corrected=[" · ".join([short_date(old.happened_on, language()), *details(old)]) for old in chain[:-1]],
        )
        for chain in _chains(consultation)
    ]


def timeline(consultation: Consultation) -> list[tuple[date, str]]:
    """Return the steps for the public history, oldest first, each as its day and a sentence (one query)."""
    return [(step.happened_on, step_sentence(consultation, step)) for step in standing_in_order(consultation)]


def step_sentence(consultation: Consultation, step: CouncilStep) -> SafeString:
    """Return what happened with its document, votes and link; what the clerk typed is marked as Bulgarian."""
    typed = [words for words in (step.place, step.document, step.note) if words]
    parts = [format_html("{}.", nbsp(step_title(consultation, step)))]
    if typed:
        ended = " ".join(words if words.endswith((".", "!", "?")) else f"{words}." for words in typed)
        parts.append(format_html('<span lang="bg">{}</span>', nbsp(ended)))
    if step.vote:
        parts.append(format_html("{}", nbsp(vote_sentence(step.vote))))
    if step.in_force_from:
        parts.append(format_html("{}", nbsp(full_stop(_("В сила от %(day)s.") % {"day": day(step.in_force_from)}))))
    if step.link:
        parts.append(format_html('<a href="{}" rel="noopener">{}</a>', step.link, _("Документът")))
    return SafeString(" ".join(parts))


def step_title(consultation: Consultation, step: CouncilStep) -> str:
    """Return what happened in a few words; the mayor's act is issued."""
    if step.kind == Kind.ADOPTED and not consultation.course.by_council:
        return _("Актът е издаден от кмета")
    return {
        Kind.TABLED: _("Проектът е внесен в общинския съвет"),
        Kind.COMMITTEE: _("Разглеждане в комисия"),
        Kind.SESSION: _("Проектът е в дневния ред на общинския съвет"),
        Kind.ADOPTED: _("Общинският съвет прие акта"),
        Kind.REJECTED: _("Общинският съвет не прие акта"),
        Kind.SENT: _("Актът е изпратен на кмета и на областния управител"),
        Kind.RETURNED: _("Актът е върнат за ново разглеждане и не влиза в сила"),
        Kind.READOPTED: _("Общинският съвет прие акта повторно"),
        Kind.PROMULGATED: _("Актът е обнародван"),
        Kind.EX_POST: _("Направена е последваща оценка"),
        Kind.ANNULLED: _("Актът е отменен от съда"),
    }[Kind(step.kind)]


def details(step: CouncilStep) -> list[str]:
    """Return what stands in the row beside the day: document, place, votes, note."""
    force = _("В сила от %(day)s") % {"day": short_date(step.in_force_from)} if step.in_force_from else ""
    vote = vote_sentence(step.vote) if step.vote else ""
    return [nbsp(words) for words in (step.document, step.place, vote, force, step.note) if words]


def stands_now(consultation: Consultation, phase: Phase) -> str:
    """Say in a sentence where an act stands whose consultation has ended."""
    return nbsp(full_stop(_stands(consultation, phase)))


def _stands(consultation: Consultation, phase: Phase) -> str:
    by_council = consultation.course.by_council
    on = {"day": day(consultation.stage_on)} if consultation.stage_on else {"day": ""}
    match phase:
        case Phase.STATEMENT_PUBLISHED if by_council:
            return _("Справката е публикувана. Следва внасяне в общинския съвет.")
        case Phase.STATEMENT_PUBLISHED:
            return _("Справката е публикувана. Следва решение на кмета.")
        case Phase.TABLED:
            return _("Проектът е внесен в общинския съвет на %(day)s.") % on
        case Phase.IN_COMMITTEE:
            return _("Проектът е в комисиите на общинския съвет.")
        case Phase.IN_SESSION:
            return _("Проектът е в дневния ред на заседанието на %(day)s.") % on
        case Phase.ADOPTED if by_council:
            return _("Общинският съвет прие акта. Следва обнародване.")
        case Phase.ADOPTED:
            return _("Кметът издаде акта. Следва обявяване.")
        case Phase.RETURNED:
            return _("Актът е върнат на общинския съвет за ново разглеждане и не влиза в сила.")
        case Phase.REJECTED:
            return _("Общинският съвет не прие акта.")
        case Phase.PROMULGATED:
            return _("Актът е обнародван и влиза в сила на %(day)s.") % _force(consultation)
        case Phase.IN_FORCE | Phase.EX_POST:
            return _("Актът е в сила от %(day)s.") % _force(consultation)
        case Phase.ANNULLED:
            return _("Съдът отмени акта на %(day)s. Текстът остава публичен.") % on
        case Phase.RESTARTED:
            return _("Проектът е върнат за преработване. Новият проект се обсъжда отново.")
        case _:
            return _("Общината подготвя справка за постъпилите предложения и ще я публикува преди приемането на акта.")


def _force(consultation: Consultation) -> dict[str, str]:
    return {"day": day(consultation.in_force_from) if consultation.in_force_from else ""}


def _chains(consultation: Consultation) -> list[Sequence[CouncilStep]]:
    """Return each step with its corrections, the row that counts last."""
    chains: dict[int, list[CouncilStep]] = {}
    first: dict[int, int] = {}
    for row in CouncilStep.objects.filter(consultation=consultation).order_by("pk"):
        first[row.pk] = first[row.corrects_id] if row.corrects_id else row.pk
        chains.setdefault(first[row.pk], []).append(row)
    return [chains[pk] for pk in sorted(chains)]
