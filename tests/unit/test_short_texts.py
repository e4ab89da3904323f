"""How long a short message is on a phone."""

import pytest

from consultations.short_texts import MessageSize, message_size


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", MessageSize(is_cyrillic=False, signs=0, parts=0, free=160)),
        ("a" * 160, MessageSize(is_cyrillic=False, signs=160, parts=1, free=0)),
        ("a" * 161, MessageSize(is_cyrillic=False, signs=161, parts=2, free=145)),
        ("a" * 306, MessageSize(is_cyrillic=False, signs=306, parts=2, free=0)),
        ("€" * 80, MessageSize(is_cyrillic=False, signs=160, parts=1, free=0)),
        ("я" * 70, MessageSize(is_cyrillic=True, signs=70, parts=1, free=0)),
        ("я" * 71, MessageSize(is_cyrillic=True, signs=71, parts=2, free=63)),
        ("a" * 70 + "я", MessageSize(is_cyrillic=True, signs=71, parts=2, free=63)),
        ("я" * 135, MessageSize(is_cyrillic=True, signs=135, parts=3, free=66)),
        ("😀", MessageSize(is_cyrillic=True, signs=2, parts=1, free=68)),
    ],
)
def test_message_is_counted_as_the_network_does(text: str, expected: MessageSize) -> None:
    assert message_size(text) == expected
