"""What the portal knows of the municipality it serves: reference rows that clerks keep current in the admin."""

from datetime import date, timedelta

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from prestige.municipality.councillors import council_size
from prestige.typography import latin
from prestige.workdays import Calendar, doubtful_compensations


class Municipality(models.Model):
    """The municipality this portal serves; exactly one row (a constraint in the database keeps it so)."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    name = models.CharField(_("Наименование"), max_length=120, help_text=_("Например „Община Хасково“."))
    short_name = models.CharField(_("Населено място"), max_length=80, help_text=_("Например „Хасково“."))
    address = models.CharField(_("Адрес"), max_length=200)
    phone = models.CharField(_("Телефон"), max_length=60, blank=True)
    email = models.EmailField(_("Имейл"), blank=True)
    registry_hours = models.CharField(_("Работно време на деловодството"), max_length=120, blank=True)
    council_size = models.PositiveSmallIntegerField(
        _("Общ брой на общинските съветници"),
        null=True,
        blank=True,
        help_text=_("По чл. 19 от ЗМСМА. От него се смятат кворумът и мнозинствата."),
    )
    population = models.PositiveIntegerField(
        _("Население"), null=True, blank=True, help_text=_("Ползва се, ако броят на съветниците не е попълнен.")
    )
    funding_line = models.CharField(
        _("Ред за финансирането"), max_length=300, blank=True, help_text=_("Празно: не се показва.")
    )

    class Meta:
        verbose_name = _("Община")
        verbose_name_plural = _("Община")
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="municipality_is_one")]

    def __str__(self) -> str:
        return self.name

    @property
    def councillors(self) -> int | None:
        """How many councillors there are, from the population where the number is not filled in; None for neither."""
        if self.council_size or self.population is None:
            return self.council_size
        return council_size(self.population)

    @property
    def named(self) -> str:
        """The name in the active language: „Община Хасково“, "Haskovo Municipality"."""
        if get_language() != "en":
            return self.name
        place = self.name.removeprefix("Община ")
        return latin(self.name) if place == self.name else f"{latin(place)} Municipality"


class Settlement(models.Model):
    """A settlement of the municipality (населено място, ЕКАТТЕ)."""

    kind = models.CharField(_("Вид"), max_length=3, choices=[("гр.", _("град")), ("с.", _("село"))])
    name = models.CharField(_("Име"), max_length=80)
    ekatte = models.CharField(_("ЕКАТТЕ"), max_length=5, blank=True)

    class Meta:
        verbose_name = _("Населено място")
        verbose_name_plural = _("Населени места")
        ordering = ["kind", "name"]
        constraints = [models.UniqueConstraint(fields=["kind", "name"], name="settlement_kind_name_unique")]

    def __str__(self) -> str:
        return f"{self.kind}\xa0{self.name}"


class Unit(models.Model):
    """A unit of the administration that answers for something (дирекция, отдел)."""

    name = models.CharField(_("Звено"), max_length=160, unique=True)
    phone = models.CharField(_("Телефон"), max_length=60, blank=True)
    email = models.EmailField(_("Имейл"), blank=True)

    class Meta:
        verbose_name = _("Звено")
        verbose_name_plural = _("Звена")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PolicyArea(models.Model):
    """A policy area (област на политика) by which people find and follow consultations."""

    name = models.CharField(_("Област"), max_length=120, unique=True)
    slug = models.SlugField(_("Адрес"), max_length=60, unique=True)

    class Meta:
        verbose_name = _("Област на политика")
        verbose_name_plural = _("Области на политика")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class SpecialDay(models.Model):
    """A day that the Council of Ministers or the municipal council made non-working or working.

    Source: КТ чл. 154, ал. 3; ЗМСМА чл. 21, ал. 1, т. 23. The fixed holidays are computed and need no row.
    """

    day = models.DateField(_("Дата"), unique=True)
    is_workday = models.BooleanField(_("Работен ден"), default=False)
    name = models.CharField(_("Повод"), max_length=160)
    source = models.CharField(_("Акт, с който е обявен"), max_length=200)

    class Meta:
        verbose_name = _("Особен ден")
        verbose_name_plural = _("Особени дни")
        ordering = ["-day"]

    def __str__(self) -> str:
        return f"{self.day:%d.%m.%Y} {self.name}"


class ElectionDay(models.Model):
    """A day of elections or of a referendum, on which and before which no public hearing is held (a local rule)."""

    day = models.DateField(_("Дата"), unique=True)
    name = models.CharField(_("Избори"), max_length=160, help_text=_("Например „Избори за общински съветници“."))
    source = models.CharField(_("Акт, с който са насрочени"), max_length=200)

    class Meta:
        verbose_name = _("Изборен ден")
        verbose_name_plural = _("Изборни дни")
        ordering = ["-day"]

    def __str__(self) -> str:
        return f"{self.day:%d.%m.%Y} {self.name}"


def election_days() -> dict[date, str]:
    """Return the days of elections with their names (one query)."""
    return dict(ElectionDay.objects.order_by("day").values_list("day", "name"))


def current_calendar() -> Calendar:
    """Return the working-day calendar with the special days of the table (one query)."""
    rows = SpecialDay.objects.order_by("day").values_list("day", "is_workday", "name")
    return Calendar(
        extra_days_off=frozenset(day for day, is_workday, _name in rows if not is_workday),
        extra_workdays=frozenset(day for day, is_workday, _name in rows if is_workday),
        names=tuple((day, name) for day, is_workday, name in rows if not is_workday),
    )


def undecided(today: date) -> list[tuple[date, date]]:
    """Return the doubtful compensations of the next two years about which the table says nothing, with their holidays.

    One row for the day decides: not working confirms it, working denies it.
    """
    years = range(today.year, today.year + 3)
    found = {day: holiday for year in years for day, holiday in doubtful_compensations(year).items() if day >= today}
    near = {day: holiday for day, holiday in found.items() if day <= today + timedelta(days=730)}
    decided = set(SpecialDay.objects.filter(day__in=near).values_list("day", flat=True))
    return [(day, holiday) for day, holiday in sorted(near.items()) if day not in decided]
