"""What readers tell of a text that everybody sees."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from prestige.moderation.models.ground import Ground

LONGEST_SENTENCE = 1000


class ReportOutcome(models.TextChoices):
    """What the municipality did about a report."""

    KEPT = "kept", _("Остава публикуван")
    HELD = "held", _("Задържан")
    REMOVED = "removed", _("Премахнат")
    REDACTED = "redacted", _("Заличени лични данни")


class ReportQuerySet(models.QuerySet["Report"]):
    """Reads of the reports."""

    def waiting(self) -> "ReportQuerySet":
        """Return those that nobody decided yet, oldest first."""
        return self.filter(outcome="").order_by("pk")


class Report(models.Model):
    """A reader points at a text on a ground. It hides nothing by itself; a clerk looks.

    ``reporter`` is a keyed hash of the browser and its address, different for every text: it keeps one reader from
    counting twice and leads back to nobody. The address for the answer is kept only while it is owed.
    """

    room = models.CharField(max_length=16)
    subject_id = models.BigIntegerField()
    ground = models.ForeignKey(Ground, verbose_name=_("Основание"), on_delete=models.PROTECT, related_name="+")
    sentence = models.TextField(_("Какво е нередно"), max_length=LONGEST_SENTENCE)
    email = models.EmailField(_("Имейл"), max_length=254, blank=True)
    language = models.CharField(max_length=8, default="bg")
    reporter = models.CharField(max_length=64, editable=False)
    reported_at = models.DateTimeField(_("Подадено на"))
    outcome = models.CharField(_("Решение"), max_length=8, choices=ReportOutcome, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(_("Решено на"), null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("Сигнал за нередност")
        verbose_name_plural = _("Сигнали за нередност")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["room", "subject_id"], condition=Q(outcome=""), name="reports_waiting")]
        constraints = [
            models.UniqueConstraint(fields=["room", "subject_id", "reporter"], name="report_once_a_reader"),
            models.CheckConstraint(
                condition=Q(outcome="", decided_at__isnull=True) | (~Q(outcome="") & Q(decided_at__isnull=False)),
                name="report_decided",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.room}:{self.subject_id}"
