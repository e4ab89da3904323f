"""The desk after the consultation: every step on its page, refused with its reason or kept, and corrected."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from consultations.actions import publish_consultation
from consultations.models import Consultation, CouncilStep
from tests.factories import (
    make_act_in_effect,
    make_adopted_consultation,
    make_clerk,
    make_closed_consultation,
    make_draft_consultation,
    make_general_act,
    make_in_session_consultation,
    make_municipality,
    make_open_consultation,
    make_statement,
    take_step,
)

pytestmark = pytest.mark.django_db
Kind = CouncilStep.Kind
VOTES = {"in_favour": 18, "against": 4, "abstained": 3, "present": 25, "councillors": 29, "matter": "other"}


@pytest.fixture
def office(client: Client) -> Client:
    """A browser in which an official with every right is signed in."""
    client.force_login(make_clerk())
    return client


def address(consultation: Consultation, page: str = "council/") -> str:
    return f"/admin/consultations/{consultation.number or consultation.pk}/{page}"


def plain(page: str) -> str:
    return page.replace("\xa0", " ")


def test_act_goes_from_the_statement_to_the_day_it_is_in_force(office: Client) -> None:
    act = make_closed_consultation()
    early = plain(office.get(address(act, "tabling/")).content.decode())
    assert "aria-disabled" in early
    assert "Справката за постъпилите предложения още не е издадена." in early
    assert "ЗНА чл. 26, ал. 5" in early
    make_statement(act)
    today = timezone.localdate().isoformat()
    sent = [
        ("tabling", {"document": "Докладна записка вх. № 12"}),
        ("committee", {"place": "Комисия по обществен ред"}),
        ("session", {"document": "Заседание № 14"}),
        ("decision", {"result": "adopted", "document": "Решение № 123, Протокол № 7"} | VOTES),
        ("sending", {}),
        ("promulgation", {"place": "вестник „Пример“", "in_force_from": today}),
        ("ex-post", {"document": "Доклад"}),
        ("annulment", {"document": "Решение на съда"}),
    ]
    for noun, data in sent:
        answers = [office.post(address(act, f"{noun}/"), {"happened_on": today} | data) for _ in range(2)]
        assert [answer.status_code for answer in answers] == [302, 302], (noun, answers[0].content.decode()[:0])
    assert [step.kind for step in act.council_steps.order_by("pk")] == [
        Kind.TABLED,
        Kind.COMMITTEE,
        Kind.SESSION,
        Kind.ADOPTED,
        Kind.SENT,
        Kind.PROMULGATED,
        Kind.EX_POST,
        Kind.ANNULLED,
    ]
    page = plain(office.get(address(act)).content.decode())
    assert "За 18, против 4, въздържали се 3; присъстват 25 от 29." in page


def test_unlawful_result_comes_back_with_the_law_and_everything_typed(office: Client) -> None:
    act = make_in_session_consultation()
    typed = {"result": "adopted", "happened_on": timezone.localdate().isoformat(), "document": "Решение № 9"}
    refused = office.post(address(act, "decision/"), typed | VOTES | {"in_favour": 10, "abstained": 11})
    page = plain(refused.content.decode())
    assert refused.status_code == 409
    assert "За приемане са нужни поне 13 гласа „за“ при 25 присъстващи, а са 10." in page
    assert "ЗМСМА чл. 27, ал. 3" in page
    assert 'value="Решение № 9"' in page
    assert not act.council_steps.filter(kind=Kind.ADOPTED).exists()


def test_decision_before_the_earliest_day_is_refused(office: Client) -> None:
    act = make_in_session_consultation()
    typed = {"result": "adopted", "happened_on": act.last_day.isoformat(), "document": "Решение № 1"}
    refused = office.post(address(act, "decision/"), typed | VOTES)
    assert refused.status_code == 409
    assert "не може да се приеме преди" in refused.content.decode()


def test_decision_begins_with_the_size_of_the_council(office: Client) -> None:
    make_municipality(council_size="33")
    form = office.get(address(make_in_session_consultation(), "decision/")).context["form"]
    assert form["councillors"].value() == 33
    assert [value for value, _ in form.fields["result"].choices] == ["adopted", "rejected"]


def test_returned_act_is_only_adopted_again_or_not(office: Client) -> None:
    act = make_adopted_consultation()
    take_step(act, Kind.RETURNED)
    form = office.get(address(act, "decision/")).context["form"]
    assert [value for value, _ in form.fields["result"].choices] == ["readopted", "rejected"]


def test_recorded_step_is_corrected_and_the_mistake_stays_visible(office: Client) -> None:
    act = make_adopted_consultation()
    wrong = act.council_steps.get(kind=Kind.ADOPTED)
    page = address(act, f"council/{wrong.pk}/")
    assert 'value="Решение № 1 по протокол № 1"' in office.get(page).content.decode()
    typed = {"result": "adopted", "happened_on": timezone.localdate().isoformat(), "document": "Решение № 11"}
    assert office.post(page, typed | VOTES)["Location"] == address(act)
    shown = plain(office.get(address(act)).content.decode())
    assert "Решение № 11" in shown
    assert "<s>" in shown
    assert office.get(page).status_code == 404


def test_act_of_the_mayor_has_no_steps_of_the_council(office: Client) -> None:
    act = publish_consultation(make_general_act(issuer="mayor"), by=make_clerk(), now=timezone.now())
    page = plain(office.get(address(act)).content.decode())
    assert "<h1>Решение на кмета" in page
    assert "Внасяне в общинския съвет" not in page
    assert "ЗНА" not in page
    form = office.get(address(act, "decision/")).context["form"]
    assert "present" not in form.fields


def test_draft_is_restarted_with_its_reason_and_the_new_draft_opens(office: Client) -> None:
    act = make_in_session_consultation()
    refused = office.post(address(act, "restart/"), {"reason": "Кратко."})
    assert refused.status_code == 409
    sent = {"reason": "Комисията иска друг текст на чл. 2."}
    opened = [office.post(address(act, "restart/"), sent)["Location"] for _ in range(2)]
    successor = Consultation.objects.get(successor_of=act)
    assert opened == [address(successor, ""), address(act, "restart/")]
    assert "Преработен проект след консултация" in office.get(opened[0]).content.decode()
    assert "Комисията иска друг текст" in office.get(opened[1]).content.decode()


def test_ready_draft_waits_for_whoever_publishes(office: Client) -> None:
    draft = make_draft_consultation()
    page = address(draft, "readiness/")
    office.post(page)
    assert "Публикувайте: проектът е готов" in plain(office.get("/admin/").content.decode())
    assert "Проектът е готов за публикуване" in office.get(address(draft, "publication/")).content.decode()
    office.post(page, {"back": "1"})
    assert "Довършете и отбележете като готов" in plain(office.get("/admin/").content.decode())
    unfinished = make_draft_consultation(summary="")
    told = office.post(address(unfinished, "readiness/"), follow=True).content.decode()
    assert "Няма резюме" in told


def test_what_comes_next_stands_among_the_tasks_with_its_law(office: Client) -> None:
    issued = make_closed_consultation()
    make_statement(issued)
    make_adopted_consultation()
    returned = make_adopted_consultation()
    take_step(returned, Kind.RETURNED)
    make_act_in_effect()
    page = plain(office.get("/admin/").content.decode())
    for sentence in (
        "Внесете в общинския съвет",
        "Обнародвайте приетия акт",
        "Изпратете акта на кмета и на областния управител",
        "Съветът разглежда отново върнатия акт",
        "ЗМСМА чл. 22, ал. 2",
    ):
        assert sentence in page


def test_page_of_the_way_asks_equally_often_for_any_number_of_steps(office: Client) -> None:
    act = make_in_session_consultation()
    office.get("/admin/")
    counted = []
    for more in (0, 2, 27):
        for number in range(more):
            take_step(act, Kind.COMMITTEE, place=f"Комисия {more}-{number}")
        with CaptureQueriesContext(connection) as captured:
            assert office.get(address(act)).status_code == 200
        counted.append(len(captured))
    assert len(set(counted)) == 1


def test_general_act_is_prepared_published_and_told_without_the_law_of_normative_acts(office: Client) -> None:
    draft = make_general_act(main_considerations="", participation_forms=[])
    motives = address(draft, "motives/")
    assert "Формата" not in office.get(motives).content.decode()
    blocked = plain(office.get(address(draft, "publication/")).content.decode())
    assert "Не са посочени основните съображения" in blocked
    assert "Изберете поне една форма" in blocked
    assert "ЗНА" not in blocked
    form = {
        "main_considerations": "Разпределя залите.",
        "participation_forms": ["written", "discussion"],
        "summary": "Кой кога ползва залите.",
        "version": draft.version,
    }
    assert office.post(motives, form).status_code == 302
    assert office.post(address(draft, "term/"), {"term_months": 2, "version": draft.version + 1}).status_code == 302
    office.post(address(draft, "publication/"))
    draft.refresh_from_db()
    assert draft.number
    for page in ("", "text/", "follow/", "text/art_1/comment/"):
        shown = plain(office.get(draft.get_absolute_url() + page).content.decode())
        assert ("ЗНА" in shown, "нормативните актове" in shown) == (False, False), page
    overview = plain(office.get(draft.get_absolute_url()).content.decode())
    assert "Разпределя залите." in overview
    assert "Обществено обсъждане" in overview
    assert "Обобщена справка" in overview


def test_draft_normative_act_of_the_mayor_is_an_error_of_its_field(office: Client) -> None:
    draft = make_draft_consultation()
    data = {
        "title": draft.title,
        "procedure": "draft_act",
        "act_type": "ordinance",
        "issuer": "mayor",
        "unit": draft.unit_id,
        "policy_area": draft.policy_area_id,
        "version": draft.version,
    }
    page = office.post(address(draft, "data/"), data)
    assert page.status_code == 200
    assert "Нормативните актове се приемат само от общинския съвет." in page.content.decode()


def test_old_address_of_the_adoption_leads_to_the_decision(office: Client) -> None:
    act = make_open_consultation()
    assert office.get(address(act, "adoption/"))["Location"] == address(act, "decision/")
