"""Who wants to hear of what, and every message that was to be sent: a row first, a mail later."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Subscription(models.Model):
    """A person's wish to hear of a topic (``consultation:17``) at once, from a day on until it is ended."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="subscriptions")
    topic = models.CharField(_("Тема"), max_length=80)
    started_at = models.DateTimeField(_("От"))
    ended_at = models.DateTimeField(_("До"), null=True, blank=True)

    class Meta:
        verbose_name = _("Абонамент")
        verbose_name_plural = _("Абонаменти")
        ordering = ["-started_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "topic"], condition=Q(ended_at__isnull=True), name="one_live_subscription"
            ),
        ]
        indexes = [models.Index(fields=["topic"], condition=Q(ended_at__isnull=True), name="live_topic")]

    def __str__(self) -> str:
        return f"{self.topic} – {self.user_id}"


class NotificationState(models.TextChoices):
    """Where a message is on its way."""

    QUEUED = "queued", _("Чака")
    SENDING = "sending", _("Изпраща се")
    SENT = "sent", _("Изпратено")
    SUPPRESSED = "suppressed", _("Отпаднало")
    FAILED = "failed", _("Неуспешно")


class Notification(models.Model):
    """One message to one address about one event; the unique pair keeps anybody from being told twice."""

    event = models.ForeignKey("journal.Event", on_delete=models.PROTECT, related_name="notifications")
    address = models.EmailField(_("До"), max_length=254)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT)
    language = models.CharField(max_length=2, default="bg")
    state = models.CharField(_("Състояние"), max_length=12, choices=NotificationState, default=NotificationState.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("Опити"), default=0)
    next_try_at = models.DateTimeField(_("Следващ опит"))
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(_("Изпратено на"), null=True, blank=True)
    failure = models.CharField(_("Грешка"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("Писмо")
        verbose_name_plural = _("Писма")
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["event", "address"], name="told_once")]
        indexes = [
            models.Index(fields=["next_try_at"], condition=Q(state__in=["queued", "sending"]), name="mail_waiting")
        ]

    def __str__(self) -> str:
        return f"{self.event_id} → {self.address}"
