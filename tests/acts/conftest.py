"""A person with canaries everywhere, and their erasure up to the last letter."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from prestige.accounts.actions import erase_person
from prestige.accounts.models import Erasure
from prestige.notifications.actions import deliver_due, dispatch_events
from tests.canaries import Canary


@pytest.fixture
def canary(settings: Any, tmp_path: Path) -> Canary:
    settings.DOSSIER_CACHE, settings.ERASURE_LEDGER = str(tmp_path / "dossiers"), str(tmp_path / "erasures.jsonl")
    return Canary()


@pytest.fixture
def erase(django_capture_on_commit_callbacks: Callable[..., Any]) -> Callable[[Canary], Erasure]:
    """Return a function that erases the person, with everything that follows the commit, up to the last letter."""

    def erased(canary: Canary) -> Erasure:
        with django_capture_on_commit_callbacks(execute=True):
            erasure = erase_person(canary.user, by=canary.user, now=canary.now)
        dispatch_events(canary.now)
        deliver_due(lambda: canary.now)
        return Erasure.objects.get(pk=erasure.pk)

    return erased
