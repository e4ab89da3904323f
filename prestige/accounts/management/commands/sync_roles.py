"""`manage.py sync_roles`: run after every migrate."""

from typing import Any

from django.core.management import BaseCommand

from prestige.accounts.actions import sync_roles
from prestige.accounts.roles import ROLES


class Command(BaseCommand):
    help = "Привежда групите в базата според таблицата на ролите; може да се повтаря."

    def handle(self, *args: Any, **options: Any) -> None:
        sync_roles()
        if options["verbosity"]:
            self.stdout.write(", ".join(f"{role.code} ({len(role.permissions)})" for role in ROLES))
