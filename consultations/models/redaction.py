"""A redaction that waits for a second person."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class RedactionProposalQuerySet(models.QuerySet["RedactionProposal"]):
    """Reads of the proposed redactions."""

    def waiting(self) -> "RedactionProposalQuerySet":
        """Return those that nobody confirmed or declined, oldest first."""
        return self.filter(closed_at__isnull=True).order_by("pk")


class RedactionProposal(models.Model):
    """What a clerk wants struck out of a public text, until another official confirms or declines it.

    At most one waits for a comment. ``passages`` are personal data: they are emptied when it is closed, the sealed
    original keeps them. ``expected`` is the review stamp of the comment that the proposer looked at.
    """

    class Outcome(models.TextChoices):
        CONFIRMED = "confirmed", _("Потвърдено")
        DECLINED = "declined", _("Отказано")

    comment = models.ForeignKey("consultations.Comment", on_delete=models.PROTECT, related_name="redaction_proposals")
    passages = models.JSONField(default=list)
    ground = models.CharField(_("Основание"), max_length=4)
    and_publish = models.BooleanField(default=False)
    expected = models.CharField(max_length=80)
    proposed_at = models.DateTimeField(_("Предложено на"))
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("Предложил"), on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)

    objects = RedactionProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("Предложено заличаване")
        verbose_name_plural = _("Предложени заличавания")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["comment"], condition=Q(closed_at__isnull=True), name="one_redaction_proposal_waits"
            ),
            models.CheckConstraint(
                condition=~Q(outcome="confirmed") | ~Q(closed_by=F("proposed_by")), name="redaction_second_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.comment_id} {self.proposed_at:%d.%m.%Y}"
