"""Giving the next number of a register, gapless."""

from django.db import transaction

from prestige.register.models import Counter


def next_number(register: str, year: int) -> int:
    """Return the next number of the register in this year, from 1, with no gap even after a rollback.

    Must run inside the act's transaction, as late as possible: the counter's row stays locked until the commit.
    Raises ``RuntimeError`` outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("next_number() belongs inside the act's transaction")
    return Counter.objects.take(register, year)
