"""What the public reads of an act after its consultation: stages, timeline, notices, lists, feed and letters."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from consultations.actions import correct_council_step, publish_consultation, restart_consultation
from consultations.models import Consultation, CouncilStep
from prestige.notifications.actions import subscribe
from tests.factories import (
    make_act_in_effect,
    make_adopted_consultation,
    make_answer,
    make_citizen,
    make_clerk,
    make_closed_consultation,
    make_comment,
    make_in_session_consultation,
    make_statement,
    step_data,
    take_step,
)
from tests.web.test_letters import letters

pytestmark = pytest.mark.django_db
Kind = CouncilStep.Kind
WHY = "Комисията иска друг текст на чл. 2."


def page_of(client: Client, consultation: Consultation, rest: str = "") -> str:
    response = client.get(f"{consultation.get_absolute_url()}{rest}")
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode().replace("\xa0", " "))


def test_timeline_tells_every_step_with_its_document_votes_and_link(client: Client) -> None:
    act = make_in_session_consultation()
    take_step(act, Kind.ADOPTED, link="https://obs.example/reshenie.pdf")
    take_step(act, Kind.PROMULGATED)
    page = page_of(client, act)
    history = page[page.index('id="history"') :]
    for words in (
        "Проектът е внесен в общинския съвет.",
        "Докладна записка вх. № 12.",
        "Проектът е в дневния ред на общинския съвет.",
        "Общинският съвет прие акта.",
        "За 18, против 4, въздържали се 3; присъстват 25 от 29.",
        'href="https://obs.example/reshenie.pdf"',
        "Актът е обнародван.",
        "вестник „Пример“",
    ):
        assert words in history, words
    assert history.index("Актът е обнародван.") < history.index("Общинският съвет прие акта.")
    assert "Актът е в сила от" in page


def test_corrected_step_stands_once_and_right_in_the_timeline(client: Client) -> None:
    act = make_adopted_consultation()
    wrong = act.council_steps.get(kind=Kind.ADOPTED)
    right = step_data(Kind.ADOPTED, document="Решение № 11 по протокол № 1")
    correct_council_step(wrong, right, by=make_clerk(), now=timezone.now())
    page = page_of(client, act)
    assert "Решение № 11 по протокол № 1" in page
    assert "Решение № 1 по протокол № 1" not in page


@pytest.mark.parametrize(
    ("kinds", "current"),
    [
        ((), "Общински съвет"),
        ((Kind.ADOPTED,), "В сила"),
        ((Kind.REJECTED,), "Общински съвет"),
        ((Kind.ADOPTED, Kind.RETURNED), "Общински съвет"),
        ((Kind.ADOPTED, Kind.ANNULLED), "Отменена"),
    ],
)
def test_line_of_stages_stands_at_the_phase(client: Client, kinds: tuple[str, ...], current: str) -> None:
    act = make_in_session_consultation()
    for kind in kinds:
        take_step(act, kind)
    response = client.get(act.get_absolute_url())
    assert [stage.title for stage in response.context["stages"] if stage.is_current] == [current]


def test_everything_is_done_once_the_act_is_in_force(client: Client) -> None:
    stages = client.get(make_act_in_effect().get_absolute_url()).context["stages"]
    assert [stage.is_done for stage in stages] == [True] * 5


@pytest.mark.parametrize("rest", ["", "text/", "text/art_1/", "outcome/", "comments/"])
def test_annulled_act_stays_readable_under_its_address(client: Client, rest: str) -> None:
    act = make_act_in_effect()
    take_step(act, Kind.ANNULLED)
    page = page_of(client, act, rest)
    if rest in {"", "text/"}:
        assert "Съдът отмени акта на" in page


def test_restarted_consultation_tells_why_and_leads_to_the_next(client: Client) -> None:
    act = make_in_session_consultation()
    successor = restart_consultation(act, reason=WHY, by=make_clerk(), now=timezone.now())
    page = page_of(client, act)
    assert WHY in page
    assert "Новият проект още се подготвя." in page

    published = publish_consultation(successor, by=make_clerk(), now=timezone.now())
    assert f'href="{published.get_absolute_url()}"' in page_of(client, act)
    assert f'href="{act.get_absolute_url()}"' in page_of(client, published)
    assert "се обсъжда отново" in page_of(client, act, "text/")


def test_english_pages_of_every_phase_are_whole(client: Client) -> None:
    acts = [make_in_session_consultation(), make_adopted_consultation(), make_act_in_effect()]
    returned, rejected, annulled = make_adopted_consultation(), make_in_session_consultation(), make_act_in_effect()
    take_step(returned, Kind.RETURNED)
    take_step(rejected, Kind.REJECTED)
    take_step(annulled, Kind.ANNULLED)
    for act in (*acts, returned, rejected, annulled):
        page = client.get(f"/en/consultations/{act.url_ref}/")
        assert page.status_code == 200
        assert '<html lang="en"' in page.content.decode()


def test_list_finds_acts_by_what_they_mean_to_a_reader(client: Client) -> None:
    in_session = make_in_session_consultation(title="Наредба за заседанието")
    in_force = make_act_in_effect(title="Наредба в сила")
    for state, wanted, other in (("in_council", in_session, in_force), ("in_force", in_force, in_session)):
        page = client.get(f"/consultations/?state={state}").content.decode()
        assert wanted.get_absolute_url() in page
        assert other.get_absolute_url() not in page
    rows = client.get("/consultations/?format=json").json()
    assert {row["phase"] for row in rows} == {"in_session", "in_force"}


def test_followers_and_authors_are_told_of_every_decision() -> None:
    author, follower = make_citizen(), make_citizen()
    act = make_closed_consultation()
    make_answer(make_comment(act, author=author))
    subscribe(follower, act.topic, now=timezone.now())
    make_statement(act)
    for kind in (Kind.TABLED, Kind.SESSION, Kind.ADOPTED, Kind.RETURNED, Kind.READOPTED):
        take_step(act, kind)
    take_step(act, Kind.PROMULGATED, in_force_from=timezone.localdate() + timedelta(days=4))
    take_step(act, Kind.ANNULLED)
    told = [
        letter for letter in letters() if "Справката" not in letter.subject and "предложението" not in letter.subject
    ]
    subjects = [re.sub(r"\d.*", "…", letter.subject.replace("\xa0", " ")) for letter in told]
    expected = [
        "Актът е приет на …",
        "Актът е върнат на общинския съвет",
        "Актът е приет на …",
        "Актът е в сила от …",
        "Съдът отмени акта",
    ]
    for address in (author.email, follower.email):
        assert sorted(s for s, letter in zip(subjects, told, strict=True) if letter.to == [address]) == sorted(expected)
    returned = next(letter for letter in told if "върнат" in letter.subject)
    assert "Глобата надхвърля размера, който законът допуска." in returned.body
    adopted = next(letter for letter in told if "приет" in letter.subject)
    assert "За 18, против 4, въздържали се 3; присъстват 25 от 29." in adopted.body


def test_restart_is_told_with_its_reason() -> None:
    act, follower = make_in_session_consultation(), make_citizen()
    subscribe(follower, act.topic, now=timezone.now())
    restart_consultation(act, reason=WHY, by=make_clerk(), now=timezone.now())
    letter = letters()[-1]
    assert "се преработва" in letter.subject
    assert WHY in letter.body
