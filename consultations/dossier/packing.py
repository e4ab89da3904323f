"""Packing the file: into a ZIP or a folder, piece by piece, hashed on the way; the list and the manifest come last.

The same record gives the same bytes: the order is fixed, and so is the date of every member.
"""

import hashlib
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation

from consultations.dossier.contents import files
from consultations.dossier.scope import Packed, Scope
from consultations.read.titles import statement_titles
from prestige.municipality.models import Municipality
from prestige.typography import file_size, nbsp_html

MANIFEST, INDEX = "SHA256SUMS", "index.html"
Writing = Callable[[str, Iterable[bytes]], tuple[int, str]]


def write_zip(scope: Scope, out: IO[bytes]) -> str:
    """Write the whole file as a ZIP and return the SHA-256 of its bytes; `out` stands at its start again.

    Few bytes are in memory at once, however large the record is.
    """
    start = out.tell()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        published = scope.consultation.published_at
        dated = timezone.localtime(published).timetuple()[:6] if published else (1980, 1, 1, 0, 0, 0)

        def write(name: str, pieces: Iterable[bytes]) -> tuple[int, str]:
            member = zipfile.ZipInfo(name, date_time=dated)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            with archive.open(member, "w", force_zip64=True) as target:
                return _hashed(pieces, target.write)

        _write_all(scope, write)
    out.seek(start)
    digest = hashlib.file_digest(out, "sha256").hexdigest()  # type: ignore[arg-type]  # an IO reads into buffers
    out.seek(start)
    return digest


def write_folder(scope: Scope, folder: Path) -> None:
    """Write the same files into a folder, which is made when missing."""

    def write(name: str, pieces: Iterable[bytes]) -> tuple[int, str]:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as target:
            return _hashed(pieces, target.write)

    _write_all(scope, write)


def _write_all(scope: Scope, write: Writing) -> None:
    with translation.override("bg"), timezone.override(None):
        packed = []
        for file in files(scope):
            size, sha256 = write(file.name, file.pieces())
            packed.append(Packed(file.name, file.title, size, sha256))
        size, sha256 = write(INDEX, [_index(scope, packed).encode()])
        packed.append(Packed(INDEX, "", size, sha256))
        lines = (f"{each.sha256}  {each.name}\n" for each in sorted(packed, key=lambda each: each.name))
        write(MANIFEST, ["".join(lines).encode()])


def _hashed(pieces: Iterable[bytes], write: Callable[[bytes], object]) -> tuple[int, str]:
    size, digest = 0, hashlib.sha256()
    for piece in pieces:
        write(piece)
        digest.update(piece)
        size += len(piece)
    return size, digest.hexdigest()


def _index(scope: Scope, packed: list[Packed]) -> str:
    """Return the page that leads to every file, readable without a network."""
    folders: dict[str, list[tuple[Packed, str]]] = {}
    for each in packed:
        folders.setdefault(each.name.rpartition("/")[0], []).append((each, file_size(each.size, "bg")))
    return nbsp_html(
        render_to_string(
            "consultations/dossier/index.html",
            {
                "scope": scope,
                "consultation": scope.consultation,
                "address": settings.BASE_URL + scope.consultation.get_absolute_url(),
                "titles": statement_titles(scope.consultation),
                "municipality": Municipality.objects.first() or Municipality(),
                "folders": [(FOLDERS.get(folder, folder), rows) for folder, rows in folders.items()],
                "manifest": MANIFEST,
            },
        )
    )


FOLDERS = {
    "": "Списък и изглед",
    "01-danni": "Данни, съобщение и мотиви",
    "02-redaktsii": "Редакции на проекта",
    "03-predlozhenia": "Предложения и отговори",
    "03-prilozhenia": "Приложения към предложенията",
    "04-spravka": "Справки за постъпилите предложения",
    "05-obsazhdania": "Обществени обсъждания",
    "05-reshenie": "Решение и обнародване",
    "06-dnevnik": "Дневник",
    "07-pisma": "Изпратени писма",
    "08-originali": "Оригинали с лични данни – само за служебно ползване",
}
