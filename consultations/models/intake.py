"""A letter, a mail or a spoken statement that an official entered at the desk."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from consultations.models.comment import Channel


class Intake(models.Model):
    """What came in by paper, mail or word of mouth, with every proposal in it; equal to the portal in all else.

    ``received_at`` is the instant of receipt that decides the term (ЗНА чл. 26, ал. 4), ``registered_at`` when it was
    typed. ``contact`` is for the answer alone: never public, and the only thing here that may be erased.
    """

    consultation = models.ForeignKey("consultations.Consultation", on_delete=models.PROTECT, related_name="intakes")
    channel = models.CharField(_("Канал"), max_length=8, choices=Channel)
    received_at = models.DateTimeField(_("Получено на"))
    registry_number = models.CharField(_("Вх. № в деловодството"), max_length=60, blank=True)
    contact = models.CharField(_("Къде да изпратим отговора"), max_length=300, blank=True)
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("Завел"), on_delete=models.PROTECT, related_name="+"
    )
    registered_at = models.DateTimeField(_("Заведено на"))
    submission_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        verbose_name = _("Заведено на гише")
        verbose_name_plural = _("Заведени на гише")
        ordering = ["-registered_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(channel=Channel.PORTAL), name="intake_is_no_portal"),
            models.CheckConstraint(
                condition=Q(received_at__lte=models.F("registered_at")), name="intake_was_received_before"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()}, {self.registry_number or self.pk}"
