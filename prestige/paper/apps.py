"""The paper room as a Django application: it brings the system check of the native libraries."""

from django.apps import AppConfig
from django.core.checks import register

from prestige.paper.checks import check_native_libraries


class PaperConfig(AppConfig):
    """Registers the check when Django starts."""

    name = "prestige.paper"

    def ready(self) -> None:
        register(check_native_libraries)
