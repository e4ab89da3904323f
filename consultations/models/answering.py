"""How answers are prepared: threads of near-identical proposals, drafts with their assignment, co-ordination."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from consultations.models.answer import Decision


class ThreadPlace(models.Model):
    """In which thread of near-identical proposals one stands: that of `head`, the first received, also for itself.

    Every proposal keeps its number and is counted by itself; a thread only gets one answer for all. What a clerk placed
    `by_hand` is left alone by later folding.
    """

    comment = models.OneToOneField("consultations.Comment", on_delete=models.PROTECT, related_name="thread_place")
    head = models.ForeignKey("consultations.Comment", on_delete=models.PROTECT, related_name="thread")
    by_hand = models.BooleanField(default=False)
    placed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    placed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Място сред еднаквите")
        verbose_name_plural = _("Еднакви предложения")
        ordering = ["head", "comment"]

    def __str__(self) -> str:
        return f"{self.comment_id} → {self.head_id}"


class DraftState(models.TextChoices):
    """How far the draft of an answer is."""

    DRAFT = "draft", _("Чернова")
    IN_COORDINATION = "coordination", _("За съгласуване")
    RETURNED = "returned", _("Върната")
    READY = "ready", _("Готова за подпис")
    SIGNED = "signed", _("Подписана")


class AnswerDraft(models.Model):
    """What the staff prepares before the answer of a proposal, and so of its thread; never public.

    `change` names what the acceptance changes, „2:1/art_14“: the ordinal of the revision and the lineage of the place.
    An assignment may stand without a text. `version` counts every change: two clerks never overwrite each other.
    """

    comment = models.OneToOneField("consultations.Comment", on_delete=models.PROTECT, related_name="answer_draft")
    state = models.CharField(_("Състояние"), max_length=12, choices=DraftState, default=DraftState.DRAFT)
    decision = models.CharField(_("Решение"), max_length=16, choices=Decision, blank=True)
    reasons = models.TextField(_("Мотиви"), blank=True)
    no_change_reason = models.TextField(_("Защо няма промяна в текста"), blank=True)
    change = models.CharField(_("Какво се променя в текста"), max_length=160, blank=True)
    unit = models.ForeignKey(
        "municipality.Unit", verbose_name=_("Звено"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Служител"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    due_on = models.DateField(_("До дата"), null=True, blank=True)
    note = models.CharField(_("Указание"), max_length=400, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("Чернова на отговор")
        verbose_name_plural = _("Чернови на отговори")
        ordering = ["comment"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decision="", reasons="") | Q(written_by__isnull=False, written_at__isnull=False),
                name="draft_of_answer_has_its_writer",
            ),
            models.CheckConstraint(
                condition=Q(state=DraftState.DRAFT) | ~Q(decision=""), name="only_a_written_draft_goes_on"
            ),
        ]
        indexes = [models.Index(fields=["assignee", "state"]), models.Index(fields=["unit", "state"])]

    def __str__(self) -> str:
        return self.get_state_display()

    @property
    def has_text(self) -> bool:
        """Whether somebody wrote something yet."""
        return bool(self.decision or self.reasons)


class Verdict(models.TextChoices):
    """What a unit says of a draft."""

    WAITING = "waiting", _("Чака")
    AGREED = "agreed", _("Съгласувано")
    OBJECTED = "objected", _("Несъгласувано")


class Coordination(models.Model):
    """A unit or a person asked to agree to one version of a draft, and what they said."""

    draft = models.ForeignKey(AnswerDraft, on_delete=models.CASCADE, related_name="coordinations")
    unit = models.ForeignKey("municipality.Unit", null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    verdict = models.CharField(max_length=8, choices=Verdict, default=Verdict.WAITING)
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("Съгласуване")
        verbose_name_plural = _("Съгласувания")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=True) ^ Q(person__isnull=True), name="one_unit_or_one_person_agrees"
            ),
            models.CheckConstraint(
                condition=Q(verdict=Verdict.WAITING) ^ Q(said_by__isnull=False), name="who_spoke_is_named"
            ),
        ]
        indexes = [models.Index(fields=["verdict", "person"]), models.Index(fields=["verdict", "unit"])]

    def __str__(self) -> str:
        return self.get_verdict_display()


class DraftRemark(models.Model):
    """What somebody of the staff said of a draft, by the name and the unit of that day; not public, never changed."""

    draft = models.ForeignKey(AnswerDraft, on_delete=models.CASCADE, related_name="remarks")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    author_line = models.CharField(max_length=400)
    text = models.TextField()
    said_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Бележка по чернова")
        verbose_name_plural = _("Бележки по чернови")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.author_line
