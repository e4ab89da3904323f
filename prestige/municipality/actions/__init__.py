"""Writes of the municipality's own data."""

from prestige.municipality.actions.save_special_day import remove_special_day, save_special_day

__all__ = ["remove_special_day", "save_special_day"]
