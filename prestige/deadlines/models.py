"""What the municipality set of the catalogue of terms, and which terms somebody was already reminded of."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from prestige.deadlines.catalogue import CATALOGUE

LOCAL_RULES = [(rule.id, f"{rule.id} {rule.name}") for rule in CATALOGUE.values() if rule.is_local]


class LocalTerm(models.Model):
    """The value that an act of the municipality gives to a local term from a day on.

    Never changed and never deleted (trigger in the database): another value is another row, so the board can be asked
    which term was in force when.
    """

    rule = models.CharField(_("Срок"), max_length=8)
    value = models.PositiveSmallIntegerField(_("Стойност"))
    source = models.CharField(_("Акт, с който е определен"), max_length=300)
    since = models.DateField(_("В сила от"))
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("Въвел"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    set_at = models.DateTimeField(_("Въведен на"))

    class Meta:
        verbose_name = _("Местен срок")
        verbose_name_plural = _("Местни срокове")
        ordering = ["rule", "-since", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(value__gte=1), name="local_term_is_positive"),
            models.CheckConstraint(condition=~Q(source=""), name="local_term_has_a_source"),
        ]
        indexes = [models.Index(fields=["rule", "since"])]

    def __str__(self) -> str:
        return f"{self.rule}: {self.value}"


class ReminderKind(models.TextChoices):
    """What is told of a term."""

    AHEAD = "ahead", _("предстои")
    OVERDUE = "overdue", _("просрочен")
    PUBLIC = "public", _("до следящите")


class Reminder(models.Model):
    """A term that somebody was reminded of: one row for a term, its day and the kind of letter.

    The row and its event are written together before any letter leaves, so a run that was skipped, doubled or killed
    loses nothing and repeats nothing. `subject` names what the term is about, „consultations.consultation:17“.
    """

    rule = models.CharField(max_length=8)
    subject = models.CharField(max_length=80)
    due_on = models.DateField(_("Срок"))
    kind = models.CharField(_("Вид"), max_length=8, choices=ReminderKind)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("municipality.Unit", null=True, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(_("Записано на"))

    class Meta:
        verbose_name = _("Напомняне")
        verbose_name_plural = _("Напомняния")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["rule", "subject", "due_on", "kind"], name="reminded_once"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.subject} {self.due_on:%d.%m.%Y}"
