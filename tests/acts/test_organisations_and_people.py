"""One person is not two, and an erased person speaks for nobody."""

import pytest
from django.utils import timezone

from prestige.accounts.actions import erase_person
from prestige.accounts.own_data import ERASED_NAME
from prestige.organisations.actions import second_application, verify_application
from prestige.organisations.models import Application, Organisation
from prestige.refusals import NotAllowed
from tests.factories import make_application, make_citizen, make_clerk, make_mandate

pytestmark = pytest.mark.django_db


def codes(refused: pytest.ExceptionInfo[NotAllowed]) -> set[str]:
    return {refusal.code for refusal in refused.value.refusals}


def test_verify_by_the_representative_who_seconded_is_refused() -> None:
    both = make_clerk("both@example.bg")
    mandate = make_mandate(both)
    application = make_application(make_citizen("third@example.bg"), eik=mandate.organisation.eik)
    second_application(application, by=both, now=timezone.now())

    with pytest.raises(NotAllowed) as refused:
        verify_application(application, note="Сверено с регистъра.", by=both, now=timezone.now())
    assert codes(refused) == {"same_person"}
    assert (
        verify_application(application, note="Сверено с регистъра.", by=make_clerk(), now=timezone.now()).seconded_by
        == both
    )


def test_erase_representative_ends_the_mandate_and_empties_the_application() -> None:
    person = make_citizen("zq@example.bg")
    mandate = make_mandate(person, person_name="Име Заличимо", email="zq@example.bg", act="пълномощно на Име Заличимо")
    erase_person(person, by=person, now=timezone.now())

    mandate.refresh_from_db()
    application = Application.objects.get(pk=mandate.application_id)
    said = (application.person_name, application.position, application.act, application.email)
    assert said == (ERASED_NAME, "", "", "")
    assert mandate.ended_at is not None
    assert Organisation.objects.get(pk=mandate.organisation_id).email == ""


def test_verify_application_of_an_erased_person_is_refused() -> None:
    person = make_citizen("zq@example.bg")
    application = make_application(person)
    erase_person(person, by=person, now=timezone.now())

    with pytest.raises(NotAllowed) as refused:
        verify_application(application, note="Сверено с регистъра.", by=make_clerk(), now=timezone.now())
    assert "left" in codes(refused)
