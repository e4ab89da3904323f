from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "prestige.accounts"
    label = "accounts"
    verbose_name = _("Профили")

    def ready(self) -> None:
        from prestige.accounts import own_data  # noqa: PLC0415
        from prestige.accounts.kept import KINDS  # noqa: PLC0415  (models are ready only now)
        from prestige.accounts.own_profile import JOURNAL, PROFILE  # noqa: PLC0415
        from prestige.accounts.own_staffing import STAFFING  # noqa: PLC0415
        from prestige.retention.kinds import register as register_kinds  # noqa: PLC0415

        register_kinds(*KINDS)
        own_data.register(PROFILE, JOURNAL, STAFFING)
