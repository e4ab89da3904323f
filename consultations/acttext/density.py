"""How many places a text can have at the most, told before it is read."""

from typing import Final

MOST_PLACES: Final = 60_000


def is_too_dense(text: str) -> bool:
    """Whether more places may begin in the text than in any act: at a line, a cell of a table, a bracket.

    The longest acts have some ten thousand; two megabytes of pipes take a gigabyte and minutes to read.
    """
    return sum(map(text.count, "\n|\t(")) > MOST_PLACES
