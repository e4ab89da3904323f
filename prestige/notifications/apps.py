from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "prestige.notifications"
    label = "notifications"
    verbose_name = _("Писма")

    def ready(self) -> None:
        from prestige.notifications.deadline_notices import NOTICES as OF_DEADLINES  # noqa: PLC0415
        from prestige.notifications.notices import NOTICES  # noqa: PLC0415  (models are ready only now)
        from prestige.notifications.registry import register  # noqa: PLC0415

        register(*NOTICES, *OF_DEADLINES)
