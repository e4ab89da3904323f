"""Changes of a published term: decided ones, which never change, and proposed ones, which a second person confirms."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from consultations.term_changes import TermChangeKind


class TermChange(models.Model):
    """One decided change of a term: from which last day to which, why, and by whom.

    Never changed and never deleted, and the last day of a public consultation never moves without one, or without the
    revision that started its term again (triggers in the database). Source: ЗНА чл. 26, ал. 1 and 4.
    """

    consultation = models.ForeignKey(
        "consultations.Consultation", on_delete=models.PROTECT, related_name="term_changes"
    )
    ordinal = models.PositiveSmallIntegerField(_("Пореден №"))
    kind = models.CharField(_("Вид"), max_length=12, choices=TermChangeKind)
    from_last_day = models.DateField(_("Досегашен последен ден"))
    to_last_day = models.DateField(_("Нов последен ден"))
    reason = models.TextField(_("Причина"))
    outage = models.ForeignKey(
        "outages.Outage",
        verbose_name=_("Прекъсване"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("Решено на"))
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decider_name = models.CharField(_("Решил"), max_length=120)
    decider_position = models.CharField(_("Длъжност"), max_length=160, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Потвърдил"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("Промяна на срок")
        verbose_name_plural = _("Промени на срокове")
        ordering = ["-decided_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "ordinal"], name="term_change_ordinal_unique"),
            models.CheckConstraint(
                condition=Q(kind=TermChangeKind.SHORTENING, to_last_day__lt=F("from_last_day"))
                | (~Q(kind=TermChangeKind.SHORTENING) & Q(to_last_day__gt=F("from_last_day"))),
                name="term_change_goes_its_way",
            ),
            models.CheckConstraint(
                condition=Q(kind=TermChangeKind.OUTAGE, outage__isnull=False)
                | (~Q(kind=TermChangeKind.OUTAGE) & Q(outage__isnull=True)),
                name="term_change_names_its_outage",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("decided_by")),
                name="term_change_second_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.consultation_id}/{self.ordinal}"


class TermProposal(models.Model):
    """A change of a term that waits for a second person. At most one waits for a consultation.

    ``last_day`` is empty for a whole new term: it is counted from the day of the confirmation.
    """

    class Outcome(models.TextChoices):
        CONFIRMED = "confirmed", _("Потвърдена")
        DECLINED = "declined", _("Отказана")

    consultation = models.ForeignKey(
        "consultations.Consultation", on_delete=models.PROTECT, related_name="term_proposals"
    )
    kind = models.CharField(_("Вид"), max_length=12, choices=TermChangeKind)
    last_day = models.DateField(_("Нов последен ден"), null=True, blank=True)
    reason = models.TextField(_("Причина"))
    outage = models.ForeignKey("outages.Outage", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(_("Предложена на"))
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("Предложил"), on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)

    class Meta:
        verbose_name = _("Предложена промяна на срок")
        verbose_name_plural = _("Предложени промени на срокове")
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation"], condition=Q(closed_at__isnull=True), name="one_term_proposal_waits"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.consultation_id}"
