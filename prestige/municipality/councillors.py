"""How many councillors a municipality has. Pure."""

from collections.abc import Sequence
from typing import Final

# The most inhabitants and the number of councillors. Small municipalities state their own number in their row.
SIZES: Final[Sequence[tuple[int, int]]] = ((50_000, 29), (75_000, 33), (100_000, 37), (160_000, 41))
LARGEST: Final = 51


def council_size(population: int) -> int:
    """Return how many councillors a municipality of this many inhabitants has. Source: ЗМСМА чл. 19."""
    return next((size for most, size in SIZES if population <= most), LARGEST)
