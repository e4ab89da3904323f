"""Rows of the organisations."""

from prestige.organisations.models.application import (
    Application,
    ApplicationDocument,
    ApplicationState,
    Basis,
    Decision,
    DecisionKind,
)
from prestige.organisations.models.mandate import Mandate, MandateState
from prestige.organisations.models.organisation import LegalForm, Organisation

__all__ = [
    "Application",
    "ApplicationDocument",
    "ApplicationState",
    "Basis",
    "Decision",
    "DecisionKind",
    "LegalForm",
    "Mandate",
    "MandateState",
    "Organisation",
]
