"""Write an act from a file out in another format."""

import sys
from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Literal, cast, get_args

from django.core.management.base import BaseCommand, CommandError

from consultations.actfiles.rendering import Target, render
from consultations.acttext.tree import Act
from consultations.management.commands.parse_act import read_file
from consultations.plain_paper import PlainPaper, print_plain_act
from prestige import pdf

TEXT: Final = "text"  # the name of plain text here; everywhere else it is „txt“
PDF: Final = "pdf"
UNDATED: Final = datetime(1980, 1, 1, tzinfo=UTC)
FORMATS: Final = (TEXT, *(name for name in get_args(Target) if name != "txt"), PDF)


class Command(BaseCommand):
    """Write an act as text, HTML, Akoma Ntoso, Word or PDF; needs no database."""

    help = "Записва акт от файл (текст, .docx, .odt, Akoma Ntoso) в друг формат."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="файл с текста на акта")
        parser.add_argument("--to", required=True, choices=FORMATS, help="формат на новия файл")
        parser.add_argument(
            "--out", required=True, metavar="PATH", type=Path, help="нов файл; „-“ за стандартния изход"
        )

    def handle(self, *args: Any, file: Path, to: str, out: Path, **options: Any) -> None:
        content = _content(read_file(file).act, to)
        try:
            if str(out) == "-":
                sys.stdout.buffer.write(content)
            else:
                out.write_bytes(content)
        except OSError:
            raise CommandError(f"Файлът не може да се запише: {out}") from None


def _content(act: Act, to: str) -> bytes:
    if to != PDF:
        return render(act, cast(Literal["txt", "html", "akn", "docx"], "txt" if to == TEXT else to))
    if not pdf.is_available():
        raise CommandError(pdf.missing_hint())
    try:
        return print_plain_act(PlainPaper.of(act), dated=UNDATED).content
    except pdf.PrintingError as error:
        raise CommandError(f"PDF документът не можа да се направи: {error}") from None
