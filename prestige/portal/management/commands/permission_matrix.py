"""`manage.py permission_matrix [--json]`: who may open what, as it is declared and tested."""

import csv
import json
import sys
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from prestige.portal.permissions.matrix import cells, faults

COLUMNS = ("url", "method", "role", "state", "expected")


class Command(BaseCommand):
    help = "Извежда таблицата на достъпа: адрес, метод, роля, състояние, очакван отговор (CSV или --json)."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="списък от обекти в JSON вместо CSV")

    def handle(self, *args: Any, **options: Any) -> None:
        if wrong := faults():
            raise CommandError("\n".join(wrong))
        rows = [cell.row() for cell in cells()]
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=0))
            return
        writer = csv.DictWriter(self.stdout if self.stdout is not None else sys.stdout, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
