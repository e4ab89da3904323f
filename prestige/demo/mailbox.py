"""The mail that a demonstration catches: files of Django's file backend, read back as letters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final

from django.conf import settings

_RULE: Final = b"-" * 79 + b"\n"  # what the file backend writes after each message
_BOUNDARY: Final = re.compile(rb'boundary="([^"\n]+)"')
_SHOWN_HEADERS: Final = (
    "Date",
    "From",
    "To",
    "Reply-To",
    "Subject",
    "Message-ID",
    "Auto-Submitted",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
)


@dataclass(frozen=True)
class Letter:
    """A caught letter; `key` names its file and its place in it."""

    key: str
    message: EmailMessage

    @property
    def subject(self) -> str:
        return str(self.message["Subject"] or "").strip()

    @property
    def to(self) -> str:
        return str(self.message["To"] or "")

    @property
    def sent_at(self) -> datetime:
        """The instant of sending; mail says "-0000" for a time in UTC, which reads back without a zone."""
        return parsedate_to_datetime(str(self.message["Date"])).replace(tzinfo=UTC)

    @property
    def headers(self) -> list[tuple[str, str]]:
        """The headers worth a look, in a fixed order."""
        return [(name, str(self.message[name]).strip()) for name in _SHOWN_HEADERS if self.message[name]]

    @property
    def text(self) -> str:
        return self._part("plain")

    @property
    def html(self) -> str:
        return self._part("html")

    def _part(self, kind: str) -> str:
        part = self.message.get_body((kind,))
        return str(part.get_content()) if part is not None else ""


def letters() -> list[Letter]:
    """Return the caught letters, newest first."""
    folder = Path(settings.EMAIL_FILE_PATH)
    files = sorted(folder.glob("*.log"), reverse=True) if folder.is_dir() else []
    return [letter for file in files for letter in reversed(list(_letters_in(file)))]


def letter_by_key(key: str) -> Letter | None:
    """Return one letter, or None."""
    return next((letter for letter in letters() if letter.key == key), None)


def _letters_in(file: Path) -> Iterator[Letter]:
    for place, raw in enumerate(split_messages(file.read_bytes())):
        yield Letter(f"{file.stem}-{place}", message_from_bytes(raw, policy=policy.default))


def split_messages(content: bytes) -> Iterator[bytes]:
    """Cut a file of the backend into its messages; one that is still being written is left out.

    A citizen may type a line of dashes, so the rule counts only behind the last boundary of a multipart message.
    """
    start = 0
    while (end := content.find(_RULE, _end_of_parts(content, start))) != -1:
        yield content[start:end]
        start = end + len(_RULE)


def _end_of_parts(content: bytes, start: int) -> int:
    head = content[start : content.find(b"\n\n", start)]
    boundary = _BOUNDARY.search(head)
    if boundary is None:
        return start
    closing = content.find(b"--" + boundary[1] + b"--", start)
    return len(content) if closing == -1 else closing
