from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "prestige.notifications"
    label = "notifications"
    verbose_name = _("Писма")

    def ready(self) -> None:
        from prestige.accounts import own_data  # noqa: PLC0415
        from prestige.notifications.deadline_notices import NOTICES as OF_DEADLINES  # noqa: PLC0415
        from prestige.notifications.kept import KINDS  # noqa: PLC0415  (models are ready only now)
        from prestige.notifications.notices import NOTICES  # noqa: PLC0415
        from prestige.notifications.own_data import HOLDER  # noqa: PLC0415
        from prestige.notifications.registry import register  # noqa: PLC0415
        from prestige.notifications.security_notices import NOTICES as OF_ACCOUNTS  # noqa: PLC0415
        from prestige.retention.kinds import register as register_kinds  # noqa: PLC0415

        register(*NOTICES, *OF_DEADLINES, *OF_ACCOUNTS)
        register_kinds(*KINDS)
        own_data.register(HOLDER)
