from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    name = "prestige.moderation"
    label = "moderation"
    verbose_name = _("Преглед")

    def ready(self) -> None:
        from prestige.accounts import own_data  # noqa: PLC0415
        from prestige.moderation.kept import KINDS  # noqa: PLC0415  (models are ready only now)
        from prestige.moderation.own_data import HOLDER  # noqa: PLC0415
        from prestige.retention.kinds import register as register_kinds  # noqa: PLC0415

        register_kinds(*KINDS)
        own_data.register(HOLDER)
