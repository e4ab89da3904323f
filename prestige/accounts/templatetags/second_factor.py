"""Words and facts for the pages about second factors."""

import ipaddress

from django import template
from django.http import HttpRequest

register = template.Library()


@register.filter
def in_fours(text: str) -> list[str]:
    """Return the text in groups of four signs, as people copy it by hand."""
    return [text[start : start + 4] for start in range(0, len(text), 4)]


@register.filter
def can_hold_passkeys(request: HttpRequest) -> bool:
    """Return whether a browser makes passkeys for this host: a name, never a bare IP address (WebAuthn, 5.1.3)."""
    try:
        ipaddress.ip_address(request.get_host().rpartition(":")[0].strip("[]") or request.get_host())
    except ValueError:
        return True
    return False
