from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "prestige.events"
    label = "events"
    verbose_name = _("Събития")

    def ready(self) -> None:
        from prestige.events.notices import NOTICES  # noqa: PLC0415  (models are ready only now)
        from prestige.notifications.registry import register  # noqa: PLC0415

        register(*NOTICES)
