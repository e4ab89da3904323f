"""How often one may knock: counters in the database, exact for every process and honest when the queue is down."""

import hmac
import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest

from prestige.accounts.models import HitCounter


@dataclass(frozen=True)
class Limit:
    """At most so many hits in each calendar minute and each hour of the clock (UTC)."""

    name: str
    per_minute: int
    per_hour: int


FORMS = Limit("forms", 60, 600)
COMMENTS = Limit("comments", 6, 60)
CODES = Limit("codes", 10, 40)
REPORTS = Limit("reports", 5, 20)
APPEALS = Limit("appeals", 5, 20)
SIGN_INS = Limit("sign-ins", 20, 120)
# Passwords: tight for one visitor at one account; wide for the account, so that nobody can shut its owner out for long.
PASSWORDS = Limit("passwords", 5, 20)
PASSWORDS_OF_ACCOUNT = Limit("passwords-of-account", 30, 200)


def take_turn(limit: Limit, who: str, *, now: datetime) -> bool:
    """Count one hit and return whether it is still within the limit. Who knocks is stored as a keyed hash only."""
    minute, hour = now.replace(second=0, microsecond=0), now.replace(minute=0, second=0, microsecond=0)
    key = hmac.new(settings.SECRET_KEY.encode(), f"{limit.name}:{who}".encode(), sha256).hexdigest()
    HitCounter.objects.forget(now)
    ends = {"minute": minute + timedelta(minutes=1), "hour": hour + timedelta(hours=1)}
    hits = HitCounter.objects.take(key, ends)
    return hits["minute"] <= limit.per_minute and hits["hour"] <= limit.per_hour


def may_try_password(request: HttpRequest, email: str, *, now: datetime) -> bool:
    """Count one attempt at the password of an account, known or not, and return whether it is still allowed."""
    visitor, account = client_address(request), email.strip().casefold()
    turns = (
        take_turn(SIGN_INS, visitor, now=now),
        take_turn(PASSWORDS, f"{visitor} {account}", now=now),
        take_turn(PASSWORDS_OF_ACCOUNT, account, now=now),
    )
    return all(turns)


def client_address(request: HttpRequest) -> str:
    """Return the address of the visitor; behind our own proxies the last one they did not add themselves.

    An IPv6 visitor is his /64 network: one household owns more addresses than a counter can hold.
    """
    forwarded = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    trusted = settings.TRUSTED_PROXY_COUNT
    address = forwarded[-trusted] if trusted and len(forwarded) >= trusted else request.META.get("REMOTE_ADDR", "")
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    return str(parsed) if parsed.version == 4 else str(ipaddress.ip_network((parsed, 64), strict=False))
