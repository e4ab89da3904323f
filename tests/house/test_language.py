"""The catalogues: English complete, in step with the code and really English; Bulgarian only for the libraries."""

import re
from collections import Counter
from collections.abc import Iterator

import polib
import pytest
from django.utils.translation import ngettext

from tests.house.messages import ROOT, messages

LANGUAGES = ("en", "bg")
FILES = {language: str(ROOT / "locale" / language / "LC_MESSAGES" / "django") for language in LANGUAGES}
CATALOGUES = {language: polib.pofile(f"{name}.po") for language, name in FILES.items()}
COMPILED = {language: polib.mofile(f"{name}.mo") for language, name in FILES.items()}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z%]")
TAG = re.compile(r"<[^<>]+>|&\w+;")
CYRILLIC = re.compile("[А-Яа-я]")


def translations(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def pairs(language: str) -> Iterator[tuple[str, str]]:
    """Yield each translation beside the message it stands for."""
    for entry in CATALOGUES[language]:
        originals = [entry.msgid, entry.msgid_plural] if entry.msgid_plural else [entry.msgid]
        yield from zip(originals, translations(entry), strict=True)


def test_catalogue_has_what_the_house_says_and_nothing_else() -> None:
    """When this fails: manage.py makemessages -l en, translate, manage.py compilemessages -i .venv."""
    catalogue = {(entry.msgid, entry.msgid_plural) for entry in CATALOGUES["en"]}
    in_use = messages()
    plurals = {singular for singular, plural in in_use if plural}
    # A message with a plural serves its singular too.
    assert {(s, p) for s, p in in_use if p or s not in plurals} == catalogue


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_is_complete_without_guesses_and_leftovers(language: str) -> None:
    assert [entry.msgid for entry in CATALOGUES[language] if not all(translations(entry))] == []
    assert [entry.msgid for entry in CATALOGUES[language] if entry.fuzzy or entry.obsolete] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_compiled_catalogue_is_in_step(language: str) -> None:
    compiled = {entry.msgid: translations(entry) for entry in COMPILED[language]}
    assert compiled == {entry.msgid: translations(entry) for entry in CATALOGUES[language]}
    assert COMPILED[language].metadata == CATALOGUES[language].metadata


@pytest.mark.parametrize("language", LANGUAGES)
def test_translation_keeps_placeholders_and_tags(language: str) -> None:
    def kept(text: str) -> tuple[set[str], Counter[str]]:
        return set(PLACEHOLDER.findall(text)), Counter(TAG.findall(text))

    assert [(message, words) for message, words in pairs(language) if kept(message) != kept(words)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translation_keeps_the_spaces_around(language: str) -> None:
    def spaces(text: str) -> tuple[str, str]:
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

    assert [(message, words) for message, words in pairs(language) if spaces(message) != spaces(words)] == []


def test_english_is_not_bulgarian() -> None:
    assert [words for _message, words in pairs("en") if CYRILLIC.search(words) or "„" in words] == []


def test_bulgarian_catalogue_only_corrects_the_libraries() -> None:
    assert [message for message, words in pairs("bg") if CYRILLIC.search(message) or not CYRILLIC.search(words)] == []


@pytest.mark.parametrize(("number", "words"), [(1, "1 коментар"), (2, "2 коментара"), (21, "21 коментара")])
def test_bulgarian_plural_needs_no_catalogue(number: int, words: str) -> None:
    assert ngettext("%(n)d коментар", "%(n)d коментара", number) % {"n": number} == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_says_how_it_is_read_and_nothing_that_churns(language: str) -> None:
    assert CATALOGUES[language].metadata == {
        "Project-Id-Version": "prestige",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    assert [entry.msgid for entry in CATALOGUES[language] if entry.occurrences] == []
