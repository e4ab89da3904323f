"""The statement of proposals (справка за постъпилите предложения) and its correction."""

import json
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db import connection, models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class StatementQuerySet(models.QuerySet["Statement"]):
    """Reads of statements in the domain's words."""

    def in_force(self) -> "StatementQuerySet":
        """Return those that no later one corrects: one for each consultation that has any."""
        return self.filter(corrected_by__isnull=True)

    def without_rows(self) -> "StatementQuerySet":
        """Leave the proposals in the database; they are read one after the other where they are needed."""
        return self.defer("rows")


class Statement(models.Model):
    """The issued statement: a frozen copy of every received proposal and its decision.

    Source: ЗНА чл. 26, ал. 5. Never changed and never deleted (trigger in the database); a correction is a new row
    with a number of its own that names the one it ``corrects`` and says why.
    """

    consultation = models.ForeignKey("consultations.Consultation", on_delete=models.PROTECT, related_name="statements")
    ordinal = models.PositiveSmallIntegerField(default=1)
    corrects = models.OneToOneField(
        "self",
        verbose_name=_("Поправя справка"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="corrected_by",
    )
    correction_reason = models.TextField(_("Причина за поправката"), blank=True)
    number = models.CharField(_("Изх. №"), max_length=40, unique=True)
    issued_on = models.DateField(_("Издадена на"))
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    issuer_name = models.CharField(_("Издал"), max_length=120)
    issuer_position = models.CharField(_("Длъжност"), max_length=160, blank=True)
    rows = models.JSONField(_("Предложения"))
    sha256 = models.CharField("SHA-256", max_length=64)

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("Справка")
        verbose_name_plural = _("Справки")
        ordering = ["-issued_at", "-pk"]
        permissions = [("issue_statement", _("Издава справки"))]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "ordinal"], name="statement_ordinal_unique"),
            models.CheckConstraint(
                condition=Q(ordinal=1, corrects__isnull=True)
                | Q(ordinal__gt=1, corrects__isnull=False) & ~Q(correction_reason=""),
                name="later_statement_corrects_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Справка № %(number)s") % {"number": self.number})

    def each_row(self) -> Iterator[dict[str, Any]]:
        """Yield the frozen rows in their order out of a server-side cursor: few in memory, however many there are."""
        with connection.chunked_cursor() as cursor:
            cursor.execute(
                "SELECT jsonb_array_elements(rows)::text FROM consultations_statement WHERE id = %s", [self.pk]
            )
            while lines := cursor.fetchmany(500):
                for (line,) in lines:
                    yield json.loads(line)


class StatementCorrection(models.Model):
    """What will be corrected in a statement, while two officials work on it: decisions and reasons, nothing received.

    ``changes`` maps the number of a proposal to its new ``decision`` and ``reasons``. Once the corrected statement is
    issued the row stays as it was (trigger in the database) and says who drafted it.
    """

    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="correction")
    reason = models.TextField(_("Причина за поправката"), blank=True)
    changes = models.JSONField(default=dict)
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("Поправка на справка")
        verbose_name_plural = _("Поправки на справки")

    def __str__(self) -> str:
        return str(_("Поправка на справка № %(number)s") % {"number": self.statement.number})
