"""An organisation of the public register."""

from django.conf import settings
from django.db import connection, models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

EIK_LOCK = 0x45494B
EIK = r"^[0-9]{9}([0-9]{4})?$"


class LegalForm(models.TextChoices):
    """What kind of legal person it is. Source: ЗЮЛНЦ, ТЗ, Закон за народните читалища, Закон за кооперациите."""

    ASSOCIATION = "association", _("Сдружение")
    FOUNDATION = "foundation", _("Фондация")
    CHITALISHTE = "chitalishte", _("Народно читалище")
    COMPANY = "company", _("Търговско дружество")
    COOPERATIVE = "cooperative", _("Кооперация")
    UNION = "union", _("Синдикат или работодателска организация")
    PARTY = "party", _("Политическа партия")
    CHURCH = "church", _("Вероизповедание")
    PUBLIC = "public", _("Училище, болница или друга публична организация")
    OTHER = "other", _("Друга")


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Reads of the register."""

    def registered(self) -> "OrganisationQuerySet":
        """Return those that may speak, by name."""
        return self.filter(closed_at__isnull=True).order_by("name", "pk")

    def lock_eik(self, eik: str) -> "Organisation | None":
        """Return the locked organisation of this number; whoever asks for the same number waits for this transaction.

        Without a row there is nothing to lock, so the number itself is: no two clerks register one organisation.
        """
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [EIK_LOCK, eik])
        return self.select_for_update().filter(eik=eik).first()


class Organisation(models.Model):
    """A legal person that the municipality verified; the row is public but for ``email``.

    There is none before the verification, so nobody takes somebody else's number by beginning an application. Never
    deleted; ``eik`` never changes. A closed one keeps its page, its mandates and its opinions and speaks no more.
    """

    eik = models.CharField(_("ЕИК"), max_length=13, unique=True)
    name = models.CharField(_("Наименование"), max_length=200)
    skeleton = models.CharField(max_length=400, db_index=True, editable=False)
    legal_form = models.CharField(_("Правна форма"), max_length=12, choices=LegalForm)
    seat = models.CharField(_("Седалище"), max_length=200)
    purpose = models.TextField(_("Цели"), blank=True)
    website = models.URLField(_("Сайт"), max_length=200, blank=True)
    email = models.EmailField(_("Имейл за известия"), max_length=254, blank=True)
    verified_at = models.DateTimeField(_("Проверена на"))
    verified_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(_("Закрита на"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    close_reason = models.TextField(_("Причина за закриването"), blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("Организация")
        verbose_name_plural = _("Организации")
        ordering = ["name", "pk"]
        permissions = [("verify_organisation", _("Проверява организации и мандати"))]
        constraints = [
            models.CheckConstraint(condition=Q(eik__regex=EIK), name="organisation_eik_has_digits"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, close_reason="", closed_by__isnull=True)
                | (Q(closed_at__isnull=False, closed_by__isnull=False) & ~Q(close_reason="")),
                name="organisation_closed_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("organisations:entry", args=[self.eik])

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None
