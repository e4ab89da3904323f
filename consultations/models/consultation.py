"""A public consultation on a draft act."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from consultations.lifecycle import (
    DECIDED,
    ActType,
    Course,
    Issuer,
    Law,
    ParticipationForm,
    Phase,
    Procedure,
    Status,
    phase_of,
)
from consultations.models.revision import Revision
from prestige.register.numbers import consultation_number, short_consultation_number
from prestige.typography import slug as slug_of

if TYPE_CHECKING:
    from consultations.models.statement import Statement

__all__ = ["ActType", "Consultation", "Issuer", "Procedure", "Status"]


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    """Reads of consultations in the domain's words."""

    def public(self) -> "ConsultationQuerySet":
        """Return those that were ever published; closed ones stay for good."""
        return self.filter(serial__isnull=False).exclude(status=Status.DRAFT)

    def numbered(self, year: int, serial: int) -> "ConsultationQuerySet":
        """Return the one with this public number, as a query set."""
        return self.filter(year=year, serial=serial)

    def open_at(self, now: datetime) -> "ConsultationQuerySet":
        """Return those that take proposals at this instant."""
        return self.filter(status=Status.PUBLISHED, closes_at__gt=now)

    def with_phase(self, now: datetime) -> "ConsultationQuerySet":
        """Annotate ``phase`` – the same answer as ``lifecycle.phase_of`` gives for the row."""
        today = timezone.localdate(now)
        decided = [models.When(status=status, then=models.Value(phase)) for status, phase in DECIDED.items()]
        in_force = Q(status=Status.PROMULGATED, in_force_from__lte=today)
        return self.annotate(
            phase=models.Case(
                models.When(status=Status.DRAFT, ready_at__isnull=False, then=models.Value(Phase.READY)),
                models.When(status=Status.DRAFT, then=models.Value(Phase.DRAFTING)),
                *decided,
                models.When(in_force & Q(ex_post_on__isnull=False), then=models.Value(Phase.EX_POST)),
                models.When(in_force, then=models.Value(Phase.IN_FORCE)),
                models.When(status=Status.PROMULGATED, then=models.Value(Phase.PROMULGATED)),
                models.When(closes_at__gt=now, then=models.Value(Phase.OPEN)),
                models.When(statement_issued_on__isnull=False, then=models.Value(Phase.STATEMENT_PUBLISHED)),
                default=models.Value(Phase.AWAITING_STATEMENT),
                output_field=models.CharField(),
            )
        )

    def with_counts(self) -> "ConsultationQuerySet":
        """Annotate ``published_comments`` and ``answered_comments``.

        A comment has at most one answer, so the joined rows are as many as the comments and need no ``distinct``, for
        which PostgreSQL would sort them all. Filter by rows of other tables through ``pk__in``, never by a join.
        """
        published = Q(comments__moderation_state="published")
        return self.annotate(
            published_comments=Count("comments", filter=published),
            answered_comments=Count("comments__answer", filter=published),
        )

    def for_page(self) -> "ConsultationQuerySet":
        """Join everything a consultation's own page shows; the long text of the act is shown by its provisions."""
        return self.select_related("unit", "policy_area", "current_revision").defer(
            *(f"current_revision__{long}" for long in Revision.LONG)
        )


