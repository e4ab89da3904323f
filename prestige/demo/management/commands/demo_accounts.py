"""`manage.py demo_accounts`: the sign-ins of the demonstration."""

import json
from dataclasses import asdict
from typing import Any

from django.core.management import BaseCommand, CommandParser

from prestige.demo.loading.people import ACCOUNTS


class Command(BaseCommand):
    help = "Показва профилите на демонстрацията."
    requires_system_checks: list[str] = []  # a list of constants needs no database

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="като JSON: role, title, email, password")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["json"]:
            self.stdout.write(json.dumps([asdict(account) for account in ACCOUNTS], ensure_ascii=False))
            return
        for account in ACCOUNTS:
            self.stdout.write(f"  {account.title:<42} {account.email:<26} {account.password}")
        self.stdout.write("  Гражданите влизат с код по имейл; писмата са на /demo/mail/.")
