"""Files that came with a proposal."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from prestige.uploads.models import State


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    """Reads of attachments."""

    def to_release(self) -> "AttachmentQuerySet":
        """Return those that wait for a clerk, oldest first; sealed scans never do."""
        waiting = self.filter(upload__state=State.QUARANTINE, upload__is_sealed=False)
        return waiting.select_related("upload", "comment__consultation").order_by("upload__uploaded_at", "pk")

    def released(self) -> "AttachmentQuerySet":
        """Return those that everybody may have, in their order."""
        return self.filter(upload__state=State.RELEASED).select_related("upload").order_by("position", "pk")


class Attachment(models.Model):
    """A file of a proposal; a scan of the paper itself is sealed in its upload. Never changed and never deleted."""

    comment = models.ForeignKey("consultations.Comment", on_delete=models.PROTECT, related_name="attachments")
    upload = models.OneToOneField("uploads.Upload", on_delete=models.PROTECT, related_name="attachment")
    position = models.PositiveSmallIntegerField(default=0)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("Приложение")
        verbose_name_plural = _("Приложения")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.upload)
