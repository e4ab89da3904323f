"""Writes of the desk."""

from prestige.desk.actions.record_consent import Consent, consent_refusals, record_consent

__all__ = ["Consent", "consent_refusals", "record_consent"]
