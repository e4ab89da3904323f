"""What is taken as the same proposal, and what is not however alike it looks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consultations.folding.threads import Text, fold
from tests.unit.folding.campaigns import OTHER, SAME, SHORT, TEMPLATE


def is_one(one: str, other: str, **wordings: str) -> bool:
    """Tell whether two texts on one place are folded, whichever came first."""
    texts = [
        Text(1, "чл. 14", one, wordings.get("first", "")),
        Text(2, "чл. 14", other, wordings.get("second", "")),
    ]
    there = fold(texts)[2] == 1
    assert there == (fold(reversed(texts))[1] == 2)
    return there


@pytest.mark.parametrize("name", SAME)
def test_texts_that_differ_in_form_alone_are_one(name: str) -> None:
    assert is_one(*SAME[name])


@pytest.mark.parametrize("name", OTHER)
def test_texts_that_want_something_else_stay_apart(name: str) -> None:
    assert not is_one(*OTHER[name])


def test_texts_on_different_places_are_never_compared() -> None:
    assert fold([Text(1, "чл. 14", TEMPLATE), Text(2, "чл. 15", TEMPLATE)]) == {1: 1, 2: 2}


def test_another_proposed_wording_is_another_proposal() -> None:
    assert is_one(TEMPLATE, TEMPLATE, first="Чл. 14. Метри.", second="чл. 14. метри")
    assert not is_one(TEMPLATE, TEMPLATE, first="Чл. 14. Метри.", second="Чл. 14. Стъпки.")
    assert not is_one(TEMPLATE, TEMPLATE, second="Чл. 14. Метри.")


def test_thread_belongs_to_the_first_received_and_never_drifts() -> None:
    """Each text is compared with the first of the thread: a chain of small changes does not carry it elsewhere."""
    words = [f"думата{letter * 3}" for letter in "абвгдежзиклмн"]
    changed = [" ".join([*(f"{word}та" for word in words[:n]), *words[n:]]) for n in range(len(words) + 1)]
    heads = fold([Text(n, "", text) for n, text in enumerate(changed)])
    assert heads[1] == 0
    assert heads[len(words)] != 0


WORDS = (
    "срокът",
    "таксата",
    "площадката",
    "паркирането",
    "шумът",
    "колата",
    "не",
    "само",
    "10",
    "20",
    "Иван",
    "Петров",
)
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
lots = st.lists(st.tuples(st.sampled_from(["а", "б"]), texts), max_size=25)


@given(lots, st.integers(0, 25))
@settings(max_examples=120, deadline=None)
def test_folding_step_by_step_gives_what_folding_at_once_gives(rows: list[tuple[str, str]], cut: int) -> None:
    everything = [Text(key, place, body) for key, (place, body) in enumerate(rows)]
    heads = fold(everything)
    before = fold(everything[:cut])
    assert {key: heads[key] for key in before} == before


@given(lots)
@settings(max_examples=120, deadline=None)
def test_every_thread_is_headed_by_its_first_text_of_the_same_place(rows: list[tuple[str, str]]) -> None:
    heads = fold([Text(key, place, body) for key, (place, body) in enumerate(rows)])
    for key, head in heads.items():
        assert head <= key
        assert heads[head] == head
        assert rows[head][0] == rows[key][0]


@given(texts, st.sampled_from(["upper", "lower", "title", "spaces", "zero", "dots"]))
@settings(max_examples=200, deadline=None)
def test_form_alone_never_parts_two_texts(text: str, form: str) -> None:
    changed = {
        "upper": text.upper(),
        "lower": text.lower(),
        "title": text.title(),
        "spaces": f"\n{text.replace(' ', '   ')} ",
        "zero": text.replace(" ", "\u200b "),
        "dots": text.replace(" ", ", ") + "!",
    }[form]
    assert is_one(text, changed)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_is_the_same_as_itself(text: str) -> None:
    assert is_one(text, text)


@given(st.lists(st.sampled_from(WORDS[:-2]), max_size=14).map(" ".join), st.sampled_from(["7", "не", "осем"]))
@settings(max_examples=120, deadline=None)
def test_one_more_number_or_not_always_parts_them(text: str, word: str) -> None:
    assert not is_one(f"{SHORT} {text}", f"{SHORT} {text} {word}")
