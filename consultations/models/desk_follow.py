"""A wish to follow that was spoken at the desk and waits for the person's own yes."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class DeskFollow(models.Model):
    """Somebody asked an official to sign them up for the letters of a consultation.

    Nothing is sent to the address but the one letter that asks; the person confirms, and only then there is an account
    and a subscription, and the address is forgotten here. Unconfirmed ones are deleted after ``KEEP_DAYS``.
    """

    KEEP_DAYS = 7

    consultation = models.ForeignKey("consultations.Consultation", on_delete=models.PROTECT, related_name="+")
    consent = models.OneToOneField("desk.DeskConsent", on_delete=models.PROTECT, related_name="follow")
    email = models.EmailField(_("Имейл"), max_length=254, blank=True)
    asked_at = models.DateTimeField(_("Поискано на"))
    expires_at = models.DateTimeField(_("Валидно до"))
    confirmed_at = models.DateTimeField(_("Потвърдено на"), null=True, blank=True)

    class Meta:
        verbose_name = _("Абонамент от деловодството")
        verbose_name_plural = _("Абонаменти от деловодството")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=False) | ~Q(email=""), name="desk_follow_waits_for_an_address"
            )
        ]

    def __str__(self) -> str:
        return f"{self.consultation_id} {self.asked_at:%d.%m.%Y}"
