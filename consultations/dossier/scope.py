"""How much of the file is taken, and what a file of it is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from consultations.models import Consultation


@dataclass(frozen=True)
class Scope:
    """Whose file and how much: the full one holds personal data and says for what it left, by whom and when."""

    consultation: Consultation
    is_full: bool = False
    reason: str = ""
    asked_by: str = ""
    asked_on: str = ""


@dataclass(frozen=True)
class DossierFile:
    """One file: its ASCII name, what it is in Bulgarian, and its bytes piece by piece, made when it is packed."""

    name: str
    title: str
    pieces: Callable[[], Iterable[bytes]]


@dataclass(frozen=True)
class Packed:
    """A file that was packed: name, title, size in bytes and SHA-256."""

    name: str
    title: str
    size: int
    sha256: str
