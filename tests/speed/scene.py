"""What is measured upon: one busy consultation among others."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.test import Client

from consultations.actions import publish_consultation
from consultations.acttext.labels import citation
from consultations.models import Answer, Capacity, Comment, Consultation, Decision, NameDisplay, Provision, Stance
from prestige.accounts.models import User
from prestige.demo.loading.people import TEXTS
from prestige.moderation.models import ModerationState
from prestige.register.numbers import comment_number
from tests.factories import make_citizen, make_clerk, make_draft_consultation, make_municipality

ARTICLES, COMMENTS, CITIZENS, OTHERS = 60, 2000, 250, 24
ARTICLES_OF_A_CHAPTER = 10
DRAFTS = ("obshtestven-red", "pravila-konsultacii")
BODY = (
    "Предложение {n}. Срокът е кратък за хората, които работят извън общината: много от нас научават за проекта чак "
    "когато остават броени дни. Предлагам правилото да важи еднакво за всички населени места."
)
WORDING = "(1) Наредбата се прилага в град Хасково и във всички села на общината от деня на влизането ѝ в сила."
REASONS = (
    "Предложението е разгледано от отговорното звено. Срокът следва от закона и не може да бъде удължен с наредба, но "
    "текстът се прецизира в частта за населените места."
)


@dataclass(frozen=True)
class Scene:
    """The consultation that is visited, and citizens who are signed in and known to the portal."""

    consultation: Consultation
    citizens: list[User]

    @property
    def text_url(self) -> str:
        return f"{self.consultation.get_absolute_url()}text/"

    @property
    def article_url(self) -> str:
        return f"{self.text_url}art_14/"


def play(now: datetime) -> Scene:
    """Make the scene: 60 articles, 2,000 published comments, half of them answered, 24 other open consultations."""
    make_municipality()
    clerk = make_clerk()
    published_at = now - timedelta(days=10)
    for number in range(OTHERS):
        title = f"Наредба за местните дейности {number + 1}"
        _publish(clerk, published_at - timedelta(days=1), articles=5, title=title)
    consultation = _publish(clerk, published_at, articles=ARTICLES, title="Наредба за обществения ред")
    citizens = [make_citizen(full_name=f"Гражданин Номер {number}") for number in range(1, CITIZENS + 1)]
    comments = Comment.objects.bulk_create(
        comments_on(consultation, citizens, published_at, count=COMMENTS, articles=ARTICLES)
    )
    Answer.objects.bulk_create(
        Answer(
            comment=comment,
            decision=list(Decision)[place % 5],
            reasons=REASONS,
            answered_by=clerk,
            answered_at=now,
            answerer_name=clerk.full_name,
            answerer_position=clerk.position,
            unit=consultation.unit,
        )
        for place, comment in enumerate(comments)
        if place // ARTICLES % 2
    )
    Consultation.objects.filter(pk=consultation.pk).update(last_comment_serial=COMMENTS, voices_stamp=COMMENTS)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # what PostgreSQL does by itself within a minute
    return Scene(consultation, citizens)


def session_cookies(citizens: list[User]) -> list[str]:
    """Return a Cookie header with an open session for each person."""
    found = []
    for citizen in citizens:
        client = Client()
        client.force_login(citizen)
        found.append(f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}")
    return found


def _publish(clerk: User, at: datetime, *, articles: int, title: str) -> Consultation:
    draft = make_draft_consultation(text=_act(articles), by=clerk, now=at, title=title)
    return publish_consultation(draft, by=clerk, now=at)


def _act(articles: int) -> str:
    """Return an act of so many articles with the words of the demonstration's drafts, no two alike."""
    blocks = "\n\n".join((TEXTS / name / "act.txt").read_text(encoding="utf-8") for name in DRAFTS).split("\n\n")
    texts = [block.removeprefix("Чл. ").partition(". ")[2] for block in blocks if block.startswith("Чл. ")]
    parts = ["НАРЕДБА ЗА ОБЩЕСТВЕНИЯ РЕД"]
    for number, text in enumerate(texts[:articles], start=1):
        if number % ARTICLES_OF_A_CHAPTER == 1:
            parts.append(f"Глава {number // ARTICLES_OF_A_CHAPTER + 1}. ОБЩЕСТВЕН РЕД")
        parts.append(f"Чл. {number}. {text}")
    return "\n\n".join(parts)


def comments_on(
    consultation: Consultation, citizens: list[User], since: datetime, *, count: int, articles: int
) -> Iterator[Comment]:
    """Yield comments, article by article, as `submit_comment` would have written them; that would take minutes."""
    rows = {row.eid: row for row in Provision.objects.filter(revision=consultation.current_revision_id)}
    for place in range(count):
        author, eid, lap = citizens[place % len(citizens)], f"art_{place % articles + 1}", place // articles
        received_at = since + timedelta(minutes=place)
        yield Comment(
            consultation=consultation,
            revision=consultation.current_revision,
            provision=rows[eid],
            eid=eid,
            anchor_label=citation(eid),
            serial=place + 1,
            number=comment_number(consultation.year or 0, consultation.serial or 0, place + 1),
            stance=list(Stance)[lap // 2 % 4],
            body=BODY.format(n=place + 1),
            proposed_wording=WORDING if lap % 3 == 0 else "",
            author=author,
            author_name=author.full_name,
            author_email=author.email,
            public_name=author.full_name,
            name_display=NameDisplay.FULL,
            capacity=Capacity.OWN,
            received_at=received_at,
            moderation_state=ModerationState.PUBLISHED,
            moderated_at=received_at,
        )
