"""The structure of an act in numbers, as `parse_act --json` prints it."""

from typing import Any

from .labels import label
from .numbering import all_warnings
from .tree import Act, Kind, Node

_STEPS = {Kind.PARAGRAPH: "ал.", Kind.POINT: "т.", Kind.LETTER: "б."}


def summarise(act: Act) -> dict[str, Any]:
    """Return counts and numbers of all places. Keys of places read „чл.5 ал.1 т.3“; rare levels only where any."""
    nodes = list(act.walk())
    articles = [node for node in nodes if node.kind is Kind.ARTICLE]
    counts = _Counts()
    for article in articles:
        counts.add(article, f"чл.{article.number}")
    annexes = [node for node in nodes if node.kind is Kind.ANNEX]
    summary: dict[str, Any] = {
        "title": act.title,
        "parts": _count(nodes, Kind.PART),
        "chapters": _count(nodes, Kind.CHAPTER),
        "sections": _count(nodes, Kind.SECTION),
        "articles": [article.number for article in articles],
        "paragraphs": {article.number: len(article.of_kind(Kind.PARAGRAPH)) for article in articles},
        "points": counts.points,
        "letters": counts.letters,
        "subpoints": counts.subpoints,
        "subletters": counts.subletters,
        "bullets": counts.bullets,
        **_final_provisions(act),
        "annexes": len({annex.number or annex.eid for annex in annexes}),
        "tables": _count(nodes, Kind.TABLE),
        "annex_headings": list({annex.number or annex.eid: label(annex) for annex in annexes}.values()),
        "warnings": [warning.message for warning in all_warnings(act)],
    }
    rare = (
        "subpoints",
        "subletters",
        "bullets",
        "clauses",
        "final_paragraphs",
        "final_points",
        "annex_headings",
        "tables",
    )
    return {key: value for key, value in summary.items() if value or key not in rare}


class _Counts:
    """Counts of the places inside articles by the key of what holds them."""

    def __init__(self) -> None:
        self.points: dict[str, int] = {}
        self.letters: dict[str, int] = {}
        self.subletters: dict[str, int] = {}
        self.bullets: dict[str, int] = {}
        self.subpoints: dict[str, list[str]] = {}

    def add(self, node: Node, key: str) -> None:
        """Count the children of a node kept under this key, and theirs."""
        tallies = {
            Kind.POINT: self.points,
            Kind.LETTER: self.letters,
            Kind.SUBLETTER: self.subletters,
            Kind.INDENT: self.bullets,
        }
        for kind, tally in tallies.items():
            if children := node.of_kind(kind):
                tally[key] = tally.get(key, 0) + len(children)
        if subpoints := node.of_kind(Kind.SUBPOINT):
            self.subpoints.setdefault(key, []).extend(child.number for child in subpoints)
        for child in node.of_kind(*_STEPS):
            self.add(child, f"{key} {_STEPS[child.kind]}{child.number}")


def _count(nodes: list[Node], kind: Kind) -> int:
    return sum(node.kind is kind for node in nodes)


def _final_provisions(act: Act) -> dict[str, Any]:
    """Return the § of the act's own provisions and of the acts that amended it.

    The § of an act that has no articles are its body (УПЗНА чл. 26, ал. 4) and go to `clauses`.
    """
    has_articles = any(node.kind is Kind.ARTICLE for node in act.walk())
    found: dict[str, list[Node]] = {"additional": [], "transitional_final": [], "clauses": []}
    amending = []
    for top in act.children:
        if top.is_amending_block:
            numbers = [clause.number for clause in top.of_kind(Kind.CLAUSE)]
            amending.append({"heading": top.heading, "paragraphs": numbers})
        else:
            _collect_clauses(top, "transitional_final" if has_articles else "clauses", found)
    additional, transitional_final = found["additional"], found["transitional_final"]
    own = [(f"ДР §{clause.number}", clause) for clause in additional]
    own += [(f"§{clause.number}", clause) for clause in transitional_final]
    provisions: dict[str, Any] = {
        "additional": [clause.number for clause in additional],
        "transitional_final": [clause.number for clause in transitional_final],
    }
    if amending:
        provisions["amending_acts"] = amending
    return {
        "clauses": [clause.number for clause in found["clauses"]],
        "final_provisions": provisions,
        "final_paragraphs": _tally(own, Kind.PARAGRAPH),
        "final_points": _tally(own, Kind.POINT),
    }


def _collect_clauses(node: Node, block: str, found: dict[str, list[Node]]) -> None:
    """Sort the § under a node by the heading above them."""
    heading = node.heading.lower()
    if node.kind is Kind.CLAUSE:
        found[block].append(node)
    elif node.is_grouping:
        if "преходн" in heading or "заключителн" in heading:
            block = "transitional_final"
        elif "допълнителн" in heading and "разпоредб" in heading:
            block = "additional"
        for child in node.children:
            _collect_clauses(child, block, found)


def _tally(own: list[tuple[str, Node]], kind: Kind) -> dict[str, int]:
    places = [(key, clause) for key, clause in own]
    for key, clause in own if kind is Kind.POINT else ():
        places += [(f"{key} ал.{paragraph.number}", paragraph) for paragraph in clause.of_kind(Kind.PARAGRAPH)]
    return {key: len(children) for key, place in places if (children := place.of_kind(kind))}
