"""The terms that the municipality set for what is kept, and every round that let something go."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class RetentionRuleQuerySet(models.QuerySet["RetentionRule"]):
    """Reads of the terms."""

    def in_force(self) -> "dict[str, RetentionRule]":
        """Return the last term of each kind by its code (one query)."""
        last = self.order_by("code", "-pk").distinct("code").select_related("set_by")
        return {rule.code: rule for rule in last}

    def history(self, code: str) -> "RetentionRuleQuerySet":
        """Return every term that was set for a kind, newest first."""
        return self.filter(code=code).select_related("set_by").order_by("-pk")


class RetentionRule(models.Model):
    """For how many days a kind is kept from this instant on, who set it and why.

    Never changed and never deleted (trigger in the database): another term is another row, so the history stays. A kind
    without a row keeps the term of the code.
    """

    code = models.CharField(_("Какво се пази"), max_length=40)
    days = models.PositiveIntegerField(_("Дни"))
    ground = models.CharField(_("Основание за срока"), max_length=300)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("Определил"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    set_at = models.DateTimeField(_("Определен на"))

    objects = RetentionRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("Срок за съхранение")
        verbose_name_plural = _("Срокове за съхранение")
        ordering = ["code", "-pk"]
        permissions = [("edit_rules", _("Определя сроковете за съхранение"))]
        constraints = [models.CheckConstraint(condition=~Q(ground=""), name="retention_rule_has_a_ground")]
        indexes = [models.Index(fields=["code", "-id"], name="retention_rule_in_force")]

    def __str__(self) -> str:
        return f"{self.code}: {self.days}"


class RetentionRunQuerySet(models.QuerySet["RetentionRun"]):
    """Reads of the log."""

    def last_of_each(self) -> "dict[str, RetentionRun]":
        """Return the last round of each kind by its code (one query)."""
        return {run.code: run for run in self.order_by("code", "-pk").distinct("code")}

    def worth_telling(self) -> "RetentionRunQuerySet":
        """Return the rounds that let something go or failed, newest first."""
        return self.filter(Q(count__gt=0) | ~Q(failure="")).order_by("-pk")


class RetentionRun(models.Model):
    """One round over one kind: how many rows went under which term. It says how many and never which.

    Without ``ended_at`` it was cut off or still runs. ``failure`` is the sentence of the error; the rows of the batches
    before it are gone, the next round takes the rest.
    """

    code = models.CharField(_("Какво се пази"), max_length=40)
    days = models.PositiveIntegerField(_("Дни"))
    count = models.PositiveIntegerField(_("Брой"), default=0)
    started_at = models.DateTimeField(_("Започна"))
    ended_at = models.DateTimeField(_("Свърши"), null=True)
    failure = models.CharField(_("Грешка"), max_length=300, blank=True)

    objects = RetentionRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("Изпълнение на срок за съхранение")
        verbose_name_plural = _("Изпълнения на срокове за съхранение")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["code", "-id"], name="retention_run_last"),
            models.Index(fields=["started_at"], name="retention_run_day"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.started_at:%d.%m.%Y}: {self.count}"
