"""PDF: everything that acts by itself or hides another file is taken out, and the rest is written anew."""

from io import BytesIO
from typing import Any, Final

import pikepdf

from prestige.uploads.checking.kinds import FileRefused

MOST_PAGES: Final = 5_000
MOST_OBJECTS: Final = 500_000
_ACTING: Final = (
    "/OpenAction",
    "/AA",
    "/JS",
    "/XFA",
    "/EmbeddedFiles",
    "/JavaScript",
    "/AF",
    "/Collection",
    "/RichMedia",
)
_ACTIONS: Final = frozenset(
    {
        "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/Movie", "/Sound",
        "/Trans", "/RichMediaExecute", "/SetOCGState",
    }
)  # fmt: skip
_HOLDERS: Final = frozenset({"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"})
_BROKEN: Final = "Файлът PDF е повреден и не се отваря. Запазете го наново и го качете."
_SPOILED: Final = (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, OSError, RecursionError)


def clean_pdf(data: bytes) -> bytes:
    """Return the paper without actions, scripts, embedded files, forms of XFA and the names of its author.

    Raises FileRefused for a broken, an encrypted and a boundless one.
    """
    try:
        with pikepdf.open(BytesIO(data), suppress_warnings=True, attempt_recovery=True) as paper:
            if paper.is_encrypted:
                raise FileRefused("Файлът PDF е защитен. Запазете го без парола и ограничения и го качете.")
            if len(paper.objects) > MOST_OBJECTS or len(paper.pages) > MOST_PAGES:
                raise FileRefused("Файлът PDF има твърде много страници. Разделете го и го качете на части.")
            if not len(paper.pages):
                raise FileRefused(_BROKEN)
            _strip(paper)
            stream = BytesIO()
            paper.save(stream, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
            return stream.getvalue()
    except FileRefused:
        raise
    except pikepdf.PasswordError as error:
        raise FileRefused("Файлът PDF е защитен с парола. Запазете го без парола и го качете.") from error
    except _SPOILED as error:
        raise FileRefused(_BROKEN) from error


def _strip(paper: pikepdf.Pdf) -> None:
    for each in paper.objects:
        if isinstance(each, pikepdf.Stream) and each.get("/Type") == "/EmbeddedFile":
            each.write(b"")
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            _strip_value(each, 0)
        elif isinstance(each, pikepdf.Array):
            _strip_items(each, 0)
    for page in paper.pages:
        kept = [each for each in page.obj.get("/Annots", []) if not _holds_a_file(each)]
        if "/Annots" in page.obj:
            page.obj["/Annots"] = pikepdf.Array(kept)
    title = paper.docinfo.get("/Title")
    del paper.trailer["/Info"]
    if "/Metadata" in paper.Root:
        del paper.Root["/Metadata"]
    if title is not None:
        paper.docinfo["/Title"] = title


def _holds_a_file(annotation: Any) -> bool:
    return isinstance(annotation, pikepdf.Dictionary) and str(annotation.get("/Subtype", "")) in _HOLDERS


def _strip_value(value: Any, depth: int) -> None:
    """Take what acts out of a dictionary and of the direct ones inside it; those referred to come by themselves."""
    for key in _ACTING:
        if key in value:
            del value[key]
    if str(value.get("/S", "")) in _ACTIONS:
        for key in list(value.keys()):
            del value[key]
        return
    if depth > 50:
        raise FileRefused(_BROKEN)
    for key in list(value.keys()):
        inside = value[key]
        if getattr(inside, "is_indirect", False):
            continue
        if isinstance(inside, pikepdf.Dictionary):
            _strip_value(inside, depth + 1)
        elif isinstance(inside, pikepdf.Array):
            _strip_items(inside, depth + 1)


def _strip_items(items: pikepdf.Array, depth: int) -> None:
    for inside in items:
        if isinstance(inside, pikepdf.Dictionary) and not inside.is_indirect:
            _strip_value(inside, depth + 1)
        elif isinstance(inside, pikepdf.Array) and not inside.is_indirect and depth < 50:
            _strip_items(inside, depth + 1)
