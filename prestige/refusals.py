"""Our "why not": the reasons for which an act is refused, all at once, each with its source in law. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Refusal:
    """One reason why an act is not allowed: a stable code, a Bulgarian sentence for people, the law it rests on.

    The source may be empty where the reason is the portal's own rule.
    """

    code: str
    message: StrOrPromise
    source: str = ""

    def __str__(self) -> str:
        return f"{self.message} ({self.source})" if self.source else str(self.message)


class NotAllowed(Exception):  # noqa: N818 – reads as the sentence it carries, and the word is used all over the house
    """Raised by an act that is refused; `refusals` holds every reason, never none."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        if not self.refusals:
            raise ValueError("a refusal needs a reason")
        super().__init__(self.refusals)

    def __str__(self) -> str:
        return " ".join(str(refusal) for refusal in self.refusals)


def permit(refusals: Iterable[Refusal]) -> None:
    """Let the act go on when there is no refusal, else raise NotAllowed with all of them."""
    if reasons := tuple(refusals):
        raise NotAllowed(reasons)
