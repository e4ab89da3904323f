"""A consultation that is withdrawn: the clerk's page, what everybody reads, and the letters."""

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from consultations.models import Comment, CommentDraft, Consultation, Status
from prestige.notifications.actions import subscribe
from prestige.notifications.tasks import sweep
from tests.factories import (
    WITHDRAWN_FOR,
    make_adopted_consultation,
    make_citizen,
    make_clerk,
    make_closed_consultation,
    make_comment,
    make_draft_consultation,
    make_municipality,
    make_open_consultation,
    make_statement,
    withdraw,
)
from tests.web.writing import Writer, receipts_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client: Client) -> Client:
    """A browser in which an official with every right is signed in."""
    client.force_login(make_clerk())
    return client


def address(consultation: Consultation) -> str:
    return reverse("admin:consultation_withdrawal", args=[consultation])


def test_clerk_withdraws_once_with_a_reason(office: Client) -> None:
    consultation = make_open_consultation()
    page = address(consultation)
    assert page in office.get(reverse("admin:consultation_file", args=[consultation])).content.decode()
    assert "Напишете защо консултацията се оттегля." in office.post(page, {"reason": " "}).content.decode()
    short = office.post(page, {"reason": "Отпада нуждата."})
    assert short.status_code == 409
    assert "Напишете причината в поне 20 знака" in short.content.decode()
    assert "Отпада нуждата.</textarea>" in short.content.decode()
    assert [office.post(page, {"reason": WITHDRAWN_FOR}).status_code for _ in range(2)] == [302, 302]
    consultation.refresh_from_db()
    assert (consultation.status, consultation.withdrawal_reason) == (Status.WITHDRAWN, WITHDRAWN_FOR)
    shown = office.get(page).content.decode()
    assert WITHDRAWN_FOR in shown
    assert "<textarea" not in shown


def test_another_reason_after_the_withdrawal_is_refused_and_given_back(office: Client) -> None:
    consultation = withdraw(make_open_consultation())
    late = office.post(address(consultation), {"reason": "Друга причина, написана от друг служител."})
    assert late.status_code == 409
    assert "в състояние „Оттеглена“" in late.content.decode()
    assert "Друга причина, написана от друг служител.</textarea>" in late.content.decode()
    assert WITHDRAWN_FOR in late.content.decode()


def test_adopted_shows_why_not_and_a_draft_is_withdrawn_unseen(office: Client) -> None:
    page = office.get(address(make_adopted_consultation())).content.decode()
    assert "aria-disabled" in page
    assert "в състояние „Приета“" in page
    draft = make_draft_consultation()
    form = office.get(address(draft)).content.decode()
    assert "Проектът не е публикуван" in form
    assert office.post(address(draft), {"reason": WITHDRAWN_FOR})["Location"] == address(draft)
    assert WITHDRAWN_FOR in office.get(reverse("admin:consultation_file", args=[draft])).content.decode()


def test_withdrawn_is_gone_with_its_day_and_reason(client: Client) -> None:
    consultation = withdraw(make_open_consultation())
    for page in ("", "text/", "text/art_1/", "comments/", "follow/"):
        response = client.get(consultation.get_absolute_url() + page)
        assert response.status_code == 410
        assert WITHDRAWN_FOR in response.content.decode()
        assert f"Оттеглена на {timezone.localdate():%d.%m.%Y}" in response.content.decode().replace("\xa0", " ")


def test_list_keeps_it_with_its_tag_and_the_first_page_does_not_lead_to_it(client: Client) -> None:
    consultation = make_closed_consultation(title="Наредба за водоскоците")
    make_statement(consultation)
    withdraw(consultation)
    listed = client.get(reverse("consultations:list") + "?state=withdrawn").content.decode()
    assert "Наредба за водоскоците" in listed
    assert "Оттеглена" in listed
    assert "outcome/" not in client.get("/").content.decode()


def test_text_of_whoever_was_writing_is_given_back(writer: Writer) -> None:
    writer.client.force_login(make_citizen())
    writer.post_form(body="Писано преди оттеглянето")
    form = writer.check_fields()
    withdraw(writer.consultation)
    sent = writer.client.post(writer.url("check"), form)
    posted = writer.post_form(body="Писано след оттеглянето")
    opened = writer.get("form")
    assert (sent.status_code, posted.status_code, opened.status_code) == (409, 409, 200)
    assert "Предложения вече не се приемат: консултацията е оттеглена на " in sent.content.decode()
    assert "Писано преди оттеглянето</textarea>" in sent.content.decode()
    assert "Писано след оттеглянето</textarea>" in opened.content.decode()
    assert not Comment.objects.exists()
    assert CommentDraft.objects.get().data["body"] == "Писано след оттеглянето"


def test_receipt_promises_no_answer_any_more() -> None:
    make_municipality()
    comment = make_comment(make_open_consultation())
    withdraw(comment.consultation)
    page = Client().get(receipts_url(comment.number)).content.decode()
    assert "Консултацията е оттеглена." in page
    assert "Оттеглена консултация" in page
    assert "Общината ще отговори с мотиви" not in page
    assert "Решение на Общинския съвет" not in page


def test_withdrawal_is_told_to_authors_and_followers_with_the_reason() -> None:
    make_municipality()
    consultation, follower = make_open_consultation(), make_citizen("sledva@example.bg", language="en")
    gone, author = make_citizen("spryal@example.bg"), make_citizen("avtor@example.bg")
    make_comment(consultation, author=author)
    for person in (follower, gone):
        subscribe(person, consultation.topic, now=timezone.now())
    sweep()
    mail.outbox.clear()
    withdraw(consultation)
    gone.subscriptions.update(ended_at=timezone.now())
    sweep()
    assert [letter.to for letter in mail.outbox] == [["avtor@example.bg"], ["sledva@example.bg"]]
    told, english = mail.outbox
    assert isinstance(told, EmailMultiAlternatives)
    assert isinstance(english, EmailMultiAlternatives)
    assert told.subject == f"Консултация № {consultation.short_number} е оттеглена"
    assert WITHDRAWN_FOR in told.body
    assert WITHDRAWN_FOR in str(told.alternatives[0].content)
    assert english.extra_headers["Content-Language"] == "en"
    assert english.subject == f"Consultation № {consultation.short_number} has been withdrawn"
    assert "http://testserver/en/consultations/" in english.body
