"""A PostgreSQL and a Valkey of their own for one run of the tests."""

import atexit

from prestige.standalone import Services


def start_services() -> None:
    """Start what DATABASE_URL and REDIS_URL do not name, until this process ends.

    The processes of pytest-xdist inherit both variables from the first one, so they start nothing.
    """
    atexit.register(Services().__enter__().stop)
