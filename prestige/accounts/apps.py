from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "prestige.accounts"
    label = "accounts"
    verbose_name = _("Профили")

    def ready(self) -> None:
        from prestige.accounts.own_data import register  # noqa: PLC0415
        from prestige.accounts.own_profile import JOURNAL, PROFILE  # noqa: PLC0415  (models are ready only now)

        register(PROFILE, JOURNAL)
