"""A proposed wording beside the present one, word by word, pure."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

MOST_WORDS: Final = 1500
_WORDS: Final = re.compile(r"[\w-]+\s*|[^\w\s]\s*|\s+")


@dataclass(frozen=True)
class Piece:
    """A stretch of text that stays, was added or was removed."""

    kind: Literal["same", "added", "removed"]
    text: str


def redline(before: str, after: str) -> list[Piece]:
    """Return the pieces that turn `before` into `after`, the removed ahead of the added where both meet.

    Two texts that are too long to compare, or share less than a third, are one whole removed and one whole added:
    a patchwork of single words cannot be read.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    matcher = SequenceMatcher(None, old, new)
    if max(len(old), len(new)) > MOST_WORDS or matcher.ratio() < 1 / 3:
        return [piece for piece in (Piece("removed", before), Piece("added", after)) if piece.text]
    pieces = []
    for _, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        removed, added = "".join(old[old_start:old_end]), "".join(new[new_start:new_end])
        if removed == added:
            pieces.append(Piece("same", removed))
            continue
        pieces += [piece for piece in (Piece("removed", removed), Piece("added", added)) if piece.text]
    return pieces
