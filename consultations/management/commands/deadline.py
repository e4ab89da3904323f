"""manage.py deadline: count a term for comments; needs neither a database nor a running portal."""

import json
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from consultations.deadlines import Term, draft_act_term, general_act_term
from prestige.workdays import Calendar

FIRST_YEAR, LAST_YEAR = 1950, 2100


class Command(BaseCommand):
    help = "Пресмята последния ден за предложения и най-ранното приемане (ЗНА чл. 26; АПК чл. 69; ГПК чл. 60)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--published", required=True, metavar="ГГГГ-ММ-ДД", help="ден на публикуване")
        length = parser.add_mutually_exclusive_group(required=True)
        length.add_argument("--days", type=int, help="календарни дни")
        length.add_argument("--months", type=int, help="месеци")

    def handle(self, *args: Any, **options: Any) -> None:
        published_on = _day(options["published"])
        term = _term(published_on, options["days"], options["months"])
        answer = {
            "last_day": term.last_day.isoformat(),
            "closes_at": term.closes_at.isoformat(),
            "earliest_adoption_on": term.earliest_adoption_on.isoformat(),
        }
        self.stdout.write(json.dumps(answer))


def _day(text: str) -> date:
    day: date | None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise CommandError(_("Няма такъв ден: „%(text)s“. Напишете го като 2026-11-24.") % {"text": text})
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        years = {"first": FIRST_YEAR, "last": LAST_YEAR}
        raise CommandError(_("Календарът важи за годините от %(first)d до %(last)d.") % years)
    return day


def _term(published_on: date, days: int | None, months: int | None) -> Term:
    term: Term | None
    try:
        if months is None:
            term = draft_act_term(published_on, days or 0, Calendar())
        else:
            term = general_act_term(published_on, months, Calendar())
    except (ValueError, OverflowError):
        term = None
    if term is None or term.last_day.year > LAST_YEAR:
        sentence = _("Срокът трябва да е поне един ден или месец и да изтича най-късно през %(last)d г.")
        raise CommandError(sentence % {"last": LAST_YEAR})
    return term
