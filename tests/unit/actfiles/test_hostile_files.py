"""Files that carry more than text, or are not what they say: refused with one sentence."""

import io
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consultations.actfiles.limits import Limits
from consultations.actfiles.reading import read_act
from prestige.archives.errors import UnreadableFileError
from tests.word_files import paragraph, with_relationship, word_file, word_parts, zipped

PARTS = word_parts(paragraph("Чл. 1. Текст."))
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODT = "application/vnd.oasis.opendocument.text"
CONTENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0">'
    "{head}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
)
DTD = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ха"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
AKN = (
    '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body>{}</body></act></akomaNtoso>'
)  # fmt: skip


def odt(head: str = "", body: str = "<text:p>Чл. 1. Текст.</text:p>", **more: str) -> bytes:
    return zipped({"mimetype": ODT, "content.xml": CONTENT.format(head=head, body=body), **more})


def word(**more: str | bytes) -> bytes:
    return zipped({**PARTS, **{name.replace("__", "/"): content for name, content in more.items()}})


def of_type(name: str) -> bytes:
    """Return a document that says it is of another type."""
    types = str(PARTS["[Content_Types].xml"])
    return zipped({**PARTS, "[Content_Types].xml": types.replace("document.main+xml", name)})


def refusal(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableFileError) as raised:
        read_act(data, "akt.docx", limits=limits or Limits())
    return str(raised.value)


def encrypted_zip() -> bytes:
    """Return an archive whose first member says that it is encrypted, in both of its headers."""
    data = bytearray(zipped({"[Content_Types].xml": "x", "word/document.xml": "y"}))
    struct.pack_into("<H", data, 6, 1)
    struct.pack_into("<H", data, data.index(b"PK\x01\x02") + 8, 1)
    return bytes(data)


def doubled_names() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "а")
        archive.writestr("Word/document.xml", "б")
    return stream.getvalue()


MACROS = "Файлът съдържа макроси."
EMBEDDED = "Във файла е вграден друг документ или обект"
OUTSIDE = "Файлът зарежда съдържание отвън"
BOMB = "Файлът се разопакова до необичайно голям размер."
DECLARES = "Файлът съдържа декларации DOCTYPE или ENTITY"
BROKEN = "Файлът е повреден"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Файлът е празен."),
        (b" \n\t ", "Файлът е празен."),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)), "Файлът е снимка, а не текст на акт."),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "Файлът е снимка, а не текст на акт."),
        (b"%PDF-1.7\n", "Файлът е PDF документ, а не текст на акт."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Файлът е документ на стара версия на Word или Excel"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "Файлът е защитен с парола.",
        ),
        (b"{\\rtf1\\ansi}", "Файлът е документ във формат RTF"),
        (b"<!DOCTYPE html><html>", "Файлът е уеб страница"),
        (b'<?xml version="1.0"?><invoice/>', "Файлът „akt.docx“ е XML, но не е Akoma Ntoso."),
        (bytes(range(256)) * 4, "Файлът не е текст."),
        (zipped({"readme.txt": "x"}), "Файлът е архив, а не документ."),
        (zipped({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}), "Файлът е таблица, презентация"),
        (zipped({"mimetype": ODS, "content.xml": "<a/>"}), "Файлът не е текстов документ"),
        (word_file(paragraph("дума"))[:-40], BROKEN),
        (word_file(""), "В документа няма текст, вероятно е само сканирана картина."),
        (encrypted_zip(), "Файлът е защитен с парола."),
        (doubled_names(), "Файлът не е направен от текстообработваща програма."),
        (word(**{"..__evil.xml": "<a/>"}), "Файлът не е направен от текстообработваща програма."),
        (word(__etc__passwd="x"), "Файлът не е направен от текстообработваща програма."),
        (word(word__vbaProject="x"), MACROS),
        (
            of_type("document.macroEnabled.main+xml"),
            MACROS,
        ),
        (
            of_type("template.main+xml"),
            "Файлът е шаблон на Word.",
        ),
        (word(**{"word__embeddings__oleObject1.bin": b"x"}), EMBEDDED),
        (word(**{"word__media__image1.png": zipped({"a": "b"})}), EMBEDDED),
        (with_relationship(PARTS, "oleObject", "embeddings/a.bin", external=False), EMBEDDED),
        (with_relationship(PARTS, "aFChunk", "chunk.html", external=False), EMBEDDED),
        (with_relationship(PARTS, "attachedTemplate", "http://evil.example/t.dotm", external=True), OUTSIDE),
        (with_relationship(PARTS, "image", "https://evil.example/i.png", external=True), OUTSIDE),
        (with_relationship(PARTS, "oleObject", "file:///c:/a.xls", external=True), OUTSIDE),
        (zipped({**PARTS, "word/document.xml": DTD + "<x>&e;</x>"}), DECLARES),
        (zipped({**PARTS, "word/document.xml": (DTD + "<x>&e;</x>").encode("utf-16")}), DECLARES),
        (zipped({**PARTS, "word/numbering.xml": LAUGHS + "<x>&b;</x>"}), DECLARES),
        (zipped({**PARTS, "word/document.xml": "<a>" * 500 + "</a>" * 500}), "Съдържанието на файла е твърде сложно."),
        (zipped({**PARTS, "word/document.xml": "<a><b></a>"}), BROKEN),
        (zipped({**PARTS, "word/document.xml": "<a/>"}), "Файлът не е документ на Word."),
        (zipped({**PARTS, "word/media/i.bin": bytes(30_000_000)}), BOMB),
        (zipped({f"a{at}": "" for at in range(2_100)}), BOMB),
        (odt(**{"Basic/Standard/Module1.xml": "<a/>"}), MACROS),
        (odt(**{"Scripts/python/a.py": "x"}), MACROS),
        (odt(head="<office:scripts><office:script/></office:scripts>"), MACROS),
        (odt(**{"Object 1/content.xml": "<a/>"}), EMBEDDED),
        (odt(body='<draw:frame><draw:image xlink:href="https://evil.example/i.png"/></draw:frame>'), OUTSIDE),
        (odt(body='<text:section><text:section-source xlink:href="file:///etc/passwd"/></text:section>'), OUTSIDE),
        (odt(**{"styles.xml": DTD + "<x>&e;</x>"}), DECLARES),
        (odt(**{"META-INF/manifest.xml": "<m><encryption-data/></m>"}), "Файлът е защитен с парола."),
        ((DTD + AKN.format("&e;")).encode(), DECLARES),
        (('<?xml version="1.0"?>' + LAUGHS + AKN.format("&b;")).encode("utf-16"), DECLARES),
        (AKN.format("<p>" * 400 + "</p>" * 400).encode(), "Съдържанието на файла е твърде сложно."),
        (AKN.format("").replace("body", "meta").encode(), "Документът на Akoma Ntoso не съдържа акт"),
    ],
)  # fmt: skip
def test_read_act_of_a_file_that_is_no_text_of_an_act_is_refused(data: bytes, sentence: str) -> None:
    said = refusal(data)

    assert said.startswith(sentence)
    assert said.endswith(".")
    assert said.count(". ") <= 2


