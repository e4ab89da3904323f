from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    name = "prestige.moderation"
    label = "moderation"
    verbose_name = _("Преглед")

    def ready(self) -> None:
        from prestige.moderation.kept import KINDS  # noqa: PLC0415  (models are ready only now)
        from prestige.retention.kinds import register  # noqa: PLC0415

        register(*KINDS)
