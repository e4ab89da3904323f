"""What may be looked at before it is shown: the abstract part of any moderated row."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ModerationState(models.TextChoices):
    """Whether the public sees a text. A removed one leaves its number and its ground in its place."""

    PENDING = "pending", _("Чака преглед")
    PUBLISHED = "published", _("Публикуван")
    HELD = "held", _("Задържан")
    REMOVED = "removed", _("Премахнат")


SEALED = frozenset({ModerationState.HELD, ModerationState.REMOVED})  # looked at, and not shown
IN_QUEUE = Q(moderation_state=ModerationState.PENDING) | Q(to_review=True)


class Moderated(models.Model):
    """A text of a citizen with one state, who decided it and on what ground. Sealed texts still count as received.

    ``to_review`` calls a clerk to a text that everybody sees already: readers reported it, or the portal shows first
    and looks afterwards. ``is_first`` and ``alarms`` (kinds of possible personal data, by commas) are facts of the
    receipt, kept so that the queue can be narrowed without reading every text.
    """

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
    to_review = models.BooleanField(_("Чака поглед"), default=False)
    is_first = models.BooleanField(_("Първи от този адрес"), default=False)
    alarms = models.CharField(_("Възможни лични данни"), max_length=80, blank=True)

    class Meta:
        abstract = True

    @property
    def is_published(self) -> bool:
        return self.moderation_state == ModerationState.PUBLISHED

    @property
    def is_sealed(self) -> bool:
        """Whether a clerk decided that nobody sees the text."""
        return self.moderation_state in SEALED

    @property
    def is_removed(self) -> bool:
        return self.moderation_state == ModerationState.REMOVED

    @property
    def review_stamp(self) -> str:
        """Name what was decided last: a form brings it back, so that two clerks do not decide past each other."""
        at = self.moderated_at.isoformat() if self.moderated_at else ""
        return f"{self.moderation_state} {at}"
