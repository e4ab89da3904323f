"""Two wordings beside each other, pure: equal sentences first, then the words between them."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from rapidfuzz.distance import Indel

MOST_WORDS: Final = 10_000
_UNIT: Final = r"(?:(?:кв\.?|куб\.?)\s?)?(?:мм|см|дм|км|ха|дка|м|кг|г|лв|евро|ч)\b\.?[²³]?|[%‰€]"
_WORDS: Final = re.compile(
    rf"[0-9]+(?:[\u00a0 ][0-9]{{3}})*(?:[.,:/][0-9]+)*(?:[\u00a0 ]?(?:{_UNIT}))?(?![\w-])\s*|[\w-]+\s*|[^\w\s]\s*|\s+"
)
_LEAST_COMMON: Final = 1 / 3
_LEAST_KEPT: Final = 0.4
_MOST_ISLAND_WORDS: Final = 2


@dataclass(frozen=True)
class Piece:
    """A stretch of text that stays, was added or was removed."""

    kind: Literal["same", "added", "removed"]
    text: str


class _Stretch(NamedTuple):
    """Words from `old` up to `old_end` that stand for those from `new` up to `new_end`, equal or not."""

    is_same: bool
    old: int
    old_end: int
    new: int
    new_end: int


def redline(before: str, after: str) -> list[Piece]:
    """Return the pieces that turn `before` into `after`, the removed ahead of the added where both meet.

    Numbers stay whole with their units („1,50 м“). Two texts that share less than a third are one whole removed and one
    whole added, and so are sentences that share less than two fifths and stretches of more than MOST_WORDS words: a
    patchwork of single words cannot be read.
    """
    if before == after:
        return [Piece("same", before)] if before else []
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    numbers: dict[str, int] = {}
    old_ids, new_ids = ([numbers.setdefault(word.rstrip(), len(numbers)) for word in words] for words in (old, new))
    partners = _partners(old, new, old_ids, new_ids)
    if 2 * len(partners) < _LEAST_COMMON * (len(old) + len(new)):
        partners = {}
    partners = _without_patchwork(partners, old, new)
    return _pieces(_without_islands(_stretches(partners, len(old), len(new)), old, new), old, new)


def _partners(old: list[str], new: list[str], old_ids: list[int], new_ids: list[int]) -> dict[int, int]:
    """Return which old words stay and where they stand now: whole sentences, then words between equal sentences."""
    olds, news = _sentences(old), _sentences(new)
    whole: dict[tuple[int, ...], int] = {}
    keys = [
        [whole.setdefault(tuple(ids[start:end]), len(whole)) for start, end in spans]
        for ids, spans in ((old_ids, olds), (new_ids, news))
    ]
    found: dict[int, int] = {}
    for tag, i, i_end, j, j_end in _blocks(keys[0], keys[1]):
        start, end = (olds[i][0], olds[i_end - 1][1]) if i < i_end else (0, 0)
        new_start, new_end = (news[j][0], news[j_end - 1][1]) if j < j_end else (0, 0)
        if tag == "equal":
            found.update(zip(range(start, end), range(new_start, new_end), strict=True))
        elif max(end - start, new_end - new_start) <= MOST_WORDS:
            for inner, k, k_end, m, m_end in _blocks(old_ids[start:end], new_ids[new_start:new_end]):
                if inner == "equal":
                    found.update(
                        zip(range(start + k, start + k_end), range(new_start + m, new_start + m_end), strict=True)
                    )
    return found


def _blocks(old: Sequence[int], new: Sequence[int]) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield equal blocks and, in one, whatever lies between two of them."""
    old_at = new_at = 0
    for block in Indel.opcodes(old, new):
        if block.tag != "equal":
            continue
        if (old_at, new_at) != (block.src_start, block.dest_start):
            yield "replace", old_at, block.src_start, new_at, block.dest_start
        old_at, new_at = block.src_end, block.dest_end
        yield "equal", block.src_start, old_at, block.dest_start, new_at
    if (old_at, new_at) != (len(old), len(new)):
        yield "replace", old_at, len(old), new_at, len(new)


