"""What was done against a text, and the objection against that."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from prestige.moderation.models.ground import Ground


class MeasureKind(models.TextChoices):
    """What a reader no longer sees."""

    HELD = "held", _("Задържан")
    REMOVED = "removed", _("Премахнат")
    REDACTED = "redacted", _("Заличени лични данни")


class MeasureEnd(models.TextChoices):
    """Why a measure is no longer in force."""

    APPEAL = "appeal", _("Отменено след възражение")
    PUBLISHED = "published", _("Публикуван по-късно")
    REPLACED = "replaced", _("Заменено с друго решение")
    RETURNED = "returned", _("Върнат за нов преглед")


class MeasureQuerySet(models.QuerySet["Measure"]):
    """Reads of the measures."""

    def on(self, room: str, subject_id: int) -> "MeasureQuerySet":
        """Return the measures against one text, newest first."""
        return self.filter(room=room, subject_id=subject_id).order_by("-pk")

    def in_force(self) -> "MeasureQuerySet":
        """Return those that nobody ended."""
        return self.filter(ended_at__isnull=True)


class Measure(models.Model):
    """A text was held, removed or redacted on a ground. The row of the public register of removals: it has no text.

    ``room`` and ``subject_id`` name the text, ``topic`` what it was about. ``object_by`` is the last day for an
    objection. Only its end is added later, once; a trigger in the database refuses everything else.
    """

    kind = models.CharField(_("Решение"), max_length=8, choices=MeasureKind)
    room = models.CharField(max_length=16)
    subject_id = models.BigIntegerField()
    topic = models.CharField(max_length=64)
    ground = models.ForeignKey(Ground, verbose_name=_("Основание"), on_delete=models.PROTECT, related_name="measures")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("Решил"), on_delete=models.PROTECT, related_name="+"
    )
    decided_position = models.CharField(_("Длъжност"), max_length=200, blank=True)
    decided_at = models.DateTimeField(_("Решено на"))
    object_by = models.DateField(_("Възражение до"))
    ended_at = models.DateTimeField(_("Отпаднало на"), null=True, blank=True)
    ended = models.CharField(_("Защо отпадна"), max_length=10, choices=MeasureEnd, blank=True)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("Решение при преглед")
        verbose_name_plural = _("Решения при преглед")
        ordering = ["-decided_at", "-pk"]
        indexes = [models.Index(fields=["room", "subject_id"]), models.Index(fields=["-decided_at", "-id"])]
        constraints = [
            models.UniqueConstraint(
                fields=["room", "subject_id", "kind"],
                condition=Q(ended_at__isnull=True),
                name="measure_in_force_once",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended="") | (Q(ended_at__isnull=False) & ~Q(ended="")),
                name="measure_ends_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, т.\xa0{self.ground.number}"


class AppealOutcome(models.TextChoices):
    """What came of an objection."""

    UPHELD = "upheld", _("Уважено")
    REJECTED = "rejected", _("Оставено без уважение")


class AppealQuerySet(models.QuerySet["Appeal"]):
    """Reads of the objections."""

    def waiting(self) -> "AppealQuerySet":
        """Return those that wait for a decision, the nearest day first."""
        return self.filter(outcome="").order_by("due_on", "pk")


class Appeal(models.Model):
    """An objection (възражение) of an author against a measure; one for each measure, decided by another official.

    What was written never changes, and neither does the decision: a trigger in the database refuses it.
    """

    measure = models.OneToOneField(Measure, on_delete=models.PROTECT, related_name="appeal")
    number = models.CharField(_("Номер на текста"), max_length=32)
    reasons = models.TextField(_("Защо възразява"))
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    filed_at = models.DateTimeField(_("Подадено на"))
    due_on = models.DateField(_("Решение до"))
    outcome = models.CharField(_("Решение"), max_length=8, choices=AppealOutcome, blank=True)
    decision = models.TextField(_("Мотиви"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_position = models.CharField(_("Длъжност"), max_length=200, blank=True)
    decided_at = models.DateTimeField(_("Решено на"), null=True, blank=True)

    objects = AppealQuerySet.as_manager()

    class Meta:
        verbose_name = _("Възражение")
        verbose_name_plural = _("Възражения")
        ordering = ["-filed_at", "-pk"]
        indexes = [models.Index(fields=["due_on", "id"], condition=Q(outcome=""), name="appeals_waiting")]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", decided_at__isnull=True, decided_by__isnull=True)
                | (~Q(outcome="") & ~Q(decision="") & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="appeal_decided_with_reasons",
            )
        ]

    def __str__(self) -> str:
        return f"Възражение по №\xa0{self.number}"
