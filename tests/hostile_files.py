"""Files as strangers and attackers make them, built in code: nothing hostile lies in the repository."""

import io
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
from PIL import Image

from tests.word_files import RELATIONSHIPS, with_relationship, word_file, word_parts, zipped

PARAGRAPH = "<w:p><w:r><w:t>Становище</w:t></w:r></w:p>"


def pdf(change: Callable[[pikepdf.Pdf], None] | None = None, **saving: object) -> bytes:
    """Return a PDF of one page after `change`."""
    paper = pikepdf.new()
    paper.add_blank_page()
    if change:
        change(paper)
    stream = io.BytesIO()
    paper.save(stream, **saving)  # type: ignore[arg-type]  # the options of pikepdf
    return stream.getvalue()


def active_pdf() -> bytes:
    """Return a PDF that runs a script when opened, hides a program and fills in a form of XFA."""

    def arm(paper: pikepdf.Pdf) -> None:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert('canary-js')"))
        paper.Root.OpenAction = script
        paper.Root.AA = pikepdf.Dictionary(WC=script)
        paper.Root.AcroForm = pikepdf.Dictionary(XFA=paper.make_stream(b"<canary-xfa/>"), Fields=pikepdf.Array())
        paper.attachments["canary.exe"] = pikepdf.AttachedFileSpec(paper, b"MZ canary-exe")
        page = paper.pages[0].obj
        page.AA = pikepdf.Dictionary(O=script)
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=pikepdf.Array([0, 0, 1, 1]),
            A=pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("canary-launch")),
        )
        page.Annots = pikepdf.Array([paper.make_indirect(link)])
        paper.docinfo["/Author"] = "canary-author"

    return pdf(arm)


def encrypted_pdf() -> bytes:
    """Return a PDF behind a password."""
    return pdf(encryption=pikepdf.Encryption(owner="a", user="b"))


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 20), **saving: object) -> bytes:
    """Return a picture with a mark of the camera in it."""
    exif = Image.Exif()
    exif[0x010E] = "canary-exif"
    exif[0x0112] = 6
    stream = io.BytesIO()
    Image.new("RGB", size, "red").save(stream, kind, exif=exif, **saving)
    return stream.getvalue()


def animation() -> bytes:
    """Return an animated PNG."""
    stream = io.BytesIO()
    frames = [Image.new("RGB", (4, 4), colour) for colour in ("red", "blue", "green")]
    frames[0].save(stream, "PNG", save_all=True, append_images=frames[1:])
    return stream.getvalue()


def huge_png() -> bytes:
    """Return a few bytes that unpack to 2,500 million pixels."""
    small = bytearray(picture("PNG"))
    small[16:24] = (50_000).to_bytes(4, "big") * 2
    small[29:33] = zlib.crc32(small[12:29]).to_bytes(4, "big")
    return bytes(small)


def named_docx() -> bytes:
    """Return a Word document that names its author."""
    parts = word_parts(PARAGRAPH)
    core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    parts["docProps/core.xml"] = (
        f'<cp:coreProperties xmlns:cp="{core}"><cp:lastModifiedBy>canary-author</cp:lastModifiedBy></cp:coreProperties>'
    )
    return zipped(parts)


def bomb() -> bytes:
    """Return a Word document whose text grows a thousand times."""
    parts = word_parts(PARAGRAPH)
    parts["word/media/image1.bin"] = b"\0" * 220 * 2**20
    return zipped(parts)


def macros() -> bytes:
    return zipped(word_parts(PARAGRAPH) | {"word/vbaProject.bin": b"canary"})


def outside() -> bytes:
    return with_relationship(
        word_parts(PARAGRAPH), f"{RELATIONSHIPS}/attachedTemplate", "http://canary.example/x.dotm", external=True
    )


def nested() -> bytes:
    return zipped(word_parts(PARAGRAPH) | {"word/inner.bin": zipped({"a.txt": "a"})})


def escaping() -> bytes:
    return zipped(word_parts(PARAGRAPH) | {"../../settings.py": "canary"})


def many_members() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(1_100):
            archive.writestr(f"word/{number}.xml", "<a/>")
    return stream.getvalue()


def plain_docx() -> bytes:
    return word_file(PARAGRAPH)


def xlsx(**more: bytes) -> bytes:
    """Return a workbook; `more` are members by name with `__` for the slash."""
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/></Types>'
        ),
        "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
    }
    return zipped(parts | {name.replace("__", "/"): content for name, content in more.items()})
