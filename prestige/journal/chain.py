"""The hash chain of the journal, pure: what is hashed and how (RFC 8785 style canonical JSON, SHA-256)."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def chain_hash(previous_hash: str, content: Mapping[str, Any]) -> str:
    """Return the hex SHA-256 of the previous hash and the canonical JSON of ``content`` (keys sorted, no spaces)."""
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(f"{previous_hash}\n{canonical}".encode()).hexdigest()
