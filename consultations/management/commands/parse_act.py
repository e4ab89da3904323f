"""Show how the text of an act is understood."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from consultations.acttext.grammar import parse
from consultations.acttext.outline import outline
from consultations.actfiles.plain import decode_text
from consultations.acttext.summary import summarise


class Command(BaseCommand):
    """Print the structure of an act read from a text file; needs no database."""

    help = "Показва структурата на акт от текстов файл (UTF-8 или windows-1251)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="текст на акта")
        parser.add_argument("--json", action="store_true", dest="as_json", help="броят и номерата на местата като JSON")

    def handle(self, *args: Any, file: Path, as_json: bool, **options: Any) -> None:
        try:
            act = parse(decode_text(file.read_bytes()))
        except FileNotFoundError:
            raise CommandError(f"Няма такъв файл: {file}") from None
        except (OSError, UnreadableTextError) as error:
            raise CommandError(_reason(file, error)) from None
        self.stdout.write(_as_json(summarise(act)) if as_json else outline(act))


def _reason(file: Path, error: Exception) -> str:
    return str(error) if isinstance(error, UnreadableTextError) else f"Файлът не може да се прочете: {file}"


def _as_json(summary: dict[str, Any]) -> str:
    return json.dumps(summary, ensure_ascii=False, indent=1)
