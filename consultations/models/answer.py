"""The municipality's decision on a proposal."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Decision(models.TextChoices):
    """What becomes of a proposal. Source: ЗНА чл. 26, ал. 5 (приети и неприети, с обосновка)."""

    ACCEPTED = "accepted", _("Приема се")
    PARTLY_ACCEPTED = "partly_accepted", _("Приема се частично")
    REJECTED = "rejected", _("Не се приема")
    NOTED = "noted", _("Принципно")
    OUT_OF_SCOPE = "out_of_scope", _("Извън обхвата")


class Answer(models.Model):
    """The decision on one proposal with its reasons and who answers for it; frozen once the statement is issued."""

    comment = models.OneToOneField("consultations.Comment", on_delete=models.PROTECT, related_name="answer")
    decision = models.CharField(_("Решение"), max_length=16, choices=Decision)
    reasons = models.TextField(_("Мотиви"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("Отговорил"), on_delete=models.PROTECT, related_name="+"
    )
    answerer_name = models.CharField(_("Отговаря"), max_length=120)
    answerer_position = models.CharField(_("Длъжност"), max_length=160, blank=True)
    unit = models.ForeignKey("municipality.Unit", verbose_name=_("Звено"), on_delete=models.PROTECT)
    answered_at = models.DateTimeField(_("Отговорено на"))
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("Отговор")
        verbose_name_plural = _("Отговори")
        ordering = ["-answered_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decision=Decision.ACCEPTED) | ~Q(reasons=""), name="reasons_unless_accepted"
            ),
        ]

    def __str__(self) -> str:
        return self.get_decision_display()

    @property
    def answerer(self) -> str:
        """Who answers: „Име Фамилия, длъжност, дирекция“ (needs the join of the unit)."""
        return ", ".join(filter(None, [self.answerer_name, self.answerer_position, self.unit.name]))
