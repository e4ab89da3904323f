"""Rows about erased people, none of which says who they were."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

LONGEST_REQUEST = 2000


class Erasure(models.Model):
    """A person was erased: the key of the row that stayed and a keyed hash of the address, so that it can be repeated.

    No foreign key: after a backup is restored the row names a person who is there again. ``address`` is known only
    until the last letter has left, or failed for good. ``counts`` says how many things went, by room and kind.
    """

    person = models.BigIntegerField(_("Профил"), unique=True)
    address_hash = models.CharField(max_length=64, editable=False)
    address = models.EmailField(max_length=254, blank=True, editable=False)
    language = models.CharField(max_length=2, default="bg", editable=False)
    counts = models.JSONField(default=dict, editable=False)
    erased_at = models.DateTimeField(_("Заличен на"))
    replayed_at = models.DateTimeField(_("Заличен отново на"), null=True, blank=True)

    class Meta:
        verbose_name = _("Заличен профил")
        verbose_name_plural = _("Заличени профили")
        ordering = ["-erased_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.person}"


class Verdict(models.TextChoices):
    """What was decided on a request."""

    GRANTED = "granted", _("Уважено")
    REFUSED = "refused", _("Отказано")


class ErasureRequestQuerySet(models.QuerySet["ErasureRequest"]):
    """Reads of requests."""

    def waiting(self) -> "ErasureRequestQuerySet":
        """Return those that nobody decided yet, oldest first."""
        return self.filter(outcome="").order_by("asked_at", "pk")


class ErasureRequest(models.Model):
    """A request that no machine decides: a name in an issued document, a text of somebody else that names a person.

    ``documents`` are the numbers of the statements that hold proposals of the person, and no personal datum. The words
    are emptied when the person is erased; the row waits for its decision all the same. Source: Регламент (ЕС)
    2016/679, чл. 12, пар. 3 (an answer within a month), чл. 17.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="erasure_requests")
    text = models.TextField(_("Какво да бъде заличено"), blank=True, max_length=LONGEST_REQUEST)
    documents = models.JSONField(_("Издадени документи"), default=list, blank=True)
    asked_at = models.DateTimeField(_("Поискано на"))
    due_on = models.DateField(_("Отговор до"))
    outcome = models.CharField(_("Решение"), max_length=8, choices=Verdict, blank=True)
    reasons = models.TextField(_("Мотиви"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(_("Решено на"), null=True, blank=True)

    objects = ErasureRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("Искане за заличаване")
        verbose_name_plural = _("Искания за заличаване")
        ordering = ["-asked_at", "-pk"]
        permissions = [("decide_erasure", _("Решава искания за заличаване"))]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", decided_at__isnull=True, decided_by__isnull=True)
                | ~Q(outcome="") & ~Q(reasons="") & Q(decided_at__isnull=False, decided_by__isnull=False),
                name="erasure_decided_with_reasons",
            )
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
