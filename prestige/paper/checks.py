"""System check: tell the operator early, in one sentence, that PDF cannot be made on this machine."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Warning

from prestige import pdf


def check_native_libraries(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Return one warning when a native library of the press is missing, else nothing."""
    if pdf.is_available():
        return []
    return [Warning(pdf.missing_hint(), id="prestige.W001")]
