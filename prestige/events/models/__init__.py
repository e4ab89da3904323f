"""Rows of the events."""

from prestige.events.lifecycle import EventKind, EventStatus, RegistrationState
from prestige.events.models.event import Event
from prestige.events.models.registration import Registration

__all__ = ["Event", "EventKind", "EventStatus", "Registration", "RegistrationState"]
