"""Two versions beside each other: units, lines, words and the summary."""

import pytest

from consultations.acttext.aligner import align
from consultations.acttext.compared import Comparison
from consultations.acttext.comparison import compare
from consultations.acttext.grammar import parse
from consultations.acttext.markup import nb
from consultations.acttext.redline import Piece
from consultations.acttext.redline_html import Words, unit_html
from consultations.acttext.redline_text import as_anchors, as_text
from tests.unit.acttext.test_align import BINS, DOGS, LIGHT, NOISE, SNOW, TREES, act


def compared(old: str, new: str) -> Comparison:
    before, after = parse(old), parse(new)
    return compare(before, after, align(before, after))


def shown(comparison: Comparison) -> str:
    """The units that differ as plain text, without the summary."""
    return as_text(comparison).partition("[-отпада-], {+ново+}.")[2].strip()


OLD = act(f"(1) {DOGS}\n(2) {BINS}\n(3) {NOISE}", TREES, SNOW, LIGHT)
NEW = act(f"(1) {DOGS}\n(2) {BINS}", f"(1) {NOISE}", SNOW, TREES.replace("зимата", "есента"), "Ново правило.")


def test_compare_tells_every_unit_in_the_order_of_the_new_version() -> None:
    units = compared(OLD, NEW).units

    assert [(unit.old and unit.old.eid, unit.new and unit.new.eid, str(unit.relation)) for unit in units] == [
        ("art_1", "art_1", "changed"),
        (None, "art_2", "split"),
        ("art_3", "art_3", "same"),
        ("art_4", None, "removed"),
        ("art_2", "art_4", "moved"),
        (None, "art_5", "added"),
    ]


def test_compare_as_text_names_what_moved_from_where_to_where() -> None:
    assert as_text(compared(OLD, NEW)) == (
        "Обобщение: променени 2, нови 2, отпаднали 1, преместени 1, преномерирани 0, без промяна 1.\n\n"
        "Означения: [-отпада-], {+ново+}.\n\n"
        "Чл. 1. – променено\n"
        "    [-(3)-] (преместено в чл. 2, ал. 1)\n\n"
        "Чл. 2. – отделено\n"
        "  Чл. 2.\n"
        f"    [-(3)-]{{+(1)+}} {NOISE} (преместено от чл. 1, ал. 3)\n\n"
        "Чл. 4. – отпада\n"
        f"  [-Чл. 4.-] [-{LIGHT}-]\n\n"
        "Чл. 4. – преместено, променено, преди чл. 2\n"
        f"  [-Чл. 2.-]{{+Чл. 4.+}} {TREES[:-7]}[-зимата-]{{+есента+}}.\n\n"
        "Чл. 5. – ново\n"
        "  Чл. 5. {+Ново правило.+}"
    )


def test_compare_as_anchors_has_five_keys() -> None:
    assert as_anchors(compared(OLD, NEW)) == {
        "changed": ["art_1", "art_4"],
        "added": ["art_2", "art_5"],
        "removed": ["art_4"],
        "moved": ["art_4"],
        "kept": 1,
    }


def test_compare_as_anchors_counts_a_renumbered_article_as_moved() -> None:
    assert as_anchors(compared(act(DOGS, BINS), act(NOISE, DOGS, BINS))) == {
        "changed": [],
        "added": ["art_1"],
        "removed": [],
        "moved": ["art_2", "art_3"],
        "kept": 0,
    }


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        pytest.param(
            act(DOGS),
            act(f"(1) {DOGS}\n(2) {BINS}"),
            f"Чл. 1. – променено\n  Чл. 1.\n    (1) {DOGS} (отделено от чл. 1)\n    (2) {{+{BINS}+}}",
            id="words that became the first paragraph are kept",
        ),
        pytest.param(
            act(f"(1) {DOGS}\n(2) {BINS}"),
            act(DOGS),
            f"Чл. 1. – променено\n  Чл. 1.\n    [-(1)-] {DOGS} (влято в чл. 1)\n    [-(2)-] [-{BINS}-]",
            id="words of the first paragraph that became the article's own are kept",
        ),
        pytest.param(
            f"НАРЕДБА\nПРЕАМБЮЛ\nЧл. 1. {DOGS}\nбележка първа\nЧл. 2. {BINS}",
            f"НАРЕДБА\nПРЕАМБЮЛ\nЧл. 1. {DOGS}\nЧл. 2. {BINS}",
            "Чл. 1. – променено\n    [-бележка първа-]",
            id="a line without a number that is gone",
        ),
        pytest.param(
            f"НАРЕДБА ЗА РЕДА\nГлава първа. ОБЩИ ПРАВИЛА\nЧл. 1. /1/ {DOGS}",
            f"НАРЕДБА ЗА ШУМА\nГлава първа. ОСОБЕНИ ПРАВИЛА\nЧл.1. (1) {DOGS}",
            "Наименование\n  НАРЕДБА ЗА [-РЕДА-]{+ШУМА+}\n\n"
            "Глава първа – променено\n  Глава първа. [-ОБЩИ -]{+ОСОБЕНИ +}ПРАВИЛА",
            id="title and heading; the form of marks is no change",
        ),
    ],
)
def test_compare_shows_only_what_differs(old: str, new: str, text: str) -> None:
    assert shown(compared(old, new)) == text


def test_redline_of_words_that_became_the_first_paragraph_does_not_say_that_they_left_their_article() -> None:
    (unit,) = compared(act(DOGS), act(f"(1) {DOGS}\n(2) {BINS}")).units

    assert unit_html(unit, Words(), ids=False) == (
        '<div class="law"><div class="al"><span class="n"><ins><span class="vh">[добавено: </span>(1)'
        f'<span class="vh">]</span></ins></span> {nb(DOGS)}</div><div class="al"><span class="n"><ins>'
        '<span class="vh">[добавено: </span>(2)<span class="vh">]</span></ins></span> <ins><span class="vh">[добавено: '
        f'</span>{nb(BINS)}<span class="vh">]</span></ins></div></div>'
    )


def test_compare_gives_words_that_changed_as_pieces() -> None:
    (unit,) = compared(act("Такса 5 лв. за 1,50 м на месец."), act("Такса 6 лв. за 1,50 м на месец.")).units

    assert unit.lines[0].pieces == (
        Piece("same", "Такса "),
        Piece("removed", "5 лв. "),
        Piece("added", "6 лв. "),
        Piece("same", "за 1,50 м на месец."),
    )
