"""Writes of the notifications: audiences, letters, subscriptions."""

from prestige.notifications.actions.deliver import deliver_due
from prestige.notifications.actions.dispatch import dispatch_events
from prestige.notifications.actions.subscribe import end_subscription, subscribe

__all__ = ["deliver_due", "dispatch_events", "end_subscription", "subscribe"]
