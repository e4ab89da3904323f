"""Erase again whoever a restored backup brought back."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from prestige.accounts.actions import replay_erasures


class Command(BaseCommand):
    """`manage.py replay_erasures [--dry-run]`, after every restore; ends with 1 when a row names another person."""

    help = "Повтаря заличаванията след възстановяване на резервно копие."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Само показва кого ще заличи отново.")

    def handle(self, *args: Any, **options: Any) -> None:
        done = replay_erasures(now=timezone.now(), dry_run=options["dry_run"])
        for person in done.erased:
            self.stdout.write(f"профил {person}: заличен отново")
        self.stdout.write(f"заличени отново: {len(done.erased)}")
        if done.unclear:
            numbers = ", ".join(map(str, done.unclear))
            raise CommandError(f"Друг имейл или служител, прегледайте: {numbers}")
