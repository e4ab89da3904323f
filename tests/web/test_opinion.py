"""The opinion of an organisation: one sending, many numbers, one block; nothing typed is lost."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from consultations.actions import publish_comment, release_file
from consultations.actions.register_proposals import attach_files
from consultations.forms import STARTED_SALT
from consultations.models import Attachment, Capacity, Comment, Consultation, Opinion, OpinionDraft
from consultations.read.opinions import opinion_url
from prestige.accounts.codes import code_of
from prestige.accounts.models import EmailCode
from prestige.notifications.models import Notification
from prestige.notifications.tasks import sweep
from prestige.uploads.actions import keep_upload
from prestige.uploads.models import Upload
from tests import hostile_files as files
from tests.factories import (
    ACT_TEXT,
    make_clerk,
    make_comment,
    make_municipality,
    make_open_consultation,
    make_revision,
    withdraw,
)

pytestmark = pytest.mark.django_db

POINT = {
    "point1-place": "art_1",
    "point1-stance": "change",
    "point1-body": "Срокът е кратък.",
    "point1-wording": "14 дни",
}


class Organiser:
    """A visitor who writes for an organisation with nothing but a browser's forms."""

    def __init__(self, consultation: Consultation) -> None:
        self.client, self.consultation = Client(), consultation

    def get(self, step: str = "form") -> Any:
        return self.client.get(opinion_url(self.consultation, step))

    def post(self, **fields: Any) -> Any:
        started = signing.dumps((timezone.now() - timedelta(minutes=1)).timestamp(), salt=STARTED_SALT)
        typed = {
            "organisation": "Сдружение „Образец“",
            "eik": "831641791",
            "author_name": "Име Фамилия",
            "position": "председател",
            "author_email": "sdruzhenie@example.bg",
            "name_display": "initials",
            "settlement": "",
            "stance": "support",
            "body": "Подкрепяме проекта.",
            "revision": "1",
            "points": "1",
            "started": started,
            "website": "",
        }
        return self.client.post(opinion_url(self.consultation), typed | POINT | fields)

    def prove(self) -> Any:
        code = EmailCode.objects.latest("requested_at", "pk")
        typed = {"code": code_of(code.token, settings.SECRET_KEY)}
        return self.client.post(opinion_url(self.consultation, "code"), typed)

    def send(self) -> Any:
        page = self.get("check").content.decode()
        hidden = dict(re.findall(r'<input type="hidden" name="(draft|fingerprint)" value="([^"]+)">', page))
        return self.client.post(opinion_url(self.consultation, "check"), hidden)

    def file(self, **fields: Any) -> Comment:
        self.post(**fields)
        self.prove()
        answer = self.send()
        return Comment.objects.get(number=answer["Location"].partition("number=")[2])


@pytest.fixture
def organiser() -> Organiser:
    make_municipality()
    return Organiser(make_open_consultation())


def test_opinion_goes_from_the_form_by_the_code_and_the_check_to_its_numbers(organiser: Organiser) -> None:
    assert organiser.post()["Location"] == opinion_url(organiser.consultation, "code")
    assert organiser.prove()["Location"] == opinion_url(organiser.consultation, "check")
    check = organiser.get("check").content.decode()
    for told in ("Сдружение „Образец“", "831641791", "Подкрепяме проекта.", "Срокът е кратък.", "14 дни", "чл.\xa01"):
        assert told in check
    sent = organiser.client.get(organiser.send()["Location"]).content.decode()
    leading, point = Comment.objects.order_by("serial")
    assert (point.part_of, leading.part_of) == (leading, None)
    assert {row.capacity for row in (leading, point)} == {Capacity.ORGANISATION}
    assert {row.represented for row in (leading, point)} == {"Сдружение „Образец“"}
    assert leading.number in sent
    assert point.number in sent
    opinion = Opinion.objects.get()
    assert (opinion.comment, opinion.eik, opinion.representative) == (leading, "831641791", "Име Фамилия")


