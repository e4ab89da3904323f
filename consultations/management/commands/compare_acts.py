"""Show what changed between two versions of an act."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from consultations.acttext.aligner import align
from consultations.acttext.comparison import compare
from consultations.acttext.redline_text import as_anchors, as_text
from consultations.management.commands.parse_act import read_file


class Command(BaseCommand):
    """Print the difference of two files; needs no database."""

    help = "Показва какво се е променило между две редакции на акт."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("old", metavar="A", type=Path, help="предишната редакция")
        parser.add_argument("new", metavar="B", type=Path, help="новата редакция")
        parser.add_argument("--json", action="store_true", dest="as_json", help="само местата и броят им като JSON")

    def handle(self, *args: Any, old: Path, new: Path, as_json: bool, **options: Any) -> None:
        before, after = (read_file(file, says_which=True).act for file in (old, new))
        comparison = compare(before, after, align(before, after))
        self.stdout.write(json.dumps(as_anchors(comparison)) if as_json else as_text(comparison))
