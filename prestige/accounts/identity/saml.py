"""SAML 2.0 Web SSO: our request by redirect, its signed assertion by POST. Source: SAML 2.0 Profiles, 4.1."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import requests
from allauth.socialaccount.adapter import get_adapter
from django.core.cache import cache

from prestige.accounts.identity.configured import SamlProvider
from prestige.accounts.identity.proof import Identity, ProviderDown, identity_of, unproven

METADATA_SECONDS = 4 * 60 * 60
LARGEST_METADATA = 2 * 1024 * 1024
LARGEST_RESPONSE = 256 * 1024
TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"
POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"


def login_url(provider: SamlProvider, acs: str, metadata_page: str) -> tuple[str, str]:
    """Return where the browser goes to sign in and the id of the request. Raises ``ProviderDown``."""
    auth = _auth(provider, acs, metadata_page, {})
    address = auth.login(return_to="")
    return str(address), str(auth.get_last_request_id())


def prove(provider: SamlProvider, response: str, *, acs: str, metadata_page: str) -> tuple[Identity, str]:
    """Return who signed in and the id of the request that the answer belongs to.

    Raises ``IdentityRefused`` and ``ProviderDown``. The assertion must be signed with the provider's key, meant for us,
    for this address and this moment, and answer a request: whoever calls checks that it is this browser's, once.
    """
    from onelogin.saml2.errors import OneLogin_Saml2_Error  # noqa: PLC0415  (native libraries, only when configured)

    if not response or len(response) > LARGEST_RESPONSE:
        raise unproven("no response or one too long")
    auth = _auth(provider, acs, metadata_page, {"SAMLResponse": response})
    try:
        auth.process_response()
    except (OneLogin_Saml2_Error, ValueError, SyntaxError) as error:
        raise unproven(f"unreadable: {type(error).__name__}") from error
    if auth.get_errors() or not auth.is_authenticated():
        raise unproven(str(auth.get_last_error_reason() or auth.get_errors()))
    request_id = auth.get_last_response_in_response_to()
    if not request_id:
        raise unproven("answers no request of ours")
    names, found = provider.claims, auth.get_attributes()
    subject = _first(found, names["subject"])
    if not names["subject"] and auth.get_nameid_format() != TRANSIENT:
        subject = str(auth.get_nameid() or "")
    said = found.get(names["level"], []) if names["level"] else auth.get_last_authn_contexts()
    identity = identity_of(
        provider,
        subject=subject,
        said=[str(each) for each in said],
        name=_first(found, names["name"]),
        email=_first(found, names["email"]),
        email_verified=_first(found, names["email_verified"]),
    )
    return identity, str(request_id)


def metadata_of_ours(provider: SamlProvider, acs: str, metadata_page: str) -> bytes:
    """Return the description of this portal for the provider, as XML. Raises ``ProviderDown``."""
    from onelogin.saml2.settings import OneLogin_Saml2_Settings  # noqa: PLC0415

    known = OneLogin_Saml2_Settings(_settings(provider, acs, metadata_page), sp_validation_only=True)
    made = known.get_sp_metadata()
    return made if isinstance(made, bytes) else str(made).encode()


def _first(attributes: Mapping[str, Any], name: str) -> str:
    values = attributes.get(name) or [""]
    return str(values[0] or "")


def _auth(provider: SamlProvider, acs: str, metadata_page: str, posted: Mapping[str, str]) -> Any:
    from onelogin.saml2.auth import OneLogin_Saml2_Auth  # noqa: PLC0415
    from onelogin.saml2.errors import OneLogin_Saml2_Error  # noqa: PLC0415

    parts = urlsplit(acs)
    asked = {
        "https": "on" if parts.scheme == "https" else "off",
        "http_host": parts.netloc,
        "script_name": parts.path,
        "get_data": {},
        "post_data": dict(posted),
    }
    try:
        return OneLogin_Saml2_Auth(asked, _settings(provider, acs, metadata_page))
    except OneLogin_Saml2_Error as error:
        raise ProviderDown(f"its settings cannot be used: {error}") from error


def _settings(provider: SamlProvider, acs: str, metadata_page: str) -> dict[str, Any]:
    signs = bool(provider.sp_key)
    return {
        "strict": True,
        "security": {
            "authnRequestsSigned": signs,
            "wantAssertionsSigned": True,
            "wantNameId": False,
            "wantAttributeStatement": False,
            "requestedAuthnContext": False,
            "rejectDeprecatedAlgorithm": True,
            "allowRepeatAttributeName": True,
            "allowSingleLabelDomains": True,  # a portal inside the network of the town hall
            "signatureAlgorithm": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            "digestAlgorithm": "http://www.w3.org/2001/04/xmlenc#sha256",
        },
        "sp": {
            "entityId": provider.sp_entity_id or metadata_page,
            "assertionConsumerService": {"url": acs, "binding": POST},
            "x509cert": provider.sp_certificate,
            "privateKey": provider.sp_key,
        },
        "idp": _described(provider),
    }


def _described(provider: SamlProvider) -> dict[str, Any]:
    """Return the provider as its metadata describe it, else as the settings do."""
    from onelogin.saml2.idp_metadata_parser import OneLogin_Saml2_IdPMetadataParser  # noqa: PLC0415

    if not (provider.metadata or provider.metadata_url):
        return {
            "entityId": provider.entity_id,
            "singleSignOnService": {"url": provider.sso_url},
            "x509cert": provider.certificate,
        }
    try:
        text = provider.metadata or _fetched(provider.metadata_url)
        found = OneLogin_Saml2_IdPMetadataParser.parse(text, entity_id=provider.entity_id)
    except (ValueError, SyntaxError) as error:
        raise ProviderDown("its metadata cannot be read") from error
    described: dict[str, Any] = found.get("idp", {})
    has_key = described.get("x509cert") or described.get("x509certMulti")
    if described.get("entityId") != provider.entity_id or "singleSignOnService" not in described or not has_key:
        raise ProviderDown("its metadata lack the provider, its address or its key")
    return described


def _fetched(address: str) -> str:
    key = f"saml-metadata:{address}"
    text: str | None = cache.get(key)
    if text is None:
        try:
            with get_adapter().get_requests_session() as session:
                answer = session.get(address, allow_redirects=False)
                answer.raise_for_status()
        except requests.RequestException as error:
            raise ProviderDown(type(error).__name__) from error
        if len(answer.content) > LARGEST_METADATA:
            raise ProviderDown("its metadata are too long")
        text = answer.content.decode("utf-8", "replace")
        cache.set(key, text, METADATA_SECONDS)
    return text
