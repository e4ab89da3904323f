"""The six digits that prove an address, pure: derived, never stored."""

import hmac
import uuid
from hashlib import sha256


def code_of(token: uuid.UUID, secret: str) -> str:
    """Return the six-digit code of a request: HMAC-SHA-256 of its token under the secret key, modulo 10^6."""
    digest = hmac.new(secret.encode(), b"email-code:" + token.bytes, sha256).digest()
    return f"{int.from_bytes(digest[:8]) % 1_000_000:06d}"


def is_right_code(typed: str, token: uuid.UUID, secret: str) -> bool:
    """Return whether the typed text, spaces ignored, is the code; compared in constant time."""
    digits = "".join(typed.split())
    return digits.isascii() and hmac.compare_digest(digits, code_of(token, secret))
