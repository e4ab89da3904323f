from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UploadsConfig(AppConfig):
    name = "prestige.uploads"
    label = "uploads"
    verbose_name = _("Файлове")

    def ready(self) -> None:
        from prestige.retention.kinds import register  # noqa: PLC0415
        from prestige.uploads.kept import KINDS  # noqa: PLC0415  (models are ready only now)

        register(*KINDS)