def test_opinion_second_press_sends_once(organiser: Organiser) -> None:
    first = organiser.file()
    assert organiser.send()["Location"].endswith(first.number)
    assert (Opinion.objects.count(), Comment.objects.count()) == (1, 2)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("organisation", "", "Въведете името на организацията"),
        ("eik", "831641792", "ЕИК е с 9 или 13 цифри"),
        ("eik", "7501020018", "ЕИК е с 9 или 13 цифри"),
        ("author_name", "", "Въведете името на представляващия"),
        ("position", "", "Въведете длъжността"),
        ("stance", "", "Изберете какво предлагате"),
        ("body", "", "Напишете общата позиция"),
        ("author_email", "x", "Въведете имейл във вида"),
        ("point1-stance", "", "Изберете какво се предлага"),
        ("point1-body", "\u200b", "Напишете предложението"),
        ("point1-place", "art_99", "Изберете разпоредба от списъка"),
    ],
)
def test_opinion_wrong_field_is_named_twice_and_everything_stays(
    organiser: Organiser, field: str, value: str, sentence: str
) -> None:
    answer = organiser.post(**{field: value})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<title>Грешка: " in page
    assert page.count(sentence) == 2
    assert "14 дни</textarea>" in page
    assert OpinionDraft.objects.get().data["points"][0]["wording"] == "14 дни"


def test_opinion_points_are_added_and_dropped_without_script(organiser: Organiser) -> None:
    assert organiser.post(add="1")["Location"].endswith("#id_point2-place")
    page = organiser.get().content.decode()
    assert "Точка 2</legend>" in page
    assert "Срокът е кратък.</textarea>" in page
    organiser.post(points="2", drop="1", **{"point2-body": "Второто"})
    page = organiser.get().content.decode()
    assert "Точка 2</legend>" not in page
    assert "Второто</textarea>" in page


def test_opinion_blank_points_are_left_out_and_none_is_needed(organiser: Organiser) -> None:
    organiser.file(points="2", **{"point1-body": "", "point1-stance": "", "point1-wording": ""})
    assert Comment.objects.count() == 1


def test_opinion_twenty_first_point_has_no_room(organiser: Organiser) -> None:
    organiser.post(add="1", points="20")
    assert len(OpinionDraft.objects.get().data["points"]) == 20
    assert "Добавете точка" not in organiser.get().content.decode()
    organiser.post(points="999999999999")
    assert len(OpinionDraft.objects.get().data["points"]) == 0


