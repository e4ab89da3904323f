"""The consent of a person for whom an official acts."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ConsentKind(models.TextChoices):
    """How the person agreed."""

    ORAL = "oral", _("Устно пред служителя")
    PAPER = "paper", _("Подписана декларация")
    EMAIL = "email", _("По имейл")


class DeskConsent(models.Model):
    """A person agreed that an official acts for them: how, on which day, before whom.

    Each consent belongs to one act, which names it; who the person is stands in the act and not here. ``declaration``
    is the sealed scan. A trigger keeps it as it was recorded; the note alone may be emptied. Source: Регламент (ЕС)
    2016/679, чл. 7, пар. 1 (the municipality must be able to show the consent).
    """

    kind = models.CharField(_("Как е дадено съгласието"), max_length=8, choices=ConsentKind)
    given_on = models.DateField(_("Дата на съгласието"))
    note = models.CharField(_("Бележка"), max_length=300, blank=True)
    declaration = models.OneToOneField(
        "uploads.Upload",
        verbose_name=_("Сканирана декларация"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="consent",
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("Записал"), on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(_("Записано на"))
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        verbose_name = _("Съгласие")
        verbose_name_plural = _("Съгласия")
        ordering = ["-recorded_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.given_on:%d.%m.%Y}"
