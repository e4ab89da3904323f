"""A provider of SAML 2.0 that signs what the test wants."""

import base64
import zlib
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from lxml import etree
from onelogin.saml2.constants import OneLogin_Saml2_Constants as Saml
from onelogin.saml2.utils import OneLogin_Saml2_Utils

ENTITY = "https://eid.example/saml"
SSO = "https://eid.example/sso"
HIGH = "http://eidas.europa.eu/LoA/high"
NAMES = {"name": "urn:x:name", "email": "urn:x:email"}


def _pair() -> tuple[str, str]:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "eid.example")])
    now = datetime.now(tz=UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, now - timedelta(days=1), now + timedelta(days=9))
    ).sign(key, hashes.SHA256())
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
    return pem.decode(), certificate.public_bytes(serialization.Encoding.PEM).decode()


KEY, CERTIFICATE = _pair()
STRANGE_KEY, STRANGE_CERTIFICATE = _pair()


def metadata() -> str:
    body = "".join(CERTIFICATE.strip().splitlines()[1:-1])
    return f"""<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{ENTITY}">
<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>
<ds:X509Certificate>{body}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="{SSO}"/>
</md:IDPSSODescriptor></md:EntityDescriptor>"""


def request_of(address: str) -> Any:
    """Return the parsed AuthnRequest of the address that the browser was sent to."""
    packed = parse_qs(urlsplit(address).query)["SAMLRequest"][0]
    return etree.fromstring(zlib.decompress(base64.b64decode(packed), -15))


def response(address: str, **lies: Any) -> str:
    """Return the posted answer to the request, true where the test lies about nothing."""
    asked = request_of(address)
    acs = asked.get("AssertionConsumerServiceURL")
    now = datetime.now(tz=UTC) + lies.get("shift", timedelta())
    issued, ends = (moment.strftime("%Y-%m-%dT%H:%M:%SZ") for moment in (now, now + timedelta(minutes=5)))
    request_id = lies.get("in_response_to", asked.get("ID"))
    answers = f' InResponseTo="{request_id}"' if request_id else ""
    audience = lies.get("audience", asked.find("{urn:oasis:names:tc:SAML:2.0:assertion}Issuer").text)
    issuer, recipient = lies.get("issuer", ENTITY), lies.get("recipient", acs)
    said = {"urn:x:name": "Мария Примерова Иванова", "urn:x:email": "maria@example.bg", "urn:x:egn": "8001010000"}
    attributes = "".join(
        f'<saml:Attribute Name="{name}"><saml:AttributeValue>{escape(value)}</saml:AttributeValue></saml:Attribute>'
        for name, value in said.items()
    )
    assertion = f"""<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a1" Version="2.0"
 IssueInstant="{issued}"><saml:Issuer>{issuer}</saml:Issuer><saml:Subject>
<saml:NameID Format="{lies.get("format", Saml.NAMEID_PERSISTENT)}">PNOBG-8001010000</saml:NameID>
<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">
<saml:SubjectConfirmationData NotOnOrAfter="{ends}" Recipient="{recipient}"{answers}/></saml:SubjectConfirmation>
</saml:Subject><saml:Conditions NotBefore="{issued}" NotOnOrAfter="{ends}"><saml:AudienceRestriction>
<saml:Audience>{audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>
<saml:AuthnStatement AuthnInstant="{issued}" SessionIndex="_s"><saml:AuthnContext>
<saml:AuthnContextClassRef>{lies.get("level", HIGH)}</saml:AuthnContextClassRef></saml:AuthnContext>
</saml:AuthnStatement><saml:AttributeStatement>{attributes}</saml:AttributeStatement></saml:Assertion>"""
    if lies.get("signs", True):
        assertion = _signed(assertion, *lies.get("pair", (KEY, CERTIFICATE)))
    if "swap" in lies:
        assert lies["swap"][0] in assertion
        assertion = assertion.replace(*lies["swap"])
    whole = f"""<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r1" Version="2.0"
 IssueInstant="{issued}" Destination="{lies.get("destination", acs)}"{answers}>
<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">{issuer}</saml:Issuer><samlp:Status>
<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>{assertion}</samlp:Response>"""
    if lies.get("signs_only_the_message"):
        whole = _signed(whole, KEY, CERTIFICATE)
    return base64.b64encode(whole.encode()).decode()


def _signed(xml: str, key: str, certificate: str) -> str:
    made = OneLogin_Saml2_Utils.add_sign(
        xml.encode(), key, certificate, sign_algorithm=Saml.RSA_SHA256, digest_algorithm=Saml.SHA256
    )
    return str(made.decode() if isinstance(made, bytes) else made).partition("?>\n")[2] or made.decode()
