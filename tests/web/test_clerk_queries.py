"""The pages of the workplace ask the database the same number of times for 1, 3 and 30 items."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from consultations.actions import begin_revision, file_appeal, fold_proposals, hold_comment
from consultations.models import Comment, Consultation
from prestige.moderation.models import Measure, ModerationState
from tests.factories import make_citizen, make_clerk, make_closed_consultation, make_comment, make_open_consultation
from tests.speed.scene import comments_on

pytestmark = pytest.mark.django_db

COMMENT_PAGES = [
    "/admin/",
    "/admin/deadlines/",
    "/admin/queue/moderation/",
    "/admin/queue/moderation/?only=first",
    "/admin/queue/moderation/?consultation={number}",
    "/admin/queue/appeals/",
    "/admin/grounds/",
    "/admin/queue/answers/",
    "/admin/queue/answers/?consultation={number}",
    "/admin/queue/answers/?consultation={number}&article=art_1&mine=1&unit=1&state=draft",
    "/admin/comments/{first}/thread/",
    "/admin/consultations/{number}/",
    "/admin/consultations/{number}/statement/",
    "/admin/consultations/{number}/council/",
    "/admin/consultations/comment/",
    "/admin/comments/{first}/answer/",
    "/admin/consultations/{number}/text/",
    "/admin/consultations/{number}/text/art_1/",
    "/admin/consultations/{number}/revision/",
    "/admin/consultations/{number}/revision/preview/",
    "/admin/consultations/{number}/revision/new/art_1/",
]
CONSULTATION_PAGES = [
    "/admin/",
    "/admin/deadlines/",
    "/admin/deadlines/deadlines.ics",
    "/admin/queue/answers/",
    "/admin/consultations/consultation/",
    "/admin/consultations/comment/",
    "/admin/consultations/revision/",
]


def queries(client: Client, page: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(page).status_code == 200
    return len(captured)


@pytest.fixture
def office(client: Client) -> Client:
    """A browser in which an official with every right is signed in."""
    client.force_login(make_clerk())
    client.get("/admin/")
    return client


def add_comments(consultation: Consultation, count: int) -> None:
    for number in range(count):
        make_comment(consultation, eid=f"art_{number % 3 + 1}", published=number % 2 == 0)


@pytest.mark.parametrize("page", COMMENT_PAGES)
def test_page_of_comments_asks_equally_often(office: Client, page: str) -> None:
    consultation = make_closed_consultation()
    begin_revision(consultation, by=make_clerk(), now=timezone.now())
    first = make_comment(consultation).number
    make_comment(consultation, published=False)
    address = page.format(number=consultation.number, first=first)
    counted = []
    for more in (0, 2, 27):
        add_comments(consultation, more)
        fold_proposals(consultation, by=None, now=timezone.now())
        counted.append(queries(office, address))
    assert len(set(counted)) == 1


def test_queue_of_two_thousand_asks_as_often_as_a_short_one(office: Client) -> None:
    consultation = make_open_consultation()
    add_comments(consultation, 4)
    short = queries(office, "/admin/queue/moderation/")
    rows = list(comments_on(consultation, [make_citizen()], timezone.now(), count=2000, articles=1))
    for row in rows:
        row.moderation_state, row.moderated_at, row.serial = ModerationState.PENDING, None, row.serial + 100
        row.number = f"26-999-{row.serial:05d}-0"
    Comment.objects.bulk_create(rows, batch_size=1000)
    assert queries(office, "/admin/queue/moderation/") == short
    assert short <= 15


def test_list_of_appeals_asks_equally_often(office: Client) -> None:
    consultation, counted = make_open_consultation(), []
    for more in (1, 2, 27):
        for _ in range(more):
            held = make_comment(consultation, published=False)
            hold_comment(held, ground="3", note="", by=make_clerk(), now=timezone.now())
            file_appeal(
                Measure.objects.on("comment", held.pk).get(), held, reasons="Не е.", by=None, now=timezone.now()
            )
        counted.append([queries(office, page) for page in ("/admin/queue/appeals/", "/rules/removals/", "/admin/")])
    assert counted[0] == counted[1] == counted[2]


@pytest.mark.parametrize("page", CONSULTATION_PAGES)
def test_page_of_consultations_asks_equally_often(office: Client, page: str) -> None:
    makers: list[Callable[[], Consultation]] = [make_open_consultation, make_closed_consultation]
    for make in makers:
        make_comment(make())
    counted = [queries(office, page)]
    for more in (1, 10):
        for make in makers * more:
            make_comment(make())
        counted.append(queries(office, page))
    assert len(set(counted)) == 1
