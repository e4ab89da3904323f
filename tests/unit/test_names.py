"""Which names are taken, and which are read as somebody else's whatever letters they are written with."""

from __future__ import annotations

import pytest
from django.utils import translation

from prestige.public_names import name_fault, names_authority, resembles, skeleton
from prestige.text_hygiene import clean_text


@pytest.fixture(autouse=True)
def _bulgarian_sentences() -> object:
    with translation.override("bg"):
        yield


@pytest.mark.parametrize(
    "name",
    [
        "Мария Иванова",
        "Мария Иванова-Петрова",
        "Maria Ivanova-Petrova",
        "Жана д’Арк",
        "John O'Neill",
        "Чарлз Дʼартанян",
        "Ivan Иванов",  # each word in its own alphabet
        "José Müller-Żółć",
        "Й. К. Стоянов (мл.)",
        "Ива\u0300н",  # a stress over the letter
        "Сдружение „Зелен град“ № 5",
        "Фирма 2000 + 1 ООД",
        "M-тел ЕАД",  # the hyphen parts two words
        "Љубица Ђорђевић",
    ],
)
def test_name_in_one_alphabet_a_word_is_taken(name: str) -> None:
    assert name_fault(name) == ""


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Аdmin", "буквата „А“ е на кирилица. Напишете цялата дума на латиница."),
        ("Oбщина Хасково", "буквата „O“ е латинска. Напишете цялата дума на кирилица."),
        ("Мария Ивaнова", "В „Ивaнова“ буквата „a“ е латинска."),
        ("Mapия", "буквата „и“ е на кирилица"),
        ("Ａｄｍｉｎ", "Знакът „Ａ“ не се ползва в имена."),
        ("\U0001d400dmin", "не се ползва в имена"),
        ("Αdmin", "Знакът „Α“ не се ползва в имена."),  # a Greek alpha
        ("Иван Петров ✅", "Знакът „✅“ не се ползва в имена."),
        ("Иван \U0001f3db Петров", "не се ползва в имена"),
        ("Иван\u3164Петров", "невидим знак"),
        ("Иван\u2800", "невидим знак"),
        ("\u0301Иван", "невидим знак"),
        ("admin\u202e", "невидим знак"),
        ("ad\u200bmin", "невидим знак"),
    ],
)
def test_name_that_looks_like_another_is_refused_with_its_letter(name: str, said: str) -> None:
    assert said in name_fault(name)


@pytest.mark.parametrize("sent", ["Мария\u200b Иванова", "\u202eМария Иванова", "Мария  Иванова\x00"])
def test_unseen_signs_that_cleaning_takes_away_leave_a_name_that_is_taken(sent: str) -> None:
    assert name_fault(clean_text(sent, multiline=False)) == ""


@pytest.mark.parametrize(
    "name",
    [
        "Община Хасково",
        "КМЕТ на общината",
        "Зам.-кмет Иванов",
        "Администратор",
        "admin",
        "Administrator",
        "АДМИН",
        clean_text("admin\u200b", multiline=False),
        clean_text("\u202eadmin", multiline=False),
        "Аdmin",
        "ΚМЕТ",
        "К м е т",
        "Областен управител",
        "Mayor",
        "Ａｄｍｉｎ",
        "adm1n",
    ],
)
def test_name_of_an_authority_is_known_whatever_letters_write_it(name: str) -> None:
    assert names_authority(name)


@pytest.mark.parametrize(
    "name",
    ["Кметина Секретарова", "Иван Кметов", "К. М. Е. Тонев", "Сдружение „Приятели на Хасково“", "Marin Adminov", ""],
)
def test_name_that_only_holds_such_letters_is_nobody_official(name: str) -> None:
    assert not names_authority(name)


@pytest.mark.parametrize(
    ("name", "is_read"),
    [
        ("Служител Първи", True),
        ("СЛУЖИТЕЛ  ПЪРВИ", True),
        ("Cлужител Първи", True),  # a Latin C
        ("Служител Първи-Втори", True),
        ("Служител Първилов", False),
        ("Първи Служител", False),
        ("ОбщинаХасково", True),
        ("Oбщинa Xaсково", True),
        ("Община Хасковска", False),
        ("Хасково", False),
        ("", False),
    ],
)
def test_known_name_is_read_through_its_look_alikes(name: str, is_read: bool) -> None:  # noqa: FBT001
    assert resembles(name, ["Служител Първи", "Община Хасково", ""]) is is_read


def test_skeleton_is_one_for_all_ways_of_writing() -> None:
    written = {"Община Хасково", "OБЩИHA XACKOBO", "О б щ и н а Хасково", "община\u00a0хасково"}
    assert len({skeleton(name) for name in written}) == 1
