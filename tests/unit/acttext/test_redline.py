"""What a proposed wording changes in the present one."""

import time
from itertools import pairwise

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
        (
            "широчина на тротоара 1,50 м и месечна такса 12 000 лв. към 10.05.2026 г.",
            "широчина на тротоара 1,80 м и месечна такса 12 500 лв. към 11.05.2026 г.",
            [
                Piece("same", "широчина на тротоара "),
                *(Piece("removed", "1,50 м "), Piece("added", "1,80 м "), Piece("same", "и месечна такса ")),
                Piece("removed", "12 000 лв. към 10.05.2026 г."),
                Piece("added", "12 500 лв. към 11.05.2026 г."),
            ],
        ),
        (
            "Кметът определя реда за ползване със заповед. Операторите плащат такса за място.",
            "Кметът определя реда за ползване със заповед. Лицата подават заявление и прилагат документ.",
            [
                Piece("same", "Кметът определя реда за ползване със заповед. "),
                Piece("removed", "Операторите плащат такса за място."),
                Piece("added", "Лицата подават заявление и прилагат документ."),
            ],
        ),
        (
            "Забранява се къпането на деца и извеждането на кучета в парка.",
            "Забранява се риболовът на пристана и управлението на лодки в парка.",
            [
                Piece("same", "Забранява се "),
                Piece("removed", "къпането на деца и извеждането на кучета "),
                Piece("added", "риболовът на пристана и управлението на лодки "),
                Piece("same", "в парка."),
            ],
        ),
        ("до 10 дни", "до 10 дни и нощи", [Piece("same", "до 10 дни"), Piece("added", " и нощи")]),
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


@given(
    *[
        st.lists(st.sampled_from(["Кметът ", "и ", "определя", " ", "1,50 м ", ". ", "; ", "\n", "такса, "])).map(
            "".join
        )
    ]
    * 2
)
def test_redline_of_texts_that_share_words_holds_both_whole(before: str, after: str) -> None:
    pieces = redline(before, after)

    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after
    assert all(one.kind != other.kind or one.kind == "same" for one, other in pairwise(pieces))


@pytest.mark.parametrize("period", [2, 15, 100, 400])
def test_redline_of_hostile_repetition_takes_no_time(period: int) -> None:
    before = " ".join(f"д{n % period}" for n in range(1490))
    after = " ".join(f"д{n * 7 % period if n % 2 else n % (period + 1)}" for n in range(1490))
    started = time.process_time()

    redline(before, after)

    assert time.process_time() - started < 2
