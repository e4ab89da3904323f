"""The notice board: words, short texts and sheets, and the poster for everybody."""

import pytest
from django.test import Client
from django.utils import timezone

from consultations.actions.prepare_campaign import keep_board_sheet
from consultations.models import BoardSheet, Campaign, Consultation
from consultations.read.campaign import campaign_words, sheets_to_print
from prestige import pdf
from tests.factories import (
    make_clerk,
    make_closed_consultation,
    make_draft_consultation,
    make_municipality,
    make_open_consultation,
    withdraw,
)

pytestmark = pytest.mark.django_db
WORDS = {
    "headline": "Къде да стоят електрическите тротинетки в града?",
    "lead": "Общината подготвя нова наредба.",
    "paper_way": "В кметството.",
    "version": "0",
}


@pytest.fixture(autouse=True)
def _municipality() -> None:
    make_municipality()


@pytest.fixture
def office(client: Client) -> Client:
    """A browser in which an official with every right is signed in."""
    client.force_login(make_clerk())
    return client


def page_of(consultation: Consultation) -> str:
    return f"/admin/consultations/{consultation.number}/campaign/"


def plain(response: object) -> str:
    return response.content.decode().replace("\xa0", " ")  # type: ignore[attr-defined]


def test_words_are_proposed_kept_and_counted(office: Client) -> None:
    consultation = make_open_consultation()
    proposed = plain(office.get(page_of(consultation)))
    assert "Какво да се промени в проекта за наредба за обществения ред?" in proposed
    assert "Предложени са от данните на консултацията." in proposed
    saved = office.post(page_of(consultation), WORDS)
    assert saved["Location"] == page_of(consultation)
    page = plain(office.get(page_of(consultation)))
    short = f"testserver/c/{consultation.number}"
    day = f"{consultation.last_day:%d.%m}"
    text = f"Къде да стоят електрическите тротинетки в града? Мнения до {day}: {short}"
    latin = f"Kade da stoyat elektricheskite trotinetki v grada? Mnenia do {day}: {short}"
    assert "readonly" in page
    assert f">{text}</textarea>" in page
    assert f">{latin}</textarea>" in page
    assert f"{len(text)} знака, 2 части на SMS (кирилица: 70 знака в едно, 67 в част)" in page
    assert f"{len(latin)} знака, 1 SMS (латиница: 160 знака в едно, 153 в част)" in page
    assert campaign_words(Consultation.objects.get()).headline == WORDS["headline"]


def test_second_clerk_sees_both_words(office: Client) -> None:
    consultation = make_open_consultation()
    office.post(page_of(consultation), WORDS)
    met = office.post(page_of(consultation), {**WORDS, "headline": "Моят въпрос?"})
    assert met.status_code == 409
    assert WORDS["headline"] in plain(met)
    assert 'value="Моят въпрос?"' in plain(met)
    assert office.post(page_of(consultation), {**WORDS, "headline": "Моят въпрос?", "version": "1"}).status_code == 302
    assert Campaign.objects.get().headline == "Моят въпрос?"


def test_bad_words_come_back_with_their_errors(office: Client) -> None:
    consultation = make_open_consultation()
    page = plain(office.post(page_of(consultation), {**WORDS, "headline": "", "lead": "я" * 241}))
    assert "Напишете въпрос за плаката." in page
    assert "с 1 знак по-дълъг" in page


def test_closed_one_is_not_announced(office: Client) -> None:
    closed, draft = make_closed_consultation(), make_draft_consultation()
    assert "Обява вече не се прави" in plain(office.get(page_of(closed)))
    assert office.post(page_of(closed), WORDS).status_code == 409
    assert office.get(f"/admin/consultations/{draft.pk}/campaign/").status_code == 302


def test_poster_is_awaited_while_open_gone_after_and_never_outdated(client: Client) -> None:
    consultation = make_open_consultation()
    address = f"{consultation.get_absolute_url()}poster.pdf"
    assert client.get(address).status_code in {202, 503}
    closed = make_closed_consultation()
    over = client.get(f"{closed.get_absolute_url()}poster.pdf")
    assert over.status_code == 410
    assert "Плакатът вече не важи" in plain(over)
    BoardSheet.objects.create(
        consultation=consultation,
        kind=BoardSheet.Kind.POSTER_A4,
        stamp="of another day",
        content=b"%PDF-1.7 old",
        sha256="0" * 64,
        pages=1,
        printed_at=timezone.now(),
    )
    assert client.get(address).status_code in {202, 503}
    assert client.get(f"{withdraw(consultation).get_absolute_url()}poster.pdf").status_code == 410


@pytest.mark.skipif(not pdf.is_available(), reason="no Pango")
def test_sheets_are_printed_once_and_anew_when_they_say_something_else(office: Client) -> None:
    consultation = make_open_consultation()
    kinds = [kind for _row, kind in sheets_to_print(timezone.now())]
    assert kinds == ["poster_a4", "poster_a3", "notice"]
    for row, kind in list(sheets_to_print(timezone.now())):
        keep_board_sheet(row, kind, now=timezone.now())
    assert list(sheets_to_print(timezone.now())) == []
    poster = Client().get(f"{consultation.get_absolute_url()}poster.pdf")
    assert (poster.status_code, poster["Content-Type"]) == (200, "application/pdf")
    unchanged = Client().get(f"{consultation.get_absolute_url()}poster.pdf", headers={"If-None-Match": poster["ETag"]})
    assert unchanged.status_code == 304
    large = Client().get(f"{consultation.get_absolute_url()}poster.pdf?size=a3")
    assert large.content != poster.content
    assert office.get(f"{page_of(consultation)}notice.pdf").status_code == 200
    assert office.get(f"{page_of(consultation)}nyama.pdf").status_code == 404
    office.post(page_of(consultation), WORDS)
    assert [kind for _row, kind in sheets_to_print(timezone.now())] == ["poster_a4", "poster_a3"]
    assert office.get(f"{page_of(consultation)}poster_a4.pdf").status_code == 404
