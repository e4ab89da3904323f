"""The identity providers of the environment: read once at start, refused with a sentence that says what to correct."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

LEVELS = ("substantial", "high")
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
SLUG = re.compile(r"[a-z][a-z0-9-]{1,29}")
LONGEST_NAME = 60


@dataclass(frozen=True)
class Provider:
    """What both kinds have. ``level`` is what the provider always has, "" when each sign-in says it by itself."""

    slug: str
    name: str
    minimum: str
    level: str
    levels: Mapping[str, str]
    claims: Mapping[str, str]
    login_origin: str


@dataclass(frozen=True)
class OpenIdProvider(Provider):
    """A provider of OpenID Connect; its addresses come from its discovery document."""

    issuer: str
    client_id: str
    secret: str = field(repr=False)
    scope: str = "openid profile email"


@dataclass(frozen=True)
class SamlProvider(Provider):
    """A provider of SAML 2.0. ``metadata`` is its XML, else ``metadata_url`` names it, else ``sso_url`` and key do."""

    entity_id: str
    metadata: str = ""
    metadata_url: str = ""
    sso_url: str = ""
    certificate: str = ""
    sp_entity_id: str = ""
    sp_certificate: str = ""
    sp_key: str = field(default="", repr=False)


OPENID_CLAIMS = {"subject": "sub", "name": "name", "email": "email", "email_verified": "email_verified", "level": "acr"}
SAML_CLAIMS = {"subject": "", "name": "", "email": "", "email_verified": "", "level": ""}
SHARED = {"id", "name", "minimum", "level", "levels", "claims", "login_origin"}
OPENID_KEYS = {*SHARED, "issuer", "client_id", "secret", "scope"}
SAML_KEYS = {
    *SHARED,
    *("entity_id", "metadata_url", "metadata_file", "sso_url", "certificate", "certificate_file"),
    *("sp_entity_id", "sp_certificate_file", "sp_key_file"),
}


def identity_providers(openid: str, saml: str) -> tuple[Provider, ...]:
    """Return the providers of ``OIDC_PROVIDERS`` and ``SAML_PROVIDERS``, JSON lists that may be empty.

    Raises ``ImproperlyConfigured`` with the variable, the provider and the key that is wrong.
    """
    found: list[Provider] = [
        *(_openid(row, where) for row, where in _rows(openid, "OIDC_PROVIDERS", OPENID_KEYS)),
        *(_saml(row, where) for row, where in _rows(saml, "SAML_PROVIDERS", SAML_KEYS)),
    ]
    slugs = [each.slug for each in found]
    if twice := {slug for slug in slugs if slugs.count(slug) > 1}:
        raise ImproperlyConfigured(f"OIDC_PROVIDERS and SAML_PROVIDERS: the id {min(twice)!r} stands twice.")
    return tuple(found)


def form_targets(providers: Sequence[Provider]) -> list[str]:
    """Return the origins to which a form of ours may lead on, for ``form-action``: Chromium heeds it in redirects."""
    return sorted({each.login_origin for each in providers})


def _rows(text: str, variable: str, keys: set[str]) -> list[tuple[dict[str, Any], str]]:
    if not text.strip():
        return []
    try:
        rows = json.loads(text)
    except json.JSONDecodeError as error:
        raise ImproperlyConfigured(f"{variable} is not JSON: {error}.") from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ImproperlyConfigured(f"{variable} is a JSON list of objects, one for each provider.")
    named = [(row, f"{variable}, provider {row.get('id', '?')!r}") for row in rows]
    for row, where in named:
        if unknown := set(row) - keys:
            raise ImproperlyConfigured(f"{where}: unknown key {min(unknown)!r}; known are {', '.join(sorted(keys))}.")
    return named


def _openid(row: Mapping[str, Any], where: str) -> OpenIdProvider:
    issuer = _address(row, "issuer", where)
    return OpenIdProvider(
        **_shared(row, where, OPENID_CLAIMS, issuer),
        issuer=issuer,
        client_id=_text(row, "client_id", where),
        secret=_text(row, "secret", where),
        scope=str(row.get("scope", OpenIdProvider.scope)),
    )


def _saml(row: Mapping[str, Any], where: str) -> SamlProvider:
    ways = [key for key in ("metadata_url", "metadata_file", "sso_url") if row.get(key)]
    if len(ways) != 1:
        raise ImproperlyConfigured(f"{where}: give one of metadata_url, metadata_file and sso_url.")
    address = _address(row, ways[0], where) if ways[0] != "metadata_file" else _address(row, "login_origin", where)
    certificate = str(row.get("certificate", "")) or _file(row, "certificate_file", where)
    if ways[0] == "sso_url" and not certificate:
        raise ImproperlyConfigured(f"{where}: sso_url needs the provider's certificate or certificate_file.")
    if bool(row.get("sp_certificate_file")) != bool(row.get("sp_key_file")):
        raise ImproperlyConfigured(f"{where}: sp_certificate_file and sp_key_file belong together.")
    return SamlProvider(
        **_shared(row, where, SAML_CLAIMS, address),
        entity_id=_text(row, "entity_id", where),
        metadata=_file(row, "metadata_file", where),
        metadata_url=str(row.get("metadata_url", "")),
        sso_url=str(row.get("sso_url", "")),
        certificate=certificate,
        sp_entity_id=str(row.get("sp_entity_id", "")),
        sp_certificate=_file(row, "sp_certificate_file", where),
        sp_key=_file(row, "sp_key_file", where),
    )


def _shared(row: Mapping[str, Any], where: str, claims: Mapping[str, str], address: str) -> dict[str, Any]:
    slug, name = _text(row, "id", where), _text(row, "name", where)
    if not SLUG.fullmatch(slug):
        raise ImproperlyConfigured(f"{where}: id is 2 to 30 small Latin letters, digits and hyphens.")
    if len(name) > LONGEST_NAME:
        raise ImproperlyConfigured(f"{where}: name has at most {LONGEST_NAME} characters.")
    own = _table(row, "claims", where)
    if unknown := set(own) - set(claims):
        raise ImproperlyConfigured(f"{where}: claims knows {', '.join(claims)}, not {min(unknown)!r}.")
    levels = _table(row, "levels", where)
    minimum, level = str(row.get("minimum", "substantial")), str(row.get("level", ""))
    for key, value in (
        ("minimum", minimum),
        ("level", level or minimum),
        *(("levels", each) for each in levels.values()),
    ):
        if value not in LEVELS and not (key == "levels" and value == "low"):
            raise ImproperlyConfigured(f"{where}: {key} is substantial or high, not {value!r}.")
    if level and LEVELS.index(level) < LEVELS.index(minimum):
        raise ImproperlyConfigured(f"{where}: level {level!r} never reaches minimum {minimum!r}.")
    origin = _address(row, "login_origin", where) if row.get("login_origin") else address
    parts = urlsplit(origin)
    return {
        "slug": slug,
        "name": name,
        "minimum": minimum,
        "level": level,
        "levels": levels,
        "claims": {**claims, **own},
        "login_origin": f"{parts.scheme}://{parts.netloc}",
    }


def _text(row: Mapping[str, Any], key: str, where: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise ImproperlyConfigured(f"{where}: {key} is missing.")
    return value.strip()


def _address(row: Mapping[str, Any], key: str, where: str) -> str:
    value = _text(row, key, where)
    parts = urlsplit(value)
    if not parts.hostname or (parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK)):
        raise ImproperlyConfigured(f"{where}: {key} is an https:// address, not {value!r}.")
    if re.search(r"[\s;,'\"*]", value):
        raise ImproperlyConfigured(f"{where}: {key} holds a character that an address has not: {value!r}.")
    return value


def _table(row: Mapping[str, Any], key: str, where: str) -> dict[str, str]:
    value = row.get(key, {})
    if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
        raise ImproperlyConfigured(f"{where}: {key} is an object of texts.")
    return dict(value)


def _file(row: Mapping[str, Any], key: str, where: str) -> str:
    if not row.get(key):
        return ""
    try:
        return Path(str(row[key])).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"{where}: {key} cannot be read: {error}.") from error
