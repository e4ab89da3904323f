"""What the variables of the identity providers may hold, and what a name and a level are worth."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from prestige.accounts.assurance import bears_name, level_among, reaches
from prestige.accounts.identity.configured import OpenIdProvider, SamlProvider, form_targets, identity_providers

ROOT = Path(__file__).resolve().parents[2]
OPENID = {"id": "broker", "name": "КЕП", "issuer": "https://login.example/x", "client_id": "p", "secret": "s"}
SAML = {"id": "eavt", "name": "еАвт", "entity_id": "urn:x", "sso_url": "https://eavt.example/sso", "certificate": "MII"}


def openid(**more: Any) -> str:
    return json.dumps([{name: value for name, value in (OPENID | more).items() if value is not None}])


def saml(**more: Any) -> str:
    return json.dumps([{name: value for name, value in (SAML | more).items() if value is not None}])


def test_nothing_configured_is_nobody() -> None:
    assert identity_providers("", " ") == ()
    assert form_targets(()) == []


def test_both_kinds_are_read_and_their_origins_may_be_posted_to() -> None:
    first, second = identity_providers(openid(login_origin="https://pages.example:8443/login"), saml())
    assert isinstance(first, OpenIdProvider)
    assert isinstance(second, SamlProvider)
    assert form_targets((first, second)) == ["https://eavt.example", "https://pages.example:8443"]
    assert "s'" not in repr(first).rpartition("client_id")[2].replace("claims", "")


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        (("[", ""), "OIDC_PROVIDERS is not JSON"),
        (('{"id": "x"}', ""), "OIDC_PROVIDERS is a JSON list of objects"),
        ((openid(secret=None), ""), "provider 'broker': secret is missing"),
        ((openid(issuer="http://login.example"), ""), "issuer is an https:// address"),
        ((openid(issuer="https://login.example;script-src *"), ""), "a character that an address has not"),
        ((openid(id="КЕП"), ""), "id is 2 to 30 small Latin letters"),
        ((openid(scop="openid"), ""), "unknown key 'scop'"),
        ((openid(minimum="low"), ""), "minimum is substantial or high, not 'low'"),
        ((openid(level="substantial", minimum="high"), ""), "never reaches minimum"),
        ((openid(levels={"urn:x": "top"}), ""), "levels is substantial or high, not 'top'"),
        ((openid(claims={"egn": "egn"}), ""), "claims knows"),
        ((openid(), saml(id="broker")), "the id 'broker' stands twice"),
        (("", saml(sso_url=None)), "give one of metadata_url, metadata_file and sso_url"),
        (("", saml(metadata_url="https://eavt.example/md")), "give one of metadata_url"),
        (("", saml(certificate=None)), "needs the provider's certificate"),
        (("", saml(sp_key_file="/tmp/key")), "belong together"),  # noqa: S108
        (("", saml(certificate=None, certificate_file="/no/such/file")), "certificate_file cannot be read"),
        (("", saml(sso_url=None, metadata_file="/no/such", certificate=None)), "login_origin is missing"),
    ],
)
def test_wrong_setting_is_said_with_its_place(variables: tuple[str, str], said: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="_PROVIDERS") as refused:
        identity_providers(*variables)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("given", "said"), [("[", "OIDC_PROVIDERS is not JSON"), (openid(), "form-action 'self' https://login.example\n")]
)
def test_portal_starts_only_with_providers_it_understands(given: str, said: str) -> None:
    show = (
        "import prestige.settings as s; d = s.CONTENT_SECURITY_POLICY['DIRECTIVES']['form-action'];"
        "print('form-action', *d)"
    )
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment |= {"SECRET_KEY": "a key", "DATABASE_URL": "postgres://p@127.0.0.1/p", "OIDC_PROVIDERS": given}
    started = subprocess.run(
        [sys.executable, "-c", show], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert said in started.stdout + started.stderr.splitlines()[-1] if started.stderr else said in started.stdout


@pytest.mark.parametrize(
    ("typed", "confirmed", "is_the_same"),
    [
        ("Иван Петров", "ИВАН ГЕОРГИЕВ ПЕТРОВ", True),
        ("иван  георгиев петров", "Иван Георгиев Петров", True),
        ("Иван Георгиев", "Иван Георгиев Петров", False),
        ("Иван Стоянов Петров", "Иван Георгиев Петров", False),
        ("Иван", "Иван Петров", False),
        ("Кметът на общината", "Иван Петров", False),
        ("Иван Петров", "", False),
        ("Мария Иванова-Петрова", "Мария Примерова Иванова - Петрова", True),
    ],
)
def test_name_is_the_confirmed_one(typed: str, confirmed: str, is_the_same: bool) -> None:
    assert bears_name(typed, confirmed) is is_the_same


def test_highest_known_level_counts() -> None:
    assert level_among(["low", "http://eidas.europa.eu/LoA/high", "x"], {}) == "high"
    assert level_among(["urn:x:qes"], {"urn:x:qes": "substantial"}) == "substantial"
    assert level_among(["urn:x:qes"], {}) == ""
    assert reaches("high", "substantial")
    assert not reaches("low", "substantial")
    assert not reaches("", "substantial")
