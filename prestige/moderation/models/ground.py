"""The grounds on which a text may be held or removed, each edition of their words a row of its own."""

from typing import Final

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

LONGEST_TITLE: Final = 120


class GroundQuerySet(models.QuerySet["Ground"]):
    """Reads of the grounds."""

    def in_force(self) -> "GroundQuerySet":
        """Return the grounds that may be named today, in the order of their numbers."""
        return self.filter(until__isnull=True).order_by("number")

    def catalogue(self) -> "dict[str, Ground]":
        """Return the last edition of every ground by its code, those that are no longer named too (one query)."""
        return {row.code: row for row in self.order_by("number", "edition")}

    def of_code(self, code: str) -> "Ground | None":
        """Return the last edition of the ground with this code, None for an empty or unknown one."""
        if not (code.isascii() and code.isdecimal() and len(code) < 5):
            return None
        return self.filter(number=int(code)).order_by("-edition").first()


class Ground(models.Model):
    """One edition of a ground. Its number is never given to another meaning and its words never change.

    Other words are a new edition; a ground that is no longer named gets a last day. Seeded with those of `grounds.py`.
    """

    number = models.PositiveSmallIntegerField(gettext_lazy("Точка"))
    edition = models.PositiveSmallIntegerField(gettext_lazy("Редакция"), default=1)
    title = models.CharField(gettext_lazy("Наименование"), max_length=LONGEST_TITLE)
    text = models.TextField(gettext_lazy("Какво обхваща"))
    since = models.DateField(gettext_lazy("В сила от"))
    until = models.DateField(gettext_lazy("В сила до"), null=True, blank=True)

    objects = GroundQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("Основание")
        verbose_name_plural = gettext_lazy("Основания")
        ordering = ["number", "edition"]
        permissions = [("edit_grounds", gettext_lazy("Поддържа основанията за задържане"))]
        constraints = [
            models.UniqueConstraint(fields=["number", "edition"], name="ground_edition_unique"),
            models.UniqueConstraint(fields=["number"], condition=Q(until__isnull=True), name="ground_in_force_once"),
            models.CheckConstraint(condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="ground_in_order"),
            models.CheckConstraint(condition=Q(number__gte=1, number__lte=999), name="ground_number_in_range"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    @property
    def code(self) -> str:
        """The number as texts carry it."""
        return str(self.number)

    @property
    def told_title(self) -> str:
        """The title in the language of the page where it has been translated."""
        return _(self.title)

    @property
    def told_text(self) -> str:
        """The text in the language of the page where it has been translated."""
        return _(self.text)

    @property
    def language(self) -> str:
        """In which language ``told_title`` and ``told_text`` are."""
        language = get_language() or "bg"
        return language if self.told_title != self.title else "bg"
