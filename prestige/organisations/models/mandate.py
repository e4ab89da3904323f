"""Who speaks for an organisation, from when to when, by what act."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from prestige.organisations.models.application import Application, Basis
from prestige.organisations.models.organisation import Organisation


class MandateState(models.TextChoices):
    """Where a mandate stands on a day."""

    AHEAD = "ahead", _("Предстоящ")
    CURRENT = "current", _("Действащ")
    EXPIRED = "expired", _("Изтекъл")
    ENDED = "ended", _("Прекратен")


class MandateQuerySet(models.QuerySet["Mandate"]):
    """Reads of mandates; every day is one of Europe/Sofia."""

    def valid_on(self, day: date) -> "MandateQuerySet":
        """Return those by which somebody may speak on the day, the latest begun first."""
        running = Q(ends_on__isnull=True) | Q(ends_on__gte=day)
        live = self.filter(running, starts_on__lte=day, ended_at__isnull=True, organisation__closed_at__isnull=True)
        return live.order_by("-starts_on", "-pk")

    def of_person(self, user_id: int) -> "MandateQuerySet":
        """Return a person's mandates with their organisations, the latest begun first."""
        return self.filter(person=user_id).select_related("organisation").order_by("-starts_on", "-pk")

    def ending(self, first: date, last: date) -> "MandateQuerySet":
        """Return the valid ones whose last day lies between the two and of which nobody was reminded, soonest first."""
        soon = self.valid_on(first).filter(ends_on__lte=last, reminded_at__isnull=True)
        return soon.order_by("ends_on", "pk")


class Mandate(models.Model):
    """One person's right to speak for one organisation, both days included; without ``ends_on`` until it is ended.

    Only an early end and the reminder are ever written to it, each once; it is never deleted. The document that proves
    it is that of its application and is never public.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="mandates")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="mandates")
    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="mandate")
    name = models.CharField(_("Представляващ"), max_length=120)
    position = models.CharField(_("Длъжност"), max_length=120)
    basis = models.CharField(_("Основание"), max_length=10, choices=Basis)
    act = models.CharField(_("Акт"), max_length=300, blank=True)
    starts_on = models.DateField(_("От"))
    ends_on = models.DateField(_("До"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("Потвърден на"))
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    seconded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(_("Прекратен на"), null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    end_reason = models.TextField(_("Причина за прекратяването"), blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("Мандат")
        verbose_name_plural = _("Мандати")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="mandate_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True, end_reason="")
                | (Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(end_reason="")),
                name="mandate_ended_for_a_reason",
            ),
            models.CheckConstraint(condition=Q(basis=Basis.REGISTERED) | ~Q(act=""), name="mandate_rests_on_an_act"),
        ]
        indexes = [
            models.Index(
                fields=["ends_on"],
                condition=Q(reminded_at__isnull=True, ended_at__isnull=True),
                name="mandates_to_remind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.position}"

    def state_on(self, day: date) -> MandateState:
        """Return where it stands on a day of Europe/Sofia; the last day still counts."""
        if self.ended_at is not None:
            return MandateState.ENDED
        if day < self.starts_on:
            return MandateState.AHEAD
        return MandateState.EXPIRED if self.ends_on is not None and day > self.ends_on else MandateState.CURRENT
