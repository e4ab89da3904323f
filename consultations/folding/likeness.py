"""How alike two proposals are: the same words but for slips of spelling and a sentence around them. Pure."""

from typing import Final

from rapidfuzz.distance import Indel, Levenshtein

from consultations.folding.wording import Reading

# Read off made texts: a campaign's template keeps nine words in ten, an own text on the same article less than half.
THRESHOLD: Final = 0.85
SAME_SPELLING: Final = 0.8
SHORTEST_SLIP: Final = 4


def likeness(one: Reading, other: Reading) -> float:
    """Return the share of words that are the same, from 0 to 1; 0 when anything differs that may change the wish.

    A word may be misspelt and whole sentences may stand before or after. Texts that differ in a number, in a word that
    turns the wish round or in any other word inside are not alike, however long they are.
    """
    if one.words == other.words:
        return 1.0
    longest = max(len(one.words), len(other.words))
    if one.guard != other.guard or min(len(one.words), len(other.words)) < THRESHOLD * longest:
        return 0.0
    changed = 0
    for step in Levenshtein.opcodes(one.words, other.words):
        if step.tag == "equal":
            continue
        if step.tag == "replace":
            pairs = zip(
                one.words[step.src_start : step.src_end], other.words[step.dest_start : step.dest_end], strict=True
            )
            if not all(_is_slip(*pair) for pair in pairs):
                return 0.0
            changed += step.src_end - step.src_start
        elif step.tag == "delete" and _is_around(one, step.src_start, step.src_end):
            changed += step.src_end - step.src_start
        elif step.tag == "insert" and _is_around(other, step.dest_start, step.dest_end):
            changed += step.dest_end - step.dest_start
        else:
            return 0.0
    share = 1 - changed / longest
    return share if share >= THRESHOLD else 0.0


def _is_slip(one: str, other: str) -> bool:
    """Whether two forms may be one word, once misspelt."""
    if min(len(one), len(other)) < SHORTEST_SLIP or one[:2] != other[:2] or one[0].isdecimal():
        return False
    return Indel.normalized_similarity(one, other) >= SAME_SPELLING


def _is_around(reading: Reading, start: int, end: int) -> bool:
    """Whether the words are whole sentences at the beginning or at the end of the text."""
    if start == 0:
        return end < len(reading.starts) and reading.starts[end]
    return end == len(reading.words) and reading.starts[start]
