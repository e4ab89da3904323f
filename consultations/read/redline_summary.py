"""What a comparison says in one line: „5 променени, 1 нов, 1 отпаднал член“."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from consultations.acttext.alignment import Relation
from consultations.acttext.compared import ComparedUnit, Summary
from consultations.acttext.tree import Kind

COUNTED = (Kind.ARTICLE, Kind.CLAUSE, Kind.ANNEX)


def summary_line(summary: Summary) -> str:
    """Return how many articles, § and annexes changed and how, without a full stop; empty when none did."""
    groups = [summary.changed, summary.added, summary.removed, summary.moved, summary.renumbered]
    counted = [[unit for unit in group if unit.kind in COUNTED] for group in groups]
    if not any(counted):
        return ""
    are_articles = all(unit.kind is Kind.ARTICLE for group in counted for unit in group)
    told = _articles(map(len, counted)) if are_articles else _provisions(map(len, counted))
    parts = [words for words, number in told if number]
    last = next(number for _words, number in reversed(told) if number)
    noun = ngettext("член", "члена", last) if are_articles else ngettext("разпоредба", "разпоредби", last)
    return f"{', '.join(parts)} {noun}"


def in_short(unit: ComparedUnit, name: str) -> str:
    """Return a unit for a list of links: „Чл. 14а (нов)“, „Чл. 17 (отпада)“, „Чл. 14“."""
    names = {"name": name}
    match unit.relation:
        case Relation.ADDED | Relation.SPLIT:
            return _("%(name)s (нов)") % names
        case Relation.REMOVED | Relation.MERGED:
            return _("%(name)s (отпада)") % names
        case Relation.MOVED:
            return _("%(name)s (преместен)") % names
        case Relation.RENUMBERED if not unit.is_changed:
            return _("%(name)s (преномериран)") % names
    return name


def _articles(numbers: Iterable[int]) -> list[tuple[str, int]]:
    changed, added, removed, moved, renumbered = numbers
    return [
        (ngettext("%(n)d променен", "%(n)d променени", changed) % {"n": changed}, changed),
        (ngettext("%(n)d нов", "%(n)d нови", added) % {"n": added}, added),
        (ngettext("%(n)d отпаднал", "%(n)d отпаднали", removed) % {"n": removed}, removed),
        (ngettext("%(n)d преместен", "%(n)d преместени", moved) % {"n": moved}, moved),
        (ngettext("%(n)d преномериран", "%(n)d преномерирани", renumbered) % {"n": renumbered}, renumbered),
    ]


def _provisions(numbers: Iterable[int]) -> list[tuple[str, int]]:
    changed, added, removed, moved, renumbered = numbers
    return [
        (ngettext("%(n)d променена", "%(n)d променени", changed) % {"n": changed}, changed),
        (ngettext("%(n)d нова", "%(n)d нови", added) % {"n": added}, added),
        (ngettext("%(n)d отпаднала", "%(n)d отпаднали", removed) % {"n": removed}, removed),
        (ngettext("%(n)d преместена", "%(n)d преместени", moved) % {"n": moved}, moved),
        (ngettext("%(n)d преномерирана", "%(n)d преномерирани", renumbered) % {"n": renumbered}, renumbered),
    ]
