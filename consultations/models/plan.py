"""The forward plan: planned consultations, the annual programme as it was adopted, and its later changes."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from consultations.lifecycle import ActType
from consultations.planning import PlanChangeKind, PlanState

MONTHS = (
    *((1, _("януари")), (2, _("февруари")), (3, _("март")), (4, _("април")), (5, _("май")), (6, _("юни"))),
    *((7, _("юли")), (8, _("август")), (9, _("септември")), (10, _("октомври")), (11, _("ноември"))),
    (12, _("декември")),
)
QUARTERS = (
    (1, _("първо тримесечие")),
    (2, _("второ тримесечие")),
    (3, _("трето тримесечие")),
    (4, _("четвърто тримесечие")),
)


class PlannedConsultationQuerySet(models.QuerySet["PlannedConsultation"]):
    """Reads of the plan in the domain's words."""

    def public(self) -> "PlannedConsultationQuerySet":
        """Return the rows of years whose programme is published; what is only being prepared nobody sees."""
        return self.filter(year__in=Programme.objects.values("year"))

    def in_order(self) -> "PlannedConsultationQuerySet":
        """Return the rows by the time they are planned for; a quarter stands behind its months."""
        return self.order_by("year", "sorts_at", "title", "pk")


class PlannedConsultation(models.Model):
    """A consultation that is to come: when, on what, why, and how people will take part.

    ``sorts_at`` orders months and quarters on one line: a month counts ten, a quarter stands five behind its last.
    """

    year = models.PositiveSmallIntegerField(_("Година"))
    month = models.PositiveSmallIntegerField(_("Месец"), null=True, blank=True, choices=MONTHS)
    quarter = models.PositiveSmallIntegerField(_("Тримесечие"), null=True, blank=True, choices=QUARTERS)
    sorts_at = models.PositiveSmallIntegerField(editable=False)
    title = models.CharField(_("Наименование на акта"), max_length=400)
    act_type = models.CharField(_("Вид на акта"), max_length=20, choices=ActType, default=ActType.ORDINANCE)
    unit = models.ForeignKey("municipality.Unit", verbose_name=_("Отговорно звено"), on_delete=models.PROTECT)
    policy_area = models.ForeignKey(
        "municipality.PolicyArea", verbose_name=_("Област на политика"), on_delete=models.PROTECT
    )
    purpose = models.TextField(_("Цел"))
    legal_basis = models.CharField(_("Правно основание"), max_length=400, blank=True)
    term_days = models.PositiveSmallIntegerField(_("Предвиден срок в дни"), default=30)
    participation_forms = models.JSONField(_("Форми на участие"), default=list, blank=True)
    hearing_on = models.DateField(_("Предвидено обществено обсъждане"), null=True, blank=True)
    state = models.CharField(_("Състояние"), max_length=8, choices=PlanState, default=PlanState.PLANNED, editable=False)
    state_reason = models.TextField(_("Причина"), blank=True, editable=False)
    consultation = models.OneToOneField(
        "consultations.Consultation",
        verbose_name=_("Консултация"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="planned",
    )
    version = models.PositiveIntegerField(default=0, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )

    objects = PlannedConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = _("Планирана консултация")
        verbose_name_plural = _("Планирани консултации")
        ordering = ["year", "sorts_at", "title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(month__isnull=True, quarter__range=(1, 4)) | Q(month__range=(1, 12), quarter__isnull=True),
                name="planned_for_a_month_or_a_quarter",
                violation_error_message=_("Посочете или месец, или тримесечие."),
            ),
            models.CheckConstraint(condition=Q(year__range=(2000, 2099)), name="planned_for_a_year_of_ours"),
            models.CheckConstraint(
                condition=Q(state=PlanState.STARTED, consultation__isnull=False)
                | (~Q(state=PlanState.STARTED) & Q(consultation__isnull=True)),
                name="started_plan_has_its_consultation",
            ),
        ]
        indexes = [models.Index(fields=["year", "sorts_at"])]

    def __str__(self) -> str:
        return self.title

    def sort_key(self) -> int:
        """Return the place in the year of its month or quarter."""
        return self.month * 10 if self.month else (self.quarter or 0) * 30 + 5


class Programme(models.Model):
    """The annual programme of consultations as adopted: a numbered, frozen copy of the plan on that day.

    Never changed and never deleted (trigger); what changes later stands in `PlanChange`.
    """

    year = models.PositiveSmallIntegerField(_("Година"), unique=True)
    number = models.CharField(_("Номер"), max_length=40, unique=True)
    adopted_on = models.DateField(_("Приета на"))
    adoption_act = models.CharField(_("Приета с"), max_length=200)
    publish_days = models.PositiveSmallIntegerField(_("Срок за публикуване в дни"))
    published_at = models.DateTimeField(_("Публикувана на"))
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    publisher_name = models.CharField(_("Публикувал"), max_length=120)
    publisher_position = models.CharField(_("Длъжност"), max_length=160, blank=True)
    rows = models.JSONField(_("Консултации"))
    sha256 = models.CharField("SHA-256", max_length=64)

    class Meta:
        verbose_name = _("Годишна програма")
        verbose_name_plural = _("Годишни програми")
        ordering = ["-year"]

    def __str__(self) -> str:
        return str(_("Програма за %(year)d г.") % {"year": self.year})


class PlanChange(models.Model):
    """A later change of a published programme, with its public reason. Never changed and never deleted (trigger)."""

    planned = models.ForeignKey(PlannedConsultation, on_delete=models.PROTECT, related_name="changes")
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(_("Вид"), max_length=8, choices=PlanChangeKind)
    before = models.CharField(_("Беше"), max_length=400, blank=True)
    after = models.CharField(_("Стана"), max_length=400, blank=True)
    reason = models.TextField(_("Причина"), blank=True)
    at = models.DateTimeField(_("Кога"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("Промяна в програмата")
        verbose_name_plural = _("Промени в програмата")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["year", "-at"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.planned_id}"
