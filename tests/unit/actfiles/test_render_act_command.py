"""manage.py render_act: one file in, another out, without a database."""

from pathlib import Path

import pypdfium2
import pytest
from django.core.management import CommandError, call_command

from consultations.actfiles.akn_schema import validate_akn
from consultations.actfiles.reading import read_act
from consultations.acttext.grammar import parse
from prestige import pdf
from tests.unit.actfiles.acts import ACT, bare


def rendered(tmp_path: Path, target: str) -> bytes:
    source, out = tmp_path / "акт.txt", tmp_path / "нов"
    source.write_text(ACT, encoding="utf-8")
    call_command("render_act", str(source), "--to", target, "--out", str(out))
    return out.read_bytes()


@pytest.mark.parametrize("target", ["text", "akn", "docx"])
def test_render_act_gives_a_file_with_the_same_tree(tmp_path: Path, target: str) -> None:
    assert bare(read_act(rendered(tmp_path, target)).act) == bare(parse(ACT))


def test_render_act_as_akn_is_valid(tmp_path: Path) -> None:
    assert validate_akn(rendered(tmp_path, "akn")) == []


def test_render_act_as_html_has_title_contents_and_anchors(tmp_path: Path) -> None:
    page = rendered(tmp_path, "html").decode()

    assert "<h1>НАРЕДБА № 5 за обществения ред</h1>" in page
    assert '<li class="d0"><a href="#chp_1">Глава първа. ОБЩИ ПОЛОЖЕНИЯ</a></li>' in page
    assert '<section id="art_2">' in page
    assert 'id="art_1__para_1__point_1__let_a__slet_bb"' in page


@pytest.mark.skipif(not pdf.is_available(), reason="no Pango on this machine")
def test_render_act_as_pdf_has_cover_contents_and_text(tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument(rendered(tmp_path, "pdf"))
    pages = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    document.close()

    assert "НАРЕДБА № 5 за обществения ред" in pages[0]
    assert "Съдържание" in pages[1]
    assert "Чл. 2. Забранява се шумът." in " ".join(pages[2:])


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("няма.txt", None, "Няма такъв файл: {path}"),
        (
            "акт.pdf",
            b"%PDF-1.7",
            "Файлът е PDF документ, а не текст на акт. Отворете първоначалния документ и го запазете като .docx.",
        ),
    ],
)
def test_render_act_of_what_is_no_act_says_one_sentence(
    tmp_path: Path, name: str, content: bytes | None, sentence: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CommandError) as raised:
        call_command("render_act", str(path), "--to", "akn", "--out", str(tmp_path / "нов.xml"))

    assert (raised.value.returncode, str(raised.value)) == (1, sentence.format(path=path))


def test_render_act_to_where_nothing_can_be_written_says_one_sentence(tmp_path: Path) -> None:
    source = tmp_path / "акт.txt"
    source.write_text(ACT, encoding="utf-8")
    with pytest.raises(CommandError) as raised:
        call_command("render_act", str(source), "--to", "text", "--out", str(tmp_path))

    assert str(raised.value) == f"Файлът не може да се запише: {tmp_path}"
