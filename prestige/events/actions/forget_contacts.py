"""Forgetting how to reach people, once the event is long over."""

from datetime import datetime, timedelta

from django.db.models import Q

from prestige.events.models import Registration


def forget_contacts(now: datetime, *, days: int) -> int:
    """Empty address, phone and needs of registrations for events that ended so many days ago; return how many.

    The name stays in the list of those present, which belongs to the record. Source: GDPR чл. 5, пар. 1, б. „д“.
    """
    known = ~Q(email="") | ~Q(phone="") | ~Q(needs="") | Q(needs_wheelchair=True) | Q(needs_sign_language=True)
    old = Registration.objects.filter(known, event__ends_at__lt=now - timedelta(days=days))
    return old.update(email="", phone="", needs="", needs_wheelchair=False, needs_sign_language=False, user=None)
