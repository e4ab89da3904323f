"""OpenID Connect: the code flow with state, nonce and PKCE. Source: OpenID Connect Core 1.0, RFC 7636, RFC 9700."""

import hmac
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

import jwt
import requests
from allauth.socialaccount.adapter import get_adapter
from django.core.cache import cache

from prestige.accounts.identity.configured import OpenIdProvider
from prestige.accounts.identity.proof import Identity, ProviderDown, identity_of, unproven

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
LEEWAY_SECONDS = 60
DISCOVERY_SECONDS = 600
LARGEST_ANSWER = 256 * 1024


def secrets_of_a_sign_in() -> dict[str, str]:
    """Return the fresh nonce and verifier that the browser's session keeps until the provider answers."""
    return {"nonce": secrets.token_urlsafe(32), "verifier": secrets.token_urlsafe(64)}


def login_url(provider: OpenIdProvider, *, state: str, kept: Mapping[str, str], callback: str) -> str:
    """Return where the browser goes to sign in. Raises ``ProviderDown``."""
    asked = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": callback,
        "scope": provider.scope,
        "state": state,
        "nonce": kept["nonce"],
        "code_challenge": _challenge(kept["verifier"]),
        "code_challenge_method": "S256",
    }
    address = _discovered(provider)["authorization_endpoint"]
    return f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}"


def prove(provider: OpenIdProvider, code: str, *, kept: Mapping[str, str], callback: str) -> Identity:
    """Exchange the code and return who signed in. Raises ``IdentityRefused`` and ``ProviderDown``.

    The ID token is believed only with a right signature, issuer, audience, time and nonce; what the provider says
    beside it only of the same subject.
    """
    known = _discovered(provider)
    token = _token(provider, known, code, kept["verifier"], callback)
    claims = _verified(provider, known, str(token.get("id_token", "")), kept["nonce"])
    if known.get("userinfo_endpoint") and token.get("access_token"):
        more = _fetched(known["userinfo_endpoint"], headers={"Authorization": f"Bearer {token['access_token']}"})
        if more.get("sub") != claims["sub"]:
            raise unproven("userinfo speaks of another subject")
        claims = {**more, **claims}
    names = provider.claims
    said = claims.get(names["level"], ())
    return identity_of(
        provider,
        subject=str(claims.get(names["subject"], "")),
        said=[str(each) for each in (said if isinstance(said, list) else [said])],
        name=str(claims.get(names["name"]) or ""),
        email=str(claims.get(names["email"]) or ""),
        email_verified=claims.get(names["email_verified"]),
    )


def _challenge(verifier: str) -> str:
    digest = sha256(verifier.encode("ascii")).digest()
    return urlsafe_b64encode(digest).decode("ascii").rstrip("=")


def _discovered(provider: OpenIdProvider) -> dict[str, Any]:
    key = f"openid-discovery:{provider.issuer}"
    known: dict[str, Any] | None = cache.get(key)
    if known is None:
        known = _fetched(f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration")
        wanted = ("authorization_endpoint", "token_endpoint", "jwks_uri")
        if known.get("issuer") != provider.issuer or not all(known.get(name) for name in wanted):
            raise ProviderDown("its discovery document is of another issuer or lacks an address")
        cache.set(key, known, DISCOVERY_SECONDS)
    return known


def _token(
    provider: OpenIdProvider, known: Mapping[str, Any], code: str, verifier: str, callback: str
) -> dict[str, Any]:
    data = {"grant_type": "authorization_code", "code": code, "redirect_uri": callback, "code_verifier": verifier}
    methods = known.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    auth = None
    if "client_secret_basic" in methods:
        auth = (provider.client_id, provider.secret)
    else:
        data |= {"client_id": provider.client_id, "client_secret": provider.secret}
    return _fetched(known["token_endpoint"], method="POST", data=data, auth=auth)


def _verified(provider: OpenIdProvider, known: Mapping[str, Any], token: str, nonce: str) -> dict[str, Any]:
    try:
        key = _key(jwt.PyJWKSet.from_dict(_fetched(known["jwks_uri"])), jwt.get_unverified_header(token))
        claims: dict[str, Any] = jwt.decode(
            token,
            key,
            algorithms=ALGORITHMS,
            audience=provider.client_id,
            issuer=provider.issuer,
            leeway=LEEWAY_SECONDS,
            options={"require": ["exp", "iat", "iss", "aud", "sub"]},
        )
    except jwt.PyJWTError as error:
        raise unproven(f"ID token: {error}") from error
    if not hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
        raise unproven("ID token: another nonce")
    if isinstance(claims["aud"], list) and len(claims["aud"]) > 1 and claims.get("azp") != provider.client_id:
        raise unproven("ID token: made for another client")
    return claims


def _key(keys: jwt.PyJWKSet, header: Mapping[str, Any]) -> jwt.PyJWK:
    fitting = [each for each in keys.keys if each.key_id == header.get("kid") or "kid" not in header]
    if len(fitting) != 1:
        raise jwt.InvalidKeyError("no such key")
    return fitting[0]


def _fetched(address: str, *, method: str = "GET", **asked: Any) -> dict[str, Any]:
    try:
        with get_adapter().get_requests_session() as session:
            answer = session.request(method, address, allow_redirects=False, **asked)
            if 400 <= answer.status_code < 500 and method == "POST":
                raise unproven(f"the code was not exchanged: {answer.status_code}")
            answer.raise_for_status()
            found = answer.json() if len(answer.content) <= LARGEST_ANSWER else None
    except (requests.RequestException, ValueError) as error:
        raise ProviderDown(type(error).__name__) from error
    if not isinstance(found, dict):
        raise ProviderDown("its answer is no object")
    return found
