"""An opinion in the name of an organisation, and what its writer has not sent yet."""

import uuid
from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Opinion(models.Model):
    """An opinion (становище) of an organisation: its leading comment speaks of the whole draft, its points are parts.

    Who it is and who represents it is what the sender declared. Never changed once received.
    """

    comment = models.OneToOneField("consultations.Comment", on_delete=models.PROTECT, related_name="opinion")
    organisation = models.CharField(_("Организация"), max_length=200)
    eik = models.CharField(_("ЕИК"), max_length=13)
    representative = models.CharField(_("Представляващ"), max_length=120)
    position = models.CharField(_("Длъжност"), max_length=120)

    class Meta:
        verbose_name = _("Становище")
        verbose_name_plural = _("Становища")

    def __str__(self) -> str:
        return self.organisation


class OpinionDraftQuerySet(models.QuerySet["OpinionDraft"]):
    """Reads of opinion drafts: only ever one's own."""

    def held_by(self, user_id: int | None, tokens: Iterable[uuid.UUID]) -> "OpinionDraftQuerySet":
        """Return the drafts of the person and of the browser that holds these tokens, newest first."""
        in_browser = Q(token__in=list(tokens))
        mine = Q(user=user_id) | in_browser & Q(user__isnull=True) if user_id else in_browser
        return self.filter(mine).order_by("-updated_at", "-pk")

    def unsent(self) -> "OpinionDraftQuerySet":
        """Return those that became no comment yet."""
        return self.filter(comment__isnull=True)


class OpinionDraft(models.Model):
    """An unsent opinion, found again as a comment's draft is; ``revision`` is the one whose places its points name.

    ``data`` holds the typed fields and under ``files`` the tokens of what was uploaded.
    """

    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    consultation = models.ForeignKey("consultations.Consultation", on_delete=models.CASCADE, related_name="+")
    revision = models.ForeignKey("consultations.Revision", null=True, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="opinion_drafts"
    )
    data = models.JSONField(default=dict)
    sender = models.CharField(max_length=64, blank=True, editable=False)
    submission_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    comment = models.ForeignKey("consultations.Comment", null=True, blank=True, on_delete=models.CASCADE)
    updated_at = models.DateTimeField()

    objects = OpinionDraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("Чернова на становище")
        verbose_name_plural = _("Чернови на становища")
        ordering = ["-updated_at"]

    def __str__(self) -> str:
        return str(self.token)
