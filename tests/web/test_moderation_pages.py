"""The queue at the desk: what a clerk sees, what is refused, what came of many."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from consultations.actions import hold_comment, publish_comment, report_comment
from consultations.models import Comment
from prestige.journal.models import Event
from prestige.moderation.actions import Complaint
from prestige.moderation.models import Appeal, Batch, Ground, Measure
from tests.factories import make_clerk, make_comment, make_open_consultation

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
EGN = "7501020018"
QUEUE = "/admin/queue/moderation/"


@pytest.fixture(autouse=True)
def _noon() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def office(client: Client) -> Client:
    """A browser in which an official with every right is signed in."""
    client.force_login(make_clerk(full_name="Име Служител"))
    return client


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode().replace("\xa0", " ")


def test_found_personal_data_are_struck_out_and_the_rest_published(office: Client) -> None:
    comment = make_comment(make_open_consultation(), published=False, body="Обадете се на 0888 123 456 до петък.")
    shown = page(office, QUEUE)
    assert "Публикувай със заличаването" in shown
    assert "„Обадете се на [заличени лични данни] до петък.“" in shown
    typed = {"found": ["0888 123 456"], "passages": "до петък", "ground": "1", "publish": "1"}
    office.post(f"/admin/comments/{comment.number}/redaction/", typed)
    comment.refresh_from_db()
    assert comment.is_published
    assert comment.public_body == "Обадете се на [заличени лични данни] [заличени лични данни]."


def test_original_of_a_redacted_comment_is_shown_only_on_demand_and_written_down(office: Client) -> None:
    comment = make_comment(make_open_consultation(), published=False, body=f"Аз, ЕГН {EGN}.")
    office.post(f"/admin/comments/{comment.number}/redaction/", {"found": [EGN], "passages": "", "ground": "1"})
    for address in (QUEUE, f"/admin/consultations/comment/{comment.pk}/change/", "/admin/queue/answers/"):
        assert EGN not in page(office, address)
    assert not Event.objects.filter(verb="comment.original_viewed").exists()
    opened = office.post(f"/admin/comments/{comment.number}/original/").content.decode()
    assert EGN in opened
    assert Event.objects.filter(verb="comment.original_viewed").count() == 1


def test_personal_number_is_published_only_with_the_word_of_the_clerk(office: Client) -> None:
    comment = make_comment(make_open_consultation(), published=False, body=f"Договор {EGN}.")
    address = f"/admin/comments/{comment.number}/publication/"
    refused = office.post(address)
    assert refused.status_code == 409
    assert "В текста има валидно ЕГН." in refused.content.decode()
    assert office.post(address, {"harmless": "1"}).status_code == 302
    assert Comment.objects.public().exists()


def test_second_clerk_is_told_the_state_and_keeps_what_was_typed(office: Client) -> None:
    comment = make_comment(make_open_consultation(), published=False)
    seen = office.get(QUEUE).context["looked"].stamp
    publish_comment(comment, by=make_clerk(full_name="Колега Втори"), now=NOW)
    typed = {"ground": "4", "note": "няма връзка с проекта", "seen": seen}
    met = office.post(f"/admin/comments/{comment.number}/hold/", typed)
    assert met.status_code == 409
    assert "Междувременно Колега Втори реши: състоянието е „публикуван“." in met.content.decode()
    assert "няма връзка с проекта</textarea>" in met.content.decode()
    assert Comment.objects.public().exists()


@pytest.mark.parametrize(("only", "number"), [("reported", 0), ("first", 1), ("personal", 2), ("нещо", 3)])
def test_queue_is_narrowed_by_what_is_asked_for(office: Client, only: str, number: int) -> None:
    from tests.factories import make_citizen  # noqa: PLC0415

    consultation, at = make_open_consultation(), NOW + timedelta(hours=3)
    reported = make_comment(consultation, body="Сигнал.")
    ground = Ground.objects.in_force().get(number=2)
    report_comment(reported, Complaint(ground, "Обидно е.", "", "bg", "читател"), now=NOW)
    first = make_comment(consultation, published=False, author=make_citizen(), body="Първи.")
    personal = make_comment(consultation, published=False, body="Тел. 0888 123 456", now=at - timedelta(hours=1))
    wanted = [[reported], [first], [personal], [reported, first, personal]][number]
    cards = office.get(QUEUE, {"only": only}).context["cards"]
    assert [card.number for card in cards] == [comment.number for comment in wanted]


def test_many_are_published_with_a_result_for_each_and_taken_back(office: Client) -> None:
    consultation = make_open_consultation()
    good = make_comment(consultation, published=False)
    bad = make_comment(consultation, published=False, body=f"ЕГН {EGN}", eid="art_2")
    ticked = [f"comment:{good.pk}", f"comment:{bad.pk}", "comment:x", "друго:1"]
    result = office.post(QUEUE, {"text": ticked, "publish": "1"}, follow=True)
    told = result.content.decode()
    assert "публикувани 1, отказани 1" in told
    assert "Има възможни лични данни: прегледайте го поотделно." in told
    batch = Batch.objects.get()
    office.post(f"{QUEUE}{batch.pk}/undo/")
    assert Comment.objects.to_moderate().count() == 2
    late = office.post(f"{QUEUE}{batch.pk}/undo/")
    assert late.status_code == 409


def test_many_are_held_only_on_a_ground(office: Client) -> None:
    comment = make_comment(make_open_consultation(), published=False)
    without = office.post(QUEUE, {"text": [f"comment:{comment.pk}"], "hold": "1", "ground": ""})
    assert "Изберете основание от правилата." in without.content.decode()
    office.post(QUEUE, {"text": [f"comment:{comment.pk}"], "hold": "1", "ground": "4"})
    assert Measure.objects.get().ground.number == 4


def test_appeal_is_decided_by_another_and_both_see_why_not(client: Client) -> None:
    holder, other = make_clerk(), make_clerk()
    comment = make_comment(make_open_consultation(), published=False)
    hold_comment(comment, ground="3", note="продавам", by=holder, now=NOW)
    from consultations.actions import file_appeal  # noqa: PLC0415

    file_appeal(Measure.objects.get(), comment, reasons="Не е реклама.", by=None, now=NOW)
    address = f"/admin/appeals/{Appeal.objects.get().pk}/"
    client.force_login(holder)
    assert "Възражението решава друг служител" in page(client, address)
    typed = {"outcome": "upheld", "decision": "Не е реклама, а сметка."}
    assert client.post(address, typed).status_code == 409
    client.force_login(other)
    assert client.post(address, typed).status_code == 302
    assert Comment.objects.public().exists()
    again = client.post(address, typed | {"decision": "Друго."})
    assert again.status_code == 409


def test_ground_gets_a_new_edition_and_the_rules_show_it(office: Client) -> None:
    opened = office.get("/admin/grounds/4/").context["form"]
    assert opened.initial["edition"] == 1
    typed = {"title": "Няма връзка с проекта", "text": "Ново обяснение.", "edition": "1"}
    office.post("/admin/grounds/4/", typed)
    shown = page(office, "/rules/")
    assert "<b>Няма връзка с проекта.</b> Ново обяснение." in shown
    assert office.post("/admin/grounds/4/", typed | {"title": "Трето"}).status_code == 409
