"""How places are called, and that every anchor can be read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultations.acttext.eids import EidBook, decode_number, encode_number
from consultations.acttext.grammar import parse
from consultations.acttext.labels import citation, label, title
from consultations.acttext.ordinals import ordinal_value, ordinal_words, roman_figures, roman_value
from consultations.acttext.sequence import ALPHABET
from consultations.acttext.tree import Node


@pytest.mark.parametrize(
    ("eid", "cited"),
    [
        ("art_14", "чл. 14"),
        ("art_5a", "чл. 5а"),
        ("art_5a1", "чл. 5а¹"),
        ("art_5_1", "чл. 5¹"),
        ("art_14__2__para_1", "чл. 14, ал. 1"),
        ("art_14__para_2__point_3__let_a", "чл. 14, ал. 2, т. 3, б. „а“"),
        ("art_14__para_2__point_3a__let_zh__slet_bb", "чл. 14, ал. 2, т. 3а, б. „ж“, подбуква „бб“"),
        ("art_35__sub_1-2-1", "чл. 35, т. 1.2.1"),
        ("art_35__point_1__sub_1-2", "чл. 35, т. 1.2"),
        ("art_5__ind_2", "чл. 5, тире 2"),
        ("art_5__txt_1", "чл. 5"),
        ("cl_3__point_1", "§ 3, т. 1"),
        ("cl_edinstven", "§ единствен"),
        ("amend_2__cl_5", "§ 5 от разпоредбите към изменящ акт 2"),
        ("amend_2", "разпоредбите към изменящ акт 2"),
        ("prov_pzr", "преходните и заключителните разпоредби"),
        ("annex_1", "приложение № 1"),
        ("annex_a", "приложение А"),
        ("annex__txt_3", "приложението"),
        ("part_1__div_2", "част първа, дял втори"),
        ("chp_2a__sec_4", "глава втора „а“, раздел IV"),
        ("hdg_2", "заглавие 2"),
        ("preamble", "преамбюлът"),
        ("txt_1", "текстът извън членовете"),
    ],
)
def test_citation_of_an_anchor_follows_the_decree(eid: str, cited: str) -> None:
    assert citation(eid) == cited


def node_at(text: str, eid: str) -> Node:
    node = parse(text).find(eid)
    assert node is not None
    return node


@pytest.mark.parametrize(
    ("text", "eid", "labelled", "titled", "cited"),
    [
        ("ГЛАВА ВТОРА \nРЕД", "chp_2", "Глава втора", "Глава втора. РЕД", "глава втора"),
        ("Раздел ІІІ Ред", "sec_3", "Раздел III", "Раздел III. Ред", "раздел III"),
        ("Дял 2", "div_2", "Дял втори", "Дял втори", "дял втори"),
        ("II. ОБЩИ\nЧл. 1. А.", "hdg_1", "II.", "II. ОБЩИ", "„II. ОБЩИ“"),
        ("Чл.5А/1/ Едно.", "art_5a", "Чл. 5а.", "Чл. 5а.", "чл. 5а"),
        ("Чл. 1. Тишина\n(1) Има.", "art_1", "Чл. 1.", "Чл. 1. Тишина", "чл. 1"),
        ("Чл. 1. /1/ Едно.", "art_1__para_1", "(1)", "(1)", "чл. 1, ал. 1"),
        ("Чл. 1. А:\n1) Едно.", "art_1__point_1", "1.", "1.", "чл. 1, т. 1"),
        ("§1 Едно.", "cl_1", "§ 1.", "§ 1.", "§ 1"),
        ("Параграф единствен Едно.", "cl_edinstven", "Параграф единствен.", "Параграф единствен.", "§ единствен"),
        ("Чл. 1. А.\nЗАКЛЮЧИТЕЛНИ РАЗПОРЕДБИ", "prov_zr", "ЗАКЛЮЧИТЕЛНИ РАЗПОРЕДБИ", "ЗАКЛЮЧИТЕЛНИ РАЗПОРЕДБИ",
         "заключителните разпоредби"),
        ("Чл. 1. А.\nПреходни разпоредби КЪМ ЗАКОНА", "amend_1", "Преходни разпоредби",
         "Преходни разпоредби КЪМ ЗАКОНА", "разпоредбите към изменящ акт 1"),
        ("Чл. 1. А.\nПРИЛОЖЕНИЕ №1 - Карта", "annex_1", "Приложение № 1", "Приложение № 1 Карта", "приложение № 1"),
    ],
)  # fmt: skip
def test_names_of_a_node(text: str, eid: str, labelled: str, titled: str, cited: str) -> None:
    node = node_at(text, eid)

    assert (label(node), title(node), citation(node)) == (labelled, titled, cited)


NUMBERS = st.builds(
    lambda base, letter, superscript: f"{base}{letter}{superscript}",
    st.integers(1, 9999),
    st.sampled_from(["", *ALPHABET]),
    st.sampled_from(["", "¹", "²", "¹²"]),
)


@given(
    st.one_of(
        NUMBERS,
        st.sampled_from(
            [*ALPHABET, *(letter * 2 for letter in ALPHABET), "5ы", "5э", "ыы", "ээ", "1.2.1", "единствен"]
        ),
    )
)
def test_encoded_number_is_ascii_and_comes_back(number: str) -> None:
    assert encode_number(number).isascii()
    assert decode_number(encode_number(number)) == number


@given(st.integers(1, 99))
def test_ordinals_and_roman_figures_come_back(number: int) -> None:
    assert ordinal_value(ordinal_words(number)) == number
    assert ordinal_value(ordinal_words(number, masculine=True).upper()) == number
    assert roman_value(roman_figures(number)) == number


def test_numbers_out_of_reach_are_written_in_figures() -> None:
    assert (ordinal_words(100), ordinal_words(0), roman_figures(400)) == ("100", "0", "400")


def test_eid_book_never_hands_out_an_anchor_twice() -> None:
    book = EidBook()

    assert [book.take("art_5") for _ in range(3)] == ["art_5", "art_5__2", "art_5__3"]
    assert book.take("preamble") == "preamble__2"
