"""manage.py consolidate_act: outcomes and text, without a database."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

BASE = "НАРЕДБА ЗА РЕДА\nЧл. 1. Вали.\nЧл. 2. Грее.\n"
AMENDING = "НАРЕДБА ЗА ИЗМЕНЕНИЕ\n§ 1. В чл. 1 думата „Вали“ се заменя с „Ръми“.\n§ 2. Чл. 7 се отменя.\n"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    (tmp_path / "base.txt").write_text(BASE, encoding="utf-8")
    (tmp_path / "nid.txt").write_text(AMENDING, encoding="cp1251")
    return [str(tmp_path / "base.txt"), str(tmp_path / "nid.txt")]


def printed(*arguments: str) -> str:
    out = StringIO()
    call_command("consolidate_act", *arguments, stdout=out)
    return out.getvalue()


def test_consolidate_act_prints_outcomes_and_text(files: list[str]) -> None:
    assert printed(*files).splitlines() == [
        "§ 1: Приложено.",
        "§ 2: чл. 7 не съществува в основния акт.",
        "",
        "НАРЕДБА ЗА РЕДА",
        "",
        "Чл. 1. Ръми.",
        "",
        "Чл. 2. Грее.",
    ]


def test_consolidate_act_as_json_prints_orders_and_places(files: list[str]) -> None:
    data = json.loads(printed(*files, "--json"))

    assert data["text"] == "НАРЕДБА ЗА РЕДА\n\nЧл. 1. Ръми.\n\nЧл. 2. Грее.\n"
    assert [
        (each["place"], each["order"], each["target"], each["status"], each["places"]) for each in data["outcomes"]
    ] == [
        ("cl_1", "replace_words", "чл. 1", "applied", ["art_1"]),
        ("cl_2", "repeal", "чл. 7", "target_not_found", []),
    ]


def test_consolidate_act_of_a_missing_file_says_one_sentence(files: list[str], tmp_path: Path) -> None:
    with pytest.raises(CommandError) as raised:
        printed(files[0], str(tmp_path / "няма.txt"))

    assert str(raised.value) == f"Няма такъв файл: {tmp_path / 'няма.txt'}"
