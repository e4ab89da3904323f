"""What a new revision brings, in the few lines of a letter: the same for everybody who is told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.core.cache import cache
from django.utils.translation import gettext as _

from consultations.acttext.alignment import Relation
from consultations.acttext.compared import ComparedUnit, Comparison
from consultations.acttext.redline import Piece
from consultations.models import Revision
from consultations.read.comparison import comparison_of
from consultations.read.redline_summary import COUNTED, summary_line
from consultations.read.wording import cited, language

KEPT_SECONDS: Final = 60 * 60
_AROUND: Final = 70  # letters of unchanged text left on either side of a change


@dataclass(frozen=True)
class News:
    """`summary` as in `redline_summary`, `lists` the words and places of each kind of change.

    `example` is the first change of words, cut to what stands around it, at `example_place`.
    """

    summary: str
    lists: list[tuple[str, str]]
    example: list[Piece]
    example_place: str


def news_of(revision: Revision) -> News:
    """Return what a later revision changed in its base, in the active language; read once for all letters."""
    key = f"news:{revision.pk}:{language()}"
    news: News | None = cache.get(key)
    if news is None:
        if revision.base is None:
            raise ValueError("the first revision brings no news")
        news = _read(comparison_of(revision.base, revision))
        cache.set(key, news, KEPT_SECONDS)
    return news


def _read(comparison: Comparison) -> News:
    summary = comparison.summary()
    groups = [
        (_("Променени"), summary.changed),
        (_("Нови"), summary.added),
        (_("Отпаднали"), summary.removed),
        (_("Преместени"), summary.moved),
        (_("Преномерирани"), summary.renumbered),
    ]
    lists = [(word, _places(unit for unit in group if unit.kind in COUNTED)) for word, group in groups]
    place, pieces = _example(summary.changed)
    return News(summary_line(summary), [(word, places) for word, places in lists if places], excerpt(pieces), place)


def _places(units: Iterable[ComparedUnit]) -> str:
    """Return „чл. 3, 12 и 14“, each with its word where the words differ."""
    names = [cited(unit.eid) for unit in units]
    words = {name.partition(" ")[0] for name in names}
    if len(names) < 2 or len(words) > 1:
        return ", ".join(names)
    numbers = [name.partition(" ")[2] for name in names]
    listed = _("%(first)s и %(last)s") % {"first": ", ".join(numbers[:-1]), "last": numbers[-1]}
    return f"{words.pop()} {listed}"


def _example(changed: Sequence[ComparedUnit]) -> tuple[str, Sequence[Piece]]:
    for unit in changed:
        for line in unit.lines:
            if line.relation in (Relation.CHANGED, Relation.RENUMBERED) and _is_telling(line.pieces):
                return cited(line.new), line.pieces
    return "", ()


def _is_telling(pieces: Sequence[Piece]) -> bool:
    """Whether some words stay and others, not only a mark, are new or gone."""
    changed = "".join(piece.text for piece in pieces if piece.kind != "same")
    return any(piece.kind == "same" for piece in pieces) and sum(map(str.isalnum, changed)) > 2


def excerpt(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with long unchanged stretches cut to what stands beside a change, „…“ for the rest.

    The space around a change stays outside its marks, and words in place of others are set off from them.
    """
    found: list[Piece] = []
    for at, piece in enumerate(pieces):
        text, is_first, is_last = piece.text, at == 0, at == len(pieces) - 1
        room = _AROUND * (1 if is_first or is_last else 2)
        if piece.kind == "same" and len(text) > room + 2:
            head = "" if is_first else text[:_AROUND].rpartition(" ")[0]
            tail = "" if is_last else text[-_AROUND:].partition(" ")[2]
            text = " ".join(filter(None, (head, "…", tail)))
        found += [Piece("same", text)] if piece.kind == "same" else _set_off(piece, before=found[-1:])
    return found


def _set_off(piece: Piece, before: Sequence[Piece]) -> list[Piece]:
    words = piece.text.strip() or piece.text
    head, _words, tail = piece.text.partition(words)
    if before and before[0].kind == "removed":
        head = " "
    parts = (Piece("same", head), Piece(piece.kind, words), Piece("same", tail))
    return [part for part in parts if part.text]
