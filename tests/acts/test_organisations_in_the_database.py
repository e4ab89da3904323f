"""What was verified stays: the database itself refuses to change or delete it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from prestige.organisations.actions import end_mandate
from prestige.organisations.models import Mandate
from tests.factories import make_clerk, make_draft_application, make_mandate

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM organisations_organisation",
        "UPDATE organisations_organisation SET eik = '831641791'",
        "DELETE FROM organisations_mandate",
        "UPDATE organisations_mandate SET name = 'Друго Име'",
        "UPDATE organisations_mandate SET ends_on = '2099-01-01'",
        "DELETE FROM organisations_decision",
        "UPDATE organisations_decision SET reason = 'друга'",
        "DELETE FROM organisations_applicationdocument",
        "DELETE FROM organisations_application",
        "UPDATE organisations_application SET state = 'submitted'",
        "UPDATE organisations_application SET number = '26-9999-9'",
    ],
)
def test_database_keeps_the_history(statement: str) -> None:
    make_mandate(papers=["Решение"])
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_database_lets_an_end_be_written_once() -> None:
    mandate = end_mandate(make_mandate(), reason="Край.", by=make_clerk(), now=timezone.now())
    with pytest.raises(DatabaseError), transaction.atomic():
        Mandate.objects.filter(pk=mandate.pk).update(end_reason="Друга причина.")


def test_database_refuses_wrong_numbers_ranges_and_a_second_organisation() -> None:
    mandate = make_mandate()
    organisation = mandate.organisation
    with pytest.raises(ValidationError):
        make_draft_application(eik="12345")
    with pytest.raises(ValidationError):
        make_draft_application(ends_on=mandate.starts_on - timedelta(days=1))
    organisation.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        organisation.save(force_insert=True)
