"""What became of each place of an act in its next version, and why."""

import pytest

from consultations.acttext.aligner import align
from consultations.acttext.alignment import Alignment, Correction
from consultations.acttext.grammar import parse

DOGS = "Кучетата се извеждат на повод и с намордник в парковете."
BINS = "Контейнерите за отпадъци се изпразват всеки работен ден сутрин."
NOISE = "Шумът след двадесет и два часа се забранява във всички жилищни сгради."
TREES = "Дърветата по улиците се подрязват от общинското предприятие през зимата."
SNOW = "Собствениците почистват снега пред имотите си до осем часа."
LIGHT = "Осветлението на площадите се включва при залез слънце."


def act(*articles: str, head: str = "НАРЕДБА ЗА РЕДА") -> str:
    """An act of articles numbered from 1."""
    return "\n".join([head, *(f"Чл. {number}. {text}" for number, text in enumerate(articles, start=1))])


def became(old: str, new: str, *corrections: Correction) -> list[str]:
    """Every match in short, „art_1 → art_2 renumbered*“, the star for changed words."""
    return [short for short, _why in explained(old, new, *corrections)]


def explained(old: str, new: str, *corrections: Correction) -> list[tuple[str, str]]:
    return told(align(parse(old), parse(new), corrections))


def told(alignment: Alignment) -> list[tuple[str, str]]:
    return [
        (f"{match.old or '–'} → {match.new or '–'} {match.relation}{'*' if match.is_changed else ''}", match.why)
        for match in alignment
    ]


