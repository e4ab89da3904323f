"""Registering an organisation: who may decide, what is refused, what the database keeps."""

from datetime import timedelta

import pytest
from django.utils import timezone

from prestige.journal.models import Event
from prestige.organisations.actions import (
    close_organisation,
    contest_application,
    discard_application,
    end_mandate,
    fill_application,
    forget_applications,
    refuse_application,
    return_application,
    second_application,
    start_application,
    submit_application,
    verify_application,
)
from prestige.organisations.models import (
    Application,
    ApplicationState,
    Basis,
    Decision,
    Mandate,
    MandateState,
    Organisation,
)
from prestige.organisations.read.doubts import doubts_about
from prestige.refusals import NotAllowed
from prestige.uploads.models import Upload
from tests.factories import (
    free_eik,
    make_application,
    make_citizen,
    make_clerk,
    make_draft_application,
    make_mandate,
    make_municipality,
)

pytestmark = pytest.mark.django_db


def codes(refused: pytest.ExceptionInfo[NotAllowed]) -> set[str]:
    return {refusal.code for refusal in refused.value.refusals}


def doubt_codes(application: Application) -> set[str]:
    registered = Organisation.objects.filter(eik=application.eik).first()
    return {doubt.code for doubt in doubts_about(application, registered)}


def test_start_application_twice_begins_one() -> None:
    person, now = make_citizen(), timezone.now()
    assert start_application(by=person, sender="x", now=now) == start_application(by=person, sender="x", now=now)


def test_submit_application_gives_a_number_once_and_a_second_press_returns_the_same() -> None:
    application = make_application()
    again = submit_application(application, seen=None, by=application.applicant, now=timezone.now())
    assert (again.number, again.state) == (application.number, ApplicationState.SUBMITTED)
    assert Event.objects.filter(verb="organisation.applied").count() == 1


@pytest.mark.parametrize(
    ("missing", "code"),
    [
        ({"name": ""}, "data"),
        ({"seat": ""}, "data"),
        ({"position": ""}, "representative"),
        ({"starts_on": None}, "representative"),
        ({"basis": Basis.PROXY, "act": "решение"}, "document"),
        ({"ends_on": timezone.localdate() - timedelta(days=2)}, "expired"),
    ],
)
def test_submit_application_unfinished_is_refused_by_step(missing: dict[str, object], code: str) -> None:
    draft = make_draft_application(**missing)
    with pytest.raises(NotAllowed) as refused:
        submit_application(draft, seen=draft.changed_at, by=draft.applicant, now=timezone.now())
    assert code in codes(refused)


def test_submit_application_changed_in_another_window_is_refused() -> None:
    draft = make_draft_application()
    with pytest.raises(NotAllowed) as refused:
        submit_application(draft, seen=draft.changed_at - timedelta(seconds=1), by=draft.applicant, now=timezone.now())
    assert codes(refused) == {"changed"}


def test_application_of_somebody_else_is_refused_and_the_own_one_kept() -> None:
    draft, stranger, now = make_draft_application(), make_citizen(), timezone.now()
    with pytest.raises(NotAllowed) as refused:
        fill_application(draft, {"name": "Чуждо име"}, by=stranger, now=now)
    assert codes(refused) == {"foreign"}
    assert fill_application(draft, {"name": "Свое име"}, by=draft.applicant, now=now).name == "Свое име"


def test_sent_application_is_not_changed_nor_thrown_away() -> None:
    application = make_application()
    with pytest.raises(NotAllowed):
        fill_application(application, {"name": "Друго"}, by=application.applicant, now=timezone.now())
    with pytest.raises(NotAllowed):
        discard_application(application, by=application.applicant)
    draft = make_draft_application()
    discard_application(draft, by=draft.applicant)
    assert list(Application.objects.all()) == [application]


def test_verify_application_registers_the_organisation_and_gives_the_mandate() -> None:
    clerk, application = make_clerk(), make_application(papers=["Решение на УС"], basis=Basis.PROXY, act="Решение 1")
    mandate = verify_application(application, by=clerk, seen=application.submitted_at, now=timezone.now())
    organisation = Organisation.objects.get()
    assert (organisation.eik, organisation.name) == (application.eik, application.name)
    assert (mandate.organisation, mandate.person, mandate.act) == (organisation, application.applicant, "Решение 1")
    assert mandate.state_on(timezone.localdate()) == MandateState.CURRENT
    upload = Upload.objects.get()
    assert upload.is_sealed
    assert upload.attached_at is not None


