"""What a reader and an author meet: reporting, objecting, the register of removals."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from consultations.actions import hold_comment, publish_comment, redact_comment
from consultations.models import Comment
from prestige.moderation.appeal_links import appeal_token
from prestige.moderation.models import Appeal, Measure, Report
from prestige.notifications.actions import deliver_due, dispatch_events
from tests.factories import make_citizen, make_clerk, make_comment, make_open_consultation

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
SAID = {"ground": "2", "sentence": "Обижда съседа.", "email": "chitatel@example.bg"}


@pytest.fixture(autouse=True)
def _noon() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def shown() -> tuple[Comment, str]:
    comment = make_comment(make_open_consultation())
    return comment, f"{comment.consultation.get_absolute_url()}comments/{comment.number}/report/"


def letters() -> list[str]:
    dispatch_events(timezone.now())
    deliver_due(timezone.now)
    return [str(letter.subject) for letter in mail.outbox]


def test_report_leads_to_the_queue_and_the_reader_hears_of_the_end(client: Client) -> None:
    comment, address = shown()
    assert "Коментарът се вижда, докато служителят реши." in client.get(address).content.decode()
    sent = client.post(address, SAID, follow=True)
    assert "Получихме сигнала ви" in sent.content.decode()
    assert Comment.objects.public().in_queue().get() == comment
    publish_comment(comment, by=make_clerk(), now=NOW)
    assert f"Какво решихме по сигнала Ви за коментар № {comment.number}" in letters()


def test_report_twice_from_one_browser_is_told_and_counted_once(client: Client) -> None:
    _comment, address = shown()
    client.post(address, SAID)
    again = client.post(address, SAID, follow=True)
    assert "Вече съобщихте за този коментар" in again.content.decode()
    assert Report.objects.count() == 1


def test_reports_beyond_the_limit_are_turned_away_with_the_text(client: Client) -> None:
    _comment, address = shown()
    for number in range(5):
        client.post(address, SAID, headers={"user-agent": f"Четец {number}"})
    late = client.post(address, SAID, headers={"user-agent": "Четец 6"})
    assert late.status_code == 429
    assert "Обижда съседа.</textarea>" in late.content.decode()
    assert Report.objects.count() == 5


def test_report_without_a_ground_keeps_what_was_typed(client: Client) -> None:
    _comment, address = shown()
    wrong = client.post(address, SAID | {"ground": ""})
    assert "Изберете основание" in wrong.content.decode()
    assert "Обижда съседа.</textarea>" in wrong.content.decode()


def test_report_of_a_comment_nobody_saw_is_not_found(client: Client) -> None:
    comment = make_comment(make_open_consultation(), published=False)
    assert client.get(f"{comment.consultation.get_absolute_url()}comments/{comment.number}/report/").status_code == 404


def held() -> tuple[Comment, str]:
    comment = make_comment(make_open_consultation(), published=False, author=make_citizen(), body="Продавам.")
    hold_comment(comment, ground="3", note="продавам контейнери", by=make_clerk(), now=NOW)
    return comment, f"/receipts/{comment.number}/appeal/"


def test_appeal_by_the_link_of_the_letter_is_taken(client: Client) -> None:
    comment, address = held()
    assert "Задържахме предложението Ви: основание т. 3" in letters()
    key = next(line for line in mail.outbox[-1].body.split() if "appeal/?key=" in line).partition("key=")[2]
    page = client.get(f"{address}?key={key}")
    assert "продавам контейнери" in page.content.decode()
    assert page["Referrer-Policy"] == "same-origin"
    client.post(address, {"reasons": "Не е реклама.", "key": appeal_token(Measure.objects.get().pk)})
    assert Appeal.objects.get().reasons == "Не е реклама."
    assert f"Получихме възражението Ви по № {comment.number}" in letters()


def test_appeal_by_the_signed_in_author_is_taken(client: Client) -> None:
    comment, address = held()
    client.force_login(comment.author)
    client.post(address, {"reasons": "Не е реклама."})
    assert Appeal.objects.get().filed_by == comment.author


@pytest.mark.parametrize("key", ["", "друг-ключ", "MQ:1v"])
def test_appeal_of_anybody_else_is_refused_and_shows_nothing(client: Client, key: str) -> None:
    _comment, address = held()
    page = client.get(address, {"key": key})
    assert page.status_code == 403
    assert "продавам контейнери" not in page.content.decode()
    assert client.post(address, {"reasons": "Аз съм.", "key": key}).status_code == 403
    assert not Appeal.objects.exists()


def test_late_appeal_is_refused_with_the_day_and_keeps_the_reasons(client: Client) -> None:
    _comment, address = held()
    token = appeal_token(Measure.objects.get().pk)
    with time_machine.travel(NOW + timedelta(days=8), tick=False):
        late = client.post(address, {"reasons": "Бях в болница.", "key": token})
    assert late.status_code == 409
    assert "Срокът за възражение изтече на 1 декември 2026" in late.content.decode().replace("\xa0", " ")
    assert "Бях в болница.</textarea>" in late.content.decode()


def test_redaction_letter_shows_the_public_text_and_not_what_was_struck_out() -> None:
    comment = make_comment(make_open_consultation(), body="Съседът Х. Иванов шуми.")
    redact_comment(comment, passages=["Х. Иванов"], ground="1", by=make_clerk(), now=NOW)
    assert f"Заличихме лични данни в предложението Ви № {comment.number}" in letters()
    assert "Съседът [заличени лични данни] шуми." in mail.outbox[-1].body
    assert "Иванов" not in mail.outbox[-1].body


def test_register_of_removals_tells_ground_and_position_and_neither_text_nor_name(client: Client) -> None:
    comment, _address = held()
    page = client.get("/rules/removals/").content.decode().replace("\xa0", " ")
    assert "Задържан, <span" in page
    assert "24 ноември 2026 г." in page
    for secret in (comment.number, comment.public_name, "Продавам", "продавам контейнери"):
        assert secret not in page
    rows = client.get("/rules/removals.csv").content.decode("utf-8-sig").splitlines()
    assert rows[0].startswith("decided_on")
    assert "2026-11-24" in rows[1]


def test_register_of_removals_is_empty_at_first(client: Client) -> None:
    assert "Нищо не е задържано или премахнато" in client.get("/rules/removals/").content.decode()
    assert client.get("/en/rules/removals/").status_code == 200
