"""Acts in force: entered once, chosen while nobody reads, unchanged from then on."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from consultations.actions import choose_amended_act, enter_act_in_force, enter_adopted_act, publish_consultation
from consultations.models import ActInForce, Consultation
from prestige.journal.models import Event
from prestige.refusals import NotAllowed
from tests.factories import (
    make_act_in_force,
    make_adopted_consultation,
    make_amending_consultation,
    make_clerk,
    make_draft_consultation,
    make_open_consultation,
)
from tests.factories.acts_in_force import AMENDING_TEXT, IN_FORCE_TEXT

pytestmark = pytest.mark.django_db


def test_enter_act_in_force_keeps_text_tree_and_journal() -> None:
    clerk, now = make_clerk(), timezone.now()

    row = enter_act_in_force(" Наредба  за реда ", "приета с Решение № 1", IN_FORCE_TEXT, by=clerk, now=now)

    assert (row.title, row.reference, row.entered_by, row.entered_at) == (
        "Наредба за реда",
        "приета с Решение № 1",
        clerk,
        now,
    )
    assert row.act.find("art_2") is not None
    assert Event.objects.get(verb="act_in_force.entered").data == {"sha256": row.sha256}


def test_enter_act_in_force_sent_twice_is_one_row() -> None:
    rows = {make_act_in_force().pk for _ in range(2)}

    assert rows == {ActInForce.objects.get().pk}
    assert Event.objects.filter(verb="act_in_force.entered").count() == 1


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        ("", IN_FORCE_TEXT, "title"),
        ("Наредба", " \n", "empty"),
        ("Наредба", "Само изречение.", "articles"),
        ("Наредба", AMENDING_TEXT, "amending"),
    ],
)
def test_enter_act_in_force_that_is_none_is_refused(title: str, text: str, code: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        enter_act_in_force(title, "", text, by=make_clerk(), now=timezone.now())

    assert [each.code for each in refused.value.refusals] == [code]


def test_choose_amended_act_ties_the_draft_and_is_journalled() -> None:
    draft, row = make_draft_consultation(text=AMENDING_TEXT), make_act_in_force()

    chosen = choose_amended_act(draft, row, by=make_clerk(), now=timezone.now())
    again = choose_amended_act(draft, row, by=make_clerk(), now=timezone.now())

    assert (chosen.amends, again.version) == (row, chosen.version)
    assert [event.data.get("amends") for event in Event.objects.filter(verb="consultation.edited")] == [row.pk]
    assert choose_amended_act(draft, None, by=make_clerk(), now=timezone.now()).amends is None


def test_choose_amended_act_of_a_public_draft_is_refused_also_by_the_database() -> None:
    consultation = make_open_consultation()

    with pytest.raises(NotAllowed):
        choose_amended_act(consultation, make_act_in_force(), by=make_clerk(), now=timezone.now())
    with pytest.raises(IntegrityError, match="keeps the act"), transaction.atomic():
        Consultation.objects.filter(pk=consultation.pk).update(amends=make_act_in_force())


def test_act_in_force_of_a_public_draft_never_changes() -> None:
    draft = make_amending_consultation()
    ActInForce.objects.update(reference="поправка")
    publish_consultation(draft, by=make_clerk(), now=timezone.now())

    with pytest.raises(IntegrityError, match="never change"), transaction.atomic():
        ActInForce.objects.update(reference="друго")
    with pytest.raises(IntegrityError, match="never change"), transaction.atomic():
        ActInForce.objects.filter(pk=draft.amends_id)._raw_delete("default")


def test_enter_adopted_act_makes_its_text_an_act_in_force() -> None:
    adopted = make_adopted_consultation()

    row = enter_adopted_act(adopted, by=make_clerk(), now=timezone.now())

    assert adopted.current_revision is not None
    assert (row.adopted_in, row.reference, row.source) == (
        adopted,
        "Решение № 1 по протокол № 1",
        adopted.current_revision.source,
    )


def test_enter_adopted_act_of_an_amending_act_enters_what_it_amends_as_amended() -> None:
    adopted = make_adopted_consultation(text=AMENDING_TEXT, amends=make_act_in_force())

    row = enter_adopted_act(adopted, by=make_clerk(), now=timezone.now())

    assert row.reference == "приета с Решение № 1 от 2020 г.; изм. с Решение № 1 по протокол № 1"
    assert "Чл. 2. Кучетата се водят на къс повод." in row.source


@pytest.mark.parametrize(
    "text", [AMENDING_TEXT.replace("чл. 2", "чл. 77"), AMENDING_TEXT.replace("се заменят", "сменят")]
)
def test_enter_adopted_act_with_an_instruction_not_applied_is_refused(text: str) -> None:
    adopted = make_adopted_consultation(text=text, amends=make_act_in_force())

    with pytest.raises(NotAllowed) as refused:
        enter_adopted_act(adopted, by=make_clerk(), now=timezone.now())

    assert [each.code for each in refused.value.refusals] == ["problems"]


def test_enter_adopted_act_before_the_adoption_or_without_a_base_is_refused() -> None:
    for consultation, code in (
        (make_open_consultation(), "adopted"),
        (make_adopted_consultation(text=AMENDING_TEXT), "base"),
    ):
        with pytest.raises(NotAllowed) as refused:
            enter_adopted_act(consultation, by=make_clerk(), now=timezone.now())
        assert [each.code for each in refused.value.refusals] == [code]