def test_nobody_decides_on_the_own_application_another_clerk_does() -> None:
    clerk = make_clerk()
    application = make_application(clerk)
    for act, more in (
        (verify_application, {}),
        (return_application, {"reason": "а"}),
        (refuse_application, {"reason": "а"}),
    ):
        with pytest.raises(NotAllowed) as refused:
            act(application, by=clerk, now=timezone.now(), **more)  # type: ignore[operator]
        assert codes(refused) == {"own"}
    assert verify_application(application, by=make_clerk(), now=timezone.now()).person == clerk


@pytest.mark.parametrize("act", [return_application, refuse_application])
def test_decision_against_without_a_reason_is_refused_and_with_one_kept(act: object) -> None:
    application, clerk = make_application(), make_clerk()
    with pytest.raises(NotAllowed) as refused:
        act(application, reason=" \u200b ", by=clerk, now=timezone.now())  # type: ignore[operator]
    assert codes(refused) == {"reason"}
    act(application, reason="Името не е като в регистъра.", by=clerk, now=timezone.now())  # type: ignore[operator]
    assert Decision.objects.get().reason == "Името не е като в регистъра."


def test_decided_application_is_not_decided_again() -> None:
    application, clerk = make_application(), make_clerk()
    refuse_application(application, reason="Няма такава организация.", by=clerk, now=timezone.now())
    with pytest.raises(NotAllowed) as refused:
        verify_application(application, by=clerk, now=timezone.now())
    assert codes(refused) == {"state"}
    assert not Organisation.objects.exists()


def test_returned_application_keeps_its_number_and_must_be_looked_at_again() -> None:
    application, clerk, now = make_application(), make_clerk(), timezone.now()
    seen = application.submitted_at
    return_application(application, reason="Добавете датата.", by=clerk, now=now)
    application.refresh_from_db()
    mended = fill_application(application, {"act": "Решение от 10.01"}, by=application.applicant, now=now)
    sent = submit_application(mended, seen=mended.changed_at, by=application.applicant, now=now + timedelta(hours=1))
    assert sent.number == application.number
    with pytest.raises(NotAllowed) as refused:
        verify_application(sent, by=clerk, seen=seen, now=now)
    assert codes(refused) == {"seen"}
    assert verify_application(sent, by=clerk, seen=sent.submitted_at, now=now + timedelta(hours=2))


def test_second_applicant_of_a_registered_number_needs_a_representative_and_the_clerk() -> None:
    first, clerk, now = make_mandate(), make_clerk(), timezone.now() + timedelta(minutes=1)
    request = make_application(eik=first.organisation.eik, now=now)
    with pytest.raises(NotAllowed) as refused:
        verify_application(request, by=clerk, now=now)
    assert codes(refused) == {"second"}
    second_application(request, by=first.person, now=now)
    mandate = verify_application(request, by=clerk, now=now + timedelta(minutes=1))
    assert (mandate.organisation, mandate.seconded_by) == (first.organisation, first.person)
    assert Organisation.objects.count() == 1


def test_contested_request_is_not_verified_until_the_contester_speaks_no_more() -> None:
    first, clerk, now = make_mandate(), make_clerk(), timezone.now() + timedelta(minutes=1)
    request = make_application(eik=first.organisation.eik, now=now)
    with pytest.raises(NotAllowed):
        contest_application(request, reason="", by=first.person, now=now)
    contest_application(request, reason="Не го познаваме.", by=first.person, now=now)
    with pytest.raises(NotAllowed) as refused:
        verify_application(request, by=clerk, now=now)
    assert codes(refused) == {"contested"}
    end_mandate(first, reason="Избран е нов председател.", by=clerk, now=now)
    assert verify_application(request, by=clerk, now=now).seconded_by is None


def test_stranger_and_applicant_say_nothing_on_a_request() -> None:
    first, now = make_mandate(), timezone.now() + timedelta(minutes=1)
    request = make_application(eik=first.organisation.eik, now=now)
    foreign = make_mandate()
    for person in (request.applicant, make_citizen(), foreign.person):
        with pytest.raises(NotAllowed) as refused:
            second_application(request, by=person, now=now)
        assert codes(refused) == {"mandate"}
    assert second_application(request, by=first.person, now=now).by == first.person


def test_clerk_alone_verifies_where_no_mandate_is_valid() -> None:
    today, now = timezone.localdate(), timezone.now()
    old = make_mandate(ends_on=today - timedelta(days=400), now=now - timedelta(days=500))
    request = make_application(eik=old.organisation.eik)
    assert verify_application(request, by=make_clerk(), now=timezone.now()).organisation == old.organisation


