"""The journal: one append-only row for everything that happened; audit trail and outbox at once."""

from django.conf import settings
from django.db import connection, models
from django.utils.translation import gettext_lazy as _

CHAIN_LOCK = 0x50524553


class EventQuerySet(models.QuerySet["Event"]):
    """Reads of the journal in the house's words."""

    def lock_chain(self) -> bool:
        """Take the chain for this transaction; return False when somebody else is sealing."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [CHAIN_LOCK])
            return bool(cursor.fetchone()[0])

    def unsealed(self) -> "EventQuerySet":
        """Return the events that have no place in the hash chain yet, oldest first."""
        return self.filter(sequence__isnull=True).order_by("pk")

    def undispatched(self) -> "EventQuerySet":
        """Return the events whose audience has not been written down yet, oldest first."""
        return self.filter(dispatched_at__isnull=True).order_by("pk")

    def about(self, subject: models.Model) -> "EventQuerySet":
        """Return the events whose subject is this row, oldest first."""
        return self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk).order_by("pk")


class Event(models.Model):
    """Who did what to which row, and when. Never changed and never deleted: a trigger in the database refuses it.

    Only two things are added later, once: the place in the hash chain and the moment the audience was written down.
    ``data`` holds ids and codes, never texts, so that erasing a person never needs to touch the journal.
    """

    verb = models.CharField(_("Действие"), max_length=64)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Извършител"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    subject_type = models.CharField(_("Вид обект"), max_length=64)
    subject_id = models.BigIntegerField(_("Обект"))
    data = models.JSONField(_("Данни"), default=dict, blank=True)
    at = models.DateTimeField(_("Кога"))
    sequence = models.BigIntegerField(_("Пореден № във веригата"), null=True, unique=True, editable=False)
    previous_hash = models.CharField(max_length=64, blank=True, editable=False)
    hash = models.CharField(max_length=64, blank=True, editable=False)
    dispatched_at = models.DateTimeField(null=True, editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("Запис в дневника")
        verbose_name_plural = _("Дневник")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id"]),
            models.Index(fields=["id"], condition=models.Q(dispatched_at__isnull=True), name="journal_undispatched"),
            models.Index(fields=["id"], condition=models.Q(sequence__isnull=True), name="journal_unsealed"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_type}:{self.subject_id}"


class ScheduledRun(models.Model):
    """When a timed task last ran and how it ended: one row for each task, written by the worker.

    ``failure`` is the sentence of the last error, empty after a run that ended well. It is no record of the law.
    """

    task = models.CharField(max_length=120, unique=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    succeeded_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["task"]

    def __str__(self) -> str:
        return f"{self.task} {self.started_at:%d.%m.%Y %H:%M}"