@pytest.mark.parametrize(
    ("old", "new", "matches"),
    [
        pytest.param(
            act(DOGS, BINS, NOISE),
            act(TREES, DOGS, BINS, NOISE),
            ["– → art_1 added", *(f"art_{at} → art_{at + 1} renumbered" for at in (1, 2, 3))],
            id="insertion shifts all numbers: identity follows the text",
        ),
        pytest.param(
            act(DOGS, BINS, NOISE),
            act(DOGS, NOISE),
            ["art_1 → art_1 same", "art_2 → – removed", "art_3 → art_2 renumbered"],
            id="deletion",
        ),
        pytest.param(
            act(DOGS, BINS),
            act(DOGS, "Сметта се извозва веднъж месечно срещу такса."),
            ["art_1 → art_1 same", "art_2 → art_2 changed*"],
            id="wholly reworded under its number",
        ),
        pytest.param(
            act(DOGS, BINS, NOISE),
            act(BINS, DOGS, NOISE),
            ["art_2 → art_1 renumbered", "art_1 → art_2 moved", "art_3 → art_3 same"],
            id="swapped",
        ),
        pytest.param(
            act(DOGS, BINS, NOISE),
            act(DOGS, BINS, NOISE.replace("двадесет и два", "двадесет и три"), NOISE),
            ["art_1 → art_1 same", "art_2 → art_2 same", "– → art_3 added", "art_3 → art_4 renumbered"],
            id="the same text elsewhere goes before a like one under the number",
        ),
        pytest.param(
            act(DOGS, "Отменен.", "Отменен.", NOISE),
            act(BINS, DOGS, "Отменен.", "Отменен.", NOISE),
            ["– → art_1 added", *(f"art_{at} → art_{at + 1} renumbered" for at in (1, 2, 3, 4))],
            id="repeated texts go with their neighbours",
        ),
        pytest.param(
            act(DOGS, "(Отм. – Решение № 5 от 2020 г.)", NOISE),
            act(DOGS, BINS, "(Отм. – Решение № 5 от 2020 г.)"),
            ["art_1 → art_1 same", "art_2 → art_2 changed*", "art_3 → art_3 changed*"],
            id="a repeal is no text to know an article by",
        ),
        pytest.param(
            act(f"(1) {DOGS}\n(2) {BINS}\n(3) {NOISE}", TREES),
            act(f"(1) {DOGS}\n(2) {BINS}", f"(1) {NOISE}", TREES),
            [
                "art_1 → art_1 changed*",
                "art_1__para_1 → art_1__para_1 same",
                "art_1__para_2 → art_1__para_2 same",
                "art_1 → art_2 split*",
                "art_1__para_3 → art_2__para_1 moved",
                "art_2 → art_3 renumbered",
            ],
            id="an article split in two",
        ),
        pytest.param(
            act(f"(1) {DOGS}\n(2) {BINS}", f"(1) {NOISE}", TREES),
            act(f"(1) {DOGS}\n(2) {BINS}\n(3) {NOISE}", TREES),
            [
                "art_1 → art_1 changed*",
                "art_1__para_1 → art_1__para_1 same",
                "art_1__para_2 → art_1__para_2 same",
                "art_2__para_1 → art_1__para_3 moved",
                "art_2 → art_1 merged*",
                "art_3 → art_2 renumbered",
            ],
            id="two articles merged",
        ),
        pytest.param(
            act(f"(1) {DOGS} {BINS}\n(2) {NOISE}"),
            act(f"(1) {BINS}\n(2) {DOGS}\n(3) {NOISE}"),
            [
                "art_1 → art_1 changed*",
                "art_1__para_1 → art_1__para_1 changed*",
                "art_1__para_1 → art_1__para_2 split*",
                "art_1__para_2 → art_1__para_3 renumbered",
            ],
            id="a paragraph split in two keeps its number for one half",
        ),
        pytest.param(
            act(f"(1) {DOGS}\n(2) {BINS}"),
            act(f"(1) {DOGS} {BINS}"),
            [
                "art_1 → art_1 changed*",
                "art_1__para_1 → art_1__para_1 changed*",
                "art_1__para_2 → art_1__para_1 merged*",
            ],
            id="two paragraphs merged",
        ),
        pytest.param(
            act(DOGS),
            act(f"(1) {DOGS}\n(2) {BINS}"),
            ["art_1 → art_1 changed*", "art_1 → art_1__para_1 split*", "– → art_1__para_2 added"],
            id="an article without paragraphs gets them",
        ),
        pytest.param(
            act(f"Забранява се: {DOGS[:-1]}:\n1. денем; 2. нощем; 3. винаги."),
            act(f"Забранява се: {DOGS[:-1]}:\n1. вечер; 2. денем; 3. нощем; 4. винаги."),
            [
                "art_1 → art_1 changed*",
                "– → art_1__point_1 added",
                *(f"art_1__point_{at} → art_1__point_{at + 1} renumbered" for at in (1, 2, 3)),
            ],
            id="short points are known by their words",
        ),
        pytest.param(
            act(f"/1/ {DOGS}\n/2/ {BINS}"),
            act(f"(1) {DOGS.replace(' на ', chr(0xA0) + 'на  ')}\n(2) {BINS}").replace("Чл. 1.", "Чл.1."),
            ["art_1 → art_1 same", "art_1__para_1 → art_1__para_1 same", "art_1__para_2 → art_1__para_2 same"],
            id="white space and the form of marks are no change",
        ),
        pytest.param(
            act(f"Дава „повод“ - {DOGS}"),
            act(f'Дава "повод" – {DOGS}'),
            ["art_1 → art_1 changed*"],
            id="other quotes are a change",
        ),
    ],
)
def test_align_says_what_became_of_each_place(old: str, new: str, matches: list[str]) -> None:
    assert became(old, new) == matches


HEAD = f"НАРЕДБА\nГлава първа. РЕД\nЧл. 1. {DOGS}\nЧл. 2. {BINS}\n"


