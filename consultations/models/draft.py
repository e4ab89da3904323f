"""What a citizen has typed and not sent yet."""

import uuid
from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class CommentDraftQuerySet(models.QuerySet["CommentDraft"]):
    """Reads of drafts: only ever one's own."""

    def held_by(self, user_id: int | None, tokens: Iterable[uuid.UUID]) -> "CommentDraftQuerySet":
        """Return the drafts of the person and of the browser that holds these tokens.

        On a shared computer a browser still holds what somebody else wrote signed in: that stays theirs.
        """
        in_browser = Q(token__in=list(tokens))
        mine = Q(user=user_id) | in_browser & Q(user__isnull=True) if user_id else in_browser
        return self.filter(mine).order_by("-updated_at", "-pk")

    def unsent(self) -> "CommentDraftQuerySet":
        """Return those that became no comment yet."""
        return self.filter(comment__isnull=True)


class CommentDraft(models.Model):
    """An unsent comment, found again by a signed cookie (30 days) or by its author. Nothing typed is lost.

    ``submission_key`` makes sending it twice harmless; ``comment`` tells what it became. ``revision`` is the one whose
    text its author had before them and ``written_eid`` the anchor of the place there; when a later one is published
    ``eid`` follows the place to where it stands now, and becomes its lineage, as `key_of` writes it, when the place was
    dropped.
    """

    KEEP_DAYS = 30

    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    consultation = models.ForeignKey("consultations.Consultation", on_delete=models.CASCADE, related_name="+")
    eid = models.CharField(max_length=160, blank=True)
    written_eid = models.CharField(max_length=160, blank=True, default="", editable=False)
    revision = models.ForeignKey("consultations.Revision", null=True, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="comment_drafts"
    )
    data = models.JSONField(default=dict)
    submission_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    comment = models.ForeignKey("consultations.Comment", null=True, blank=True, on_delete=models.CASCADE)
    updated_at = models.DateTimeField()

    objects = CommentDraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("Чернова")
        verbose_name_plural = _("Чернови")
        ordering = ["-updated_at"]

    def __str__(self) -> str:
        return f"{self.consultation_id} {self.eid}"
