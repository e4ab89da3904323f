"""The parts of addresses: the number of a consultation with its decoration, and the anchor of a provision.

Importing this module registers `<ref:…>`, `<eid:…>` and `<ordinal:…>`; every list of our addresses imports it.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import register_converter


@dataclass(frozen=True)
class Ref:
    """What an address says of a consultation: `2026-014-naredba` is number 14 of 2026; the slug is decoration."""

    year: int
    serial: int
    text: str

    def __str__(self) -> str:
        return self.text


class RefConverter:
    """`2026-014` or `2026-014-any-slug`; whether such a consultation exists is the view's question."""

    regex = r"20[0-9]{2}-(?:[0-9]{3}|[1-9][0-9]{3,5})(?:-[^/]*)?"

    def to_python(self, value: str) -> Ref:
        year, serial = value.split("-")[:2]
        return Ref(int(year), int(serial), value)

    def to_url(self, value: Ref | str) -> str:
        return str(value)


class EidConverter:
    """The anchor of a place in the act, `art_14` or `art_14__para_2`."""

    regex = r"[a-z0-9_-]{1,160}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class OrdinalConverter:
    """The number of a revision, 1 to 9999; zero and longer numbers are no revision."""

    regex = r"[1-9][0-9]{0,3}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(RefConverter, "ref")
register_converter(EidConverter, "eid")
register_converter(OrdinalConverter, "ordinal")