class Consultation(models.Model):
    """A public consultation on a draft act (ЗНА чл. 26; АПК чл. 69).

    The status holds human decisions only; whether it is open follows from ``closes_at``. From publication on the
    number, the term and the published revisions do not change; corrections are new rows.
    """

    title = models.CharField(_("Наименование на акта"), max_length=400)
    procedure = models.CharField(_("Процедура"), max_length=12, choices=Procedure, default=Procedure.DRAFT_ACT)
    act_type = models.CharField(_("Вид на акта"), max_length=20, choices=ActType, default=ActType.ORDINANCE)
    issuer = models.CharField(_("Кой приема акта"), max_length=8, choices=Issuer, default=Issuer.COUNCIL)
    legal_basis = models.CharField(
        _("Правно основание"), max_length=400, blank=True, help_text=_("Например: чл. 21, ал. 2 от ЗМСМА.")
    )
    unit = models.ForeignKey("municipality.Unit", verbose_name=_("Отговорно звено"), on_delete=models.PROTECT)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Отговорен служител"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="owned_consultations",
    )
    policy_area = models.ForeignKey(
        "municipality.PolicyArea", verbose_name=_("Област на политика"), on_delete=models.PROTECT
    )
    settlements = models.ManyToManyField(
        "municipality.Settlement",
        verbose_name=_("Населени места"),
        blank=True,
        help_text=_("Празно: цялата община."),
    )
    contact_name = models.CharField(_("Лице за контакт"), max_length=120, blank=True)
    contact_position = models.CharField(_("Длъжност на лицето за контакт"), max_length=160, blank=True)
    contact_phone = models.CharField(_("Телефон за контакт"), max_length=60, blank=True)
    contact_email = models.EmailField(_("Имейл за контакт"), blank=True)
    channel_email = models.EmailField(_("Имейл за предложения"), blank=True)
    channel_office = models.CharField(
        _("Къде се приемат на хартия"), max_length=200, blank=True, help_text=_("Деловодство: адрес и часове.")
    )
    summary = models.TextField(_("Накратко"), blank=True, help_text=_("До пет изречения, всяко на нов ред."))
    affects = models.TextField(_("Кого засяга"), blank=True, help_text=_("На всеки ред: кого – кои членове."))
    motives_reasons = models.TextField(_("Причини, които налагат приемането"), blank=True)
    motives_goals = models.TextField(_("Цели, които се поставят"), blank=True)
    motives_means = models.TextField(_("Финансови и други средства, необходими за прилагането"), blank=True)
    motives_results = models.TextField(_("Очаквани резултати, включително финансовите"), blank=True)
    motives_eu_law = models.TextField(_("Анализ за съответствие с правото на Европейския съюз"), blank=True)
    main_considerations = models.TextField(
        _("Основни съображения"), blank=True, help_text=_("За общ административен акт: чл. 66, ал. 1 от АПК.")
    )
    participation_forms = models.JSONField(_("Форми на участие"), default=list, blank=True)
    urgent_reason = models.TextField(_("Защо случаят е неотложен"), blank=True)
    term_months = models.PositiveSmallIntegerField(_("Срок в месеци"), default=1)
    term_days = models.PositiveSmallIntegerField(_("Срок в дни"), default=30)
    short_term_reason = models.TextField(_("Причини за съкратения срок"), blank=True)

    amends = models.ForeignKey(
        "consultations.ActInForce",
        verbose_name=_("Действащ акт, който се изменя"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="amendments",
        editable=False,
    )

    status = models.CharField(_("Състояние"), max_length=16, choices=Status, default=Status.DRAFT, editable=False)
    ready_at = models.DateTimeField(_("Готова за публикуване от"), null=True, editable=False)
    year = models.PositiveSmallIntegerField(null=True, editable=False)
    serial = models.PositiveIntegerField(null=True, editable=False)
    slug = models.CharField(max_length=80, blank=True, editable=False)
    current_revision = models.ForeignKey(
        "consultations.Revision", null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    published_on = models.DateField(_("Публикувана на"), null=True, editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    last_day = models.DateField(_("Последен ден"), null=True, editable=False)
    closes_at = models.DateTimeField(null=True, editable=False)
    previous_last_day = models.DateField(null=True, editable=False)
    earliest_adoption_on = models.DateField(_("Най-ранна дата за приемане"), null=True, editable=False)
    statement_issued_on = models.DateField(null=True, editable=False)
    adopted_on = models.DateField(_("Приет на"), null=True, editable=False)
    adoption_act = models.CharField(_("Решение за приемане"), max_length=200, blank=True, editable=False)
    tabled_on = models.DateField(_("Внесена на"), null=True, editable=False)
    stage_on = models.DateField(_("Ден на последната стъпка"), null=True, editable=False)
    promulgated_on = models.DateField(_("Обнародван на"), null=True, editable=False)
    promulgation = models.CharField(_("Къде и как е обнародван"), max_length=300, blank=True, editable=False)
    in_force_from = models.DateField(_("В сила от"), null=True, editable=False)
    ex_post_on = models.DateField(_("Последваща оценка от"), null=True, editable=False)
    annulled_on = models.DateField(_("Отменен на"), null=True, editable=False)
    successor_of = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="successors"
    )
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawal_reason = models.TextField(_("Причина за оттегляне или рестарт"), blank=True, editable=False)
    last_comment_serial = models.PositiveIntegerField(default=0, editable=False)
    voices_stamp = models.PositiveIntegerField(default=0, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = _("Консултация")
        verbose_name_plural = _("Консултации")
        ordering = ["-published_on", "-pk"]
        permissions = [
            ("publish_consultation", _("Публикува консултации")),
            ("record_adoption", _("Отбелязва приемането на акт")),
            ("change_term", _("Удължава и рестартира срокове")),
            ("convene_hearing", _("Свиква обществени обсъждания")),
            ("export_dossier", _("Изнася пълното досие")),
            ("edit_plan", _("Поддържа програмата на консултациите")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["year", "serial"], name="consultation_number_unique"),
            models.CheckConstraint(
                condition=Q(status=Status.DRAFT)
                | Q(status=Status.WITHDRAWN, serial__isnull=True)
                | Q(
                    year__isnull=False,
                    serial__isnull=False,
                    published_on__isnull=False,
                    last_day__isnull=False,
                    closes_at__isnull=False,
                    earliest_adoption_on__isnull=False,
                    current_revision__isnull=False,
                ),
                name="published_consultation_is_complete",
            ),
            models.CheckConstraint(
                condition=Q(adopted_on__isnull=True) | Q(adopted_on__gte=F("earliest_adoption_on")),
                name="never_adopted_before_the_term",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.ADOPTED) | Q(adopted_on__isnull=False), name="adopted_has_its_day"
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.PROMULGATED)
                | Q(adopted_on__isnull=False, promulgated_on__isnull=False, in_force_from__gte=F("promulgated_on")),
                name="promulgated_has_its_days",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.ANNULLED) | Q(annulled_on__isnull=False), name="annulled_has_its_day"
            ),
            models.CheckConstraint(
                condition=Q(procedure=Procedure.GENERAL_ACT) | Q(issuer=Issuer.COUNCIL, urgent_reason=""),
                name="draft_acts_are_of_the_council",
            ),
            models.CheckConstraint(condition=Q(term_months__gte=1), name="term_is_a_month_at_least"),
        ]
        indexes = [models.Index(fields=["status", "closes_at"])]

    def __str__(self) -> str:
        return f"№\xa0{self.short_number} {self.title}" if self.is_public else self.title

    def get_absolute_url(self) -> str:
        return reverse("consultations:overview", args=[self.url_ref])

    @property
    def is_public(self) -> bool:
        """Whether it was ever published; a draft that was withdrawn never was."""
        return self.serial is not None and self.status != Status.DRAFT

    @property
    def number(self) -> str:
        """The public number, „2026-014“; empty before publication."""
        return consultation_number(self.year, self.serial) if self.year and self.serial else ""

    @property
    def short_number(self) -> str:
        """The number as people say it, „26-014“; empty before publication."""
        return short_consultation_number(self.year, self.serial) if self.year and self.serial else ""

    @property
    def url_ref(self) -> str:
        """The number with the decorative slug, as it stands in addresses."""
        return f"{self.number}-{self.slug}" if self.slug else self.number

    @property
    def course(self) -> Course:
        """Which law it follows and who decides."""
        return Course(Procedure(self.procedure), Issuer(self.issuer), is_urgent=bool(self.urgent_reason.strip()))

    @property
    def law(self) -> Law:
        """The articles that order its steps, and what its statement is called."""
        return self.course.law

    @property
    def is_general(self) -> bool:
        return self.course.is_general

    @property
    def forms_of_participation(self) -> list[str]:
        """The forms of participation in words, in the order of the law. Source: АПК чл. 69, ал. 1."""
        return [str(form.label) for form in ParticipationForm if form in self.participation_forms]

    @property
    def topic(self) -> str:
        """The key under which people follow this consultation."""
        return f"consultation:{self.pk}"

    @property
    def statement(self) -> "Statement":
        """The statement in force, the newest; raises ``DoesNotExist`` before the first (a query)."""
        return self.statements.get(corrected_by__isnull=True)

    @property
    def motives(self) -> tuple[tuple[str, str], ...]:
        """The five parts of the motives with their short names. Source: ЗНА чл. 28, ал. 2."""
        return (
            (str(_("Причини")), self.motives_reasons),
            (str(_("Цели")), self.motives_goals),
            (str(_("Средства")), self.motives_means),
            (str(_("Очаквани резултати")), self.motives_results),
            (str(_("Съответствие с правото на ЕС")), self.motives_eu_law),
        )

    @property
    def explained(self) -> tuple[tuple[str, str], ...]:
        """Why the act is needed, by the law of its procedure. Source: ЗНА чл. 28, ал. 2; АПК чл. 66, ал. 1."""
        if not self.is_general:
            return self.motives
        forms = "\n".join(self.forms_of_participation)
        return ((str(_("Основни съображения")), self.main_considerations), (str(_("Форми на участие")), forms))

    @property
    def is_short_term(self) -> bool:
        return self.procedure == Procedure.DRAFT_ACT and self.term_days < 30

    def phase_at(self, now: datetime) -> Phase:
        """Return the phase at this instant, by the one rule of ``lifecycle.phase_of``."""
        return phase_of(
            Status(self.status),
            self.closes_at,
            self.statement_issued_on,
            now,
            is_ready=self.ready_at is not None,
            in_force_from=self.in_force_from,
            ex_post_on=self.ex_post_on,
        )

    def is_open_at(self, now: datetime) -> bool:
        return self.phase_at(now) == Phase.OPEN

    def days_left_on(self, today: date) -> int:
        """Return whole days until the last day, 0 on the last day itself, negative after."""
        return (self.last_day - today).days if self.last_day else 0

    def make_slug(self) -> str:
        """Return the decoration of the address, by Закон за транслитерацията."""
        return slug_of(self.title, 60)
