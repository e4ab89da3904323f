"""Organisations, their mandates and applications, made by the real acts."""

import itertools
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from stdnum.bg.vat import calc_check_digit_legal

from prestige.accounts.models import User
from prestige.organisations.actions import (
    fill_application,
    second_application,
    start_application,
    submit_application,
    verify_application,
)
from prestige.organisations.models import Application, Basis, Mandate
from prestige.uploads.actions import keep_upload
from tests.factories.people import make_citizen, make_clerk

_serial = itertools.count(20300001)
SENDER = "a hash of the sender"


def free_eik() -> str:
    """Return a number with a right check digit that no other call returned."""
    eight = str(next(_serial))
    return eight + str(calc_check_digit_legal(eight))


def make_draft_application(by: User | None = None, *, now: datetime | None = None, **fields: Any) -> Application:
    """Return a filled application that was not sent; `papers` are the texts of its files."""
    by, now = by or make_citizen(), now or timezone.now()
    papers = fields.pop("papers", ())
    draft = start_application(by=by, sender=SENDER, now=now)
    tokens = [
        str(keep_upload(each.encode(), "akt.txt", sender=SENDER, is_sealed=True, now=now).token) for each in papers
    ]
    eik = fields.pop("eik", None) or free_eik()
    values = {
        "eik": eik,
        "name": f"Сдружение „Пример {eik}“",
        "legal_form": "association",
        "seat": "гр. Хасково",
        "person_name": "Име Пример",
        "position": "председател",
        "basis": Basis.REGISTERED,
        "starts_on": date(2020, 1, 10),
        "files": tokens,
    }
    return fill_application(draft, values | fields, by=by, now=now)


def make_application(by: User | None = None, *, now: datetime | None = None, **fields: Any) -> Application:
    """Return an application that waits for the municipality."""
    by, now = by or make_citizen(), now or timezone.now()
    draft = make_draft_application(by, now=now, **fields)
    return submit_application(draft, seen=draft.changed_at, by=by, now=now)


def make_mandate(by: User | None = None, *, now: datetime | None = None, **fields: Any) -> Mandate:
    """Return a verified mandate; with the `eik` of a registered organisation a further one, seconded where needed."""
    now = now or timezone.now()
    application = make_application(by, now=now, **fields)
    others = Mandate.objects.filter(organisation__eik=application.eik).exclude(person=application.applicant)
    for other in others.valid_on(timezone.localdate(now))[:1]:
        second_application(application, by=other.person, now=now)
    return verify_application(application, note="Сверено с регистъра.", by=make_clerk(), now=now + timedelta(seconds=1))
