"""The municipality's decision on a proposal."""

from datetime import date
from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# The record is Bulgarian whatever the language of the page: it stands in the statement, in letters, beside the text.
NO_CHANGE: Final = "Защо няма промяна в текста:"
TAKEN: Final = frozenset({"accepted", "partly_accepted"})


class Decision(models.TextChoices):
    """What becomes of a proposal. Source: ЗНА чл. 26, ал. 5 (приети и неприети, с обосновка)."""

    ACCEPTED = "accepted", _("Приема се")
    PARTLY_ACCEPTED = "partly_accepted", _("Приема се частично")
    REJECTED = "rejected", _("Не се приема")
    NOTED = "noted", _("Принципно")
    OUT_OF_SCOPE = "out_of_scope", _("Извън обхвата")


class Answer(models.Model):
    """The decision on one proposal with its reasons and who answers for it; frozen once the statement is issued.

    What is accepted, wholly or in part, names the change it caused (`ChangeCause`) or says why there is none. Where
    answers are signed by another person, `signed_by` is that person; the answer speaks for who wrote it.
    """

    comment = models.OneToOneField("consultations.Comment", on_delete=models.PROTECT, related_name="answer")
    decision = models.CharField(_("Решение"), max_length=16, choices=Decision)
    reasons = models.TextField(_("Мотиви"), blank=True)
    no_change_reason = models.TextField(_("Защо няма промяна в текста"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("Отговорил"), on_delete=models.PROTECT, related_name="+"
    )
    answerer_name = models.CharField(_("Отговаря"), max_length=120)
    answerer_position = models.CharField(_("Длъжност"), max_length=160, blank=True)
    unit = models.ForeignKey("municipality.Unit", verbose_name=_("Звено"), on_delete=models.PROTECT)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Подписал"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
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
            models.CheckConstraint(
                condition=Q(no_change_reason="") | Q(decision__in=["accepted", "partly_accepted"]),
                name="only_what_is_taken_lacks_a_change",
            ),
        ]

    def __str__(self) -> str:
        return self.get_decision_display()

    @property
    def explained(self) -> str:
        """The reasons as everybody reads them, with why an accepted proposal changes nothing in the text."""
        why = f"{NO_CHANGE} {self.no_change_reason}" if self.no_change_reason else ""
        return "\n\n".join(filter(None, [self.reasons, why]))

    @property
    def answered_on(self) -> date:
        """The local day of the answer."""
        return timezone.localdate(self.answered_at)

    @property
    def answerer(self) -> str:
        """Who answers: „Име Фамилия, длъжност, дирекция“ (needs the join of the unit)."""
        return ", ".join(filter(None, [self.answerer_name, self.answerer_position, self.unit.name]))
