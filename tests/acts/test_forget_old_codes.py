"""Requests of codes are kept a week and no longer."""

from datetime import UTC, datetime, timedelta

import pytest

from prestige.accounts.actions import forget_old_codes, request_email_code
from prestige.accounts.models import EmailCode

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_forget_old_codes_deletes_what_is_older_than_a_week() -> None:
    request_email_code("old@example.bg", language="bg", now=NOW - timedelta(days=7, seconds=1))
    request_email_code("new@example.bg", language="bg", now=NOW - timedelta(days=7))
    forget_old_codes(NOW)
    assert [request.email for request in EmailCode.objects.order_by("pk")] == ["new@example.bg"]
