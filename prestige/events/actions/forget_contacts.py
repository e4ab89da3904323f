"""Forgetting how to reach people, once the event is long over."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from prestige.events.models import Registration
from prestige.retention.batches import Rows, in_batches


def contacts_to_forget(now: datetime, days: int) -> QuerySet[Registration]:
    """Return the registrations for events over for so many days of which more than the name is known."""
    known = ~Q(email="") | ~Q(phone="") | ~Q(needs="") | Q(needs_wheelchair=True) | Q(needs_sign_language=True)
    return Registration.objects.filter(known, event__ends_at__lt=now - timedelta(days=days))


def forget_contacts(now: datetime, days: int) -> int:
    """Empty address, phone and needs of registrations for events that ended so many days ago; return how many.

    The name stays in the list of those present, which belongs to the record. Source: GDPR чл. 5, пар. 1, б. „д“.
    """
    return in_batches(contacts_to_forget(now, days), _forget)


def _forget(rows: Rows) -> None:
    rows.update(email="", phone="", needs="", needs_wheelchair=False, needs_sign_language=False, user=None)
