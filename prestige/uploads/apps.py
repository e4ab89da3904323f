from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UploadsConfig(AppConfig):
    name = "prestige.uploads"
    label = "uploads"
    verbose_name = _("Файлове")

    def ready(self) -> None:
        from prestige.accounts import own_data  # noqa: PLC0415
        from prestige.retention.kinds import register as register_kinds  # noqa: PLC0415
        from prestige.uploads.kept import KINDS  # noqa: PLC0415  (models are ready only now)
        from prestige.uploads.own_data import HOLDER  # noqa: PLC0415

        register_kinds(*KINDS)
        own_data.register(HOLDER)
