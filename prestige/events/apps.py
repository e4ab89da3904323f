from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "prestige.events"
    label = "events"
    verbose_name = _("Събития")

    def ready(self) -> None:
        from prestige.accounts import own_data  # noqa: PLC0415
        from prestige.events.filed import registrations_of  # noqa: PLC0415  (models are ready only now)
        from prestige.events.kept import KINDS  # noqa: PLC0415
        from prestige.events.notices import NOTICES  # noqa: PLC0415
        from prestige.events.own_data import HOLDER  # noqa: PLC0415
        from prestige.notifications.registry import register  # noqa: PLC0415
        from prestige.organisations.filed import register as register_filed  # noqa: PLC0415
        from prestige.retention.kinds import register as register_kinds  # noqa: PLC0415

        register(*NOTICES)
        register_kinds(*KINDS)
        register_filed(registrations_of)
        own_data.register(HOLDER)
