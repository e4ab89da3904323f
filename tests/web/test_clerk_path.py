"""The clerk's whole path in the admin, as a browser without JavaScript walks it."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from consultations.models import Answer, Comment, Consultation, Decision, Statement, Status
from prestige.moderation.models import ModerationState
from prestige.typography import long_date_weekday
from tests.factories import (
    ACT_TEXT,
    make_clerk,
    make_closed_consultation,
    make_comment,
    make_draft_consultation,
    make_open_consultation,
    make_policy_area,
    make_unit,
)

pytestmark = pytest.mark.django_db
PLAIN_TEXT = ACT_TEXT.replace("ѝ", "й")  # windows-1251 has no ѝ
REASONS = "Срокът е определен в закона и не може да се промени с наредба на общината."


@pytest.fixture
def office(client: Client) -> Client:
    """A browser in which an official with every right is signed in."""
    client.force_login(make_clerk())
    return client


def address(consultation: Consultation, page: str = "") -> str:
    return f"/admin/consultations/{consultation.number or consultation.pk}/{page}"


def data_of(**changed: object) -> dict[str, object]:
    return {
        "title": "Наредба за тротоарите",
        "procedure": "draft_act",
        "act_type": "ordinance",
        "unit": make_unit().pk,
        "policy_area": make_policy_area().pk,
        "version": 0,
    } | changed


MOTIVES = {
    "motives_reasons": "Няма правила.",
    "motives_goals": "Свободни тротоари.",
    "motives_means": "Не са нужни.",
    "motives_results": "По-малко сигнали.",
    "motives_eu_law": "Не противоречи.",
    "summary": "Подрежда тротоарите.",
    "affects": "Пешеходци – чл. 1",
}


def test_from_a_new_file_to_a_published_consultation(office: Client) -> None:
    created = office.post("/admin/consultations/new/", data_of())
    draft = Consultation.objects.get()
    assert created["Location"] == address(draft, "text/")

    refused = office.post(address(draft, "publication/"))
    page = refused.content.decode()
    assert refused.status_code == 409
    missing = (
        "Мотивите са непълни",
        "Няма текст на проекта",
        "правното основание",
        "Накратко",
        "лице за контакт",
        "на който се приемат",
    )
    assert [sentence for sentence in missing if sentence not in page] == []
    assert "ЗНА чл. 28, ал. 2 и 4" in page.replace("\xa0", " ")

    looked = office.post(address(draft, "text/"), {"source": ACT_TEXT, "base": "", "look": "1"})
    assert "Така ли изглежда?" in looked.content.decode()
    assert draft.revisions.count() == 0
    office.post(address(draft, "text/"), {"source": ACT_TEXT, "base": "", "save": "1"})
    assert draft.revisions.get().article_count == 4

    office.post(
        address(draft, "data/"),
        data_of(
            version=1,
            legal_basis="чл. 21, ал. 2 от ЗМСМА",
            contact_name="Име Фамилия",
            contact_phone="000 000",
            channel_email="predlozhenia@example.bg",
        ),
    )
    office.post(address(draft, "motives/"), MOTIVES | {"version": 2})
    assert "Още не може" not in office.get(address(draft, "publication/")).content.decode()

    published = office.post(address(draft, "publication/"))
    draft.refresh_from_db()
    assert published["Location"] == address(draft)
    assert draft.status == Status.PUBLISHED
    assert office.get(f"/admin/consultations/{draft.pk}/")["Location"] == address(draft)


def test_new_file_begins_with_what_is_known_of_the_person_and_the_municipality(client: Client) -> None:
    unit = make_unit()
    client.force_login(make_clerk(full_name="Име Фамилия", position="юрист", unit=unit))
    form = client.get("/admin/consultations/new/").context["form"]
    assert [form[name].value() for name in ("unit", "contact_name", "contact_position")] == [
        unit.pk,
        "Име Фамилия",
        "юрист",
    ]
    assert Consultation.objects.count() == 0


def test_every_missing_datum_is_named(office: Client) -> None:
    page = office.post("/admin/consultations/new/", data_of(title="", unit="", policy_area="")).content.decode()
    sentences = ("Напишете наименованието на акта.", "Изберете отговорното звено.", "Изберете областта на политика.")
    assert [page.count(sentence) for sentence in sentences] == [2, 2, 2]


def test_double_submit_makes_one_file_and_publishes_once(office: Client) -> None:
    first = office.post("/admin/consultations/new/", data_of())
    second = office.post("/admin/consultations/new/", data_of())
    assert first["Location"] == second["Location"]
    assert Consultation.objects.count() == 1

    draft = make_draft_consultation()
    reference = f"/admin/consultations/{draft.pk}/publication/"
    assert [office.post(reference).status_code for _ in range(2)] == [302, 302]
    assert Consultation.objects.filter(status=Status.PUBLISHED).count() == 1


@pytest.mark.parametrize(
    ("days", "reason", "sentence"),
    [
        (13, "Спешно е.", "не може да е по-кратък от 14 дни"),
        (20, "", "причините трябва да са посочени"),
    ],
)
def test_short_term_is_refused_with_its_source(office: Client, days: int, reason: str, sentence: str) -> None:
    draft = make_draft_consultation()
    saved = office.post(
        address(draft, "term/"), {"term_days": days, "short_term_reason": reason, "version": draft.version}
    )
    assert saved.status_code == 302
    page = office.post(address(draft, "publication/"))
    assert page.status_code == 409
    assert sentence in page.content.decode().replace("\xa0", " ")


@pytest.mark.usefixtures("on_24_november")
def test_typed_term_is_counted_without_being_saved(office: Client) -> None:
    draft = make_draft_consultation()
    page = office.get(address(draft, "publication/"), {"term_days": "30"}).content.decode().replace("\xa0", " ")
    assert "до 29 декември 2026 г. (вторник), 24:00 ч." in page
    assert "Рождество Христово" in page
    assert "Най-ранна дата за приемане: 30 декември 2026 г. (сряда)." in page
    draft.refresh_from_db()
    assert draft.term_days == 30
    wrong = office.get(address(draft, "publication/"), {"term_days": "0"})
    assert wrong.status_code == 200
    assert "errsum" in wrong.content.decode()


@pytest.fixture
def on_24_november() -> Iterator[None]:
    """24 November 2026 at noon, the day of the table of vectors."""
    with time_machine.travel(datetime(2026, 11, 24, 10, tzinfo=UTC), tick=False):
        yield


def test_comment_is_published_or_held_on_a_ground(office: Client) -> None:
    consultation = make_open_consultation()
    shown = make_comment(consultation, published=False, body="Обадете се на 0888 123 456.")
    hidden = make_comment(consultation, published=False, body="<script>alert(1)</script>")
    page = office.get("/admin/queue/moderation/").content.decode()
    assert "<mark>0888 123 456</mark>" in page
    assert "<script>alert" not in page

    office.post(f"/admin/comments/{shown.number}/publication/")
    without = office.post(f"/admin/comments/{hidden.number}/hold/", {"ground": "", "note": "целият текст"})
    assert "Изберете основание от правилата." in without.content.decode()
    assert "целият текст" in without.content.decode()
    office.post(f"/admin/comments/{hidden.number}/hold/", {"ground": "3", "note": "целият текст"})
    states = dict(Comment.objects.order_by("serial").values_list("number", "moderation_state"))
    assert states == {shown.number: ModerationState.PUBLISHED, hidden.number: ModerationState.HELD}


def test_only_publishing_is_done_to_many_and_never_to_ones_own(client: Client) -> None:
    clerk = make_clerk()
    client.force_login(clerk)
    consultation = make_open_consultation()
    others = [make_comment(consultation, published=False) for _ in range(2)]
    own = make_comment(consultation, published=False, author=clerk)
    ticked = [f"comment:{comment.pk}" for comment in (*others, own)]
    client.post("/admin/queue/moderation/", {"text": ticked})
    assert set(Comment.objects.public().values_list("number", flat=True)) == {comment.number for comment in others}
    assert client.post(f"/admin/comments/{own.number}/publication/").status_code == 409


def test_answer_is_refused_without_reasons_and_goes_on_to_the_next(office: Client) -> None:
    consultation = make_open_consultation()
    first, second = make_comment(consultation, eid="art_1"), make_comment(consultation, eid="art_2")
    page = f"/admin/comments/{first.number}/answer/"
    short = office.post(page, {"decision": "rejected", "reasons": "Не.", "version": 0})
    assert "поне 40 знака" in short.content.decode()
    assert "Не.</textarea>" in short.content.decode()
    saved = office.post(page, {"decision": "rejected", "reasons": REASONS, "version": 0, "next": "1"})
    assert saved["Location"] == f"/admin/comments/{second.number}/answer/#voice-h"
    assert Answer.objects.get().decision == Decision.REJECTED
    again = office.post(page, {"decision": "rejected", "reasons": REASONS, "version": 0})
    assert again.status_code == 302
    assert Answer.objects.get().version == 1


def test_empty_formula_is_warned_about_once(office: Client) -> None:
    comment = make_comment(make_open_consultation())
    page = f"/admin/comments/{comment.number}/answer/"
    typed = {"decision": "noted", "reasons": "Предложението се приема за сведение от дирекцията.", "version": 0}
    warned = office.post(page, typed)
    assert "не е мотив" in warned.content.decode()
    assert Answer.objects.count() == 0
    form = warned.context["form"]
    assert office.post(page, typed | {"warned": form["warned"].value()}).status_code == 302
    assert Answer.objects.count() == 1


def test_statement_waits_for_every_decision_then_is_issued_once(office: Client) -> None:
    consultation = make_closed_consultation()
    comment = make_comment(consultation)
    page = address(consultation, "statement/")
    blocked = office.post(page)
    assert blocked.status_code == 409
    assert f'href="/admin/comments/{comment.number}/answer/">{comment.number}</a>' in blocked.content.decode()
    office.post(f"/admin/comments/{comment.number}/answer/", {"decision": "rejected", "reasons": REASONS, "version": 0})
    assert office.post(page).status_code == 409  # the answer is the same official's
    office.force_login(make_clerk())
    assert [office.post(page).status_code for _ in range(2)] == [302, 302]
    assert Statement.objects.count() == 1
    assert Statement.objects.get().number in office.get(page).content.decode()
    frozen = office.post(
        f"/admin/comments/{comment.number}/answer/", {"decision": "accepted", "reasons": "", "version": 1}
    )
    assert frozen.status_code == 409
    assert Answer.objects.get().decision == Decision.REJECTED


def test_statement_is_refused_while_the_term_runs(office: Client) -> None:
    consultation = make_open_consultation()
    page = office.post(address(consultation, "statement/"))
    assert page.status_code == 409
    assert "Срокът за предложения още тече." in page.content.decode()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("akt.txt", PLAIN_TEXT.encode("cp1251"), ""),
        ("akt.txt", PLAIN_TEXT.encode("utf-8-sig"), ""),
        ("akt.docx", b"PK\x03\x04\x00\x00", "Файлът"),
        ("akt.txt", b"", "Файлът е празен."),
        ("akt.pdf", b"%PDF-1.7", "Файлът е PDF документ"),
        ("akt.txt", b"x" * (10 * 1024 * 1024 + 1), "по-голям от 10 MB"),
    ],
)
def test_file_is_read_in_its_encoding_or_refused_with_the_text_kept(
    office: Client, name: str, content: bytes, says: str
) -> None:
    draft = Consultation.objects.get(pk=make_draft_consultation().pk)
    base = draft.revisions.get().tree_sha256
    sent = office.post(
        address(draft, "text/"),
        {
            "source": "Чл. 1. Набран на ръка.",
            "base": base,
            "save": "1",
            "file": SimpleUploadedFile(name, content),
        },
    )
    if says:
        assert says in sent.content.decode()
        assert "Поставете текста на проекта или изберете файл." not in sent.content.decode()
        assert "Чл. 1. Набран на ръка." in sent.content.decode()
        assert draft.revisions.get().tree_sha256 == base
    else:
        assert sent.status_code == 302
        assert draft.revisions.get().source == PLAIN_TEXT


def test_empty_queue_tells_the_next_end_and_the_next_step(office: Client) -> None:
    consultation = make_open_consultation()
    end = long_date_weekday(consultation.last_day)
    for queue in ("moderation", "answers"):
        page = office.get(f"/admin/queue/{queue}/?consultation={consultation.number}").content.decode()
        assert f"Следващият срок е на {end}.".replace("\xa0", " ") in page.replace("\xa0", " ")
        assert "0 предложения" not in page
    assert f'href="/admin/consultations/{consultation.number}/statement/">Следва' in page