def test_opinion_file_survives_errors_and_is_public_only_when_released(organiser: Organiser) -> None:
    paper, picture = files.active_pdf(), b"<svg/>"
    sent = [SimpleUploadedFile("Становище.pdf", paper), SimpleUploadedFile("лого.svg", picture)]
    page = organiser.post(attachments=sent, eik="").content.decode()
    assert "„лого.svg“: Файлове SVG" in page
    assert '<b lang="bg">Становище.pdf</b>' in page
    leading = organiser.file()
    attachment = Attachment.objects.select_related("comment__consultation", "upload").get()
    base = f"/consultations/{organiser.consultation.url_ref}/comments/{leading.number}/"
    address = f"{base}files/{attachment.upload.token}/"
    assert Client().get(address).status_code == 404
    release_file(attachment, by=make_clerk(), now=timezone.now())
    assert Client().get(address).status_code == 404  # its opinion is not shown yet
    publish_comment(leading, by=make_clerk(), now=timezone.now())
    given = Client().get(address)
    assert given.status_code == 200
    assert given["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert b"canary" not in given.content
    block = Client().get(base).content.decode()
    assert f'href="{address}"' in block


def test_opinion_dropped_file_is_not_sent(organiser: Organiser) -> None:
    organiser.post(attachments=SimpleUploadedFile("a.txt", b"text"), draft="1")
    organiser.file(drop_file=str(Upload.objects.get().token))
    assert Attachment.objects.count() == 0


def test_opinion_after_the_term_gives_every_text_back(organiser: Organiser) -> None:
    organiser.post(draft="1")
    with time_machine.travel(timezone.now() + timedelta(days=60), tick=False):
        answer = organiser.post()
        page = answer.content.decode()
    assert answer.status_code == 409
    assert "срокът изтече" in page
    for text in ("Подкрепяме проекта.</textarea>", "Срокът е кратък.", "14 дни"):
        assert text in page


def test_opinion_in_a_withdrawn_consultation_gives_every_text_back(organiser: Organiser) -> None:
    withdraw(organiser.consultation)
    answer = organiser.post()
    assert answer.status_code == 409
    assert "Подкрепяме проекта.</textarea>" in answer.content.decode()


def test_opinion_new_revision_meanwhile_is_told_and_places_follow(organiser: Organiser) -> None:
    organiser.post(draft="1")
    make_revision(organiser.consultation, ACT_TEXT.replace("обществения ред.", "обществения ред и тишината."))
    page = organiser.get().content.decode().replace("\xa0", " ")
    assert "беше публикувана редакция 2" in page
    assert organiser.post().status_code == 409
    assert organiser.post(revision="2").status_code == 302


def test_opinion_of_a_trusted_author_is_shown_at_once_and_of_a_newcomer_waits(organiser: Organiser) -> None:
    leading = organiser.file()
    assert [row.is_published for row in Comment.objects.order_by("serial")] == [False, False]
    publish_comment(leading, by=make_clerk(), now=timezone.now())
    organiser.post(body="Допълнение.")
    organiser.send()
    assert [row.is_published for row in Comment.objects.order_by("serial")][2:] == [True, True]


def test_opinion_is_told_in_one_letter_with_every_number(organiser: Organiser) -> None:
    organiser.file()
    Notification.objects.all().delete()
    sweep()
    letters = Notification.objects.filter(event__verb="comment.received", state="sent")
    assert letters.count() == 1


def published(organiser: Organiser) -> list[Comment]:
    organiser.file()
    rows = list(Comment.objects.order_by("serial"))
    for row in rows:
        publish_comment(row, by=make_clerk(), now=timezone.now())
    return rows


def test_opinion_stands_as_one_block_on_the_list_and_each_point_at_its_article(organiser: Organiser) -> None:
    leading, point = published(organiser)
    address = f"/consultations/{organiser.consultation.url_ref}"
    page = Client().get(f"{address}/comments/").content.decode()
    assert page.count('<article class="voice"') == 1
    assert "по собствено деклариране" in page
    assert "Срокът е кратък." in page
    alone = Client().get(f"{address}/comments/?article=art_1").content.decode()
    assert alone.count('<article class="voice"') == 1
    assert "Точка от становище <a" in alone
    assert leading.number in alone
    assert point.number in Client().get(f"{address}/text/art_1/").content.decode()


def test_opinion_representative_is_shown_as_chosen(organiser: Organiser) -> None:
    leading = published(organiser)[0]
    address = f"/consultations/{organiser.consultation.url_ref}/comments/{leading.number}/"
    page = Client().get(address).content.decode()
    assert "И.\xa0Ф." in page
    assert "Име Фамилия" not in page.partition("<footer")[0].partition("<main")[2]


def test_comment_list_asks_equally_often_for_one_and_many_opinions(organiser: Organiser) -> None:
    published(organiser)
    counted = []
    for more in (0, 2, 5):
        for number in range(more):
            organiser.post(body=f"Допълнение {more} {number}.", **{"point1-body": f"Точка {more} {number}."})
            organiser.send()
        make_comment(organiser.consultation)
        address = f"/consultations/{organiser.consultation.url_ref}/comments/"
        with CaptureQueriesContext(connection) as captured:
            assert Client().get(address).status_code == 200
        counted.append(len(captured))
    assert len(set(counted)) == 1


def test_my_page_lists_the_draft_of_an_opinion(organiser: Organiser) -> None:
    organiser.post()
    organiser.prove()
    organiser.post(draft="1")
    page = organiser.client.get("/me/").content.decode()
    assert "Становище от организация" in page
    draft = OpinionDraft.objects.get()
    assert organiser.client.post(f"/me/drafts/{draft.token}/discard/").status_code in {302, 404}


def test_file_queue_asks_equally_often_for_one_and_many_files(organiser: Organiser) -> None:
    leading = organiser.file()
    office, counted = Client(), []
    office.force_login(make_clerk())
    for more in (1, 2, 3):
        for number in range(more):
            upload = keep_upload(f"{more} {number}".encode(), "a.txt", sender="s", now=timezone.now())
            attach_files(leading, [str(upload.token)], sender="s", now=timezone.now())
        office.get("/admin/files/")
        with CaptureQueriesContext(connection) as captured:
            page = office.get("/admin/files/").content.decode()
        counted.append(len(captured))
        assert page.count("Публикувай файла") == Attachment.objects.count()
    assert len(set(counted)) == 1
