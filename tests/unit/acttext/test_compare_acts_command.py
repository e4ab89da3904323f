"""manage.py compare_acts: the difference of two files, without a database."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from consultations.actfiles.rendering import render
from consultations.acttext.grammar import parse
from tests.unit.acttext.test_align import BINS, DOGS, LIGHT, NOISE, act
from tests.unit.acttext.test_shared_acts import ACTS


def printed(*arguments: str) -> str:
    out = StringIO()
    call_command("compare_acts", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    old, new = tmp_path / "v1.txt", tmp_path / "v2.txt"
    old.write_text(act(DOGS, BINS, NOISE), encoding="utf-8")
    new.write_text(act(DOGS, BINS.replace("сутрин", "вечер"), LIGHT), encoding="cp1251")
    return str(old), str(new)


def test_compare_acts_as_json_prints_anchors(files: tuple[str, str]) -> None:
    assert json.loads(printed(*files, "--json")) == {
        "changed": ["art_2", "art_3"],
        "added": [],
        "removed": [],
        "moved": [],
        "kept": 1,
    }


def test_compare_acts_prints_a_redline(files: tuple[str, str]) -> None:
    assert printed(*files) == (
        "Обобщение: променени 2, нови 0, отпаднали 0, преместени 0, преномерирани 0, без промяна 1.\n\n"
        "Означения: [-отпада-], {+ново+}.\n\n"
        f"Чл. 2. – променено\n  Чл. 2. {BINS[:-7]}[-сутрин-]{{+вечер+}}.\n\n"
        f"Чл. 3. – променено\n  Чл. 3. [-{NOISE}-]{{+{LIGHT}+}}\n"
    )


def test_compare_acts_of_a_missing_or_a_binary_file_says_one_sentence(files: tuple[str, str], tmp_path: Path) -> None:
    pdf = tmp_path / "v3.pdf"
    pdf.write_bytes(b"%PDF-1.7")

    with pytest.raises(CommandError, match="^Няма такъв файл: /no/such$"):
        printed(files[0], "/no/such")
    with pytest.raises(CommandError, match=r"v3\.pdf: Файлът е PDF документ"):
        printed(str(pdf), files[1])


def test_compare_acts_of_a_word_file_and_its_text_finds_no_change(files: tuple[str, str], tmp_path: Path) -> None:
    word = tmp_path / "v1.docx"
    word.write_bytes(render(parse(Path(files[0]).read_text(encoding="utf-8")), "docx"))
    found = json.loads(printed(files[0], str(word), "--json"))

    assert (found["changed"], found["added"], found["removed"], found["moved"]) == ([], [], [], [])


@pytest.mark.skipif(not ACTS.is_dir(), reason=f"the shared acts are not at {ACTS} (PRESTIGE_SHARED_ACTS)")
def test_compare_acts_of_the_shared_law_finds_its_one_amended_article() -> None:
    found = json.loads(printed(str(ACTS / "bta-zakon.v1.txt"), str(ACTS / "bta-zakon.v2.txt"), "--json"))

    assert (found["changed"], found["removed"], found["moved"]) == (["art_14"], [], [])
    assert [eid for eid in found["added"] if not eid.startswith(("cl_", "prov_pzr__", "amend_"))] == []
    assert [eid for eid in found["added"] if eid.startswith("amend_") and "__" not in eid] == ["amend_7"]
