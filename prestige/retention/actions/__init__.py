"""Writes of the retention: setting a term, letting go what is due."""

from prestige.retention.actions.run_retention import Done, run_retention
from prestige.retention.actions.set_rule import rule_refusals, set_rule

__all__ = ["Done", "rule_refusals", "run_retention", "set_rule"]
