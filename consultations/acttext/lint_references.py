"""References that lead nowhere in the act. Source: УПЗНА чл. 31 and 40."""

from collections.abc import Iterator

from .labels import citation
from .references import Reference
from .survey import Place, Survey
from .tree import Kind, Node

_POINTS = (Kind.POINT, Kind.SUBPOINT)


def missing_articles(survey: Survey) -> Iterator[tuple[Node, str]]:
    """Yield „чл. 99“ of an act that has no such article."""
    for place, reference in _references(survey):
        if reference.article and reference.article not in survey.articles:
            yield place.node, f"„{reference.text}“ – в акта няма чл. {reference.article}."


def missing_clauses(survey: Survey) -> Iterator[tuple[Node, str]]:
    """Yield „§ 9“ of an act that has no such §."""
    for place, reference in _references(survey):
        if reference.clause and reference.clause not in survey.clauses:
            yield place.node, f"„{reference.text}“ – в акта няма § {reference.clause}."


def missing_annexes(survey: Survey) -> Iterator[tuple[Node, str]]:
    """Yield „приложение № 3“ of an act whose annexes stand here without that one."""
    numbers = {annex.number for annex in survey.annexes}
    for place, reference in _references(survey) if numbers - {""} else ():
        if reference.annex and reference.annex not in numbers:
            yield place.node, f"„{reference.text}“ – към акта няма приложение № {reference.annex}."


def missing_inner_places(survey: Survey) -> Iterator[tuple[Node, str]]:
    """Yield references to an алинея, точка or буква that the named or the same article does not have."""
    for place, reference in _references(survey):
        unit, where = _holder(survey, place, reference)
        lacking = _lacking(unit, reference) if unit else ""
        if lacking:
            yield place.node, f"„{reference.text}“ – в {where} няма {lacking}."


def _references(survey: Survey) -> tuple[tuple[Place, Reference], ...]:
    return () if survey.is_amending else survey.references


def _holder(survey: Survey, place: Place, reference: Reference) -> tuple[Node | None, str]:
    if reference.annex:
        return None, ""
    if reference.article:
        unit = survey.articles.get(reference.article)
    elif reference.clause:
        unit = survey.clauses.get(reference.clause)
    else:
        unit = place.unit
    return unit, citation(unit) if unit else ""


def _lacking(unit: Node, reference: Reference) -> str:
    """Return the place that is not there; an article without numbered алинеи has one that may be called the first."""
    holder = unit
    is_whole = bool(reference.paragraph or reference.article or reference.clause)
    if reference.paragraph:
        paragraphs = {node.number: node for node in unit.of_kind(Kind.PARAGRAPH)}
        if reference.paragraph in paragraphs:
            holder = paragraphs[reference.paragraph]
        elif paragraphs or reference.paragraph != "1":
            return f"ал. {reference.paragraph}"
    if reference.point:
        listed = [node for node in holder.walk() if node.kind in _POINTS]
        points = [node for node in listed if node.number == reference.point]
        if not points and not (listed or is_whole):
            return ""  # „т. 5“ alone where nothing is listed speaks of something else
        if not points:
            return f"т. {reference.point}"
        holder = points[0]
    letters = {node.number for node in holder.walk() if node.kind is Kind.LETTER}
    if reference.letter and (is_whole or reference.point) and reference.letter not in letters:
        return f"б. „{reference.letter}“"
    return ""
