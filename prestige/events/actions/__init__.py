"""Everything that changes an event or a registration."""

from prestige.events.actions.cancel_event import cancel_event
from prestige.events.actions.cancel_registration import cancel_registration
from prestige.events.actions.change_event import EventConflict, change_event
from prestige.events.actions.check_in import add_walk_in, check_in, undo_check_in
from prestige.events.actions.forget_contacts import forget_contacts
from prestige.events.actions.keep_recording import keep_recording
from prestige.events.actions.plan_event import plan_event
from prestige.events.actions.register_person import Booking, register_person
from prestige.events.actions.remind_registered import remind_registered

__all__ = [
    "Booking",
    "EventConflict",
    "add_walk_in",
    "cancel_event",
    "cancel_registration",
    "change_event",
    "check_in",
    "forget_contacts",
    "keep_recording",
    "plan_event",
    "register_person",
    "remind_registered",
    "undo_check_in",
]
