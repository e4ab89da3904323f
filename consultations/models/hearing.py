"""A public hearing (обществено обсъждане) of a draft, its invitations and its minutes."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from prestige.events.models import RegistrationState


class HearingQuerySet(models.QuerySet["Hearing"]):
    """Reads of hearings."""

    def for_page(self) -> "HearingQuerySet":
        """Join the event and annotate what a page says: places, present, the last published minutes; by time."""
        live = Q(event__registrations__is_walk_in=False)
        registered = Q(event__registrations__state=RegistrationState.REGISTERED)
        published = Minutes.objects.published().filter(hearing=OuterRef("pk"))
        return (
            self.select_related("event")
            .annotate(
                taken=Count("event__registrations", filter=live & registered),
                waiting=Count("event__registrations", filter=Q(event__registrations__state=RegistrationState.WAITING)),
                present=Count("event__registrations", filter=Q(event__registrations__checked_in_at__isnull=False)),
                minutes_on=Subquery(published.values("published_on")[:1]),
            )
            .order_by("event__starts_at", "pk")
        )


class Hearing(models.Model):
    """A hearing inside the term of written proposals. Where, when and who comes stands in its event.

    ``agenda`` has a line for each item, „17:30 Представяне на проекта – Име Фамилия“; the hour and the speaker may
    be missing. ``short_notice_reason`` is public: why the invitation came less than 14 days before.
    """

    consultation = models.ForeignKey("consultations.Consultation", on_delete=models.PROTECT, related_name="hearings")
    event = models.OneToOneField("events.Event", on_delete=models.PROTECT, related_name="hearing")
    ordinal = models.PositiveSmallIntegerField()
    agenda = models.TextField(_("Дневен ред"))
    moderator = models.CharField(_("Модератор"), max_length=120)
    moderator_position = models.CharField(_("Длъжност на модератора"), max_length=160, blank=True)
    note_taker = models.CharField(_("Протоколчик"), max_length=120, blank=True)
    short_notice_reason = models.TextField(_("Причина за по-късната покана"), blank=True)
    invited_on = models.DateField(_("Поканата е публикувана на"), editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = HearingQuerySet.as_manager()

    class Meta:
        verbose_name = _("Обществено обсъждане")
        verbose_name_plural = _("Обществени обсъждания")
        ordering = ["consultation", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "ordinal"], name="hearing_ordinal_unique"),
            models.CheckConstraint(condition=Q(ordinal__gte=1), name="hearing_ordinal_from_one"),
        ]

    def __str__(self) -> str:
        return str(self.event)

    def get_absolute_url(self) -> str:
        return reverse("consultations:hearing", args=[self.consultation.url_ref, self.ordinal])

    @property
    def agenda_items(self) -> list[tuple[str, str]]:
        """The items as (hour or „“, words)."""
        return agenda_items(self.agenda)

    @property
    def led_by(self) -> str:
        """The moderator with the position."""
        return ", ".join(filter(None, (self.moderator, self.moderator_position)))


def agenda_items(agenda: str) -> list[tuple[str, str]]:
    """Return the lines of an agenda as (hour or „“, words): „17:30 Представяне“ begins at 17:30."""
    found = []
    for line in filter(None, (line.strip() for line in agenda.splitlines())):
        hour, _space, words = line.partition(" ")
        is_hour = len(hour) in {4, 5} and hour.replace(":", "", 1).isdecimal() and ":" in hour
        found.append((hour, words.lstrip("–- ").strip()) if is_hour and words.strip() else ("", line))
    return found


class Invitation(models.Model):
    """An invitation (покана) as it was published; a moved hearing has a new one. Never changes (database trigger)."""

    hearing = models.ForeignKey(Hearing, on_delete=models.PROTECT, related_name="invitations")
    number = models.CharField(_("Изх. №"), max_length=40, unique=True)
    published_on = models.DateField(_("Публикувана на"))
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    facts = models.JSONField()
    sha256 = models.CharField("SHA-256", max_length=64)

    class Meta:
        verbose_name = _("Покана за обсъждане")
        verbose_name_plural = _("Покани за обсъждания")
        ordering = ["-published_at", "-pk"]

    def __str__(self) -> str:
        return str(_("Покана № %(number)s") % {"number": self.number})


class MinutesQuerySet(models.QuerySet["Minutes"]):
    """Reads of minutes."""

    def published(self) -> "MinutesQuerySet":
        """Return the public ones, newest first: each later one corrects the earlier."""
        return self.filter(published_at__isnull=False).order_by("-published_at", "-pk")

    def working(self) -> "MinutesQuerySet":
        """Return those that only the staff sees; a hearing has at most one."""
        return self.filter(published_at__isnull=True)


class Minutes(models.Model):
    """The minutes (протокол) of a hearing, drafted from the facts and edited at the desk until they are published.

    From publication on nothing changes (database trigger): ``facts`` freezes who was there, the agenda and the
    numbers of the oral statements; a correction is a new row that names the old in ``corrects`` and says why.
    """

    hearing = models.ForeignKey(Hearing, on_delete=models.PROTECT, related_name="minutes")
    number = models.CharField(_("Протокол №"), max_length=40, blank=True, editable=False)
    opening = models.TextField(_("Откриване"))
    course = models.TextField(_("Ход на обсъждането"), blank=True)
    closing = models.TextField(_("Закриване"), blank=True)
    note_taker = models.CharField(_("Протоколчик"), max_length=120, blank=True)
    corrects = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrections")
    correction_note = models.TextField(_("Какво се поправя и защо"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    published_on = models.DateField(_("Публикуван на"), null=True, editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    facts = models.JSONField(default=dict, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, editable=False)

    TEXTS = ("opening", "course", "closing", "note_taker", "correction_note")

    objects = MinutesQuerySet.as_manager()

    class Meta:
        verbose_name = _("Протокол от обсъждане")
        verbose_name_plural = _("Протоколи от обсъждания")
        ordering = ["hearing", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="minutes_number_unique"),
            models.UniqueConstraint(
                fields=["hearing"], condition=Q(published_at__isnull=True), name="one_unpublished_minutes"
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True)
                | (Q(published_on__isnull=False) & ~Q(number="") & ~Q(sha256="") & ~Q(course="")),
                name="published_minutes_are_complete",
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | Q(published_at__isnull=True) | ~Q(correction_note=""),
                name="corrected_minutes_say_why",
            ),
        ]

    def __str__(self) -> str:
        return (
            str(_("Протокол № %(number)s") % {"number": self.number}) if self.number else str(_("Проект на протокол"))
        )

    @property
    def texts(self) -> dict[str, Any]:
        """What a person writes, by field."""
        return {name: getattr(self, name) for name in self.TEXTS}
