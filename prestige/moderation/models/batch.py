"""One press on many texts."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from prestige.moderation.models.ground import Ground

UNDO_WITHIN = timedelta(minutes=10)


class BatchAct(models.TextChoices):
    """What was done to the ticked texts."""

    PUBLISH = "publish", _("Публикуване")
    HOLD = "hold", _("Задържане")


class Batch(models.Model):
    """What a clerk did to many texts at once: for each its number and the result, or why it was refused.

    ``items`` are objects with ``room``, ``id``, ``number``, ``stamp`` (of the decision, empty when refused) and
    ``refused`` (sentences). They hold no text of a citizen.
    """

    act = models.CharField(_("Действие"), max_length=8, choices=BatchAct)
    ground = models.ForeignKey(Ground, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("Кога"))
    items = models.JSONField(default=list)
    undone_at = models.DateTimeField(_("Отменено на"), null=True, blank=True)

    class Meta:
        verbose_name = _("Групово решение")
        verbose_name_plural = _("Групови решения")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.get_act_display()}: {len(self.items)}"

    @property
    def done(self) -> int:
        """How many were decided."""
        return sum(not item["refused"] for item in self.items)
