from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    name = "prestige.organisations"
    label = "organisations"
    verbose_name = _("Организации")

    def ready(self) -> None:
        from prestige.accounts import own_data  # noqa: PLC0415
        from prestige.deadlines.due import register as register_dues  # noqa: PLC0415
        from prestige.notifications.registry import register  # noqa: PLC0415
        from prestige.organisations.notices import NOTICES  # noqa: PLC0415  (models are ready only now)
        from prestige.organisations.own_data import HOLDER  # noqa: PLC0415
        from prestige.organisations.read.dues import verification_dues  # noqa: PLC0415

        register(*NOTICES)
        register_dues(verification_dues)
        own_data.register(HOLDER)
