"""Whether a value may be given to a term of the catalogue. Pure but for gettext."""

from datetime import date

from django.utils.translation import gettext as _

from prestige.deadlines.catalogue import CATALOGUE, UNIT_NAMES, Unit
from prestige.refusals import Refusal
from prestige.typography import short_date

LEAP_YEAR = 2028


def setting_refusals(
    rule_id: str, value: int | None, source: str, since: date | None, latest_since: date | None
) -> list[Refusal]:
    """Return why the municipality may not set this value: law is not its to set, and a local one has a range.

    `latest_since` is the day from which the value in force holds, None where nothing was set yet.
    """
    rule = CATALOGUE.get(rule_id)
    if rule is None:
        return [Refusal("rule", _("Няма такъв срок."))]
    if rule.least is None or rule.most is None:
        message = _("Този срок е определен със закон и общината не може да го променя.")
        return [Refusal("statutory", message, str(rule.source))]
    found = []
    if value is None or not rule.least <= value <= rule.most:
        names = {"least": rule.least, "most": rule.most, "unit": UNIT_NAMES[rule.unit]}
        message = _("Стойността трябва да е от %(least)d до %(most)d %(unit)s.") % names
        if rule.unit == Unit.DATE:
            message = _("Напишете ден от годината като 01.03.")
        found.append(Refusal("range", message))
    elif rule.unit == Unit.DATE and not is_day_of_year(value):
        found.append(Refusal("range", _("Няма такъв ден в годината. Напишете го като 01.03.")))
    if not source.strip():
        found.append(Refusal("source", _("Посочете акта, с който е определен срокът.")))
    if since is None:
        found.append(Refusal("since", _("Посочете от кой ден важи срокът.")))
    elif latest_since is not None and since < latest_since:
        message = _("От %(day)s вече важи по-късна стойност. Новата не може да започва преди нея.")
        found.append(Refusal("since", message % {"day": short_date(latest_since)}))
    return found


def is_day_of_year(value: int) -> bool:
    """Tell whether month × 100 + day is a day of some year."""
    try:
        date(LEAP_YEAR, *divmod(value, 100))
    except ValueError:
        return False
    return True


def read_value(typed: str, unit: Unit) -> int | None:
    """Return the number that was typed, or „01.03.“ as month × 100 + day; None for anything else."""
    text = typed.strip().rstrip(".")
    if unit != Unit.DATE:
        return int(text) if text.isascii() and text.isdecimal() and len(text) <= 4 else None
    day, dot, month = text.partition(".")
    if not (dot and day.isascii() and day.isdecimal() and month.isascii() and month.isdecimal()):
        return None
    return int(month) * 100 + int(day) if len(day) <= 2 and len(month) <= 2 else None
