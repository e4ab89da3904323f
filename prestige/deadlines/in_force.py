"""The catalogue as it holds on a day: the law, and over it what the municipality set."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from prestige.deadlines.catalogue import CATALOGUE, Rule
from prestige.deadlines.models import LocalTerm


def rules_on(day: date) -> Mapping[str, Rule]:
    """Return every rule with the value and source in force on the day (one query).

    A row of a rule that became law since counts for nothing.
    """
    found = dict(CATALOGUE)
    rows = LocalTerm.objects.filter(since__lte=day).order_by("since", "pk")
    for rule_id, value, source in rows.values_list("rule", "value", "source"):
        if rule_id in found and found[rule_id].is_local:
            found[rule_id] = replace(found[rule_id], value=value, source=source)
    return found


def rule_on(rule_id: str, day: date) -> Rule:
    """Return one rule as it holds on the day. Raises KeyError for a rule that the catalogue does not know."""
    return rules_on(day)[rule_id]
