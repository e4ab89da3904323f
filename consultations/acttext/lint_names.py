"""The title of the act and titles of articles. Source: УПЗНА чл. 24 and 29."""

import re
from collections.abc import Iterator

from .survey import Survey
from .tree import Kind, Node

_TYPES = re.compile(
    r"(?<!\w)(?:наредба|правилник|правила|инструкция|закон|кодекс|тарифа|устав|статут|програма|стратегия|план|методика"
    r"|решение|заповед)(?!\w)",
    re.I,
)
_SUBJECT = re.compile(r"(?<!\w)(?:за|относно|на|по|към)\s+\w", re.I)
_LEAST_HEADED = 3


def title_without_subject(survey: Survey) -> Iterator[tuple[None, str]]:
    """Yield a sentence when the title does not tell both the type of the act and what it is about."""
    title = survey.act.title
    if not title:
        return
    if not _TYPES.search(title):
        yield None, "наименованието не казва какъв вид е актът (наредба, правилник, инструкция)."
    elif not _SUBJECT.search(title):
        yield None, "наименованието не казва за какво е актът („Наредба за …“)."


def headed_articles(survey: Survey) -> Iterator[tuple[Node, str]]:
    """Yield one sentence when the articles of an act below the laws carry titles."""
    if survey.is_statute:
        return
    headed = [node for node in survey.own if node.kind is Kind.ARTICLE and node.heading]
    above = [node for node in survey.own if _is_title_of_one_article(node)]
    if len(above) >= _LEAST_HEADED:
        headed += above
    if headed:
        yield (
            headed[0],
            f"{_counted(len(headed))}; заглавия на членовете имат кодексите и законите, в наредбите те не са обичайни.",
        )


def _is_title_of_one_article(node: Node) -> bool:
    named = node.kind is Kind.HEADING and not node.number and not node.heading.isupper()
    return named and len(node.of_kind(Kind.ARTICLE)) == 1


def _counted(count: int) -> str:
    return "член със заглавие" if count == 1 else f"{count} члена със заглавия"
