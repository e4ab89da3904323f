"""Is this document ours?"""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from prestige.register.forms import LARGEST_FILE
from prestige.register.models import IssuedDocument
from tests.factories import make_document, make_municipality

pytestmark = pytest.mark.django_db
VERIFY = "/verify/"


@pytest.fixture
def document() -> IssuedDocument:
    """Return the first document of 2026."""
    return make_document(make_municipality())


def test_code_leads_to_the_document_however_it_is_typed(client: Client, document: IssuedDocument) -> None:
    for typed in (document.code, document.code.replace("-", ""), f" {document.code.replace('-', ' ')} "):
        assert client.get(VERIFY, {"code": typed}).url == f"/verify/{document.code}/"


def test_document_shows_what_the_register_knows(client: Client, document: IssuedDocument) -> None:
    shown = client.get(document.get_absolute_url()).content.decode()

    for words in (document.title, document.number, document.sha256, document.path, "2 страници"):
        assert words in shown
    assert "Документът е издаден от общината" in shown


def test_code_in_the_address_is_brought_into_its_form(client: Client, document: IssuedDocument) -> None:
    answer = client.get(f"/verify/{document.code.replace('-', '')}/")

    assert (answer.status_code, answer.url) == (301, f"/verify/{document.code}/")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2600-0000-0019", "Има сгрешена цифра в кода."),
        ("2600-0000-0026", "Няма издаден документ с този код."),
        ("12", "Кодът има 12 цифри"),
        ("", "Кодът има 12 цифри"),
        ("a" * 500, "Кодът има 12 цифри"),
        ("\x00", "Кодът има 12 цифри"),
    ],
)
def test_wrong_code_is_answered_with_its_own_sentence(
    client: Client, document: IssuedDocument, typed: str, sentence: str
) -> None:
    answer = client.get(VERIFY, {"code": typed})

    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert "<title>Грешка: " in answer.content.decode()


def test_address_with_an_unknown_code_is_not_found_and_says_why(client: Client, document: IssuedDocument) -> None:
    answer = client.get("/verify/2600-0000-0019/")

    assert answer.status_code == 404
    assert "Има сгрешена цифра в кода." in answer.content.decode()


def test_same_bytes_are_recognised(client: Client, document: IssuedDocument) -> None:
    answer = client.post(VERIFY, {"file": SimpleUploadedFile("spravka.pdf", bytes(document.content))}, follow=True)

    assert answer.redirect_chain == [(f"/verify/{document.code}/?sha256={document.sha256}", 302)]
    assert "Файлът е същият, до последния знак." in answer.content.decode()


@pytest.mark.parametrize("content", [b"%PDF-1.7 samplE", b"", b"x" * (3 * 1024 * 1024)])
def test_other_bytes_are_not_ours(client: Client, document: IssuedDocument, content: bytes) -> None:
    answer = client.post(VERIFY, {"file": SimpleUploadedFile("spravka.pdf", content)})

    assert "Този файл не е издаден от портала" in answer.content.decode()
    assert hashlib.sha256(content).hexdigest() in answer.content.decode()


def test_file_that_is_too_large_is_named(client: Client, document: IssuedDocument) -> None:
    answer = client.post(VERIFY, {"file": SimpleUploadedFile("голям.pdf", b"x" * (LARGEST_FILE + 1))})

    assert "Файлът „голям.pdf“ е по-голям от 20 MB." in answer.content.decode()


def test_missing_file_is_asked_for(client: Client) -> None:
    make_municipality()

    assert "Изберете файл." in client.post(VERIFY, {}).content.decode()


def test_english_page_is_there(client: Client, document: IssuedDocument) -> None:
    assert client.get(f"/en{reverse('register:document', args=[document.code])}").status_code == 200
