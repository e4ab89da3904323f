"""What a citizen has typed and not sent yet."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class CommentDraft(models.Model):
    """An unsent comment, found again by a signed cookie (30 days) or by its author. Nothing typed is lost.

    ``submission_key`` makes sending it twice harmless; ``comment`` tells what it became.
    """

    KEEP_DAYS = 30

    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    consultation = models.ForeignKey("consultations.Consultation", on_delete=models.CASCADE, related_name="+")
    eid = models.CharField(max_length=160, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="comment_drafts"
    )
    data = models.JSONField(default=dict)
    submission_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    comment = models.ForeignKey("consultations.Comment", null=True, blank=True, on_delete=models.CASCADE)
    updated_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Чернова")
        verbose_name_plural = _("Чернови")
        ordering = ["-updated_at"]

    def __str__(self) -> str:
        return f"{self.consultation_id} {self.eid}"
