"""manage.py parse_act: structure as JSON or as an outline, without a database."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from consultations.actfiles.rendering import Target, render
from consultations.acttext.grammar import parse
from tests.word_files import paragraph, word_file

ACT = """НАРЕДБА ЗА РЕДА
Част първа. ОБЩА
Глава първа. РЕД
Раздел I. Предмет
Чл. 1. (1) Забранява се:
1. шумът: а) денем: аа) отвън; бб) вътре; б) нощем.
2. димът.
(2) Глобата е 50 лв.
Чл. 1а. Списък:
- първо;
- второ.
Чл. 2. Срокове:
1.1. първи;
1.2. втори.
Допълнителни разпоредби
§ 1. Смисъл:
1. „шум“ е звук.
Заключителни разпоредби
§ 2. (1) Приема се на основание чл. 22 от закона.
(2) Разгласява се.
Преходни разпоредби КЪМ НАРЕДБА ЗА ИЗМЕНЕНИЕ
§ 5. Край.
Приложение № 1 към чл. 1
"""


def printed(*arguments: str) -> str:
    out = StringIO()
    call_command("parse_act", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def act_file(tmp_path: Path) -> Path:
    path = tmp_path / "akt.txt"
    path.write_text(ACT, encoding="utf-8")
    return path


def test_parse_act_as_json_prints_the_structure(act_file: Path) -> None:
    assert json.loads(printed(str(act_file), "--json")) == {
        "title": "НАРЕДБА ЗА РЕДА",
        "parts": 1,
        "chapters": 1,
        "sections": 1,
        "articles": ["1", "1а", "2"],
        "paragraphs": {"1": 2, "1а": 0, "2": 0},
        "points": {"чл.1 ал.1": 2},
        "letters": {"чл.1 ал.1 т.1": 2},
        "subpoints": {"чл.2": ["1.1", "1.2"]},
        "subletters": {"чл.1 ал.1 т.1 б.а": 2},
        "bullets": {"чл.1а": 2},
        "final_provisions": {
            "additional": ["1"],
            "transitional_final": ["2"],
            "amending_acts": [{"heading": "КЪМ НАРЕДБА ЗА ИЗМЕНЕНИЕ", "paragraphs": ["5"]}],
        },
        "final_paragraphs": {"§2": 2},
        "final_points": {"ДР §1": 1},
        "annexes": 1,
        "annex_headings": ["Приложение № 1"],
        "warnings": [],
    }


def test_parse_act_of_an_amending_act_prints_its_body_apart(tmp_path: Path) -> None:
    path = tmp_path / "nid.txt"
    path.write_text(
        "НАРЕДБА ЗА ИЗМЕНЕНИЕ\n§ 1. Едно.\n§ 2. Две.\nЗаключителни разпоредби\n§ 3. Край.", encoding="utf-8"
    )

    structure = json.loads(printed(str(path), "--json"))

    assert structure["clauses"] == ["1", "2"]
    assert structure["final_provisions"] == {"additional": [], "transitional_final": ["3"]}


def test_parse_act_without_json_prints_an_outline(tmp_path: Path) -> None:
    path = tmp_path / "akt.txt"
    path.write_text("ЗАКОН ЗА РЕДА\nГлава първа. РЕД\nЧл. 1. (1) Едно.\nЧл. 3. Три.", encoding="cp1251")

    assert printed(str(path)).splitlines() == [
        "ЗАКОН ЗА РЕДА",
        "",
        "Глава първа. РЕД",
        "  Чл. 1.",
        "    (1) Едно.",
        "  Чл. 3. Три.",
        "",
        "Предупреждения:",
        "  Ред 3: чл. 1 има само една алинея; единствената алинея не се номерира.",
        "  Ред 4: след чл. 1 следва чл. 3; липсва номер 2.",
    ]


def test_parse_act_of_a_binary_file_says_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "akt.pdf"
    path.write_bytes(b"%PDF-1.7\n")

    with pytest.raises(CommandError) as raised:
        printed(str(path))

    assert raised.value.returncode == 1
    assert (
        str(raised.value)
        == "Файлът е PDF документ, а не текст на акт. Отворете първоначалния документ и го запазете като .docx."
    )


def test_parse_act_of_a_missing_file_or_a_folder_says_one_sentence(tmp_path: Path) -> None:
    for path, sentence in (
        (tmp_path / "няма.txt", f"Няма такъв файл: {tmp_path / 'няма.txt'}"),
        (tmp_path, f"Файлът не може да се прочете: {tmp_path}"),
    ):
        with pytest.raises(CommandError) as raised:
            printed(str(path))
        assert str(raised.value) == sentence


@pytest.mark.parametrize("target", ["txt", "docx", "akn"])
def test_parse_act_of_every_format_prints_the_same_structure(tmp_path: Path, act_file: Path, target: Target) -> None:
    path = tmp_path / "akt.bin"
    path.write_bytes(render(parse(ACT), target))

    assert printed(str(path), "--json") == printed(str(act_file), "--json")


def test_parse_act_of_a_document_with_pictures_says_what_was_left_out(tmp_path: Path) -> None:
    path = tmp_path / "akt.docx"
    path.write_bytes(word_file(paragraph("Чл. 1. Текст.", "<w:r><w:commentReference/></w:r>")))

    assert printed(str(path)).splitlines()[-2:] == ["Бележки:", "  Коментари от документа, които не са пренесени: 1."]
