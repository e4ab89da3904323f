"""What changes between revisions: the proposals behind a change, and the working text as it was before each edit."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ChangeCause(models.Model):
    """A proposal that caused a change: in `revision` the place of this `lineage` differs because of `comment`.

    Written while the revision is prepared or after it is published; public both at the change and at the proposal.
    Source: ЗНА чл. 26, ал. 5 (the decision on a proposal is reasoned; here it is shown).
    """

    revision = models.ForeignKey("consultations.Revision", on_delete=models.CASCADE, related_name="causes")
    lineage = models.CharField(max_length=128)
    comment = models.ForeignKey("consultations.Comment", on_delete=models.PROTECT, related_name="changes")
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Причина за промяна")
        verbose_name_plural = _("Причини за промени")
        ordering = ["revision", "comment"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "lineage", "comment"], name="change_cause_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.lineage} ← {self.comment_id}"


class TextSnapshot(models.Model):
    """The working text of a consultation as it stood before an edit; what „Отмени“ brings back.

    Rows of an unpublished revision only: publication deletes them. Undoing takes the newest away again.
    """

    revision = models.ForeignKey("consultations.Revision", on_delete=models.CASCADE, related_name="snapshots")
    ordinal = models.PositiveIntegerField()
    edit = models.CharField(_("Действие"), max_length=200)
    source = models.TextField()
    tree = models.JSONField()
    corrections = models.JSONField(default=list)
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("Предишно състояние на текста")
        verbose_name_plural = _("Предишни състояния на текста")
        ordering = ["revision", "-ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "ordinal"], name="text_snapshot_ordinal_unique"),
        ]

    def __str__(self) -> str:
        return self.edit
