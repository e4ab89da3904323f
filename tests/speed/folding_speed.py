"""How fast 5,000 proposals are gathered into threads, and how fast their queue and one answer for many are."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.test import Client

from consultations.actions import Decided, answer_comments, fold_proposals
from consultations.models import Comment, Consultation, Decision, Stance, ThreadPlace
from prestige.accounts.models import User
from tests.factories import act_text, make_clerk, make_open_consultation
from tests.speed.scene import comments_on
from tests.speed.text_speed import act_text as long_text

COMMENTS, ARTICLES, CAMPAIGNS, OWN = 5000, 20, 40, 20  # of sixty texts forty are copies, each always on one article
REASONS = "Не се приема, защото срокът е определен в закона и не може да се промени с наредба на общината."


@dataclass(frozen=True)
class Folding:
    """Seconds by the clock, whatever else the machine does."""

    fold: float
    fold_again: float
    threads: int
    queue: float
    answer: float
    answered: int


def measure_folding(citizens: list[User], now: datetime) -> Folding:
    """Fold 5,000 comments of one consultation, two in three of them copies of forty campaigns; look and answer."""
    clerk = make_clerk()
    consultation = make_open_consultation(
        text=act_text(ARTICLES), by=clerk, now=now - timedelta(days=8), title="Наредба с еднакви предложения"
    )
    Comment.objects.bulk_create(_rows(consultation, citizens, now - timedelta(days=8)), batch_size=1000)
    Consultation.objects.filter(pk=consultation.pk).update(last_comment_serial=COMMENTS)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    first = _seconds(lambda: fold_proposals(consultation, by=None, now=now))
    again = _seconds(lambda: fold_proposals(consultation, by=None, now=now))
    client = Client(headers={"host": "127.0.0.1", "x-forwarded-proto": "https"})
    client.force_login(clerk)
    address = f"/admin/queue/answers/?consultation={consultation.number}"
    client.get(address)
    queue = min(_seconds(lambda: client.get(address)) for _round in range(3))
    heads = ThreadPlace.objects.filter(comment__consultation=consultation).values_list("head_id", flat=True)
    largest = max(set(heads.order_by()), key=list(heads).count)
    members = list(Comment.objects.filter(thread_place__head=largest).order_by("serial"))
    decided = Decided(Decision.REJECTED, REASONS)
    answer = _seconds(lambda: answer_comments(members, decided, by=clerk, now=now))
    return Folding(first, again, len(set(heads)), queue, answer, len(members))


def folding_line(folding: Folding) -> str:
    """Return the figures as a line for a terminal."""
    return (
        f"Събиране на {COMMENTS} предложения в {folding.threads} групи: {folding.fold:.1f} с, отново "
        f"{folding.fold_again:.1f} с; опашка {folding.queue * 1000:.0f} ms; един отговор на {folding.answered}: "
        f"{folding.answer:.2f} с"
    )


def _rows(consultation: Consultation, citizens: list[User], since: datetime) -> Iterator[Comment]:
    sentences = [line for line in long_text(3 * COMMENTS // ARTICLES).splitlines() if len(line) > 60]
    rows = comments_on(consultation, citizens, since, count=COMMENTS, articles=ARTICLES)
    for place, comment in enumerate(rows):
        campaign = place % (CAMPAIGNS + OWN)
        own = place if campaign >= CAMPAIGNS else campaign
        comment.body = " ".join(sentences[(own * 7 + turn) % len(sentences)] for turn in range(5))
        if campaign < CAMPAIGNS:
            comment.body += f"\nГражданин Подписал, ул. Примерна № {place}"
        comment.stance, comment.proposed_wording = Stance.CHANGE, ""
        yield comment


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
