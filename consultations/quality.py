"""How well the municipality consults: what each measure is and how it is counted. Pure but for gettext.

Everything is counted from the portal's own record. A measure without anything to count has no value and never a
made-up one. Source: Стандарти за провеждане на обществени консултации (САР, 2019); ЗНА чл. 26 and 28.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import mean, median
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from consultations.deadlines import CONSULT_MIN

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

MOTIVES: Final = 5
LONG_WORD: Final = 7  # letters and more, as LIX counts
FEWEST_SHOWN: Final = 5  # groups smaller than that could name a person
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_SENTENCE_END: Final = re.compile(r"(?<!\bчл)(?<!\bал)(?<!\bт)(?<!\bг)(?<!\bбр)[.!?…]+(?:\s|$)|\n+")


@dataclass(frozen=True, kw_only=True)
class Consulted:
    """One published consultation as the measures see it; `term_days` is None for a general act, counted in months.

    `is_heard` tells that its term is over and it was not withdrawn; `decided_on` when it was tabled or, where that is
    not recorded, adopted. `proposals` are all received, `opinions` the same with the points of one opinion counted
    once.
    """

    year: int
    term_days: int | None = None
    has_short_reason: bool = False
    motives: int = 0
    is_heard: bool = False
    last_day: date | None = None
    statement_on: date | None = None
    decided_on: date | None = None
    proposals: int = 0
    answered: int = 0
    taken_up: int = 0
    opinions: int = 0
    by_organisations: int = 0
    summary: str = ""


@dataclass(frozen=True)
class Held:
    """A public discussion: how many days before it people were invited."""

    notice_days: int


@dataclass(frozen=True)
class Value:
    """What was counted: a share (`part` of `whole`) or a number from `whole` things; unknown where there are none."""

    part: float | None
    whole: int

    @property
    def is_known(self) -> bool:
        """Whether there was anything to count."""
        return self.whole > 0 and self.part is not None

    @property
    def percent(self) -> int | None:
        """The share in whole percents."""
        return round(100 * self.part / self.whole) if self.part is not None and self.whole else None


@dataclass(frozen=True)
class Measure:
    """One measure: its number in the catalogue, its name, how it is counted; a share, or a number with its unit."""

    code: str
    key: str
    name: StrPromise
    method: StrPromise
    unit: StrPromise | str = ""

    @property
    def is_share(self) -> bool:
        return not self.unit


_DAYS, _PIECES, _INDEX = _("дни"), _("брой"), _("точки")
MEASURES: Final = (
    Measure("M1", "full_term", _("Срок от поне 30 дни"),
            _("Дял на проектите на нормативни актове, публикувани със срок от поне 30 дни (чл. 26, ал. 4 от ЗНА).")),
    Measure("M2", "short_with_reason", _("Съкратен срок с причини в мотивите"),
            _("Дял на проектите със срок под 30 дни, за които причините са посочени. Законът не допуска друго.")),
    Measure("M3", "full_motives", _("Пълни мотиви"),
            _("Дял на проектите, чиито мотиви имат и петте части по чл. 28, ал. 2 от ЗНА.")),
    Measure("M4", "statement_first", _("Справка преди внасянето"),
            _("Дял на внесените или приетите актове, чиято справка е публикувана дотогава (чл. 26, ал. 5 от ЗНА).")),
    Measure("M4", "days_to_statement", _("Дни от края на срока до справката"),
            _("Медиана: половината справки са публикувани за толкова дни или по-бързо."), _DAYS),
    Measure("M5", "answered", _("Предложения с отговор"),
            _("Дял на предложенията с решение, по консултации с изтекъл срок. Броят се всички получени.")),
    Measure("M5", "taken_up", _("Приети изцяло или частично"),
            _("Дял на приетите изцяло или частично от предложенията с решение.")),
    Measure("M6", "opinions", _("Мнения на консултация"),
            _("Средно, по консултации с изтекъл срок. Становище с няколко точки се брои веднъж."), _PIECES),
    Measure("M6", "silent", _("Консултации без нито едно мнение"),
            _("Дял на консултациите с изтекъл срок, по които няма мнения. По-малко е по-добре.")),
    Measure("M7", "participants", _("Различни участници"),
            _("Различните имейли на подателите за годината; мнение без имейл се брои като отделен участник."), _PIECES),
    Measure("M7", "organisations", _("Мнения от името на организации"),
            _("Дял на мненията, чийто подател е посочил, че говори от името на организация.")),
    Measure("M8", "discussed", _("Консултации с обществено обсъждане"),
            _("Дял на консултациите с изтекъл срок, по които е имало поне едно обсъждане на живо.")),
    Measure("M8", "notice_days", _("Дни от поканата до обсъждането"),
            _("Медиана за обсъжданията през годината."), _DAYS),
    Measure("M10", "summarised", _("Резюме на ясен език"),
            _("Дял на консултациите с попълнено „Накратко“.")),
    Measure("M10", "lix", _("Четивност на резюметата"),
            _("Индекс LIX: думите в едно изречение средно плюс процентът на думите с над 6 букви. По-малко е по-лесно "
              "за четене. Индексът не е приспособен за български и служи само за сравнение между годините."), _INDEX),
    Measure("M11", "tagged", _("Достъпни документи"),
            _("Дял на проверените издадени PDF документи със структура за екранни четци (тагове).")),
    Measure("M11", "as_text", _("Проекти като текст, а не като сканирано изображение"),
            _("Дял на публикуваните редакции, чийто текст може да се търси, копира и чете от екранен четец.")),
)  # fmt: skip


def values_of(
    cohort: Sequence[Consulted],
    *,
    participants: int = 0,
    hearings: Sequence[Sequence[Held]] | None = None,
    tagged: tuple[int, int] = (0, 0),
    as_text: tuple[int, int] = (0, 0),
) -> dict[str, Value]:
    """Return each measure of one year by its key.

    `hearings` are those of each heard consultation, None where nobody keeps them; the pairs are a part and its whole.
    """
    drafts = [each for each in cohort if each.term_days is not None]
    short = [each for each in drafts if (each.term_days or 0) < CONSULT_MIN.value]
    heard = [each for each in cohort if each.is_heard]
    decided = [each for each in cohort if each.decided_on]
    proposals, answered = sum(each.proposals for each in heard), sum(each.answered for each in heard)
    opinions = sum(each.opinions for each in cohort)
    index = lix(each.summary for each in cohort)
    waits = [(each.statement_on - each.last_day).days for each in cohort if each.statement_on and each.last_day]
    return {
        "full_term": Value(len(drafts) - len(short), len(drafts)),
        "short_with_reason": _share(short, [each.has_short_reason for each in short]),
        "full_motives": _share(drafts, [each.motives == MOTIVES for each in drafts]),
        "statement_first": _share(decided, [_is_stated_first(each) for each in decided]),
        "days_to_statement": Value(median(waits) if waits else None, len(waits)),
        "answered": Value(answered, proposals),
        "taken_up": Value(sum(each.taken_up for each in heard), answered),
        "opinions": Value(mean(each.opinions for each in heard) if heard else None, len(heard)),
        "silent": _share(heard, [not each.opinions for each in heard]),
        "participants": Value(participants, opinions),
        "organisations": Value(sum(each.by_organisations for each in cohort), opinions),
        **_of_hearings(hearings),
        "summarised": _share(cohort, [bool(each.summary.strip()) for each in cohort]),
        "lix": Value(index, sum(bool(each.summary.strip()) for each in cohort)),
        "tagged": Value(*tagged),
        "as_text": Value(*as_text),
    }


def lix(texts: Iterable[str]) -> float | None:
    """Return the readability index of all texts together, None where there is no word.

    Words to a sentence, and the words of more than six letters in a hundred (Björnsson, 1968). A line ends a sentence;
    the stop of an abbreviation such as „чл.“ does not.
    """
    words = long = sentences = 0
    for text in texts:
        for sentence in _SENTENCE_END.split(text):
            found = _WORD.findall(sentence)
            words += len(found)
            long += sum(len(word) >= LONG_WORD for word in found)
            sentences += bool(found)
    return words / sentences + 100 * long / words if words else None


def shown_groups(counts: Iterable[tuple[str, int]]) -> tuple[list[tuple[str, int]], int]:
    """Return the groups large enough to be shown, the largest first, and how many are in all the others together."""
    rows = sorted(counts, key=lambda each: (-each[1], each[0]))
    return [each for each in rows if each[1] >= FEWEST_SHOWN], sum(n for _name, n in rows if n < FEWEST_SHOWN)


def _share(of: Sequence[Consulted], marks: Sequence[bool]) -> Value:
    return Value(sum(marks), len(of))


def _is_stated_first(each: Consulted) -> bool:
    return each.statement_on is not None and each.decided_on is not None and each.statement_on <= each.decided_on


def _of_hearings(hearings: Sequence[Sequence[Held]] | None) -> dict[str, Value]:
    if hearings is None:
        return {"discussed": Value(None, 0), "notice_days": Value(None, 0)}
    days = [held.notice_days for each in hearings for held in each]
    return {
        "discussed": Value(sum(bool(each) for each in hearings), len(hearings)),
        "notice_days": Value(median(days) if days else None, len(days)),
    }
