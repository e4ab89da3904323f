"""The clerk enters an act in force, ties a draft to it and sees how every instruction applies."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from consultations.actions import publish_consultation
from consultations.models import ActInForce, Consultation
from tests.factories import (
    make_act_in_force,
    make_adopted_consultation,
    make_amending_consultation,
    make_clerk,
    make_draft_consultation,
)
from tests.factories.acts_in_force import AMENDING_TEXT, IN_FORCE_TEXT

pytestmark = pytest.mark.django_db
NEW = "/admin/acts-in-force/new/"


@pytest.fixture
def office(client: Client) -> Client:
    """A browser in which an official with every right is signed in."""
    client.force_login(make_clerk())
    return client


def words(response: object) -> str:
    """Return what a page says, its tags taken out and all space plain."""
    return " ".join(re.sub("<[^>]+>", " ", response.content.decode()).replace("\xa0", " ").split())  # type: ignore[attr-defined]


def typed(**data: str) -> dict[str, str]:
    return {"title": "Наредба за животните", "reference": "Решение № 1", "source": IN_FORCE_TEXT} | data


def test_new_act_in_force_is_looked_at_before_it_is_kept(office: Client) -> None:
    looked = office.post(NEW, typed(look="1"))

    assert "Разпознати са 4 члена, 2 алинеи, 1 параграф." in words(looked)
    assert not ActInForce.objects.exists()

    kept = office.post(NEW, typed(save="1"), follow=True)

    row = ActInForce.objects.get()
    assert kept.redirect_chain == [(f"/admin/consultations/actinforce/{row.pk}/change/", 302)]
    assert "Действащият акт е записан." in words(kept)
    assert "Наредба за животните" in words(office.get("/admin/consultations/actinforce/"))


def test_new_act_in_force_that_only_amends_is_refused_with_the_text_kept(office: Client) -> None:
    response = office.post(NEW, typed(source=AMENDING_TEXT, save="1"))

    assert response.status_code == 409
    assert "Това е изменящ акт. Въведете текста на акта, който се изменя." in words(response)
    assert "къс повод" in words(response)


def test_new_act_in_force_without_its_fields_says_what_is_missing(office: Client) -> None:
    response = office.post(NEW, {"save": "1"})

    assert response.context["form"].errors == {
        "title": ["Напишете наименованието на акта."],
        "source": ["Поставете текста на действащия акт."],
    }


def test_amended_act_is_chosen_and_every_instruction_told_problems_first(office: Client) -> None:
    text = AMENDING_TEXT.replace("§ 3. Създава се чл. 3а", "§ 3. Създава се чл. 4")
    draft, row = make_draft_consultation(text=text), make_act_in_force()
    page = f"/admin/consultations/{draft.pk}/amended-act/"

    response = office.post(page, {"act_in_force": row.pk}, follow=True)

    assert Consultation.objects.get().amends == row
    assert "1 разпоредба не е приложена" in words(response)
    assert [(told.place.replace("\xa0", " "), told.status) for told in response.context["outcomes"]] == [
        ("§ 3", "не е еднозначно"),
        ("§ 1", "приложено"),
        ("§ 2, т. 1", "приложено"),
        ("§ 2, т. 2", "приложено"),
        ("§ 4", "собствена разпоредба"),
    ]


def test_text_of_the_draft_leads_to_the_act_it_amends(office: Client) -> None:
    for draft, said in (
        (make_draft_consultation(), "Изберете действащия акт"),
        (make_amending_consultation(), "Вижте всяка разпоредба на проекта и какво става с нея"),
    ):
        page = office.get(f"/admin/consultations/{draft.pk}/text/")
        assert said in words(page)
        assert f"/admin/consultations/{draft.pk}/amended-act/" in page.content.decode()


def test_amended_act_of_a_draft_that_amends_nothing_says_so(office: Client) -> None:
    draft = make_draft_consultation(amends=make_act_in_force())

    assert "Текстът на проекта не е изменящ акт" in words(office.get(f"/admin/consultations/{draft.pk}/amended-act/"))


def test_amended_act_of_a_public_draft_is_shown_and_not_changed(office: Client) -> None:
    consultation = publish_consultation(make_amending_consultation(), by=make_clerk(), now=timezone.now())
    page = f"/admin/consultations/{consultation.number}/amended-act/"

    assert "всичко е приложено" in words(office.get(page))
    refused = office.post(page, {"act_in_force": ""})
    assert refused.status_code == 409
    assert Consultation.objects.get().amends == consultation.amends


def test_adopted_act_becomes_an_act_in_force_by_one_button(office: Client) -> None:
    adopted = make_adopted_consultation()
    file = office.get(f"/admin/consultations/{adopted.number}/")
    assert "Направете приетия текст действащ акт" in file.content.decode()

    for _ in range(2):
        assert office.post(f"/admin/consultations/{adopted.number}/act-in-force/").status_code == 302

    assert ActInForce.objects.get().adopted_in == adopted


def test_adopted_amending_act_without_a_base_is_refused_in_the_file(office: Client) -> None:
    adopted = make_adopted_consultation(text=AMENDING_TEXT)

    response = office.post(f"/admin/consultations/{adopted.number}/act-in-force/", follow=True)

    assert "Не е избран действащият акт, който се изменя." in words(response)


def test_amended_act_page_asks_equally_often_for_1_3_and_30_instructions(office: Client) -> None:
    counted = []
    for count in (1, 3, 30):
        clauses = [f"§ {at}. В чл. 2 думата „повод“ се заменя с „повод“." for at in range(1, count + 1)]
        draft = make_amending_consultation(text="\n".join([AMENDING_TEXT.partition("\n")[0], *clauses]))
        office.get("/admin/")
        with CaptureQueriesContext(connection) as captured:
            assert office.get(f"/admin/consultations/{draft.pk}/amended-act/").status_code == 200
        counted.append(len(captured))
    assert len(set(counted)) == 1


def test_act_in_force_of_a_megabyte_is_read_and_not_lost(office: Client) -> None:
    form = re.search(r'<form method="post"[^>]*class="w-sheet"[^>]*>', office.get(NEW).content.decode())
    assert form is not None
    assert 'enctype="multipart/form-data"' in form.group()  # else every letter is sent as six bytes
    megabyte = IN_FORCE_TEXT + "Чл. 99. " + "дума " * 110_000
    assert office.post(NEW, typed(source=megabyte)).status_code == 200
