from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RetentionConfig(AppConfig):
    name = "prestige.retention"
    label = "retention"
    verbose_name = _("Съхранение")

    def ready(self) -> None:
        from prestige.retention.kinds import register, register_standing  # noqa: PLC0415
        from prestige.retention.own_kinds import KINDS, STANDING  # noqa: PLC0415  (models are ready only now)

        register(*KINDS)
        register_standing(*STANDING)
