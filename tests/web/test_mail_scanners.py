"""Programs of mail open every link of every letter before its reader does: nothing may happen by that."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from consultations.actions import hold_comment, keep_draft, redact_comment, remind_of_drafts, remind_of_ends
from prestige.accounts.actions import request_email_code
from prestige.accounts.models import User
from prestige.notifications.actions import subscribe
from prestige.notifications.models import Subscription
from prestige.notifications.tasks import sweep
from tests.factories import (
    make_answer,
    make_citizen,
    make_clerk,
    make_comment,
    make_hearing,
    make_municipality,
    make_open_consultation,
    make_registration,
    withdraw,
)

pytestmark = pytest.mark.django_db

LINK = re.compile(r"https?://testserver(/[^\s\"<>|]*)")
WRITE = re.compile(r"^\s*(INSERT INTO|UPDATE|DELETE FROM)\s", re.IGNORECASE)
KINDS_OF_LETTERS = 10


def write_letters() -> User:
    """Let many kinds of letters leave: to authors, followers, drafters, whoever registered or proves an address."""
    make_municipality()
    now, reader, clerk = timezone.now(), make_citizen(), make_clerk()
    consultation = make_open_consultation(now=now - timedelta(days=3), days=14)
    subscribe(reader, consultation.topic, now=now)
    make_comment(consultation, author=reader)
    redact_comment(
        make_comment(consultation, author=reader, eid="art_2"), passages=["срокът"], ground="1", by=clerk, now=now
    )
    held = make_comment(consultation, author=reader, eid="art_3", published=False)
    hold_comment(held, ground="1", note="", by=clerk, now=now)
    keep_draft(consultation, "art_2", {}, token=None, by=reader, now=now - timedelta(days=2))
    request_email_code("novo@example.bg", language="bg", now=now)
    make_registration(make_hearing().event)
    remind_of_drafts(now)
    remind_of_ends(now + timedelta(days=10))
    sweep()
    make_answer(make_comment(consultation, author=reader, body="Друго предложение."))
    gone = make_open_consultation()
    make_comment(gone, author=reader)
    sweep()
    withdraw(gone)
    sweep()
    return reader


def links() -> list[str]:
    """Return the address of every link in every letter, in text and in HTML, and of the headers."""
    found = set()
    for letter in mail.outbox:
        texts = (letter.body, *(str(part.content) for part in letter.alternatives), *letter.extra_headers.values())
        found |= {link.rstrip(".,)").replace("&amp;", "&") for text in texts for link in LINK.findall(text)}
    return sorted(found)


def test_opening_every_link_of_every_letter_changes_nothing() -> None:
    reader = write_letters()
    asked = links()
    assert len({letter.subject.split(":")[0] for letter in mail.outbox}) >= KINDS_OF_LETTERS
    kinds = ("/unsubscribe/", "/cancellation/", "/appeal", "/receipts/", "/accounts/login/", "/events/", "/follow")
    assert [kind for kind in kinds[:3] if not any(kind in link for link in asked)] == []
    signed_in = Client()
    signed_in.force_login(reader)
    wrong = []
    for client in (Client(), signed_in):
        for link in asked:
            for method in (client.get, client.head):
                with CaptureQueriesContext(connection) as queries:
                    answer = method(link)
                writes = [query["sql"][:80] for query in queries if WRITE.match(query["sql"])]
                if writes or answer.status_code >= 500:
                    wrong.append((link, answer.status_code, writes))
    assert wrong == []
    assert Subscription.objects.filter(ended_at__isnull=False).count() == 0


def test_button_behind_a_link_acts() -> None:
    """The positive twin: what a link shows a press does."""
    write_letters()
    unsubscribe = next(link for link in links() if "/unsubscribe/" in link)
    Client().post(unsubscribe)
    assert Subscription.objects.filter(ended_at__isnull=False).count() == 1
