"""What a provider said of a person, reduced to what the portal may know: never a personal number."""

import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.utils.translation import gettext as _

from prestige.accounts.assurance import level_among, reaches
from prestige.accounts.identity.configured import Provider
from prestige.text_hygiene import UnreadableText, clean_text

PERSONAL_NUMBER = re.compile(r"\d{9,}")
LONGEST_NAME = 120


class IdentityRefused(Exception):
    """The provider's answer proves nothing; the message says to the person what to do, ``reason`` to the log."""

    def __init__(self, message: str, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


class ProviderDown(Exception):
    """The provider does not answer in time."""


@dataclass(frozen=True)
class Identity:
    """A proven identity. ``subjects`` are keyed hashes of the provider's word for the person, the current key's first.

    ``level`` is one of eIDAS; ``name`` and ``email`` may be empty.
    """

    provider: str
    subjects: tuple[str, ...]
    level: str
    name: str
    email: str
    email_verified: bool


def identity_of(
    provider: Provider, *, subject: str, said: Iterable[str], name: str, email: str, email_verified: object
) -> Identity:
    """Return the identity without any personal number in it.

    Raises ``IdentityRefused`` when there is no subject or the level of assurance is too low.
    """
    if not subject:
        raise unproven("no subject")
    level = provider.level or level_among(said, provider.levels)
    if not reaches(level, provider.minimum):
        sentence = _(
            "Начинът, по който влязохте, е с по-ниско ниво на осигуреност от нужното. Опитайте с друго средство или "
            "влезте с код по имейл."
        )
        raise IdentityRefused(sentence, f"level {level or 'unknown'} is below {provider.minimum}")
    return Identity(
        provider=provider.slug,
        subjects=subject_keys(provider.slug, subject),
        level=level,
        name=_name(name),
        email="" if PERSONAL_NUMBER.search(email) else email.strip().lower(),
        email_verified=str(email_verified).casefold() in {"true", "1"},
    )


def unproven(reason: str) -> IdentityRefused:
    """Return the refusal of an answer that cannot be believed."""
    return IdentityRefused(_("Отговорът на доставчика не може да се потвърди. Опитайте отново."), reason)


def subject_keys(provider: str, subject: str) -> tuple[str, ...]:
    """Return the hashes under which the person may be kept, by the secret key and by each former one."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    word = f"identity:{provider}:{subject}".encode()
    return tuple(hmac.new(key.encode(), word, sha256).hexdigest() for key in keys)


def _name(said: str) -> str:
    try:
        name = clean_text(said, multiline=False).strip()
    except UnreadableText:
        return ""
    return "" if re.search(r"\d", name) or len(name) > LONGEST_NAME else name
