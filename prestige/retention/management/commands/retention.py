"""manage.py retention [--dry-run]: let go what is kept long enough, or say what would go; the figures are the same.

One line for each kind: code, days in force, how many rows, title. Ends with an error when a kind could not be let go.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from prestige.retention.actions import run_retention
from prestige.retention.reading import InForce, dry_run


class Command(BaseCommand):
    help = "Изтрива каквото е пазено до края на срока си; с --dry-run само показва колко."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="нищо не се изтрива")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        if options["dry_run"]:
            for forecast in dry_run(now):
                self.tell(forecast.term, forecast.count)
            return
        done = run_retention(now)
        for each in done:
            self.tell(each.term, each.count)
        if failed := [f"{each.term.kind.code}: {each.failure}" for each in done if each.failure]:
            raise CommandError("\n".join(failed))

    def tell(self, term: InForce, count: int) -> None:
        """Print the line of a kind."""
        self.stdout.write(f"{term.kind.code:<24}{term.days:>6}{count:>8}  {term.kind.title}")
