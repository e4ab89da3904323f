"""Drafts nobody touched for thirty days go, and no others."""

from datetime import timedelta

import pytest
from django.utils import timezone

from consultations.actions import keep_draft
from consultations.models import CommentDraft
from consultations.tasks import forget_old_drafts
from tests.factories import make_open_consultation

pytestmark = pytest.mark.django_db


def test_draft_is_forgotten_after_thirty_days() -> None:
    consultation, now = make_open_consultation(), timezone.now()
    keep_draft(consultation, "art_1", {"body": "Стара."}, token=None, by=None, now=now - timedelta(days=31))
    kept = keep_draft(consultation, "art_2", {"body": "Нова."}, token=None, by=None, now=now - timedelta(days=29))

    forget_old_drafts()

    assert list(CommentDraft.objects.all()) == [kept]
