"""The English catalogue: complete, in step with the code and with its compiled file, and really English."""

import re
from collections import Counter
from collections.abc import Iterator

import polib
import pytest

from tests.house.messages import ROOT, messages

FOLDER = ROOT / "locale" / "en" / "LC_MESSAGES"
CATALOGUE = polib.pofile(str(FOLDER / "django.po"))
COMPILED = polib.mofile(str(FOLDER / "django.mo"))
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z%]")
TAG = re.compile(r"<[^<>]+>|&\w+;")
CYRILLIC = re.compile("[А-Яа-я]")


def translations(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def pairs() -> Iterator[tuple[str, str]]:
    """Yield each translation beside the message it stands for."""
    for entry in CATALOGUE:
        originals = [entry.msgid, entry.msgid_plural] if entry.msgid_plural else [entry.msgid]
        yield from zip(originals, translations(entry), strict=True)


def test_catalogue_has_what_the_house_says_and_nothing_else() -> None:
    """When this fails: manage.py makemessages -l en, translate, manage.py compilemessages -l en."""
    catalogue = {(entry.msgid, entry.msgid_plural) for entry in CATALOGUE}
    in_use = messages()
    plurals = {singular for singular, plural in in_use if plural}
    # A message with a plural serves its singular too.
    assert {(s, p) for s, p in in_use if p or s not in plurals} == catalogue


def test_catalogue_is_complete_without_guesses_and_leftovers() -> None:
    assert [entry.msgid for entry in CATALOGUE if not all(translations(entry))] == []
    assert [entry.msgid for entry in CATALOGUE if entry.fuzzy or entry.obsolete] == []


def test_compiled_catalogue_is_in_step() -> None:
    compiled = {entry.msgid: translations(entry) for entry in COMPILED}
    assert compiled == {entry.msgid: translations(entry) for entry in CATALOGUE}
    assert COMPILED.metadata == CATALOGUE.metadata


def test_translation_keeps_placeholders_and_tags() -> None:
    def kept(text: str) -> tuple[set[str], Counter[str]]:
        return set(PLACEHOLDER.findall(text)), Counter(TAG.findall(text))

    assert [(message, words) for message, words in pairs() if kept(message) != kept(words)] == []


def test_translation_keeps_the_spaces_around() -> None:
    def spaces(text: str) -> tuple[str, str]:
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

    assert [(message, words) for message, words in pairs() if spaces(message) != spaces(words)] == []


def test_translation_is_not_bulgarian() -> None:
    assert [words for _message, words in pairs() if CYRILLIC.search(words) or "„" in words] == []


@pytest.mark.parametrize("name", ["Content-Type", "Language", "Plural-Forms"])
def test_catalogue_says_how_it_is_read(name: str) -> None:
    expected = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Language": "en",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    assert CATALOGUE.metadata[name] == expected[name]
