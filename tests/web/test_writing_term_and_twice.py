"""The end of the term and the second press of a button."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client

from consultations.models import Comment, CommentDraft, Consultation
from tests.factories import make_citizen, make_municipality, make_open_consultation
from tests.web.writing import Writer

SECOND = timedelta(seconds=1)


@pytest.mark.django_db
def test_last_second_of_the_term_is_in_time(writer: Writer) -> None:
    closes_at = writer.consultation.closes_at
    assert closes_at is not None
    writer.client.force_login(make_citizen())

    with time_machine.travel(closes_at - SECOND, tick=False):
        writer.go_all_the_way()

    assert Comment.objects.get().received_at == closes_at - SECOND


@pytest.mark.django_db
def test_term_that_ends_while_writing_gives_the_text_back(writer: Writer) -> None:
    closes_at = writer.consultation.closes_at
    assert closes_at is not None
    writer.client.force_login(make_citizen())
    with time_machine.travel(closes_at - SECOND, tick=False):
        writer.post_form(body="Писано до последно", proposed_wording="Нов текст на члена")
        form = writer.check_fields()

    with time_machine.travel(closes_at, tick=False):
        sent = writer.client.post(writer.url("check"), form)
        posted = writer.post_form(body="Писано след края")
        opened = writer.get("form")

    page = sent.content.decode()
    assert (sent.status_code, posted.status_code, opened.status_code) == (409, 409, 200)
    assert "Предложения вече не се приемат: срокът изтече на " in page
    assert "Писано до последно</textarea>" in page
    assert "Нов текст на члена</textarea>" in page
    assert "Писано след края</textarea>" in posted.content.decode()
    assert "Писано след края</textarea>" in opened.content.decode()
    assert "Изпратете коментара" not in opened.content.decode()
    assert Comment.objects.count() == 0
    assert CommentDraft.objects.get().data["body"] == "Писано след края"


@pytest.mark.django_db
def test_second_press_and_back_lead_to_the_same_receipt(writer: Writer) -> None:
    writer.post_form()
    writer.post_code()
    form = writer.check_fields()

    first = writer.client.post(writer.url("check"), form)
    second = writer.client.post(writer.url("check"), form)

    assert first.url == second.url == writer.get("check").url
    assert Comment.objects.count() == 1


@pytest.mark.django_db
def test_same_text_sent_again_is_refused_with_the_first_number(writer: Writer) -> None:
    writer.go_all_the_way()

    answer = writer.go_all_the_way()

    number = Comment.objects.get().number
    page = answer.content.decode()
    assert answer.status_code == 409
    assert f"Вече изпратихте същия текст. Номерът му е {number}." in page
    assert "Предлагам срокът да е по-дълъг.</textarea>" in page


@pytest.mark.django_db
def test_text_changed_in_another_window_is_shown_before_it_is_sent(writer: Writer) -> None:
    writer.post_form()
    writer.post_code()
    form = writer.check_fields()
    writer.post_form(body="Променено в другия прозорец")

    answer = writer.client.post(writer.url("check"), form)

    assert answer.status_code == 409
    assert "Текстът е променен в друг прозорец." in answer.content.decode()
    assert Comment.objects.count() == 0
    writer.send()
    assert Comment.objects.get().body == "Променено в другия прозорец"


@contextmanager
def held(consultation: Consultation) -> Iterator[None]:
    """Hold the consultation as an act does that takes longer than the lock timeout."""
    taken, answered = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            Consultation.objects.select_for_update().get(pk=consultation.pk)
            taken.set()
            answered.wait(20)
        connection.close()

    holder = threading.Thread(target=hold)
    holder.start()
    taken.wait(20)
    try:
        yield
    finally:
        answered.set()
        holder.join()


@pytest.mark.django_db(transaction=True)
def test_consultation_held_too_long_keeps_the_text_and_asks_to_try_again() -> None:
    make_municipality()
    writer = Writer(make_open_consultation())
    writer.client.force_login(make_citizen())
    writer.post_form()
    form = writer.check_fields()
    with held(writer.consultation):
        busy = writer.client.post(writer.url("check"), form)

    assert busy.status_code == 503
    assert "Порталът е натоварен и не прие коментара." in busy.content.decode()
    assert Comment.objects.count() == 0
    assert writer.client.post(writer.url("check"), form).status_code == 302
    assert Comment.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_consultation_held_too_long_gives_the_typed_form_back_and_asks_to_try_again() -> None:
    make_municipality()
    writer = Writer(make_open_consultation())
    with held(writer.consultation):
        busy = writer.post_form(body="Писано, докато порталът е натоварен")

    page = busy.content.decode()
    assert (busy.status_code, busy["Retry-After"]) == (503, "300")
    assert "Порталът е натоварен и не прие коментара." in page
    assert "Писано, докато порталът е натоварен</textarea>" in page
    assert writer.post_form().url == writer.url("code")


@pytest.mark.django_db(transaction=True)
def test_consultation_held_too_long_at_the_code_leads_on_with_the_draft_of_the_browser() -> None:
    make_municipality()
    writer = Writer(make_open_consultation())
    writer.post_form()
    with held(writer.consultation):
        proven = writer.post_code()

    assert proven.url == writer.url("check")
    writer.send()
    assert Comment.objects.get().body == "Предлагам срокът да е по-дълъг."


@pytest.mark.django_db(transaction=True)
def test_sixteen_presses_at_once_make_one_comment() -> None:
    make_municipality()
    writer = Writer(make_open_consultation())
    writer.client.force_login(make_citizen())
    writer.post_form()
    form = writer.check_fields()

    def press(_number: int) -> tuple[int, str]:
        client = Client()
        client.cookies = writer.client.cookies
        try:
            answer = client.post(writer.url("check"), form)
        finally:
            connection.close()
        return answer.status_code, answer.headers.get("Location", "")

    with ThreadPoolExecutor(16) as presses:
        answers = set(presses.map(press, range(16)))

    comment = Comment.objects.get()
    assert answers == {(302, f"{writer.url('sent')}?number={comment.number}")}
    writer.consultation.refresh_from_db()
    assert writer.consultation.last_comment_serial == 1
