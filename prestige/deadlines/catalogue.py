"""The catalogue of terms that the law and the municipality's own rules set. Pure but for gettext.

One row is one term; where a number of the catalogue holds two terms, letters tell them apart (D20 and D20b). A row
without a range is law and stands fixed; a row with one is local and may be set in the admin (`LocalTerm`), never below
what a statute asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class Unit(StrEnum):
    """How a value is counted; `DATE` is a day of the year as month × 100 + day, `ORDER` only says what comes first."""

    DAYS = "days"
    WORKDAYS = "workdays"
    MONTHS = "months"
    DATE = "date"
    PER_YEAR = "per_year"
    ORDER = "order"


class Kind(StrEnum):
    """What the value is: a shortest or a longest term, a number of days before something, a reminder."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    BEFORE = "before"
    REMINDER = "reminder"


UNIT_NAMES: Final = {
    Unit.DAYS: _("дни"),
    Unit.WORKDAYS: _("работни дни"),
    Unit.MONTHS: _("месеца"),
    Unit.DATE: _("ден от годината"),
    Unit.PER_YEAR: _("пъти в годината"),
    Unit.ORDER: _("преди"),
}
_COUNTED: Final = {
    Unit.DAYS: (_("ден"), UNIT_NAMES[Unit.DAYS]),
    Unit.WORKDAYS: (_("работен ден"), UNIT_NAMES[Unit.WORKDAYS]),
    Unit.MONTHS: (_("месец"), UNIT_NAMES[Unit.MONTHS]),
    Unit.PER_YEAR: (_("път в годината"), UNIT_NAMES[Unit.PER_YEAR]),
}
KIND_NAMES: Final = {
    Kind.AT_LEAST: _("най-малко"),
    Kind.AT_MOST: _("най-много"),
    Kind.BEFORE: _("предварително, най-малко"),
    Kind.REMINDER: _("напомняне"),
}


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One term: so many units from one event to another, and the source that says so.

    `least` and `most` bound what the municipality may set; both are None where it may set nothing.
    """

    id: str
    code: str
    name: StrPromise | str
    value: int
    unit: Unit
    begins: StrPromise | str
    ends: StrPromise | str
    kind: Kind
    source: StrPromise | str
    least: int | None = None
    most: int | None = None

    @property
    def is_local(self) -> bool:
        """Whether the municipality sets the value itself."""
        return self.least is not None

    @property
    def is_promise(self) -> bool:
        """Whether the portal itself gave its word, in no law and no act of the municipality."""
        return self.id.startswith("P")

    @property
    def told(self) -> str:
        """The value in words: „14 дни“, „01.03.“, a dash where the law only sets an order."""
        if self.unit == Unit.DATE:
            return f"{self.value % 100:02}.{self.value // 100:02}."
        if self.unit == Unit.ORDER:
            return "–"
        one, many = _COUNTED[self.unit]
        return f"{self.value} {one if self.value == 1 else many}"


def _rule(
    id: str,  # noqa: A002 – the word of the catalogue
    code: str,
    name: StrPromise,
    value: int,
    unit: Unit,
    span: tuple[StrPromise, StrPromise],
    kind: Kind,
    source: StrPromise | str,
    local: tuple[int, int] | None = None,
) -> Rule:
    least, most = local or (None, None)
    return Rule(
        id=id, code=code, name=name, value=value, unit=unit, begins=span[0], ends=span[1], kind=kind, source=source,
        least=least, most=most,
    )  # fmt: skip


_PUBLISHED, _END, _ADOPTED = _("публикуване"), _("край на срока"), _("приемане")
_REQUEST, _HEARING, _SESSION = _("искане"), _("обществено обсъждане"), _("заседание")
_RULES_OF_CONSULTING = _("местни правила за обществените консултации")
_RULES_OF_BODIES = _("правилник на органа")

CATALOGUE: Final = {
    rule.id: rule
    for rule in (
        _rule("D01", "consult_min", _("Предложения по проект на нормативен акт"), 30, Unit.DAYS,
              (_PUBLISHED, _END), Kind.AT_LEAST, "ЗНА чл. 26, ал. 4"),
        _rule("D02", "consult_short", _("Съкратен срок с причини в мотивите"), 14, Unit.DAYS,
              (_PUBLISHED, _END), Kind.AT_LEAST, "ЗНА чл. 26, ал. 4"),
        _rule("D03", "general_act_min", _("Предложения по общ административен акт"), 1, Unit.MONTHS,
              (_("уведомяване"), _END), Kind.AT_LEAST, "АПК чл. 69, ал. 2"),
        _rule("D04", "statement", _("Справка за постъпилите предложения"), 0, Unit.ORDER,
              (_END, _("внасяне и приемане")), Kind.AT_MOST, "ЗНА чл. 26, ал. 5"),
        _rule("D05", "site_refresh", _("Обновяване на страницата"), 3, Unit.WORKDAYS,
              (_("създаване или приемане"), _PUBLISHED), Kind.AT_MOST, "ЗДОИ чл. 15а, ал. 4"),
        _rule("D06", "act_send_announce", _("Изпращане и разгласяване на приетия акт"), 7, Unit.DAYS,
              (_ADOPTED, _("изпращане до кмета и областния управител, разгласяване")), Kind.AT_MOST,
              "ЗМСМА чл. 22, ал. 1 и 2"),
        _rule("D07", "act_return", _("Връщане на акт за ново обсъждане"), 7, Unit.DAYS,
              (_("получаване"), _("връщане")), Kind.AT_MOST, "ЗМСМА чл. 45, ал. 6"),
        _rule("D07b", "act_reexamination", _("Ново обсъждане на върнат акт"), 14, Unit.DAYS,
              (_("получаване"), _("ново решение")), Kind.AT_MOST, "ЗМСМА чл. 45, ал. 7"),
        _rule("D08", "minutes_corrections", _("Поправки в протокола на съвета"), 7, Unit.DAYS,
              (_SESSION, _("искане за поправка")), Kind.AT_MOST, "ЗМСМА чл. 29, ал. 1"),
        _rule("D09", "convene_on_request", _("Свикване на съвета по искане"), 7, Unit.DAYS,
              (_REQUEST, _SESSION), Kind.AT_MOST, "ЗМСМА чл. 23, ал. 5"),
        _rule("D10", "mayor_acts_to_council", _("Актове на кмета до съвета"), 3, Unit.DAYS,
              (_("издаване"), _("изпращане")), Kind.AT_MOST, "ЗМСМА чл. 44, ал. 1, т. 18"),
        _rule("D11", "council_report", _("Отчет пред съвета"), 2, Unit.PER_YEAR,
              (_("година"), _("отчет")), Kind.AT_LEAST, "ЗМСМА чл. 27, ал. 6; чл. 44, ал. 1, т. 7"),
        _rule("D12", "mayor_programme", _("Програма на кмета"), 3, Unit.MONTHS,
              (_("полагане на клетва"), _("програма")), Kind.AT_MOST, "ЗМСМА чл. 44, ал. 5"),
        _rule("D12b", "mayor_programme_report", _("Годишен отчет по програмата на кмета"), 131, Unit.DATE,
              (_("край на годината"), _("отчет")), Kind.AT_MOST, "ЗМСМА чл. 44, ал. 5"),
        _rule("D13", "expost_publish", _("Публикуване на последваща оценка"), 30, Unit.DAYS,
              (_("готова оценка"), _PUBLISHED), Kind.AT_MOST, "ЗНА чл. 22, ал. 4"),
        _rule("D14", "budget_adopt", _("Приемане на бюджета"), 15, Unit.WORKDAYS,
              (_("внасяне"), _ADOPTED), Kind.AT_MOST, "ЗПФ чл. 94, ал. 2"),
        _rule("D14b", "budget_publish", _("Публикуване на бюджета"), 10, Unit.WORKDAYS,
              (_ADOPTED, _PUBLISHED), Kind.AT_MOST, "ЗПФ чл. 97"),
        _rule("D15", "recovery_plan_discussion", _("Обсъждане на план за оздравяване"), 14, Unit.DAYS,
              (_PUBLISHED, _("край на обсъждането")), Kind.AT_LEAST, "ЗПФ чл. 130д, ал. 3"),
        _rule("D15b", "recovery_plan_adoption", _("Приемане на план за оздравяване"), 20, Unit.DAYS,
              (_("внасяне"), _ADOPTED), Kind.AT_MOST, "ЗПФ чл. 130д, ал. 4"),
        _rule("D16", "initiative_reply", _("Отговор на гражданска инициатива"), 1, Unit.MONTHS,
              (_("получаване"), _("публикуване и писмо")), Kind.AT_MOST, "ЗПУГДВМС чл. 52, ал. 2 и 3"),
        _rule("D17", "assembly_notice", _("Обявяване на общо събрание на населението"), 15, Unit.DAYS,
              (_("обявяване"), _("събрание")), Kind.BEFORE, "ЗПУГДВМС чл. 57, ал. 7"),
        _rule("D17b", "assembly_latest", _("Провеждане на общо събрание на населението"), 1, Unit.MONTHS,
              (_("обявяване"), _("събрание")), Kind.AT_MOST, "ЗПУГДВМС чл. 58, ал. 1"),
        _rule("D18", "assembly_order", _("Заповед по решение на общо събрание"), 7, Unit.DAYS,
              (_("решение"), _("заповед")), Kind.AT_MOST, "ЗПУГДВМС чл. 63, ал. 3"),
        _rule("D18b", "assembly_acts", _("Актове по решение на общо събрание"), 1, Unit.MONTHS,
              (_("решение"), _("актове")), Kind.AT_MOST, "ЗПУГДВМС чл. 54, ал. 2"),
        _rule("D19", "referendum_earliest", _("Местен референдум, най-рано (в неработен ден)"), 45, Unit.DAYS,
              (_("решение"), _("гласуване")), Kind.AT_LEAST, "ЗПУГДВМС чл. 30, ал. 4 и 5"),
        _rule("D19b", "referendum_latest", _("Местен референдум, най-късно (в неработен ден)"), 60, Unit.DAYS,
              (_("решение"), _("гласуване")), Kind.AT_MOST, "ЗПУГДВМС чл. 30, ал. 4 и 5"),
        _rule("D20", "hearing_invite", _("Покана за обществено обсъждане"), 14, Unit.DAYS,
              (_("покана"), _HEARING), Kind.BEFORE, _RULES_OF_CONSULTING, (1, 60)),
        _rule("D20b", "hearing_invite_reasoned", _("Покана за обсъждане с посочени причини"), 7, Unit.DAYS,
              (_("покана"), _HEARING), Kind.BEFORE, _RULES_OF_CONSULTING, (1, 60)),
        _rule("D21", "hearing_minutes", _("Протокол от обществено обсъждане"), 5, Unit.WORKDAYS,
              (_HEARING, _PUBLISHED), Kind.AT_MOST, _RULES_OF_CONSULTING, (1, 30)),
        _rule("D22", "post_hearing_opinions", _("Писмени становища след обсъждане"), 7, Unit.DAYS,
              (_("последно обсъждане"), _("становище")), Kind.AT_MOST, _RULES_OF_CONSULTING, (1, 60)),
        _rule("D23", "body_notice", _("Покана за заседание на орган"), 3, Unit.DAYS,
              (_("покана"), _SESSION), Kind.BEFORE, _RULES_OF_BODIES, (1, 30)),
        _rule("D24", "body_minutes", _("Протокол до членовете на орган"), 7, Unit.WORKDAYS,
              (_SESSION, _("изпращане")), Kind.AT_MOST, _RULES_OF_BODIES, (1, 30)),
        _rule("D25", "body_reply", _("Отговор на орган до подател"), 15, Unit.DAYS,
              (_("решение"), _("отговор")), Kind.AT_MOST, _RULES_OF_BODIES, (1, 60)),
        _rule("D26", "satisfaction_report", _("Годишен отчет за удовлетвореността"), 301, Unit.DATE,
              (_("край на годината"), _PUBLISHED), Kind.AT_MOST,
              _("практика: Харта на клиента"), (101, 1231)),
        _rule("D27", "accessibility_statement", _("Преглед на декларацията за достъпност"), 1, Unit.PER_YEAR,
              (_("година"), _("преглед")), Kind.AT_LEAST, "ЗЕУ чл. 58в, ал. 5"),
        _rule("D28", "ex_ante_reminder", _("Напомняне преди края на консултация"), 3, Unit.DAYS,
              (_("напомняне"), _END), Kind.REMINDER, _("практика: Портал за обществени консултации"), (1, 14)),
        _rule("P01", "review_promise", _("Преглед на постъпило предложение"), 1, Unit.WORKDAYS,
              (_("получаване"), _("преглед")), Kind.AT_MOST, _("Правила за коментиране и преглед")),
        _rule("P02", "clerk_reminder", _("Напомняне на отговорния служител"), 3, Unit.DAYS,
              (_("напомняне"), _("срок")), Kind.REMINDER, _("вътрешен ред"), (1, 30)),
    )
}  # fmt: skip
