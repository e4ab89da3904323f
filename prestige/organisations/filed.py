"""What an organisation filed by its representatives, told by the rooms above: each registers a source in ``ready()``.

def opinions_of(organisation: Organisation) -> Iterable[Filed]: ...

register(opinions_of)
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from prestige.organisations.models import Organisation


@dataclass(frozen=True)
class Filed:
    """One thing filed in the name of an organisation that everybody may see.

    ``kind`` is a word like „Становище“, ``title`` what it was filed to. ``points`` proposals came with it, of which
    ``answered`` have an answer and ``accepted`` were accepted wholly or in part; all three stay 0 for a registration.
    """

    on: date
    kind: str
    title: str
    url: str
    number: str = ""
    points: int = 0
    answered: int = 0
    accepted: int = 0


FiledSource = Callable[[Organisation], Iterable[Filed]]

_sources: list[FiledSource] = []


def register(*sources: FiledSource) -> None:
    """Add the sources of a room; a second time changes nothing."""
    _sources.extend(source for source in sources if source not in _sources)


def filed_by(organisation: Organisation) -> list[Filed]:
    """Return everything filed in the organisation's name, the newest first."""
    found = [each for source in _sources for each in source(organisation)]
    return sorted(found, key=lambda each: (each.on, each.number, each.title), reverse=True)
