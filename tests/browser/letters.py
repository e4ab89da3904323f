"""Reading the mail that the demonstration catches, as a citizen reads their inbox."""

import re
import time
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from prestige.demo.mailbox import split_messages

PATIENCE_SECONDS = 60


def code_sent_to(address: str, folder: Path) -> str:
    """Return the six digits of the first letter with a code to this address; wait until it comes."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        for letter in _letters_to(address, folder):
            if code := re.search(r"(?m)^\s*(\d{6})\s*$", _text_of(letter)):
                return code[1]
        time.sleep(0.2)
    raise AssertionError(f"no code came to {address}")


def _letters_to(address: str, folder: Path) -> list[EmailMessage]:
    found = [
        message_from_bytes(raw, policy=policy.default)
        for file in sorted(folder.glob("*.log"))
        for raw in split_messages(file.read_bytes())
    ]
    return [letter for letter in found if address in str(letter["To"])]


def _text_of(letter: EmailMessage) -> str:
    part = letter.get_body(("plain",))
    return str(part.get_content()) if part is not None else ""
