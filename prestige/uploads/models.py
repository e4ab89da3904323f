"""Files that people hand in, stored by hash: the original sealed, a harmless copy that a clerk may release."""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, models
from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from prestige.uploads.checking import Kind

UPLOADS_LOCK = 0x55504C44


class Scan(models.TextChoices):
    """What the virus scanner said; files wait for its answer where the municipality has one."""

    NONE = "none", _("без антивирусна проверка")
    WAITING = "waiting", _("непроверен")
    CLEAN = "clean", _("проверен за вируси")
    INFECTED = "infected", _("съдържа вирус")


class State(models.TextChoices):
    """Whether everybody may have the copy."""

    QUARANTINE = "quarantine", _("Чака преглед")
    RELEASED = "released", _("Публикуван")
    WITHHELD = "withheld", _("Не се публикува")


class ContentQuerySet(models.QuerySet["Content"]):
    """Reads of stored bytes."""

    def damaged(self) -> list[str]:
        """Return the hashes whose bytes are not what they were; the database counts, nothing travels."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT sha256 FROM uploads_content WHERE encode(sha256(data), 'hex') <> sha256 ORDER BY 1")
            return [row[0] for row in cursor.fetchall()]

    def unused(self) -> "ContentQuerySet":
        """Return what no upload names any more."""
        return self.filter(as_original__isnull=True, as_cleaned__isnull=True)


class Content(models.Model):
    """Bytes under their SHA-256; the same bytes are kept once. A trigger keeps them from changing."""

    sha256 = models.CharField("SHA-256", max_length=64, primary_key=True)
    data = models.BinaryField(editable=False)
    size = models.PositiveIntegerField()

    objects = ContentQuerySet.as_manager()

    def __str__(self) -> str:
        return self.sha256[:12]


class UploadQuerySet(models.QuerySet["Upload"]):
    """Reads of uploads."""

    def lock_sender(self, sender: str) -> None:
        """Let every other transaction that takes a file of this sender wait for this one."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [UPLOADS_LOCK, sender])

    def bytes_since(self, sender: str, moment: datetime) -> int:
        """Return how many bytes this sender handed in since then."""
        found = self.filter(sender=sender, uploaded_at__gt=moment).aggregate(total=Sum("size"))
        return int(found["total"] or 0)

    def held_by(self, sender: str, tokens: Iterable[str | uuid.UUID]) -> "UploadQuerySet":
        """Return those of these tokens that the sender handed in and that belong to nothing yet, in their order."""
        return self.filter(sender=sender, token__in=list(tokens), attached_at__isnull=True).order_by("pk")

    def forgotten(self, now: datetime) -> "UploadQuerySet":
        """Return what was handed in thirty days ago and never became part of anything."""
        return self.filter(attached_at__isnull=True, uploaded_at__lt=now - timedelta(days=Upload.KEEP_DAYS))


class Upload(models.Model):
    """A file as it came and its harmless copy.

    In quarantine until a clerk releases it; a sealed one (the scan of a paper) is never released. Once attached it
    belongs to the record and is never deleted. ``sender`` is a keyed hash of whoever sent it.
    """

    KEEP_DAYS = 30

    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("Име на файла"), max_length=120)
    kind = models.CharField(_("Вид"), max_length=4, choices=[(kind.value, kind.value.upper()) for kind in Kind])
    size = models.PositiveIntegerField(_("Размер"))
    original = models.ForeignKey(Content, on_delete=models.PROTECT, related_name="as_original")
    cleaned = models.ForeignKey(Content, on_delete=models.PROTECT, related_name="as_cleaned")
    sender = models.CharField(max_length=64, editable=False)
    uploaded_at = models.DateTimeField(_("Качен на"))
    attached_at = models.DateTimeField(null=True, editable=False)
    is_sealed = models.BooleanField(_("Запечатан"), default=False, editable=False)
    scan = models.CharField(_("Антивирусна проверка"), max_length=8, choices=Scan, default=Scan.NONE)
    state = models.CharField(_("Състояние"), max_length=10, choices=State, default=State.QUARANTINE)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("Качен файл")
        verbose_name_plural = _("Качени файлове")
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=State.RELEASED) | (Q(is_sealed=False) & Q(scan__in=[Scan.NONE, Scan.CLEAN])),
                name="released_is_open_and_clean",
            ),
        ]
        indexes = [
            models.Index(fields=["sender", "uploaded_at"]),
            models.Index(fields=["uploaded_at"], condition=Q(attached_at__isnull=True), name="uploads_loose"),
            models.Index(fields=["uploaded_at"], condition=Q(scan="waiting"), name="uploads_unscanned"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_released(self) -> bool:
        """Whether everybody may have the copy."""
        return self.state == State.RELEASED

    @property
    def media_type(self) -> str:
        """The type that the copy is served with."""
        return Kind(self.kind).media_type
