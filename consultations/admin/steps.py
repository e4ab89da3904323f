"""The steps of preparing a consultation: what is done and what is missing, in words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from consultations.actions.publish_consultation import publish_refusals, term_if_published
from consultations.models import Consultation
from consultations.read.term_sentences import end_sentence
from prestige.refusals import Refusal

# The page that mends a reason against an act, by its code.
STEP_OF = {
    "legal_basis": "consultation_data",
    "contact": "consultation_data",
    "channel": "consultation_data",
    "text": "consultation_text",
    "articles": "consultation_text",
    "motives": "consultation_motives",
    "considerations": "consultation_motives",
    "participation": "consultation_motives",
    "urgent_reason": "consultation_motives",
    "summary": "consultation_motives",
    "statement": "consultation_statement",
    "term_too_short": "consultation_publication",
    "short_term_without_reason": "consultation_publication",
}


@dataclass(frozen=True)
class Step:
    """One step with its page; ``is_ready`` when nothing of it stands against publishing."""

    page: str
    title: str
    words: str
    is_ready: bool


def steps_of(consultation: Consultation, now: datetime) -> list[Step]:
    """Return the steps before publication in their natural order; they may be taken in any."""
    refusals = publish_refusals(consultation, now)
    missing: dict[str, list[Refusal]] = {}
    for refusal in refusals:
        missing.setdefault(STEP_OF.get(refusal.code, ""), []).append(refusal)
    ready_words = (
        ("consultation_data", _("Данни за акта"), _("Вид, наименование, правно основание, контакт и канали")),
        ("consultation_text", _("Текст на проекта"), _text_words(consultation)),
        ("consultation_motives", *_motives_words(consultation)),
        ("consultation_publication", _("Срок, преглед и публикуване"), _term_words(consultation, now)),
    )
    return [
        Step(
            page,
            title,
            " ".join(str(refusal.message) for refusal in missing.get(page, ())) or words,
            page not in missing,
        )
        for page, title, words in ready_words
    ]


def _motives_words(consultation: Consultation) -> tuple[str, str]:
    if consultation.is_general:
        return _("Основни съображения и участие"), _("Съображения, форми на участие, „Накратко“ и кого засяга")
    return _("Мотиви и резюме"), _("Пет части на мотивите, „Накратко“ и кого засяга")


def _text_words(consultation: Consultation) -> str:
    revision = consultation.revisions.order_by("-ordinal").defer("source", "tree").first()
    if revision is None:
        return ""
    articles = ngettext("%(n)d член или §", "%(n)d члена и §", revision.article_count) % {"n": revision.article_count}
    count = len(revision.warnings)
    if not count:
        return articles
    return f"{articles}; " + ngettext("%(n)d предупреждение", "%(n)d предупреждения", count) % {"n": count}


def _term_words(consultation: Consultation, now: datetime) -> str:
    return end_sentence(term_if_published(consultation, now))
