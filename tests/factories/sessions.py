"""Proofs in a session, as django-allauth writes them down."""

import time

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY as RECORDS
from allauth.account.internal.userkit import user_id_to_str
from django.test import Client

from prestige.accounts.models import User

OWNER = "account_authentication_methods_user"


def give_proof(client: Client, user: User, *methods: str, minutes_ago: float = 0) -> None:
    """Let the session hold exactly these proofs of the person, so old; none at all without a method."""
    session = client.session
    session[RECORDS] = [{"method": method, "at": time.time() - minutes_ago * 60} for method in methods]
    session[OWNER] = user_id_to_str(user)
    session.save()
