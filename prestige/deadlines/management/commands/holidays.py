"""manage.py holidays YEAR: the days off of a year by law; needs neither a database nor a running portal.

With --json a list of objects on one line, in the order of the days, each with exactly these keys:

``date``    the day, „2027-05-04“
``name``    what it is, in Bulgarian
``kind``    „holiday“ (fixed date), „easter“, „compensation“ (for a holiday on a weekend); with --declared also
            „declared“ (a day off of the Council of Ministers or of the municipal council) and „workday“ (a day that
            was declared working, a Saturday or a denied compensation: it is no day off then, whatever else it is)
``source``  the law or the act

--declared adds the table of the municipality and therefore asks the database. Plain weekends are not listed.
"""

import json
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError
from django.utils.translation import gettext as _

from prestige.typography import long_date_weekday
from prestige.workdays import compensations, doubtful_compensations, easter_holidays, fixed_holidays, statutory_days_off

FIRST_YEAR, LAST_YEAR = 1950, 2100
Row = dict[str, str]


class Command(BaseCommand):
    help = "Изброява празничните и почивните дни на годината (КТ чл. 154)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", type=int, metavar="ГОДИНА")
        parser.add_argument("--json", action="store_true", help="като данни, на един ред")
        parser.add_argument("--declared", action="store_true", help="и обявените дни от таблицата на общината")

    def handle(self, *args: Any, **options: Any) -> None:
        year = options["year"]
        if not FIRST_YEAR <= year <= LAST_YEAR:
            years = {"first": FIRST_YEAR, "last": LAST_YEAR}
            raise CommandError(_("Календарът важи за годините от %(first)d до %(last)d.") % years)
        days = by_law(year)
        if options["declared"]:
            days |= _declared(year)
        rows = [days[day] for day in sorted(days)]
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False))
        else:
            for row in rows:
                day = long_date_weekday(date.fromisoformat(row["date"]))
                self.stdout.write(f"{day}: {row['name']} – {row['source']}")


def by_law(year: int) -> dict[date, Row]:
    """Return the days off of the year by law."""
    found = {}
    for day, name in statutory_days_off(year).items():
        kind, source = "holiday", "КТ чл. 154, ал. 1"
        if day in easter_holidays(year) and day not in fixed_holidays(year):
            kind = "easter"
        if day in compensations(year):
            kind, source = "compensation", "КТ чл. 154, ал. 2"
        if day in doubtful_compensations(year):
            source += " (спорно: празникът съвпада с Великденски ден)"
        found[day] = {"date": day.isoformat(), "name": name, "kind": kind, "source": source}
    return found


def _declared(year: int) -> dict[date, Row]:
    from prestige.municipality.models import SpecialDay  # noqa: PLC0415 – the rest needs no database

    try:
        rows = list(SpecialDay.objects.filter(day__year=year))
    except OperationalError as error:
        raise CommandError(_("Базата данни не отговаря; без --declared тя не е нужна.")) from error
    return {
        row.day: {
            "date": row.day.isoformat(),
            "name": row.name,
            "kind": "workday" if row.is_workday else "declared",
            "source": row.source,
        }
        for row in rows
    }
