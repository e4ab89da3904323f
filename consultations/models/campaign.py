"""What a municipality hangs up and sends round about a consultation."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Campaign(models.Model):
    """The words of the notice board for a consultation: a question as headline and one sentence under it."""

    consultation = models.OneToOneField("consultations.Consultation", on_delete=models.PROTECT, related_name="campaign")
    headline = models.CharField(_("Въпрос за плаката"), max_length=120)
    lead = models.CharField(_("Под въпроса"), max_length=240)
    paper_way = models.CharField(_("Без интернет"), max_length=240, blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("Обява")
        verbose_name_plural = _("Обяви")

    def __str__(self) -> str:
        return self.headline


class BoardSheet(models.Model):
    """A printed sheet for the notice board, kept until what it says changes. ``stamp`` is the hash of its words.

    It is no official document: the same words are printed anew whenever they change, above all with another last day.
    """

    class Kind(models.TextChoices):
        POSTER_A4 = "poster_a4", _("Плакат А4")
        POSTER_A3 = "poster_a3", _("Плакат А3")
        NOTICE = "notice", _("Съобщение за таблото на кметството")

    consultation = models.ForeignKey(
        "consultations.Consultation", on_delete=models.CASCADE, related_name="board_sheets"
    )
    kind = models.CharField(max_length=12, choices=Kind)
    stamp = models.CharField(max_length=64)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveSmallIntegerField()
    printed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Лист за таблото")
        verbose_name_plural = _("Листове за таблото")
        constraints = [models.UniqueConstraint(fields=["consultation", "kind"], name="one_sheet_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.consultation_id}"
