"""manage.py deadline: count a term for comments; needs neither a database nor a running portal.

One JSON object on one line: ``last_day`` (inclusive), ``closes_at`` (the first instant after it, Europe/Sofia) and
``earliest_adoption_on``. The length is given in --days, --months or --workdays; days declared by the municipality or
the Council of Ministers are not known here.
"""

import json
from datetime import date, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from consultations.deadlines import closing_instant, draft_act_term, general_act_term
from prestige.deadlines.catalogue import Unit
from prestige.deadlines.counting import count
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
        length.add_argument("--workdays", type=int, help="работни дни")

    def handle(self, *args: Any, **options: Any) -> None:
        published_on = _day(options["published"])
        last_day = _last_day(published_on, options["days"], options["months"], options["workdays"])
        answer = {
            "last_day": last_day.isoformat(),
            "closes_at": closing_instant(last_day).isoformat(),
            "earliest_adoption_on": (last_day + timedelta(days=1)).isoformat(),
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


def _last_day(published_on: date, days: int | None, months: int | None, workdays: int | None) -> date:
    last_day: date | None
    try:
        if workdays is not None:
            last_day = _count_workdays(published_on, workdays)
        elif months is not None:
            last_day = general_act_term(published_on, months, Calendar()).last_day
        else:
            last_day = draft_act_term(published_on, days or 0, Calendar()).last_day
    except (ValueError, OverflowError):
        last_day = None
    if last_day is None or last_day.year > LAST_YEAR:
        sentence = _("Срокът трябва да е поне един ден или месец и да изтича най-късно през %(last)d г.")
        raise CommandError(sentence % {"last": LAST_YEAR})
    return last_day


def _count_workdays(published_on: date, workdays: int) -> date:
    """Return the end of a term in working days. Raises ValueError where it cannot lie in the known years."""
    longest = (date(LAST_YEAR, 12, 31) - published_on).days
    if not 1 <= workdays <= longest:
        raise ValueError(workdays)
    return count(published_on, workdays, Unit.WORKDAYS, Calendar()).last_day
