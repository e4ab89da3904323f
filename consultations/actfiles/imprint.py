"""What a file says of the act beside its text."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Imprint:
    """Facts for the head and the metadata of a file; whatever is not known stays empty.

    `title` stands in place of the act's own, `number` is that of the consultation („2026-014“), `revision` the ordinal
    (0 for none), `published_on` the day of this revision, `first_published_on` that of the first one, `author` who
    proposes the act, `language` a code of ISO 639-2, `permalink` the address of this revision.
    """

    title: str = ""
    number: str = ""
    revision: int = 0
    published_on: date | None = None
    first_published_on: date | None = None
    author: str = ""
    language: str = "bul"
    permalink: str = ""
