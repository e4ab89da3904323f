from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "prestige.events"
    label = "events"
    verbose_name = _("Събития")

    def ready(self) -> None:
        from prestige.accounts import own_data  # noqa: PLC0415
        from prestige.events.notices import NOTICES  # noqa: PLC0415  (models are ready only now)
        from prestige.events.own_data import HOLDER  # noqa: PLC0415
        from prestige.notifications.registry import register  # noqa: PLC0415

        register(*NOTICES)
        own_data.register(HOLDER)