def test_word_of_a_representative_counts_only_for_what_was_sent_last() -> None:
    first, clerk, now = make_mandate(), make_clerk(), timezone.now() + timedelta(minutes=1)
    request = make_application(eik=first.organisation.eik, now=now)
    second_application(request, by=first.person, now=now)
    return_application(request, reason="Друга дата.", by=clerk, now=now + timedelta(minutes=1))
    request.refresh_from_db()
    person, later = request.applicant, now + timedelta(minutes=2)
    mended = fill_application(request, {"position": "изпълнителен директор"}, by=person, now=later)
    sent = submit_application(mended, seen=mended.changed_at, by=person, now=later)
    with pytest.raises(NotAllowed) as refused:
        verify_application(sent, by=clerk, now=later)
    assert codes(refused) == {"second"}


def test_same_number_twice_waits_for_the_clerk_and_one_organisation_comes_of_it() -> None:
    eik, clerk, now = free_eik(), make_clerk(), timezone.now()
    one, other = make_application(eik=eik), make_application(eik=eik, name="Съвсем друго име")
    assert "same_eik" in doubt_codes(one)
    assert "same_eik" in doubt_codes(other)
    with pytest.raises(NotAllowed) as refused:
        verify_application(one, by=clerk, now=now)
    assert codes(refused) == {"doubts"}
    verify_application(one, note="Сверено в Търговския регистър.", by=clerk, now=now)
    with pytest.raises(NotAllowed) as refused:
        verify_application(other, note="И това.", by=clerk, now=now)
    assert codes(refused) == {"second"}
    assert Event.objects.filter(verb="mandate.asked", subject_id=other.pk).exists()
    assert Organisation.objects.get().name == one.name


def test_same_person_asks_once_for_one_number() -> None:
    application = make_application()
    with pytest.raises(NotAllowed) as refused:
        make_application(application.applicant, eik=application.eik)
    assert codes(refused) == {"twin"}
    assert make_application(application.applicant).number != application.number


@pytest.mark.parametrize(
    "name", ["Cдружение „Пpимep“", "ПРИМЕР", "Фондация «Пример»", "Прим\u0435\u0301р", "Прим\uff45р"]
)
def test_look_alike_of_a_registered_name_is_flagged_to_the_clerk(name: str) -> None:
    make_mandate(name="Сдружение „Пример“")
    application = make_application(name=name)
    assert "look_alike" in doubt_codes(application)
    with pytest.raises(NotAllowed) as refused:
        verify_application(application, by=make_clerk(), now=timezone.now())
    assert codes(refused) == {"doubts"}


def test_name_of_its_own_is_not_flagged() -> None:
    make_municipality()
    make_mandate(name="Сдружение „Пример“")
    assert doubt_codes(make_application(name="Сдружение „Образец“")) == set()


def test_mixed_alphabets_and_the_name_of_the_municipality_are_flagged() -> None:
    municipality = make_municipality()
    assert doubt_codes(make_application(name="Клуб Хaсково")) == {"mixed"}  # a Latin a
    assert "official" in doubt_codes(make_application(name=f"Младежи при {municipality.name}"))


def test_mandate_that_ran_out_while_it_waited_is_not_given() -> None:
    now = timezone.now()
    application = make_application(ends_on=timezone.localdate(now) + timedelta(days=2))
    with pytest.raises(NotAllowed) as refused:
        verify_application(application, by=make_clerk(), now=now + timedelta(days=4))
    assert codes(refused) == {"expired"}
    assert verify_application(application, by=make_clerk(), now=now)


def test_end_mandate_once_with_a_reason() -> None:
    mandate, clerk, now = make_mandate(), make_clerk(), timezone.now()
    with pytest.raises(NotAllowed):
        end_mandate(mandate, reason="", by=clerk, now=now)
    ended = end_mandate(mandate, reason="Оттеглено пълномощно.", by=clerk, now=now)
    assert ended.state_on(timezone.localdate(now)) == MandateState.ENDED
    with pytest.raises(NotAllowed):
        end_mandate(mandate, reason="Пак.", by=clerk, now=now)


def test_closed_organisation_gives_no_mandates() -> None:
    mandate, clerk, now = make_mandate(), make_clerk(), timezone.now()
    close_organisation(mandate.organisation, reason="Заличена.", by=clerk, now=now)
    request = make_application(eik=mandate.organisation.eik)
    with pytest.raises(NotAllowed) as refused:
        verify_application(request, note="x", by=clerk, now=timezone.now())
    assert "closed" in codes(refused)
    assert list(Mandate.objects.valid_on(timezone.localdate())) == []
    with pytest.raises(NotAllowed):
        close_organisation(mandate.organisation, reason="Пак.", by=clerk, now=now)


def test_forget_applications_forgets_old_drafts_alone() -> None:
    now = timezone.now()
    make_draft_application(now=now - timedelta(days=31))
    kept = make_draft_application(now=now - timedelta(days=29))
    sent = make_application(now=now - timedelta(days=60))
    assert forget_applications(now) == 1
    assert set(Application.objects.all()) == {kept, sent}
