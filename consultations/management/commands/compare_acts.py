"""Show what changed between two versions of an act."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from consultations.acttext.aligner import align
from consultations.acttext.comparison import compare
from consultations.acttext.grammar import parse
from consultations.acttext.reading import UnreadableTextError, decode_text
from consultations.acttext.redline_text import as_anchors, as_text
from consultations.acttext.tree import Act


class Command(BaseCommand):
    """Print the difference of two files; needs no database."""

    help = "Показва какво се е променило между две редакции на акт."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("old", metavar="A", type=Path, help="предишната редакция")
        parser.add_argument("new", metavar="B", type=Path, help="новата редакция")
        parser.add_argument("--json", action="store_true", dest="as_json", help="само местата и броят им като JSON")

    def handle(self, *args: Any, old: Path, new: Path, as_json: bool, **options: Any) -> None:
        before, after = _read(old), _read(new)
        comparison = compare(before, after, align(before, after))
        self.stdout.write(json.dumps(as_anchors(comparison)) if as_json else as_text(comparison))


def _read(file: Path) -> Act:
    try:
        return parse(decode_text(file.read_bytes()))
    except FileNotFoundError:
        raise CommandError(f"Няма такъв файл: {file}") from None
    except UnreadableTextError as error:
        raise CommandError(f"{file}: {error}") from None
    except OSError:
        raise CommandError(f"Файлът не може да се прочете: {file}") from None
