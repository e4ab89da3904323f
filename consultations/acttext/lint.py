"""Advice for drafters: what a careful reader of the draft would ask about. It never stops anyone.

Every rule looks at one thing, returns sentences and rests on an article of the law where there is one. What is only
likely is said so; where a rule cannot know, it is silent.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .lint_ends import articles_among_provisions, missing_basis, missing_provisions, uncited_annexes
from .lint_names import headed_articles, title_without_subject
from .lint_numbers import renumbered_articles
from .lint_references import missing_annexes, missing_articles, missing_clauses, missing_inner_places
from .lint_words import early_abbreviations, mixed_alphabets, repeated_terms, unused_terms
from .survey import Survey
from .tree import Act, Node, ParseWarning

Finding = tuple[Node | None, str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, the law it rests on (empty where it is plain care), and what finds its sentences.

    A finding is the place and a sentence that goes on after „Ред N: “; without a place it speaks of the whole act.
    """

    id: str
    source: str
    find: Callable[[Survey], Iterator[Finding]]


RULES = (
    Rule("title", "УПЗНА чл. 24", title_without_subject),
    Rule("article-headings", "УПЗНА чл. 29", headed_articles),
    Rule("annex-without-article", "УПЗНА чл. 31, ал. 2", uncited_annexes),
    Rule("provisions", "УПЗНА чл. 35", missing_provisions),
    Rule("articles-among-provisions", "УПЗНА чл. 33", articles_among_provisions),
    Rule("statutory-basis", "УПЗНА чл. 43", missing_basis),
    Rule("missing-article", "УПЗНА чл. 40", missing_articles),
    Rule("missing-inner-place", "УПЗНА чл. 40", missing_inner_places),
    Rule("missing-clause", "УПЗНА чл. 40", missing_clauses),
    Rule("missing-annex", "УПЗНА чл. 31", missing_annexes),
    Rule("unused-term", "УПЗНА чл. 32", unused_terms),
    Rule("repeated-term", "УПЗНА чл. 32", repeated_terms),
    Rule("early-abbreviation", "УПЗНА чл. 41", early_abbreviations),
    Rule("mixed-alphabets", "", mixed_alphabets),
)
RENUMBERED_SOURCE = "УПЗНА чл. 52, ал. 1"


def lint(act: Act, base: Act | None = None) -> list[ParseWarning]:
    """Return the advice of all rules, in the order of the rules; with the text in force, of its numbers too."""
    survey = Survey(act)
    found = [_warning(place, sentence, rule.source) for rule in RULES for place, sentence in rule.find(survey)]
    if base is not None:
        renumbered = renumbered_articles(survey, Survey(base))
        found += [_warning(place, sentence, RENUMBERED_SOURCE) for place, sentence in renumbered]
    return found


def _warning(place: Node | None, sentence: str, source: str) -> ParseWarning:
    if place is None:
        return ParseWarning(0, sentence[0].upper() + sentence[1:], "", source)
    return ParseWarning(place.line, f"Ред {place.line}: {sentence}", place.eid, source)
