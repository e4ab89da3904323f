"""New revisions of a published draft, pure: what kind of change it is and when it may be published."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Nature(TextChoices):
    """What kind of change a later revision is.

    A substantive one starts the term again (setting); a technical correction and one that only follows the proposals
    received do not.
    """

    TECHNICAL = "technical", _("Техническа поправка")
    SUBSTANTIVE = "substantive", _("Съществена промяна")
    FOLLOWING = "following", _("Отразява приети предложения")
