"""What leaves the consultation's file: every export of the full dossier, and the package for the council session."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class DossierExport(models.Model):
    """A full dossier (УПЗНА чл. 23) asked for with a reason: taken once, by the same person in the same session."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    consultation = models.ForeignKey(
        "consultations.Consultation", on_delete=models.PROTECT, related_name="dossier_exports"
    )
    reason = models.CharField(_("За какво е нужно досието"), max_length=400)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    session = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField(_("Поискано на"))
    taken_at = models.DateTimeField(_("Изнесено на"), null=True, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)

    class Meta:
        verbose_name = _("Износ на досие")
        verbose_name_plural = _("Износи на досиета")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="dossier_export_has_a_reason"),
            models.CheckConstraint(
                condition=Q(taken_at__isnull=True, sha256="") | Q(taken_at__isnull=False) & ~Q(sha256=""),
                name="dossier_taken_with_its_hash",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.consultation_id}: {self.reason}"


class CouncilPackage(models.Model):
    """The papers for the council session as one document; printed anew when its words or the statement change.

    Sources: ЗМСМА чл. 21, ал. 2; АПК чл. 77 (the council has every opinion before it).
    """

    consultation = models.OneToOneField("consultations.Consultation", on_delete=models.PROTECT, related_name="package")
    addressee = models.CharField(_("До"), max_length=200)
    submitter_name = models.CharField(_("Вносител"), max_length=120)
    submitter_position = models.CharField(_("Длъжност на вносителя"), max_length=160, blank=True)
    lead = models.TextField(_("Докладна записка"))
    decision = models.TextField(_("Проект за решение"))
    version = models.PositiveIntegerField(default=1)
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    edited_at = models.DateTimeField()
    content = models.BinaryField(null=True, editable=False)
    pages = models.PositiveIntegerField(default=0, editable=False)
    printed_stamp = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("Пакет за заседание")
        verbose_name_plural = _("Пакети за заседания")

    def __str__(self) -> str:
        return f"{self.consultation_id}, {self.version}"
