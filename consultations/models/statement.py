"""The statement of proposals (справка за постъпилите предложения)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Statement(models.Model):
    """The issued statement: a frozen copy of every received proposal and its decision.

    Source: ЗНА чл. 26, ал. 5. Never changed and never deleted (trigger in the database); a correction is a new row.
    """

    consultation = models.OneToOneField(
        "consultations.Consultation", on_delete=models.PROTECT, related_name="statement"
    )
    number = models.CharField(_("Изх. №"), max_length=40, unique=True)
    issued_on = models.DateField(_("Издадена на"))
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    issuer_name = models.CharField(_("Издал"), max_length=120)
    issuer_position = models.CharField(_("Длъжност"), max_length=160, blank=True)
    rows = models.JSONField(_("Предложения"))
    sha256 = models.CharField("SHA-256", max_length=64)

    class Meta:
        verbose_name = _("Справка")
        verbose_name_plural = _("Справки")
        ordering = ["-issued_at"]
        permissions = [("issue_statement", _("Издава справки"))]

    def __str__(self) -> str:
        return str(_("Справка № %(number)s") % {"number": self.number})