def _sentences(words: list[str]) -> list[tuple[int, int]]:
    """Return where each sentence begins and ends; „чл. 5“ ends none, for a sentence begins with a capital letter."""
    found, start = [], 0
    for at, word in enumerate(words[:-1]):
        end = word.rstrip()
        if end != word and (end.endswith(";") or (end.endswith((".", "!", "?")) and words[at + 1][0].isupper())):
            found.append((start, at + 1))
            start = at + 1
    return [*found, (start, len(words))] if words else []


def _without_patchwork(partners: dict[int, int], old: list[str], new: list[str]) -> dict[int, int]:
    """Return the partners without those between sentences that both changed for the most part."""
    old_changed = _mostly_changed(old, partners.keys())
    new_changed = _mostly_changed(new, set(partners.values()))
    return {i: j for i, j in partners.items() if not (old_changed[i] and new_changed[j])}


def _mostly_changed(words: list[str], kept: Set[int]) -> list[bool]:
    found: list[bool] = []
    for start, end in _sentences(words):
        size = sum(len(word) for word in words[start:end])
        stays = sum(len(words[at]) for at in range(start, end) if at in kept)
        found += [stays < _LEAST_KEPT * size] * (end - start)
    return found


def _stretches(partners: dict[int, int], old_size: int, new_size: int) -> list[_Stretch]:
    """Return the whole as stretches that stay and stretches that change, by turns."""
    found: list[_Stretch] = []
    i = j = 0
    for old_at, new_at in [*partners.items(), (old_size, new_size)]:
        if (i, j) != (old_at, new_at):
            found.append(_Stretch(False, i, old_at, j, new_at))
        if old_at < old_size:
            last = found[-1] if found else None
            if last and last.is_same:
                found[-1] = last._replace(old_end=old_at + 1, new_end=new_at + 1)
            else:
                found.append(_Stretch(True, old_at, old_at + 1, new_at, new_at + 1))
        i, j = old_at + 1, new_at + 1
    return found


def _without_islands(stretches: list[_Stretch], old: list[str], new: list[str]) -> list[_Stretch]:
    """Return the stretches with lone small words between two larger changes taken into one change."""
    found: list[_Stretch] = []
    for stretch in stretches:
        if not stretch.is_same and len(found) > 1 and _is_island(found[-2], found[-1], stretch, old, new):
            found.pop()
            first = found.pop()
            found.append(first._replace(old_end=stretch.old_end, new_end=stretch.new_end))
        else:
            found.append(stretch)
    return found


def _is_island(first: _Stretch, middle: _Stretch, last: _Stretch, old: list[str], new: list[str]) -> bool:
    words = old[middle.old : middle.old_end]
    if sum(word[0].isalnum() for word in words) > _MOST_ISLAND_WORDS or any(word[0] in ".;!?" for word in words):
        return False
    size = sum(map(len, words))
    return all(size <= _size(stretch, old, new) for stretch in (first, last))


def _size(stretch: _Stretch, old: list[str], new: list[str]) -> int:
    removed, added = old[stretch.old : stretch.old_end], new[stretch.new : stretch.new_end]
    return max(sum(map(len, removed)), sum(map(len, added)))


def _pieces(stretches: list[_Stretch], old: list[str], new: list[str]) -> list[Piece]:
    """Return the stretches as pieces; space that differs behind equal words belongs to the change that follows."""
    pieces: list[Piece] = []
    removed = added = same = ""
    for stretch in stretches:
        before, after = old[stretch.old : stretch.old_end], new[stretch.new : stretch.new_end]
        if not stretch.is_same:
            pieces += _some(same=same)
            same, removed, added = "", removed + "".join(before), added + "".join(after)
            continue
        for word, other in zip(before, after, strict=True):
            if removed or added:
                pieces += _some(removed=removed, added=added)
                removed = added = ""
            if word == other:
                same += word
            else:
                pieces += _some(same=same + word.rstrip())
                same, removed, added = "", word[len(word.rstrip()) :], other[len(other.rstrip()) :]
    return [*pieces, *_some(same=same, removed=removed, added=added)]


def _some(*, same: str = "", removed: str = "", added: str = "") -> list[Piece]:
    pieces = (Piece("same", same), Piece("removed", removed), Piece("added", added))
    return [piece for piece in pieces if piece.text]
