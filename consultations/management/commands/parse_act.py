"""Show how the text of an act is understood."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from consultations.actfiles.reading import ReadAct, read_act
from consultations.acttext.outline import outline
from consultations.acttext.summary import summarise
from prestige.archives.errors import UnreadableFileError


class Command(BaseCommand):
    """Print the structure of an act read from a file of any format we read; needs no database."""

    help = "Показва структурата на акт от файл: текст, .docx, .odt или Akoma Ntoso (.xml)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="файл с текста на акта")
        parser.add_argument("--json", action="store_true", dest="as_json", help="броят и номерата на местата като JSON")

    def handle(self, *args: Any, file: Path, as_json: bool, **options: Any) -> None:
        read = read_file(file)
        if as_json:
            self.stdout.write(json.dumps(summarise(read.act), ensure_ascii=False, indent=1))
            return
        self.stdout.write(outline(read.act))
        if read.notes:
            self.stdout.write("\n".join(["", "Бележки:", *(f"  {note}" for note in read.notes)]))


def read_file(file: Path, *, says_which: bool = False) -> ReadAct:
    """Return the act in a file. Raises CommandError with one sentence, which of several files it is if asked."""
    try:
        return read_act(file.read_bytes(), file.name)
    except FileNotFoundError:
        raise CommandError(f"Няма такъв файл: {file}") from None
    except UnreadableFileError as error:
        raise CommandError(f"{file}: {error}" if says_which else str(error)) from None
    except OSError:
        raise CommandError(f"Файлът не може да се прочете: {file}") from None
