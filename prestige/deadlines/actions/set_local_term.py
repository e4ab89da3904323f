"""Giving a local term another value, with the act that says so."""

from datetime import date, datetime

from django.db import connection, transaction
from django.db.models import Max

from prestige.accounts.models import User
from prestige.deadlines.models import LocalTerm
from prestige.deadlines.setting import setting_refusals
from prestige.journal.actions import record
from prestige.refusals import Refusal, permit
from prestige.text_hygiene import clean_text

TERMS_LOCK = 0x5445524D


def set_local_term_refusals(rule: str, value: int | None, source: str, since: date | None) -> list[Refusal]:
    """Return why this value may not be set now; the form shows the same sentences."""
    latest = LocalTerm.objects.filter(rule=rule).aggregate(latest=Max("since"))["latest"]
    return setting_refusals(rule, value, source, since, latest)


@transaction.atomic
def set_local_term(rule: str, value: int, source: str, since: date, *, by: User, now: datetime) -> LocalTerm:
    """Write the value that holds from a day on and return its row; what held before stays on record.

    Raises ``NotAllowed`` for a statutory term, a value out of range, and without a source.
    """
    with connection.cursor() as cursor:  # two at once must see each other's days
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TERMS_LOCK])
    source = clean_text(source, multiline=False).strip()
    permit(set_local_term_refusals(rule, value, source, since))
    term = LocalTerm(rule=rule, value=value, source=source, since=since, set_by=by, set_at=now)
    term.full_clean()
    term.save(force_insert=True)
    record("local_term.set", term, by=by, now=now, rule=rule, value=value, since=since.isoformat())
    return term
