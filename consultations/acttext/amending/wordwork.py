"""Words changed inside a text: found whatever the quotes, dashes and spaces, with the spaces around them kept right."""

import re
from collections.abc import Callable

Change = Callable[[str, bool], tuple[str, int]]
"""From a text, and whether it ends a sentence, to the changed text and how often it was changed."""

_QUOTES = '[„“”"«»]'
_DASHES = "[-–—]"
_CLINGING = (",", ".", ";", ":", ")")
_ENDING = re.compile(r"(?P<short>(?<!\w)(?:лв|г|ч|ст|кв|м|т|др|пр|бр|стр)\.)?\s*(?P<last>[.;:,!?]*)\s*$")
_SENTENCE_END = re.compile(r"(?<=[.!?])(?<!\bчл\.)(?<!\bал\.)(?<!\bт\.)(?<!\bб\.)(?<!\bгр\.)(?<!\bул\.)\s+(?=[А-Я„\"])")


def replacing(words: str, wording: str) -> Change:
    """Return the change that puts the wording in place of the words wherever they stand, and counts it.

    The dot of „лв.“ that also ends a sentence stays as its end, and none is doubled.
    """
    pattern = _pattern(words)
    keeps_dot = words.endswith(".") and not _ends(wording)

    def change(text: str, ends_sentence: bool) -> tuple[str, int]:
        end = len(text) if ends_sentence and keeps_dot else -1
        left, count = pattern.subn(lambda match: f"{wording}." if match.end() == end else wording, text)
        return (left.replace(f"{wording}.", wording) if wording.endswith(".") else left), count

    return change


def deleting(words: str) -> Change:
    """Return the change that takes the words out with the space in front of them."""
    pattern = re.compile(rf"(?:(?<=\s)|\s?){_pattern(words).pattern}")

    def change(text: str, _ends_sentence: bool) -> tuple[str, int]:
        left, count = pattern.subn("", text)
        return (re.sub(r" +([,.;:)]|$)", r"\1", re.sub(r" {2,}", " ", left)).lstrip() if count else text), count

    return change


def inserting(words: str, wording: str, *, before: bool) -> Change:
    """Return the change that puts the wording right behind or before the words."""
    pattern = _pattern(words)
    gap = "" if not before and wording.startswith(_CLINGING) else " "

    def joined(match: re.Match[str]) -> str:
        return f"{wording} {match.group()}" if before else f"{match.group()}{gap}{wording}"

    return lambda text, _ends_sentence: pattern.subn(joined, text)


def appended(text: str, wording: str, ending: str = "") -> str:
    """Return the text with the wording at its end, in front of its last sign; a whole sentence goes behind it.

    With `ending` that sign takes the place of the last one, and the last one moves behind what is added.
    """
    match = _ENDING.search(text)
    stem, last = text.rstrip(), ""
    if match:
        short, last = match.group("short") or "", match.group("last")
        stem, last = text[: match.start()] + short, last or ("." if short else "")
    if ending and not wording:
        return stem + ending
    if ending:
        return f"{stem}{ending} {wording}{'' if _ends(wording) else last}"
    if wording[:1].isupper() and wording.endswith((".", "!", "?")):
        return f"{text.rstrip()} {wording}".strip()
    gap = "" if wording.startswith(_CLINGING) or not stem else " "
    return f"{stem}{gap}{wording}{'' if _ends(wording) else last}"


def sentences(text: str) -> list[str]:
    """Return the sentences of a text with the space behind each; together they are the text."""
    starts = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    return [text[start:end] for start, end in zip(starts, starts[1:], strict=False) if start < end]


def _ends(wording: str) -> bool:
    return wording.endswith((".", ";", ":", ",", "!", "?"))


def _pattern(words: str) -> re.Pattern[str]:
    parts = []
    for word in words.split():
        escaped = "".join(_class(character) for character in word)
        parts.append(escaped)
    pattern = r"\s+".join(parts)
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    return re.compile(f"{before}{pattern}{after}")


def _class(character: str) -> str:
    if character in '„“”"«»':
        return _QUOTES
    return _DASHES if character in "-–—" else re.escape(character)
