"""Whatever is pasted: nothing is lost, nothing is raised, every place has an anchor of its own."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consultations.acttext.grammar import parse
from consultations.acttext.labels import citation, label
from consultations.acttext.lines import tidy
from consultations.acttext.markup import nb
from consultations.acttext.outline import outline
from consultations.acttext.summary import summarise
from consultations.acttext.tree import Act, pieces
from consultations.acttext.units import units

MARKS = (
    *(
        "Чл. 1.",
        "Чл. 2. ",
        "Чл.3",
        "чл. 4, ал. 2",
        "Чл. 5а.",
        "Чл. 5а¹.",
        "Член 6.",
        "(1)",
        "(2) ",
        "/1/",
        "/2/ Кметът",
    ),
    *("1.", "2. ", "3)", "1.1. ", "1.2.", "1.2.1. срок", "а) ", "б)", "аа) ", "бб)", "a) ", "- ", "• точка", "-----"),
    *("§ 1.", "§ 2. ", "§ 3, т. 1", "Параграф единствен.", "Част първа", "Дял втори", "Глава първа.", "Глава ІІ"),
    *("Раздел I. ОБЩИ", "Раздел Х", "I. ОБЩИ ПОЛОЖЕНИЯ", "Допълнителни разпоредби", "Заключителни разпоредби"),
    *("Преходни и Заключителни разпоредбиКЪМ ЗАКОНА", "КЪМ НАРЕДБАТА", "Приложение № 1", "Приложение № 1 към чл. 5"),
    *("Приложение", "Приложения:", "НАРЕДБА", "ЗА РЕДА", "Приета с Решение № 5", "ДОГОВОР", "кметът", "Общината"),
    *(
        "„Чл. 7.",
        "така: „(1) Кметът",
        "“",
        '"',
        "се създава:",
        "по т.",
        "от 13.11.2008 г.",
        "ал.",
        ";",
        ":",
        ".",
        "<b>&",
    ),
    *("| № | Критерий", "| 1 |", "|", "|---|---|", "№\tВид\tТочки", "1.\tПърви\t5", "1.\tтекст", "\t5", "а\t\tб"),
    *(
        "П Р А В И Л Н И К",
        "**Чл. 1.** текст",
        "### Глава",
        "\\(1\\)",
        "а/ ",
        "1/ ",
        "Чл. 2 - 5. (отм.)",
        "Стр. 2",
        "3",
    ),
)
SEPARATORS = (" ", "", "\n", "\n\n", "\r\n", "\u00a0", "\t", "\u2028", "\x00", "\ufeff")
PASTED = st.one_of(
    st.text(),
    st.lists(st.tuples(st.sampled_from(MARKS), st.sampled_from(SEPARATORS)), max_size=40).map(
        lambda parts: "".join("".join(part) for part in parts)
    ),
    st.lists(st.one_of(st.sampled_from(MARKS), st.text(max_size=20)), max_size=30).map("\n".join),
)


def letters_of(text: str) -> str:
    return "".join(text.split())


@settings(deadline=None)
@given(PASTED)
def test_parse_any_text_loses_nothing(text: str) -> None:
    assert letters_of("".join(pieces(parse(text)))) == letters_of(tidy(text))


@settings(deadline=None)
@given(PASTED)
def test_parse_any_text_gives_unique_ascii_anchors(text: str) -> None:
    eids = [node.eid for node in parse(text).walk()]

    assert len(eids) == len(set(eids))
    assert all(eid.isascii() and eid.replace("_", "").replace("-", "").isalnum() for eid in eids)


@settings(deadline=None)
@given(PASTED)
def test_json_of_any_act_round_trips(text: str) -> None:
    act = parse(text)

    assert Act.from_json(json.loads(json.dumps(act.to_json()))) == act


@settings(deadline=None)
@given(PASTED)
def test_every_view_of_any_act_is_total(text: str) -> None:
    act = parse(text)

    assert json.dumps(summarise(act))
    assert isinstance(outline(act), str)
    for node in act.walk():
        assert citation(node)
        assert isinstance(label(node), str)
    shown = units(act)
    assert len({unit.eid for unit in shown}) == len(shown)
    known = {unit.eid for unit in shown} | {""}
    assert all(unit.parent_eid in known for unit in shown)


@given(st.text(alphabet="чал. №§5г%\u00a0<"))
def test_nb_changes_only_spaces(text: str) -> None:
    assert nb(text).replace("\u00a0", " ") == text.replace("\u00a0", " ")


def repeated(pattern: str, size: int) -> str:
    """Return the pattern with growing numbers, about `size` bytes long."""
    count = size // len(pattern.encode())
    return "".join(pattern.replace("{n}", str(number)) for number in range(count))


@pytest.mark.parametrize(
    "pattern",
    [
        "„Чл. {n}. Кметът ",
        "§ {n}. В чл. 5 се създава: „(1) ",
        "1. 2. 3. а) б) (1) (2) чл. {n}, ал. 1, т. 2. ",
        '" „ ( / {n}',
        "„(1)\n",
        "КЪМ\nПриложение № 1\n",
        "ЗАГЛАВИЕ {n}\n",
        "Допълнителни разпоредби ",
        "| а | б\n",
        "а\tб\n",
        "А Б В Г ",
        "**а",
    ],
)
def test_parse_hostile_text_loses_nothing(pattern: str) -> None:
    text = repeated(pattern, 40_000)

    assert letters_of("".join(pieces(parse(text)))) == letters_of(tidy(text))
