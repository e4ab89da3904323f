from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "prestige.accounts"
    label = "accounts"
    verbose_name = _("Профили")

    def ready(self) -> None:
        from prestige.accounts.kept import KINDS  # noqa: PLC0415  (models are ready only now)
        from prestige.retention.kinds import register  # noqa: PLC0415

        register(*KINDS)
