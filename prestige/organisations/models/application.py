"""An application to be registered, or to speak for a registered organisation; its papers and what was decided."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from prestige.organisations.models.organisation import EIK, LegalForm
from prestige.register.numbers import CENTURY, luhn_digit


class ApplicationState(models.TextChoices):
    """Whose turn it is; nobody's in the last two."""

    DRAFT = "draft", _("Чернова")
    SUBMITTED = "submitted", _("Чака общината")
    RETURNED = "returned", _("Върната за поправка")
    VERIFIED = "verified", _("Потвърдена")
    REFUSED = "refused", _("Отказана")


OPEN_TO_APPLICANT = frozenset({ApplicationState.DRAFT, ApplicationState.RETURNED})


class Basis(models.TextChoices):
    """What lets a person speak for an organisation."""

    REGISTERED = "registered", _("Вписан съм като представляващ в регистъра")
    PROXY = "proxy", _("Упълномощен съм с акт на организацията")


class ApplicationQuerySet(models.QuerySet["Application"]):
    """Reads of applications."""

    def of_person(self, user_id: int) -> "ApplicationQuerySet":
        """Return a person's own, the last touched first."""
        return self.filter(applicant=user_id).order_by("-changed_at", "-pk")

    def waiting(self) -> "ApplicationQuerySet":
        """Return those that wait for the municipality, oldest first."""
        return self.filter(state=ApplicationState.SUBMITTED).order_by("submitted_at", "pk")

    def forgotten(self, now: datetime) -> "ApplicationQuerySet":
        """Return the drafts that nobody touched for thirty days."""
        return self.filter(state=ApplicationState.DRAFT, changed_at__lt=now - timedelta(days=Application.KEEP_DAYS))


class Application(models.Model):
    """What a person says of an organisation and of the own right to speak for it, step by step.

    One draft at a time for each person. ``files`` are tokens of papers not sent yet; sent ones are
    `ApplicationDocument`. What is said of the organisation stays empty where the register has it: then only a mandate
    is asked for.
    """

    KEEP_DAYS = 30

    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(_("Номер"), max_length=20, blank=True, editable=False)
    applicant = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="organisation_applications"
    )
    state = models.CharField(
        _("Състояние"), max_length=10, choices=ApplicationState, default=ApplicationState.DRAFT, editable=False
    )
    eik = models.CharField(_("ЕИК"), max_length=13, blank=True)
    name = models.CharField(_("Наименование"), max_length=200, blank=True)
    skeleton = models.CharField(max_length=400, blank=True, db_index=True, editable=False)
    legal_form = models.CharField(_("Правна форма"), max_length=12, choices=LegalForm, blank=True)
    seat = models.CharField(_("Седалище"), max_length=200, blank=True)
    purpose = models.TextField(_("Цели"), blank=True)
    website = models.URLField(_("Сайт"), max_length=200, blank=True)
    email = models.EmailField(_("Имейл за известия"), max_length=254, blank=True)
    person_name = models.CharField(_("Име и фамилия"), max_length=120, blank=True)
    position = models.CharField(_("Длъжност"), max_length=120, blank=True)
    basis = models.CharField(_("Основание"), max_length=10, choices=Basis, blank=True)
    act = models.CharField(_("Акт, с който сте упълномощени"), max_length=300, blank=True)
    starts_on = models.DateField(_("Мандат от"), null=True, blank=True)
    ends_on = models.DateField(_("Мандат до"), null=True, blank=True)
    files = models.JSONField(default=list, blank=True, editable=False)
    sender = models.CharField(max_length=64, blank=True, editable=False)
    begun_at = models.DateTimeField(editable=False)
    changed_at = models.DateTimeField(editable=False)
    submitted_at = models.DateTimeField(_("Подадена на"), null=True, blank=True, editable=False)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("Заявка на организация")
        verbose_name_plural = _("Заявки на организации")
        ordering = ["-changed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="application_number_unique"),
            models.UniqueConstraint(
                fields=["applicant"], condition=Q(state=ApplicationState.DRAFT), name="one_draft_application_per_person"
            ),
            models.CheckConstraint(
                condition=Q(state=ApplicationState.DRAFT, number="", submitted_at__isnull=True)
                | (~Q(state=ApplicationState.DRAFT) & ~Q(number="") & Q(submitted_at__isnull=False)),
                name="application_sent_has_a_number",
            ),
            models.CheckConstraint(condition=Q(eik="") | Q(eik__regex=EIK), name="application_eik_has_digits"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="application_ends_after_it_starts",
            ),
        ]
        indexes = [models.Index(fields=["state", "submitted_at"]), models.Index(fields=["eik"])]

    def __str__(self) -> str:
        return self.number or str(self.token)

    @property
    def is_open(self) -> bool:
        """Whether the applicant may still change it."""
        return self.state in OPEN_TO_APPLICANT

    @property
    def is_waiting(self) -> bool:
        return self.state == ApplicationState.SUBMITTED


def application_number(year: int, serial: int) -> str:
    """Return `26-0001-7`; the last digit checks the others (Luhn). Raises ValueError for what is no year or serial."""
    if not CENTURY <= year < CENTURY + 100 or not 1 <= serial <= 999_999:
        raise ValueError(f"no number for year {year}, serial {serial}")
    number = f"{year - CENTURY:02}-{serial:04}"
    return f"{number}-{luhn_digit(number.replace('-', ''))}"


class ApplicationDocument(models.Model):
    """A paper that came with an application: sealed, for the eyes of the clerk alone. Never changed, never deleted."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="documents")
    upload = models.OneToOneField("uploads.Upload", on_delete=models.PROTECT, related_name="application_document")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("Документ за пълномощно")
        verbose_name_plural = _("Документи за пълномощно")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.upload_id)


class DecisionKind(models.TextChoices):
    """What somebody said to an application."""

    SECONDED = "seconded", _("Потвърдена от представител")
    CONTESTED = "contested", _("Оспорена от представител")
    RETURNED = "returned", _("Върната за поправка")
    REFUSED = "refused", _("Отказана")
    VERIFIED = "verified", _("Потвърдена от общината")


class Decision(models.Model):
    """One word on an application, with its reason where it is no consent; never changed and never deleted."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(_("Решение"), max_length=10, choices=DecisionKind)
    reason = models.TextField(_("Причина"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("Кога"))

    class Meta:
        verbose_name = _("Решение по заявка")
        verbose_name_plural = _("Решения по заявки")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[DecisionKind.SECONDED, DecisionKind.VERIFIED]) | ~Q(reason=""),
                name="decision_against_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
