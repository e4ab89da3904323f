"""A step after the consultation: tabled, in committee, on a session, decided, announced, assessed, annulled."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from consultations.lifecycle import Matter, Vote


class CouncilStepQuerySet(models.QuerySet["CouncilStep"]):
    """Reads of the steps in the domain's words."""

    def standing(self) -> "CouncilStepQuerySet":
        """Return the steps that no later row corrects, in the order in which they were recorded."""
        return self.filter(correction__isnull=True).order_by("pk")


class CouncilStep(models.Model):
    """One recorded step with its day, its document and, for a decision, the figures of the vote.

    Never changed and never deleted (trigger in the database): a mistake is corrected by a new row that names the old
    one, and the last row counts. Source: ЗМСМА чл. 22, 27 and 45; ЗНА чл. 22 and 37.
    """

    class Kind(models.TextChoices):
        """What happened."""

        TABLED = "tabled", _("Внесен в общинския съвет")
        COMMITTEE = "committee", _("Разгледан в комисия")
        SESSION = "session", _("Включен в дневния ред на заседание")
        ADOPTED = "adopted", _("Приет")
        REJECTED = "rejected", _("Отхвърлен")
        SENT = "sent", _("Изпратен на кмета и на областния управител")
        RETURNED = "returned", _("Върнат за ново разглеждане")
        READOPTED = "readopted", _("Приет повторно")
        PROMULGATED = "promulgated", _("Обнародван")
        EX_POST = "ex_post", _("Последваща оценка")
        ANNULLED = "annulled", _("Отменен от съда")

    consultation = models.ForeignKey(
        "consultations.Consultation", on_delete=models.PROTECT, related_name="council_steps"
    )
    kind = models.CharField(_("Стъпка"), max_length=12, choices=Kind)
    happened_on = models.DateField(_("Ден"))
    document = models.CharField(_("Документ"), max_length=200, blank=True)
    place = models.CharField(_("Къде или от кого"), max_length=300, blank=True)
    link = models.URLField(_("Адрес на документа"), max_length=500, blank=True)
    note = models.TextField(_("Бележка"), blank=True)
    in_force_from = models.DateField(_("В сила от"), null=True, blank=True)
    in_favour = models.PositiveSmallIntegerField(_("За"), null=True, blank=True)
    against = models.PositiveSmallIntegerField(_("Против"), null=True, blank=True)
    abstained = models.PositiveSmallIntegerField(_("Въздържали се"), null=True, blank=True)
    present = models.PositiveSmallIntegerField(_("Присъстващи"), null=True, blank=True)
    councillors = models.PositiveSmallIntegerField(_("Общо съветници"), null=True, blank=True)
    matter = models.CharField(_("По коя точка"), max_length=8, choices=Matter, blank=True)
    is_roll_call = models.BooleanField(_("Поименно"), default=False)
    is_again = models.BooleanField(_("При повторно разглеждане"), default=False)
    corrects = models.OneToOneField(
        "self", verbose_name=_("Поправя"), null=True, blank=True, on_delete=models.PROTECT, related_name="correction"
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("Записано на"))

    objects = CouncilStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("Стъпка след консултацията")
        verbose_name_plural = _("Стъпки след консултацията")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    in_favour__isnull=True,
                    against__isnull=True,
                    abstained__isnull=True,
                    present__isnull=True,
                    councillors__isnull=True,
                )
                | Q(
                    in_favour__isnull=False,
                    against__isnull=False,
                    abstained__isnull=False,
                    present__gte=F("in_favour") + F("against") + F("abstained"),
                    councillors__gte=F("present"),
                ),
                name="council_vote_adds_up",
            ),
        ]
        indexes = [models.Index(fields=["consultation", "kind"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.happened_on:%d.%m.%Y}"

    @property
    def vote(self) -> Vote | None:
        """The figures of the vote; None for a step nobody voted on."""
        if self.present is None:
            return None
        return Vote(
            in_favour=self.in_favour or 0,
            against=self.against or 0,
            abstained=self.abstained or 0,
            present=self.present,
            councillors=self.councillors or 0,
            matter=Matter(self.matter or Matter.OTHER),
            is_roll_call=self.is_roll_call,
            is_again=self.is_again,
        )
