"""What is taken of the files of strangers, and what is left of them (security 4.12, cases U01–U10)."""

import io

import pikepdf
import pytest
from PIL import Image

from prestige.uploads.checking import FileRefused, Kind, safe_name
from prestige.uploads.checking.inspecting import MOST_BYTES, inspect
from tests import hostile_files as files

BROKEN_JPEG = b"\xff\xd8\xff\xe0" + b"no picture" * 20
REFUSED = [
    ("page.svg", b"<svg onload='x()'/>", "SVG, HTML и XML не се приемат"),
    ("page.svgz", b"\x1f\x8b", "SVG, HTML и XML не се приемат"),
    ("page.html", b"<html>", "SVG, HTML и XML не се приемат"),
    ("picture.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "не отговаря на разширението"),
    ("paper.pdf", b"<html>%PDF-1.7", "не отговаря на разширението"),
    ("paper.pdf", b"%PDF-1.7 no more", "повреден"),
    ("paper.pdf", files.encrypted_pdf(), "защитен с парола"),
    ("paper.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "парола или е в стар формат"),
    ("paper.docx", files.macros(), "макроси"),
    ("paper.docm", files.plain_docx(), "макроси"),
    ("paper.docx", files.outside(), "зарежда съдържание отвън"),
    ("paper.docx", files.nested(), "вграден друг документ"),
    ("paper.docx", files.escaping(), "не е направен от"),
    ("paper.docx", files.many_members(), "необичайно голям размер"),
    ("paper.docx", files.xlsx(), "не е документ на Word"),
    ("table.xlsx", files.xlsx(xl__externalLinks__externalLink1=b"x"), "взима данни отвън"),
    ("table.xlsx", files.plain_docx(), "не е таблица на Excel"),
    ("paper.odt", files.plain_docx(), "не е текст на OpenDocument"),
    ("all.zip", files.plain_docx(), "Архиви не се приемат"),
    ("old.doc", b"\xd0\xcf\x11\xe0", "Запазете файла като .docx"),
    ("program.exe", b"MZ", "Този вид файл не се приема"),
    (".htaccess", b"Allow", "Този вид файл не се приема"),
    ("name", b"text", "Този вид файл не се приема"),
    ("photo.jpg", BROKEN_JPEG, "повредена"),
    ("photo.png", files.huge_png(), "50 милиона точки"),
    ("photo.png", files.animation(), "анимирана"),
    ("photo.jpg", files.picture("TIFF"), "не отговаря на разширението"),
    ("letter.txt", b"<!DOCTYPE html><script>", "уеб страница"),
    ("letter.txt", b"MZ\x90\x00", "не е обикновен текст"),
    ("letter.txt", b"", "празен"),
    ("paper.pdf", b"%PDF-" + b"\0" * MOST_BYTES, "по-голям от 20 MB"),
]


@pytest.mark.parametrize(
    ("name", "data", "sentence"), REFUSED, ids=[f"{name}-{at}" for at, (name, *_) in enumerate(REFUSED)]
)
def test_inspect_hostile_file_is_refused_with_its_sentence(name: str, data: bytes, sentence: str) -> None:
    with pytest.raises(FileRefused, match=sentence):
        inspect(data, name)


def test_inspect_bomb_is_refused() -> None:
    with pytest.raises(FileRefused, match="необичайно голям размер"):
        inspect(files.bomb(), "paper.docx")


def test_inspect_active_pdf_leaves_only_the_paper() -> None:
    checked = inspect(files.active_pdf() + b"<script>canary-tail</script>", "Становище.PDF")
    with pikepdf.open(io.BytesIO(checked.content)) as paper:
        flat = io.BytesIO()
        paper.save(flat, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        assert len(paper.pages) == 1
        assert list(paper.attachments) == []
    assert checked.kind == Kind.PDF
    assert checked.content.startswith(b"%PDF-")
    for gone in (b"canary", b"OpenAction", b"JavaScript", b"/Launch", b"XFA", b"/AA"):
        assert gone not in flat.getvalue()


def test_inspect_same_pdf_twice_gives_the_same_bytes() -> None:
    data = files.active_pdf()
    assert inspect(data, "a.pdf") == inspect(data, "b.pdf")


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "photo.jpeg"), ("PNG", "photo.png")])
def test_inspect_photograph_keeps_the_pixels_and_nothing_of_the_camera(kind: str, name: str) -> None:
    checked = inspect(files.picture(kind) + b"PK\x03\x04<script>canary", name)
    assert b"canary" not in checked.content
    with Image.open(io.BytesIO(checked.content)) as image:
        assert dict(image.getexif()) == {}
        assert image.size == (20, 40)  # turned as it was taken


@pytest.mark.parametrize(("data", "name"), [(files.named_docx(), "a.docx"), (files.xlsx(), "a.xlsx")])
def test_inspect_office_file_forgets_its_author(data: bytes, name: str) -> None:
    checked = inspect(data, name)
    assert b"canary" not in checked.content
    assert inspect(checked.content, name).content == checked.content


@pytest.mark.parametrize(
    "data", ["Здравей\r\nсвят".encode(), "Здравей\r\nсвят".encode("cp1251"), "Здравей\nсвят".encode("utf-16")]
)
def test_inspect_text_of_any_encoding_becomes_utf8(data: bytes) -> None:
    assert inspect(data, "писмо.txt").content == "Здравей\nсвят".encode()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("../../settings.py", "settings.py"),
        ("C:\\Users\\x\\становище.pdf", "становище.pdf"),
        ("a\x00b.pdf", "ab.pdf"),
        ("и\u0306.pdf", "й.pdf"),
        ("\u202efdp.exe", "fdp.exe"),
        ('a"b<c>.pdf', "a_b_c_.pdf"),
        ("а" * 4096 + ".pdf", "а" * 116 + ".pdf"),
        ("...", "файл"),
    ],
)
def test_safe_name_keeps_what_people_may_see(typed: str, kept: str) -> None:
    assert safe_name(typed) == kept
