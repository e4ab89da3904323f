"""Erase a person by their address, or only tell what would happen."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from prestige.accounts.actions import erase_person, erase_refusals
from prestige.accounts.models import User
from prestige.accounts.own_data import Outcome, fates_of, holders
from prestige.refusals import NotAllowed

WORDS = {Outcome.GOES: "изтрива се", Outcome.ANONYMOUS: "остава без името", Outcome.STAYS: "остава"}


class Command(BaseCommand):
    """`manage.py erase EMAIL [--dry-run]`: a paper's sender without an account is found by the address too."""

    help = "Заличава човек по имейл. С --dry-run само показва какво се изтрива, какво остава и защо."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--dry-run", action="store_true", help="Само показва какво ще стане.")
        parser.add_argument("--no-letter", action="store_true", help="Без последно писмо до адреса.")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        email = options["email"].strip().lower()
        user = User.objects.filter(email__iexact=email).first() or User.objects.create_user(email)
        if refusals := erase_refusals(user):
            raise CommandError(" ".join(str(refusal.message) for refusal in refusals))
        told = fates_of(user)
        if options["dry_run"]:
            for holder, fates in told:
                for fate in fates:
                    self._say(holder.code, fate.code, WORDS[fate.outcome], fate.count)
            transaction.set_rollback(True)  # an address without an account had one for this moment
            return
        try:
            erasure = erase_person(user, by=None, now=timezone.now(), with_letter=not options["no_letter"])
        except NotAllowed as refused:
            raise CommandError(str(refused)) from refused
        for holder, fates in told:
            for fate in fates:
                stays = fate.outcome == Outcome.STAYS
                done = fate.count if stays else erasure.counts[holder.code].get(fate.code, 0)
                self._say(holder.code, fate.code, WORDS[fate.outcome], done)
        self._say_unforeseen(told, erasure.counts)

    def _say(self, room: str, kind: str, what: str, count: int) -> None:
        self.stdout.write(f"{room}.{kind}: {what}: {count}")

    def _say_unforeseen(self, told: Any, counts: dict[str, dict[str, int]]) -> None:
        """Say what went that the preview did not foretell, should there be anything."""
        foretold = {(holder.code, fate.code) for holder, fates in told for fate in fates}
        for holder in reversed(holders()):
            for kind, count in counts[holder.code].items():
                if (holder.code, kind) not in foretold:
                    self._say(holder.code, kind, "направено", count)