def test_read_act_beyond_each_limit_is_refused() -> None:
    data = word_file(paragraph("Чл. 1. Текст."))

    assert refusal(data, Limits(file=100)).startswith("Файлът е по-голям от 0 MB.")
    assert refusal(data, Limits(members=2)).startswith(BOMB)
    assert refusal(data, Limits(unpacked=1_000)).startswith(BOMB)
    assert refusal(data, Limits(xml=200)).startswith("Съдържанието на файла е твърде сложно.")
    assert refusal(data, Limits(elements=5)).startswith("Съдържанието на файла е твърде сложно.")
    assert refusal(data, Limits(text=5)).startswith("Текстът е по-дълъг от 5 знака.")
    assert refusal("Чл. 1.".encode(), Limits(text=5)).startswith("Текстът е по-дълъг от 5 знака.")
    assert refusal(AKN.format("<p>дълго</p>").encode(), Limits(text=4)).startswith("Текстът е по-дълъг от 4 знака.")
    assert refusal(AKN.format("<p>а</p>").encode(), Limits(places=3)).startswith("Съдържанието на файла е твърде")
    assert refusal(data, Limits(depth=3)).startswith("Съдържанието на файла е твърде сложно.")


def test_read_act_of_an_archive_that_lies_about_a_size_is_refused() -> None:
    data = bytearray(zipped({**PARTS, "word/document.xml": "<a>" + "б" * 50_000 + "</a>"}))
    at = data.rindex(b"word/document.xml") - 46
    struct.pack_into("<I", data, at + 24, 10)

    assert refusal(bytes(data)).startswith(BROKEN)


def test_read_act_of_a_document_with_links_reads_it() -> None:
    data = with_relationship(PARTS, "hyperlink", "https://lex.bg/", external=True)

    assert read_act(data).source == "Чл. 1. Текст.\n"


def test_read_act_goes_by_content_whatever_the_name() -> None:
    assert read_act(word_file(paragraph("Чл. 1. Текст.")), "akt.txt").format == "docx"
    assert read_act("Чл. 1. Текст.".encode("cp1251"), "akt.docx").format == "txt"
    assert read_act(odt(), "akt").format == "odt"


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(sorted(PARTS)), st.integers(0, 2_000), st.integers(0, 40), st.binary(max_size=20), st.booleans())
def test_read_act_of_a_spoiled_document_reads_it_or_says_why_not(
    name: str, start: int, length: int, splice: bytes, inside: bool
) -> None:
    parts = {member: content.encode() for member, content in PARTS.items() if isinstance(content, str)}
    whole = parts[name] if inside else zipped(parts)
    spoiled = whole[:start] + splice + whole[start + length :]
    try:
        said = read_act(zipped({**parts, name: spoiled}) if inside else spoiled).source
    except UnreadableFileError as error:
        said = str(error)

    assert said.strip()


def test_read_act_with_more_cells_than_any_act_is_refused_before_its_places_are_read() -> None:
    assert refusal(("НАРЕДБА\nЧл. 1. Текст.\n" + "|" * 60_000).encode()) == (
        "В текста има повече редове и клетки, отколкото в който и да е акт. Качете само акта."
    )
