"""Cleaning of what people send: hostile, pasted, invisible."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prestige.text_hygiene import (
    MAX_COMBINING_MARKS,
    UnreadableText,
    clean_text,
    count_links,
    has_mixed_script_words,
    is_blank,
)

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
HEART_ON_FIRE = "\u2764\ufe0f\u200d\U0001f525"
RUNNER = "\U0001f3c3\U0001f3fd\u200d\u2640\ufe0f"
ANY_CHARACTER = st.characters()


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("и\u0306", "й"),
        ("ред\r\nред\rред\n", "ред\nред\nред\n"),
        ("край\vначало\fи\u2028още\u2029пак\u0085там", "край\nначало\nи\nоще\nпак\nтам"),
        ("a\x00b\x07c\x1bd\x7fe\x9ff", "abcdef"),
        ("таб\tтук", "таб\tтук"),
        ("a\u202eb\u2066c\u200ed\u061ce", "abcde"),
        ("не\u200bви\u2060ди\ufeffмо\u00ad", "невидимо"),
        ("a\ufffeb\uffffc\ufdd0d\U0001fffee\U0010fffff", "abcdef"),
        ("скрит\U000e0041\U000e0042", "скрит"),
        (f"{FAMILY} {HEART_ON_FIRE} {RUNNER}", f"{FAMILY} {HEART_ON_FIRE} {RUNNER}"),
        ("дума\u200dдума \U0001f525\u200d", "думадума \U0001f525"),
        ("x" + "\u0301" * 4 + "y", "x" + "\u0301" * 4 + "y"),
        ("x" + "\u0301" * 50 + "y", "x" + "\u0301" * 4 + "y"),
        ("  „Кавички“ – и №\u00a05  ", "  „Кавички“ – и №\u00a05  "),
        ("", ""),
    ],
)
def test_clean_text_keeps_only_writing(dirty: str, clean: str) -> None:
    assert clean_text(dirty) == clean


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("  Наредба\r\n за\t отпадъците ", "Наредба за отпадъците"),
        ("Re: тема\nBcc: чужд@example.org", "Re: тема Bcc: чужд@example.org"),
        ("чл.\u00a05\u2028ал.\u20032", "чл. 5 ал. 2"),
        ("\u200b\n", ""),
    ],
)
def test_clean_text_of_one_line_collapses_white_space(dirty: str, clean: str) -> None:
    assert clean_text(dirty, multiline=False) == clean


def test_clean_text_with_a_lone_surrogate_is_refused_with_a_sentence() -> None:
    with pytest.raises(UnreadableText, match=r"^Текстът съдържа повредени знаци\."):
        clean_text("дума \ud83d")


@given(st.text(ANY_CHARACTER), st.booleans())
def test_clean_text_is_idempotent_and_harmless(text: str, multiline: bool) -> None:
    try:
        clean = clean_text(text, multiline)
    except UnreadableText:
        assert any(unicodedata.category(char) == "Cs" for char in text)
        return

    assert clean_text(clean, multiline) == clean
    assert unicodedata.is_normalized("NFC", clean)
    assert not [char for char in clean if unicodedata.category(char) == "Cc" and char not in "\n\t"]
    assert multiline or "\n" not in clean


@given(st.text(st.sampled_from("e\u0301\u0323\u0308\ufe0f\u200dа\U0001f525"), max_size=40))
def test_clean_text_never_stacks_marks(text: str) -> None:
    clean = clean_text(text)
    longest = run = 0
    for char in clean:
        run = run + 1 if unicodedata.category(char) == "Mn" else 0
        longest = max(longest, run)

    assert longest <= MAX_COMBINING_MARKS
    assert clean_text(clean) == clean


@pytest.mark.parametrize(
    "text", ["", " \n\t", "\u3164", "\u2800\u2800", "\u200b\u00a0\ufeff", "\u0301\ufe0f", "\x00", "\ud800"]
)
def test_is_blank_when_nothing_is_seen(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", [".", "а", "\u2800а", "\U0001f525", "0"])
def test_is_not_blank_when_something_is_seen(text: str) -> None:
    assert not is_blank(text)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("без връзки, нито e-mail: ime@example.org", 0),
        ("вижте https://www.example.org/a и http://example.org,http://example.com", 3),
        ("www.example.org WWW.EXAMPLE.COM ftp://example.org", 3),
        ('<a href="https://example.org">https://example.org</a>', 2),
        ("wwww и httpss", 0),
    ],
)
def test_count_links(text: str, links: int) -> None:
    assert count_links(text) == links


@pytest.mark.parametrize("text", ["Хaсково", "общинa", "pаypal", "АБВx"])
def test_mixed_scripts_in_one_word_are_seen(text: str) -> None:
    assert has_mixed_script_words(text)


@pytest.mark.parametrize("text", ["Хасково и Haskovo", "е-mail", "COVID-19", "5×5 м", "раздел IV", "", "чл. 5а"])
def test_words_of_one_script_are_fine(text: str) -> None:
    assert not has_mixed_script_words(text)
