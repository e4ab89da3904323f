"""Identity providers for templates."""

from collections.abc import Sequence

from django import template
from django.conf import settings

from prestige.accounts.identity.configured import Provider

register = template.Library()


@register.simple_tag
def identity_providers() -> Sequence[Provider]:
    """Return the configured providers, in the order of the settings."""
    found: Sequence[Provider] = settings.IDENTITY_PROVIDERS
    return found
