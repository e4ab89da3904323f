"""What may be looked at before it is shown: the abstract part of any moderated row."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ModerationState(models.TextChoices):
    """Whether the public sees a text."""

    PENDING = "pending", _("Чака преглед")
    PUBLISHED = "published", _("Публикуван")
    HELD = "held", _("Задържан")


class Moderated(models.Model):
    """A text of a citizen with one state, who decided it and on what ground. Held texts still count as received."""

    moderation_state = models.CharField(
        _("Преглед"), max_length=12, choices=ModerationState, default=ModerationState.PENDING
    )
    hold_ground = models.CharField(_("Основание за задържане"), max_length=4, blank=True)
    hold_note = models.TextField(_("Кой пасаж"), blank=True)
    moderated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Прегледал"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    moderated_at = models.DateTimeField(_("Прегледан на"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_published(self) -> bool:
        return self.moderation_state == ModerationState.PUBLISHED
