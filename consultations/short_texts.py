"""How long a short message is on a phone: its alphabet, its signs and the parts it is sent in. Pure.

Source: 3GPP TS 23.038 (alphabets), 23.040 (concatenation): 160 signs of GSM-7 or 70 of UCS-2 in one message, 153 or
67 in each part of a longer one. One letter of Cyrillic makes the whole message UCS-2.
"""

from dataclasses import dataclass
from typing import Final

_GSM_7: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_7_DOUBLE: Final = frozenset("^{}\\[~]|€\f")


@dataclass(frozen=True)
class MessageSize:
    """``signs`` as the network counts them, the parts it is sent in, and how many signs are free in the last part."""

    is_cyrillic: bool
    signs: int
    parts: int
    free: int


def message_size(text: str) -> MessageSize:
    """Return the size of a short message; an empty one is no part."""
    if all(sign in _GSM_7 or sign in _GSM_7_DOUBLE for sign in text):
        signs, alone, joined = sum(2 if sign in _GSM_7_DOUBLE else 1 for sign in text), 160, 153
        is_cyrillic = False
    else:
        signs, alone, joined = len(text.encode("utf-16-be")) // 2, 70, 67
        is_cyrillic = True
    if signs <= alone:
        return MessageSize(is_cyrillic, signs, 1 if signs else 0, alone - signs)
    parts = -(-signs // joined)
    return MessageSize(is_cyrillic, signs, parts, parts * joined - signs)
