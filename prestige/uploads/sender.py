"""Who hands in files, as a keyed hash: a person, or the network address of somebody who did not sign in."""

import hmac
from hashlib import sha256

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest

from prestige.accounts.limits import client_address


def sender_of(request: HttpRequest) -> str:
    """Return the hash under which files of this visitor are counted for the day."""
    if request.user.is_authenticated:
        return sender_of_user(request.user)
    return _hashed(f"address:{client_address(request)}")


def sender_of_user(user: AbstractBaseUser) -> str:
    """Return the hash under which the files of somebody signed in are counted."""
    return _hashed(f"user:{user.pk}")


def _hashed(who: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), f"uploads:{who}".encode(), sha256).hexdigest()
