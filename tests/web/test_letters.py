"""Who is told what, in which words, and when a letter is not sent any more."""

import re
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from consultations.actions import answer_comment, hold_comment
from consultations.deadlines import SOFIA
from consultations.models import Comment, Consultation, CouncilStep, Decision
from prestige.accounts.actions import request_email_code
from prestige.accounts.models import EmailCode, User
from prestige.notifications.actions import dispatch_events, end_subscription, subscribe
from prestige.notifications.models import Notification, NotificationState
from prestige.notifications.tasks import sweep
from tests.factories import (
    make_answer,
    make_citizen,
    make_clerk,
    make_closed_consultation,
    make_comment,
    make_municipality,
    make_open_consultation,
    make_statement,
    take_step,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _municipality() -> None:
    make_municipality()


def letters(subject_part: str = "") -> list[EmailMultiAlternatives]:
    """Send what is due and return the letters whose subject holds these words."""
    sweep()
    return [letter for letter in mail.outbox if subject_part in letter.subject]


def html_of(letter: EmailMultiAlternatives) -> str:
    return str(letter.alternatives[0].content)


def test_code_stands_in_the_subject_and_in_both_texts() -> None:
    request_email_code("Citizen@Example.bg", language="bg", now=timezone.now())

    (letter,) = letters("Код за потвърждение: ")
    code = letter.subject.split(": ")[1]
    assert re.fullmatch(r"\d{6}", code)
    assert letter.to == ["citizen@example.bg"]
    assert code in letter.body
    assert code in html_of(letter)
    assert "важи 15 минути" in letter.body
    assert "List-Unsubscribe" not in letter.extra_headers


@pytest.mark.parametrize("change", [{"used_at": timezone.now()}, {"expires_at": timezone.now()}])
def test_code_that_no_longer_opens_is_not_sent(change: dict[str, object]) -> None:
    request_email_code("citizen@example.bg", language="bg", now=timezone.now())
    EmailCode.objects.update(**change)

    assert letters() == []
    assert Notification.objects.get().state == NotificationState.SUPPRESSED


def test_receipt_holds_number_second_and_promised_day() -> None:
    friday = datetime(2026, 11, 20, 14, 5, 9, tzinfo=SOFIA)
    consultation = make_open_consultation(now=friday - timedelta(days=3), contact_email="kontakt@example.bg")
    comment = make_comment(consultation, published=False, now=friday)

    (letter,) = letters("Получихме предложението Ви: № ")
    assert comment.number in letter.subject
    assert "получено на 20 ноември 2026 г. (петък), 14:05:09 ч." in letter.body
    assert "до края на следващия работен ден, 23 ноември 2026 г." in letter.body
    assert f"http://testserver/receipts/{comment.number}/" in letter.body
    assert "  | Предлагам срокът да е по-дълъг." in letter.body
    assert letter.reply_to == ["kontakt@example.bg"]
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"
    assert letter.extra_headers["Message-ID"] == f"<notification-{Notification.objects.get().pk}@testserver>"


def test_paper_without_address_tells_nobody() -> None:
    make_comment(make_open_consultation(), author_email="", published=False)

    assert letters() == []


def test_trusted_author_gets_one_letter_that_says_it_is_shown() -> None:
    consultation, author = make_open_consultation(), make_citizen()
    make_comment(consultation, author=author)
    letters()
    mail.outbox.clear()
    make_comment(consultation, author=author, eid="art_2", body="Второ предложение.")

    (letter,) = letters()
    assert "вече се вижда: чл. 2" in letter.body
    assert "Преглеждаме" not in letter.body


def test_publication_leads_to_the_place_in_the_text() -> None:
    consultation = make_open_consultation()
    make_comment(consultation)

    (letter,) = letters("Публикувахме предложението Ви по чл. 1")
    assert f"http://testserver/consultations/{consultation.url_ref}/text/art_1/" in letter.body
    assert "  | Чл. 1. (1) Тази наредба урежда обществения ред." in letter.body


def test_holding_names_ground_passage_and_term_of_objection() -> None:
    monday = datetime(2026, 11, 16, 9, 20, tzinfo=SOFIA)
    comment = make_comment(make_open_consultation(now=monday - timedelta(days=1)), published=False, now=monday)
    hold_comment(comment, ground="1", note="живее на ул. „Пример“ № 12", by=make_clerk(), now=monday)

    (letter,) = letters("Задържахме предложението Ви: основание т. 1")
    assert "т. 1 от правилата – Лични данни на други хора" in letter.body
    assert "  | живее на ул. „Пример“ № 12" in letter.body
    assert "Възразете до 23 ноември 2026 г. (понеделник)" in letter.body
    assert f"http://testserver/receipts/{comment.number}/appeal/?key=" in letter.body


def test_publication_withdrawn_before_sending_is_not_told() -> None:
    comment = make_comment(make_open_consultation())
    hold_comment(comment, ground="2", note="", by=make_clerk(), now=timezone.now())

    assert [letter.subject.split()[0] for letter in letters()] == ["Получихме", "Задържахме"]


def test_ground_changed_before_sending_is_told_once() -> None:
    comment, clerk = make_comment(make_open_consultation(), published=False), make_clerk()
    hold_comment(comment, ground="2", note="", by=clerk, now=timezone.now())
    hold_comment(comment, ground="2", note="цялото второ изречение", by=clerk, now=timezone.now())

    (letter,) = letters("Задържахме")
    assert "  | цялото второ изречение" in letter.body


def test_answer_begins_with_the_decision_and_names_who_answers() -> None:
    comment = make_comment(make_closed_consultation())
    make_answer(
        comment, decision=Decision.PARTLY_ACCEPTED, reasons="Приема се само за новите тротоари, защото са широки."
    )

    (letter,) = letters("Приема се частично: предложението Ви по чл. 1")
    assert "Решението е: Приема се частично." in letter.body
    assert "  | Приема се само за новите тротоари, защото са широки." in letter.body
    assert "Служител Първи, главен експерт, Дирекция „Правна“, 000 000" in letter.body


def test_answer_changed_before_sending_is_told_once() -> None:
    comment, clerk = make_comment(make_closed_consultation()), make_clerk()
    make_answer(comment, by=clerk)
    reasons = "Не се приема, защото законът определя друг срок."
    answer_comment(comment, decision=Decision.REJECTED, reasons=reasons, by=clerk, now=timezone.now(), version=1)

    assert [letter.subject.split(":")[0] for letter in letters("предложението Ви по")][1:] == ["Не се приема"]


def answered(consultation: Consultation, **fields: object) -> Comment:
    """Return a comment with its answer, the letters about both sent."""
    comment = make_comment(consultation, **fields)
    make_answer(comment)
    return comment


def test_statement_is_told_once_per_address_with_the_own_decisions() -> None:
    consultation = make_closed_consultation()
    author, follower, gone = make_citizen("author@example.bg"), make_citizen("follower@example.bg"), make_citizen()
    mine = answered(consultation, author=author)
    on_paper = answered(consultation, author_email="paper@example.bg", eid="art_2")
    for user in (author, follower, gone):
        subscribe(user, consultation.topic, now=timezone.now())
    make_statement(consultation)
    sweep_only_the_outbox()
    end_subscription(gone.pk, consultation.topic, now=timezone.now())

    told = {letter.to[0]: letter for letter in letters("Справката е готова: приети изцяло или частично 2 от 2")}
    assert sorted(told) == ["author@example.bg", "follower@example.bg", "paper@example.bg"]
    assert f"№ {mine.number}: Приема се" in told["author@example.bg"].body
    assert on_paper.number not in told["author@example.bg"].body
    assert f"№ {on_paper.number}: Приема се" in told["paper@example.bg"].body
    assert "Вашите предложения" not in told["follower@example.bg"].body
    assert "List-Unsubscribe" not in told["paper@example.bg"].extra_headers
    assert told["follower@example.bg"].extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert told["follower@example.bg"].extra_headers["List-Unsubscribe"].startswith("<http://testserver/unsubscribe/")


def sweep_only_the_outbox() -> None:
    """Write down who is to be told, and send nothing yet."""
    dispatch_events(timezone.now())


def test_statement_without_proposals_says_so() -> None:
    consultation, follower = make_closed_consultation(), make_citizen()
    subscribe(follower, consultation.topic, now=timezone.now())
    make_statement(consultation)

    (letter,) = letters("Справката е готова: не са постъпили предложения")
    assert "Направихме: Не са постъпили предложения." in letter.body


def test_adoption_is_told_to_followers_in_their_language() -> None:
    consultation, follower = make_closed_consultation(), make_citizen(language="en")
    subscribe(follower, consultation.topic, now=timezone.now())
    make_statement(consultation)
    letters()
    for kind in (CouncilStep.Kind.TABLED, CouncilStep.Kind.SESSION, CouncilStep.Kind.ADOPTED):
        take_step(consultation, kind)

    letter = letters()[-1]
    assert letter.extra_headers["Content-Language"] == "en"
    assert "http://testserver/en/consultations/" in letter.body
    assert "Решение № 1 по протокол № 1" in letter.body


def test_person_who_was_shut_out_hears_nothing() -> None:
    consultation, follower = make_closed_consultation(), make_citizen()
    subscribe(follower, consultation.topic, now=timezone.now())
    make_statement(consultation)
    sweep_only_the_outbox()
    User.objects.filter(pk=follower.pk).update(is_active=False)

    assert letters() == []


def test_what_people_type_is_text_and_one_recipient() -> None:
    consultation = make_open_consultation(title="Наредба\r\nBcc: all@example.bg <b>за</b> „реда“")
    make_comment(consultation, body="<img src=x onerror=alert(1)>\n" + "-" * 79, published=False)

    (letter,) = letters()
    assert letter.recipients() == ["grazhdanin@example.bg"]
    assert "<img" not in html_of(letter)
    assert "&lt;img src=x" in html_of(letter)
    assert "<img src=x onerror=alert(1)>" in letter.body


@pytest.mark.parametrize("language", ["bg", "en"])
def test_html_carries_its_styles_and_nothing_from_elsewhere(language: str) -> None:
    make_comment(make_open_consultation(), author=make_citizen(language=language), published=False)

    html = html_of(letters()[0])
    assert f'<html lang="{language}"' in html
    assert "<style" not in html
    assert "max-width: 600px" in html
    assert re.findall(r"<(?:img|link|script)|url\(", html) == []
    assert len(html) < 7 * 1024
