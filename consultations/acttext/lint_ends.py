"""Provisions behind the articles, the statutory basis and the annexes. Source: УПЗНА чл. 31, 33, 35 and 43."""

import re
from collections.abc import Iterator

from .labels import citation
from .survey import Survey
from .tree import Kind, Node, plain_text

_CITES = re.compile(r"(?<![а-я])(?:чл\.|член|§|към)\s?\S", re.I)
_ANNEX_WORD = re.compile(r"(?<![а-я])приложени(?:е|ето|я|ята)(?![а-я])", re.I)
_ANNEX_NUMBERS = re.compile(
    r"(?<![а-я])приложени(?:е|ето|я|ята)\s?(?:№№?|номера?)?\s?((?:[0-9]{1,3}(?:\.[0-9]{1,2})*[а-я]?(?:\s?(?:,|и|или|до|[-–—])\s?(?:№\s?)?)?)+)",
    re.I,
)
_BASIS = re.compile(r"на\s+основание|въз\s+основа|на\s+осн\.|в\s+изпълнение\s+на|по\s+силата\s+на|делегация", re.I)
_FIRST_LINES = 3


def missing_provisions(survey: Survey) -> Iterator[tuple[None, str]]:
    """Yield a sentence when a normative act of the council ends with its articles."""
    ends = any(node.kind in (Kind.CLAUSE, Kind.PROVISIONS) for node in survey.own)
    if survey.is_adopted_by_council and survey.articles and not ends:
        yield None, "няма заключителни разпоредби (отмяна на предишния акт, кой изпълнява акта, основание)."


def articles_among_provisions(survey: Survey) -> Iterator[tuple[Node, str]]:
    """Yield a sentence for every heading of provisions with articles under it instead of §."""
    for node in survey.own:
        if node.kind is Kind.PROVISIONS and node.of_kind(Kind.ARTICLE):
            yield node, f"под „{node.heading}“ стоят членове; тези разпоредби се номерират с §."


def missing_basis(survey: Survey) -> Iterator[tuple[None, str]]:
    """Yield a sentence when neither the head nor any text tells on what law the council adopts the act."""
    if not survey.is_adopted_by_council or survey.is_amending:
        return
    act = survey.act
    if not _BASIS.search("\n".join((act.letterhead, act.title, survey.text))):
        yield None, "не е посочено на какво законово основание се приема актът."


def uncited_annexes(survey: Survey) -> Iterator[tuple[Node, str]]:
    """Yield one sentence for all annexes that do not tell their article, another for those no article speaks of."""
    body = "\n".join(node.text for node in survey.own)
    cited = _cited_numbers(body)
    silent = [annex for annex in survey.annexes if not _cites_article(annex)]
    known = [each for each in silent if (each.number in cited if each.number else _ANNEX_WORD.search(body))]
    if known:
        yield known[0], f"{_names(known)} към кой член е („към чл. …“)."
    for annex in silent:
        if annex not in known:
            yield annex, f"{citation(annex)} не посочва към кой член е и никой член не го споменава."


def _names(annexes: list[Node]) -> str:
    first, *others = (citation(annex) for annex in annexes)
    if not others:
        return f"{first} не посочва"
    return f"{first} и още {len(others)} {'приложение' if len(others) == 1 else 'приложения'} не посочват всяко"


def _cites_article(annex: Node) -> bool:
    lines = [annex.heading, annex.text, *(plain_text(child) for child in annex.children[:_FIRST_LINES])]
    return any(_CITES.search(line) for line in lines[:1]) or any(_CITES.match(line) for line in lines[1:])


def _cited_numbers(text: str) -> set[str]:
    """Return the numbers in „приложение № 1“, „приложения № 1, 2 и 3“ and „приложения № 4 – 6“."""
    found: set[str] = set()
    for match in _ANNEX_NUMBERS.finditer(text):
        listed = re.split(r"\s?(?:,|и|или)\s?(?:№\s?)?", match.group(1))
        for part in listed:
            first, _, last = (each.strip(" №.") for each in re.sub(r"\s?(?:до|[–—-])\s?", "–", part).partition("–"))
            found.add(first)
            if first.isdigit() and last.isdigit():
                found.update(str(number) for number in range(int(first), int(last) + 1))
    return found