@pytest.mark.parametrize(
    ("old", "new", "matches"),
    [
        pytest.param(
            f"{HEAD}Глава втора. ШУМ\nЧл. 3. {NOISE}\nЧл. 4. {TREES}",
            f"НАРЕДБА\nГлава първа. РЕД\nЧл. 1. {DOGS}\n"
            f"Глава втора. ШУМ\nЧл. 2. {BINS}\nЧл. 3. {NOISE}\nЧл. 4. {TREES}",
            [
                "chp_1 → chp_1 same",
                "art_1 → art_1 same",
                "chp_2 → chp_2 same",
                "art_2 → art_2 moved",
                "art_3 → art_3 same",
                "art_4 → art_4 same",
            ],
            id="into another chapter",
        ),
        pytest.param(
            HEAD,
            f"НАРЕДБА\nЧл. 1. {DOGS}\nЧл. 2. {BINS}\n",
            ["chp_1 → – removed", "art_1 → art_1 same", "art_2 → art_2 same"],
            id="a heading that is gone moves nothing",
        ),
        pytest.param(
            f"{HEAD}Глава втора. ШУМ\nЧл. 3. {NOISE}",
            f"НАРЕДБА\nГлава първа. ШУМ\nЧл. 1. {NOISE}\nГлава втора. РЕД\nЧл. 2. {DOGS}\nЧл. 3. {BINS}",
            [
                "chp_2 → chp_1 renumbered",
                "art_3 → art_1 renumbered",
                "chp_1 → chp_2 moved",
                "art_1 → art_2 renumbered",
                "art_2 → art_3 renumbered",
            ],
            id="a chapter moves with what is in it",
        ),
        pytest.param(
            f"{HEAD}Заключителни разпоредби\n§ 1. {TREES}\nПреходни разпоредби КЪМ НАРЕДБАТА ЗА СНЕГА\n§ 1. {SNOW}\n"
            f"Преходни разпоредби КЪМ НАРЕДБАТА ЗА ШУМА\n§ 1. {NOISE}",
            f"{HEAD}Заключителни разпоредби\n§ 1. {TREES}\nПреходни разпоредби КЪМ НАРЕДБАТА ЗА ШУМА\n§ 1. {LIGHT}",
            [
                "chp_1 → chp_1 same",
                "art_1 → art_1 same",
                "art_2 → art_2 same",
                "prov_zr → prov_zr same",
                "cl_1 → cl_1 same",
                "amend_1 → – removed",
                "amend_1__cl_1 → – removed",
                "amend_2 → amend_1 same",
                "amend_2__cl_1 → amend_1__cl_1 changed*",
            ],
            id="§ begin anew in each block and stay in it",
        ),
    ],
)
def test_align_of_headings_and_blocks(old: str, new: str, matches: list[str]) -> None:
    assert became(old, new) == matches


def test_align_explains_each_match_in_a_sentence() -> None:
    old = act(f"(1) {DOGS}\n(2) {BINS}\n(3) {NOISE}", TREES, SNOW, LIGHT)
    new = act(f"(1) {DOGS}\n(2) {BINS}", f"(1) {NOISE}", SNOW, TREES.replace("зимата", "есента"), "Ново правило.")

    assert explained(old, new) == [
        ("art_1 → art_1 changed*", "същият номер, текстът съвпада на 76 %"),
        ("art_1__para_1 → art_1__para_1 same", "същият номер и същият текст"),
        ("art_1__para_2 → art_1__para_2 same", "същият номер и същият текст"),
        ("art_1 → art_2 split*", "текстът е отделен от чл. 1"),
        ("art_1__para_3 → art_2__para_1 moved", "текстът е преместен от чл. 1, ал. 3"),
        ("art_3 → art_3 same", "същият номер и същият текст"),
        ("art_4 → – removed", "няма такъв текст в новата редакция"),
        ("art_2 → art_4 moved*", "текстът е преместен от чл. 2 и съвпада на 90 %"),
        ("– → art_5 added", "няма такъв текст в предишната редакция"),
    ]


def test_align_with_corrections_lets_the_clerk_win() -> None:
    old, new = act(DOGS, BINS, NOISE), act(DOGS, BINS, LIGHT)

    corrected = align(
        parse(old),
        parse(new),
        [Correction("art_1", "art_2"), Correction("art_2", "art_2"), Correction("art_3", ""), Correction("art_9", "")],
    )

    assert told(corrected) == [
        ("art_1 → art_1 split*", "текстът е отделен от чл. 1"),
        ("art_1 → art_2 renumbered*", "посочено от служител"),
        ("art_2 → art_2 merged*", "посочено от служител"),
        ("art_3 → – removed", "посочено от служител"),
        ("– → art_3 added", "няма такъв текст в предишната редакция"),
    ]
    assert [match.by_hand for match in corrected] == [False, True, True, True, False]


def test_align_with_a_place_corrected_to_two_splits_it() -> None:
    old, new = act(DOGS), act(BINS, DOGS, LIGHT)

    matches = became(old, new, Correction("art_1", "art_1"), Correction("art_1", "art_2"), Correction("", "art_3"))

    assert matches == ["art_1 → art_1 changed*", "art_1 → art_2 split*", "– → art_3 added"]


def test_align_of_preambles_and_empty_acts_is_total() -> None:
    nothing, something = parse(""), parse(act(DOGS))

    assert told(align(nothing, nothing)) == []
    assert told(align(something, nothing)) == [("art_1 → – removed", "няма такъв текст в новата редакция")]
