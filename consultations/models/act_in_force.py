"""The acts that drafts amend, as they are in force."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from consultations.acttext.tree import Act


class ActInForce(models.Model):
    """The text of an act (действащ акт) as it stood in force on the day it was entered, read into its places.

    Nobody edits it: a later state of the act is a new row. Once a public consultation amends it the database refuses
    any change, for the consolidated text that people saw was made from it. `adopted_in` is the consultation whose act
    it is, when it was adopted here. Not an official text: that is what the council adopted. Source: УПЗНА чл. 49.
    """

    title = models.CharField(_("Наименование на акта"), max_length=400)
    reference = models.CharField(_("Приет с"), max_length=400, blank=True)
    source = models.TextField(_("Текст"))
    tree = models.JSONField(editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, editable=False)
    adopted_in = models.ForeignKey(
        "consultations.Consultation",
        verbose_name=_("Приет след консултация"),
        null=True,
        on_delete=models.PROTECT,
        related_name="acts_in_force",
        editable=False,
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Въведен от"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    entered_at = models.DateTimeField(_("Въведен на"), editable=False)

    class Meta:
        verbose_name = _("Действащ акт")
        verbose_name_plural = _("Действащи актове")
        ordering = ["title", "-entered_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["sha256", "title", "reference"], name="act_in_force_entered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.reference})" if self.reference else self.title

    def get_absolute_url(self) -> str:
        """Return its page in the clerk's registers; the public sees it through the drafts that amend it."""
        return reverse("admin:consultations_actinforce_change", args=[self.pk])

    @property
    def act(self) -> Act:
        """The tree of the text."""
        return Act.from_json(self.tree)
