"""Whoever was erased stays erased: after a backup is restored, and when a request was on its way."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings

from consultations.actions.keep_draft import keep_draft
from consultations.models import CommentDraft
from prestige.accounts.actions import finish_erasures, replay_erasures
from prestige.accounts.models import Erasure, User
from prestige.accounts.own_data import ERASED_NAME
from tests.canaries import EMAIL, NAME, Canary, dump, found
from tests.factories import make_citizen, make_comment

pytestmark = pytest.mark.django_db


def test_restored_backup_is_erased_again_from_the_file_alone(canary: Canary, erase: Any) -> None:
    erase(canary)
    Erasure.objects.all().delete()  # the backup is older than the erasure
    User.objects.filter(pk=canary.user.pk).update(email=EMAIL, full_name=NAME, is_active=True)
    later = canary.now
    assert replay_erasures(now=later, dry_run=True).erased == [canary.user.pk]
    assert User.objects.get(pk=canary.user.pk).email == EMAIL
    assert replay_erasures(now=later).erased == [canary.user.pk]
    assert User.objects.get(pk=canary.user.pk).is_erased
    assert Erasure.objects.get().replayed_at == later
    assert replay_erasures(now=later).erased == []


def test_replay_leaves_a_new_person_alone_and_names_the_doubt(canary: Canary, erase: Any) -> None:
    erase(canary)
    reborn = make_citizen(EMAIL)
    User.objects.filter(pk=canary.user.pk).update(email="somebody-else@example.bg")
    done = replay_erasures(now=canary.now)
    assert (done.erased, done.unclear) == ([], [canary.user.pk])
    assert User.objects.get(pk=reborn.pk).email == EMAIL


def test_replay_knows_the_address_under_a_former_key(canary: Canary, erase: Any, settings: Any) -> None:
    erase(canary)
    User.objects.filter(pk=canary.user.pk).update(email=EMAIL)
    settings.SECRET_KEY_FALLBACKS = [django_settings.SECRET_KEY]
    settings.SECRET_KEY = "another key, after the yearly change of keys, long enough"
    assert replay_erasures(now=canary.now).erased == [canary.user.pk]


def test_ledger_holds_no_address(canary: Canary, erase: Any, settings: Any) -> None:
    erase(canary)
    (line,) = Path(settings.ERASURE_LEDGER).read_text().splitlines()
    assert json.loads(line).keys() == {"person", "hash", "erased_at"}
    assert "zqkan" not in line


def test_what_was_on_its_way_is_erased_too(canary: Canary, erase: Any) -> None:
    erase(canary)
    assert finish_erasures(canary.now) == 0
    user = User.objects.get(pk=canary.user.pk)
    late = make_comment(canary.open, author=user, body="Закъснял текст.", author_name=NAME, author_email="")
    keep_draft(canary.open, "art_1", {"body": "zqkanlate"}, token=None, by=user, now=canary.now)
    assert finish_erasures(canary.now + timedelta(hours=3)) == 0
    assert finish_erasures(canary.now + timedelta(minutes=10)) == 1
    late.refresh_from_db()
    assert (late.author_name, late.public_name) == ("", ERASED_NAME)
    assert not CommentDraft.objects.filter(user=user).exists()
    assert "zqkanlate" not in {word for words in found(dump()).values() for word in words}
    assert finish_erasures(canary.now + timedelta(minutes=20)) == 0
