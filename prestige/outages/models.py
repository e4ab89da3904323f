"""Runs of the machinery and the outages between them."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Run(models.Model):
    """A time in which beat, queue, worker and database lived without a gap; one row, whatever its length.

    Every heartbeat moves ``last_beat_at`` forward; after a gap a new run begins. So what lies between two rows is
    proven silence. A trigger in the database lets no run shrink, be moved or vanish.
    """

    began_at = models.DateTimeField(_("От"))
    last_beat_at = models.DateTimeField(_("Последен знак"))

    class Meta:
        verbose_name = _("Непрекъсната работа")
        verbose_name_plural = _("Непрекъсната работа")
        ordering = ["-last_beat_at", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(last_beat_at__gte=F("began_at")), name="run_goes_forward")]
        indexes = [models.Index(fields=["-last_beat_at"])]

    def __str__(self) -> str:
        return f"{self.began_at:%Y-%m-%d %H:%M} – {self.last_beat_at:%Y-%m-%d %H:%M}"


class OutageQuerySet(models.QuerySet["Outage"]):
    """Reads of the register in the house's words."""

    def standing(self) -> "OutageQuerySet":
        """Return those that nobody found to be no outage."""
        return self.filter(dismissed_at__isnull=True)

    def longer_than(self, shortest: timedelta) -> "OutageQuerySet":
        """Return the ended ones of at least this length."""
        return self.filter(ended_at__isnull=False, ended_at__gte=F("began_at") + shortest)


class Outage(models.Model):
    """A time in which the portal did not work, noted by an official, or by the heartbeat until somebody looks at it.

    ``ended_at`` is empty while it lasts. What was confirmed never changes and no row is deleted (trigger): terms are
    prolonged because of it.
    """

    began_at = models.DateTimeField(_("Начало"))
    ended_at = models.DateTimeField(_("Край"), null=True, blank=True)
    what = models.CharField(_("Какво не работеше"), max_length=300)
    noted_at = models.DateTimeField(_("Отбелязано на"))
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Отбелязал"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    confirmed_at = models.DateTimeField(_("Потвърдено на"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    dismissed_at = models.DateTimeField(null=True, blank=True)
    dismissed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    dismissal = models.CharField(_("Защо не е прекъсване"), max_length=300, blank=True)

    objects = OutageQuerySet.as_manager()

    class Meta:
        verbose_name = _("Прекъсване")
        verbose_name_plural = _("Прекъсвания")
        ordering = ["-began_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gt=F("began_at")), name="outage_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True) | Q(dismissed_at__isnull=True),
                name="outage_confirmed_or_dismissed",
            ),
        ]
        indexes = [models.Index(fields=["-began_at"])]

    def __str__(self) -> str:
        return f"{self.began_at:%d.%m.%Y %H:%M} {self.what}"

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None

    @property
    def is_dismissed(self) -> bool:
        return self.dismissed_at is not None

    def length_until(self, now: datetime) -> timedelta:
        """Return how long it lasted, up to this instant while it lasts."""
        return (self.ended_at or now) - self.began_at
