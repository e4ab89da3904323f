"""Show what an amending act does to the act in force."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from consultations.acttext.amending.consolidation import Consolidation, consolidate
from consultations.acttext.amending.instruction import Outcome
from consultations.acttext.labels import citation
from consultations.management.commands.parse_act import read_file


class Command(BaseCommand):
    """Print what came of every instruction and the resulting text; needs no database."""

    help = "Прилага изменящ акт към действащия и показва резултата (файлове от всички видове, УПЗНА чл. 49–52)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("base", metavar="BASE", type=Path, help="текст на действащия акт")
        parser.add_argument("amending", metavar="AMENDING", type=Path, help="текст на изменящия акт")
        parser.add_argument("--json", action="store_true", dest="as_json", help="резултатът като JSON")

    def handle(self, *args: Any, base: Path, amending: Path, as_json: bool, **options: Any) -> None:
        result = consolidate(*(read_file(file, says_which=True).act for file in (base, amending)))
        self.stdout.write(_as_json(result) if as_json else "\n".join(_lines(result)))


def _lines(result: Consolidation) -> Iterator[str]:
    for outcome in result.outcomes:
        told = " ".join(filter(None, (outcome.sentence, outcome.note)))
        yield f"{citation(outcome.instruction.place)}: {told}"
    yield ""
    yield result.text


def _as_json(result: Consolidation) -> str:
    data = {"outcomes": [_outcome(outcome) for outcome in result.outcomes], "text": result.text}
    return json.dumps(data, ensure_ascii=False, indent=1)


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "place": outcome.instruction.place,
        "order": outcome.instruction.order.value,
        "target": str(outcome.instruction.target),
        "status": outcome.status.value,
        "sentence": outcome.sentence,
        "note": outcome.note,
        "places": list(outcome.places),
    }
