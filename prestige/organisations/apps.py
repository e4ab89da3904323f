from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    name = "prestige.organisations"
    label = "organisations"
    verbose_name = _("Организации")

    def ready(self) -> None:
        from prestige.deadlines.due import register as register_dues  # noqa: PLC0415
        from prestige.notifications.registry import register  # noqa: PLC0415
        from prestige.organisations.notices import NOTICES  # noqa: PLC0415  (models are ready only now)
        from prestige.organisations.read.dues import verification_dues  # noqa: PLC0415

        register(*NOTICES)
        register_dues(verification_dues)
