"""The only door to paper: a template becomes PDF/UA-1 bytes with their sha256.

Rendering happens in `prestige/paper/press.py`, a process of its own that reads no network and no file outside
its bundle. WeasyPrint needs Pango, which no Python package brings: ask `is_available()` before offering a PDF,
and show `missing_hint()` to the operator; until then the printed public page stands in.
"""

import ctypes
import ctypes.util
import functools
import hashlib
import logging
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation

from prestige.typography import nbsp_html

logger = logging.getLogger(__name__)

PRESS = Path(__file__).parent / "paper" / "press.py"
PATIENCE_SECONDS = 20
MEMORY_MB = 512

# What the press may know of the environment: where programs, homes and fonts are. No database, no secret.
PASSED_ON = ("PATH", "HOME", "TMPDIR", "XDG_CACHE_HOME", "DYLD_FALLBACK_LIBRARY_PATH")

# The library and the file names it has on Linux and on macOS.
LIBRARIES = (
    ("gobject-2.0", "libgobject-2.0.so.0", "libgobject-2.0.0.dylib"),
    ("pango-1.0", "libpango-1.0.so.0", "libpango-1.0.dylib"),
    ("pangoft2-1.0", "libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
    ("harfbuzz", "libharfbuzz.so.0", "libharfbuzz.0.dylib"),
    ("fontconfig", "libfontconfig.so.1", "libfontconfig.1.dylib"),
)


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished document: its bytes, their sha256 in hex, and its number of pages."""

    content: bytes
    sha256: str
    pages: int


class PrintingError(Exception):
    """The press gave no document: too long, too large, or the HTML asked for something outside the bundle."""


def render(
    template: str,
    context: Mapping[str, object],
    *,
    dated: datetime,
    patience_seconds: int = PATIENCE_SECONDS,
    memory_mb: int = MEMORY_MB,
) -> Pdf:
    """Return the template as a PDF/UA-1 document in Bulgarian, times in the portal's time zone.

    `dated` is the document's creation date: the same template, context and date give the same bytes on the same
    machine. The press is stopped after `patience_seconds` of processor time, twice that by the clock (other work
    may keep the machine busy), or beyond `memory_mb` of address space. Raises `PrintingError`.
    Sources: ISO 14289-1 (PDF/UA-1); ЗЕУ чл. 58в (accessibility).
    """
    with translation.override("bg"), timezone.override(None):
        html = render_to_string(
            template, {**context, "dated": dated.isoformat(timespec="seconds"), "demo": settings.DEMO}
        )
    pages, content = _press(nbsp_html(html), patience_seconds, memory_mb)
    return Pdf(content=content, sha256=hashlib.sha256(content).hexdigest(), pages=pages)


@functools.cache
def is_available() -> bool:
    """Return whether the native libraries of the press load on this machine. Asked once per process."""
    return all(_loads(*names) for names in LIBRARIES)


def missing_hint() -> str:
    """Return the sentence for the operator: what is missing and the command that brings it."""
    return (
        "PDF документите са изключени, защото липсва библиотеката Pango. Инсталирайте я: "
        "apt-get install --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 "
        "(Debian, Ubuntu), dnf install pango (Fedora) или brew install pango (macOS)."
    )


def _press(html: str, patience_seconds: int, memory_mb: int) -> tuple[int, bytes]:
    environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    command = [sys.executable, "-I", str(PRESS), str(memory_mb), str(patience_seconds)]
    try:
        finished = subprocess.run(  # noqa: S603 - our own script, no argument from outside
            command,
            input=html.encode(),
            capture_output=True,
            env=environment,
            timeout=2 * patience_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise PrintingError(f"no document within {2 * patience_seconds} seconds") from error
    complaints = finished.stderr.decode(errors="replace").strip()
    if finished.returncode != 0:
        raise PrintingError(complaints[-500:] or f"the press ended with {finished.returncode}")
    if complaints:
        logger.warning("the press complained: %s", complaints[:2000])
    pages, _, content = finished.stdout.partition(b"\n")
    return int(pages), content


def _loads(name: str, *file_names: str) -> bool:
    searched = map(ctypes.util.find_library, (name,))  # slow, so only when none of the known names opens
    return any(_opens(path) for path in chain(file_names, searched) if path)


def _opens(path: str) -> bool:
    try:
        ctypes.CDLL(path)
    except OSError:
        return False
    return True
