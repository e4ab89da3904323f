"""The growing tree: drafts of nodes and the stack of those still open."""

from .nesting import RANKS
from .sequence import letter_follows, number_follows, number_key
from .tree import Kind

_TAIL = 48
_LONGEST_GAP = 10


class Draft:
    """A node being written. `last` holds the number of the latest child of each kind."""

    __slots__ = ("children", "heading", "kind", "last", "line", "mark", "number", "rank", "words")

    def __init__(
        self, kind: Kind, line: int, *, number: str = "", mark: str = "", heading: str = "", level: int = 0
    ) -> None:
        self.kind, self.line, self.number, self.mark, self.heading = kind, line, number, mark, heading
        self.rank = RANKS[kind] + level
        self.words: list[str] = []
        self.children: list[Draft] = []
        self.last: dict[Kind, str] = {}


class Stack:
    """The chain of open drafts; opening one closes everything of its own rank and below."""

    def __init__(self) -> None:
        self.root = Draft(Kind.TEXT, 0)
        self.root.rank = -1
        self._open = [self.root]
        self.tail = ""

    @property
    def current(self) -> Draft:
        return self._open[-1]

    def open(self, draft: Draft) -> Draft:
        """Append the draft to the nearest open one of a higher rank and make it current."""
        self.close(draft.rank)
        parent = self.current
        parent.children.append(draft)
        holder = self.container(draft.kind) or parent
        holder.last[draft.kind] = draft.number
        if draft.kind is Kind.POINT:
            holder.last[Kind.SUBPOINT] = draft.number
        self.tail = ""
        self._open.append(draft)
        return draft

    def close(self, rank: int) -> None:
        """Close every open draft of this rank or below it in the structure."""
        while len(self._open) > 1 and self._open[-1].rank >= rank:
            self._open.pop()

    def close_loose(self) -> None:
        """Close loose text: what follows stands beside it, not in it."""
        self.close(RANKS[Kind.TEXT])

    def close_to(self, *kinds: Kind) -> Draft:
        """Close everything under the nearest open draft of these kinds, or everything, and return what is current."""
        while len(self._open) > 1 and self._open[-1].kind not in kinds:
            self._open.pop()
        return self.current

    def inside(self, *kinds: Kind) -> Draft | None:
        """Return the nearest open draft of these kinds."""
        return next((draft for draft in reversed(self._open) if draft.kind in kinds), None)

    def container(self, kind: Kind) -> Draft | None:
        """Return the open draft in which places of this kind are numbered."""
        units = (Kind.ARTICLE, Kind.CLAUSE)
        match kind:
            case Kind.PARAGRAPH:
                return self.inside(*units)
            case Kind.POINT | Kind.SUBPOINT:
                return self.inside(Kind.PARAGRAPH, *units)
            case Kind.LETTER:
                return self.inside(Kind.POINT, Kind.SUBPOINT, Kind.PARAGRAPH, *units)
            case Kind.SUBLETTER:
                return self.inside(Kind.LETTER)
            case _:
                return None

    def continues(self, kind: Kind, number: str) -> bool:
        """Whether a place of this kind and number is the one expected next where we stand."""
        holder = self.container(kind)
        if holder is None:
            return False
        previous = holder.last.get(kind)
        if kind in (Kind.LETTER, Kind.SUBLETTER):
            return letter_follows(previous, number)
        if kind is Kind.SUBPOINT:
            return _subpoint_follows(previous, number)
        return number_follows(previous, number)

    def skips_to(self, kind: Kind, number: str) -> bool:
        """Whether a number comes after some that are missing where we stand; an алинея may also repeat the last one."""
        holder = self.container(kind)
        previous = holder.last.get(kind) if holder else None
        if holder is None or not (previous or kind is Kind.PARAGRAPH):
            return False
        step = number_key(number)[0] - (number_key(previous)[0] if previous else 0)
        least = 0 if previous and kind is Kind.PARAGRAPH else 2
        return least <= step <= _LONGEST_GAP

    def falls_back(self, kind: Kind, number: str) -> bool:
        """Whether a number goes back behind an unnumbered line, as „2.“ of a list inside point 11 does."""
        holder = self.container(kind)
        previous = holder.last.get(kind) if holder else None
        if previous is None or number == "1" or self.current.kind is not Kind.TEXT:
            return False
        return number_key(number)[0] < number_key(previous)[0] - 1

    def shares_first_level(self, number: str) -> bool:
        """Whether a many-level number begins like the one before it, as „1.3“ after „1.1“ or under „1“."""
        holder = self.container(Kind.SUBPOINT)
        previous = holder.last.get(Kind.SUBPOINT, "") if holder else ""
        return previous.partition(".")[0] == number.partition(".")[0]

    def opens_next_level(self, number: str) -> bool:
        """Whether a many-level number begins the next group without a heading of its own, as „2.1“ after „1.3“."""
        holder = self.container(Kind.SUBPOINT)
        first = (holder.last.get(Kind.SUBPOINT, "") if holder else "").partition(".")[0]
        return bool(first) and number == f"{int(first) + 1}.1"

    def write(self, words: str) -> None:
        """Add words to the current draft."""
        words = words.strip()
        if words:
            self.current.words.append(words)
            self.tail = words[-_TAIL:]


def _subpoint_follows(previous: str | None, number: str) -> bool:
    if previous is None:
        return number in ("1.1", "1.1.1")
    *stem, last = number.split(".")
    before = previous.split(".")
    if stem == before:
        return last == "1"
    depth = len(stem)
    return before[:depth] == stem and len(before) > depth and int(last) == int(before[depth]) + 1
