"""What a proposed wording changes in the present one."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultations.acttext.redline import Piece, redline


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("", "", []),
        ("същото", "същото", [Piece("same", "същото")]),
        (
            "до 10 дни от подаването",
            "до 14 дни от подаването",
            [Piece("same", "до "), Piece("removed", "10 "), Piece("added", "14 "), Piece("same", "дни от подаването")],
        ),
        ("чл. 1. Да.", "Чл. 1. Да.", [Piece("removed", "чл"), Piece("added", "Чл"), Piece("same", ". 1. Да.")]),
        (
            "съвсем различно нещо",
            "друг текст",
            [Piece("removed", "съвсем различно нещо"), Piece("added", "друг текст")],
        ),
        ("дума " * 4000, "друго", [Piece("removed", "дума " * 4000), Piece("added", "друго")]),
    ],
)
def test_redline_names_what_stays_goes_and_comes(before: str, after: str, pieces: list[Piece]) -> None:
    assert redline(before, after) == pieces


@given(st.text(max_size=200), st.text(max_size=200))
def test_redline_holds_both_texts_whole(before: str, after: str) -> None:
    pieces = redline(before, after)

    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after


@pytest.mark.parametrize("period", [2, 15, 100, 400])
def test_redline_of_hostile_repetition_takes_no_time(period: int) -> None:
    before = " ".join(f"д{n % period}" for n in range(1490))
    after = " ".join(f"д{n * 7 % period if n % 2 else n % (period + 1)}" for n in range(1490))
    started = time.process_time()

    redline(before, after)

    assert time.process_time() - started < 2
