"""Who hands in files, as a keyed hash: a person, or the network address of somebody who did not sign in."""

import hmac
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest

from prestige.accounts.limits import client_address


def sender_of(request: HttpRequest) -> str:
    """Return the hash under which files of this visitor are counted for the day."""
    who = f"user:{request.user.pk}" if request.user.is_authenticated else f"address:{client_address(request)}"
    return hmac.new(settings.SECRET_KEY.encode(), f"uploads:{who}".encode(), sha256).hexdigest()
