"""What a drafter is told about numbers and empty places."""

import pytest

from consultations.acttext.grammar import parse
from consultations.acttext.numbering import all_warnings, check_numbering
from consultations.acttext.sequence import letter_follows, number_follows


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("Чл. 1. А.\nЧл. 2. Б.\nЧл. 2а. В.\nЧл. 2а¹. Г.\nЧл. 2б. Д.\nЧл. 3. Е.", []),
        ("Чл. 1. А.\nЧл. 3. Б.", ["Ред 3: след чл. 1 следва чл. 3; липсва номер 2."]),
        ("Чл. 1. А.\nЧл. 2б. Б.", ["Ред 3: след чл. 1 следва чл. 2б; пропуснат е номер."]),
        ("Чл. 1. А.\nЧл. 1. Б.", ["Ред 3: чл. 1 се повтаря; за пръв път е на ред 2."]),
        ("Чл. 2. А.\nЧл. 1. Б.", ["Ред 2: номерацията започва от чл. 2.", "Ред 3: чл. 1 стои след чл. 2."]),
        ("Чл. 1. (1) А.", ["Ред 2: чл. 1 има само една алинея; единствената алинея не се номерира."]),
        ("Чл. 1. (1) А.\n(3) Б.", ["Ред 3: след ал. 1 следва ал. 3; липсва номер 2."]),
        ("Чл. 1. (2) А.\n(3) Б.", ["Ред 2: номерацията започва от ал. 2."]),
        ("Чл. 1. А:\n1. б;\n3. в.", ["Ред 4: след т. 1 следва т. 3; липсва номер 2."]),
        ("Чл. 1. А:\nа) б;\nв) г.", ["Ред 4: след б. „а“ следва б. „в“; пропуснат е номер."]),
        ("Чл. 1. А:\nз) б;\nи) в;\nк) г.", ["Ред 3: номерацията започва от б. „з“."]),
        ("Чл. 1.\nЧл. 2. А:\n1. ;\n2. (отм.)", ["Ред 2: чл. 1 е без текст."]),
        ("Чл. 1. А:\n1.\n2. б.", ["Ред 3: чл. 1, т. 1 е без текст."]),
        ("Глава първа\nЧл. 1. А.\nГлава трета. ТРИ\nЧл. 2. Б.",
         ["Ред 2: глава първа няма наименование.", "Ред 4: след глава първа следва глава трета; липсва номер 2."]),
        ("Глава първа. А\nРаздел I. А\nЧл. 1. А.\nГлава втора. Б\nРаздел I. Б\nЧл. 2. Б.", []),
        ("Чл. 1. А.\nДопълнителни разпоредби\n§ 1. А.\nЗаключителни разпоредби\n§ 2. Б.", []),
        ("Чл. 1. А.\nДопълнителни разпоредби\n§ 1. А.\nЗаключителни разпоредби\n§ 1. Б.\n§ 3. В.",
         ["Ред 6: номерацията на § започва отново от 1; тя продължава през всички разпоредби.",
          "Ред 7: след § 1 следва § 3; липсва номер 2."]),
        ("Чл. 1. А.\nЗаключителна разпоредба\nПараграф единствен. Б.", []),
        ("Чл. 1. А.\nЗаключителни разпоредби", ["Ред 3: под заглавието „Заключителни разпоредби“ няма нито един §."]),
        ("Чл. 1. А.\nПреходни разпоредби КЪМ ЗАКОНА\n§ 45. Б.", []),
        ("§ 1. В чл. 1 думата отпада.\n§ 2. Край.", []),
        ("бележка", ["В текста не е открит нито един член."]),
    ],
)  # fmt: skip
def test_check_numbering_of_an_act_says(text: str, messages: list[str]) -> None:
    act = parse(f"НАРЕДБА ЗА РЕДА\n{text}")

    assert sorted(warning.message for warning in check_numbering(act)) == sorted(messages)


def test_check_numbering_of_an_act_without_title_says_so() -> None:
    assert [warning.message for warning in check_numbering(parse("Чл. 1. А."))] == ["Актът няма наименование."]


def test_all_warnings_come_in_the_order_of_lines() -> None:
    act = parse("ЗАКОН ЗА РЕДА\nЧл. 1. А.\n\nОще.\nЧл. 3. Б.\nбележка.\nЧл. 3. В.")

    assert [warning.line for warning in all_warnings(act)] == [4, 5, 7]


@pytest.mark.parametrize(
    ("previous", "number", "follows"),
    [
        (None, "1", True),
        (None, "2", False),
        (None, "1а", False),
        ("1", "2", True),
        ("1", "1", False),
        ("1", "3", False),
        ("5", "5а", True),
        ("5", "5б", False),
        ("5а", "5б", True),
        ("5а", "5а¹", True),
        ("5а¹", "5а²", True),
        ("5а¹", "5б", True),
        ("5а", "6", True),
        ("5¹", "6", True),
        ("5", "6а", True),
        ("5б", "5а", False),
    ],
)
def test_number_follows(previous: str | None, number: str, follows: bool) -> None:
    assert number_follows(previous, number) is follows


@pytest.mark.parametrize(
    ("previous", "letter", "follows"),
    [
        (None, "а", True),
        (None, "б", False),
        ("а", "б", True),
        ("и", "й", True),
        ("и", "к", True),
        ("ш", "ю", True),
        ("а", "в", False),
        ("б", "а", False),
        ("аа", "бб", True),
        ("аа", "вв", False),
    ],
)
def test_letter_follows(previous: str | None, letter: str, follows: bool) -> None:
    assert letter_follows(previous, letter) is follows
