"""The caught mail of a demonstration, and that it exists nowhere else."""

from pathlib import Path

import pytest
from django.core.mail import EmailMessage, get_connection
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from prestige.accounts.actions import request_email_code
from prestige.demo.mailbox import letters
from prestige.notifications.tasks import sweep
from tests.factories import make_comment, make_municipality, make_open_consultation

pytestmark = pytest.mark.django_db
RULE = "-" * 79


@pytest.fixture
def caught(settings: Settings, tmp_path: Path) -> Path:
    """Catch the mail in a folder, as a demonstration does."""
    make_municipality()
    settings.ROOT_URLCONF = "tests.web.demo_urls"
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    return tmp_path / "mail"


def test_no_portal_but_a_demonstration_shows_mail(client: Client) -> None:
    make_municipality()

    assert client.get("/demo/mail/").status_code == 404


def test_empty_mailbox_says_how_mail_comes(client: Client, caught: Path) -> None:
    assert "Още няма писма" in client.get("/demo/mail/").content.decode()


def test_letters_of_one_file_are_told_apart_newest_first(client: Client, caught: Path) -> None:
    make_comment(make_open_consultation(), body=f"Преди чертата.\n{RULE}\nСлед чертата.", published=False)
    request_email_code("citizen@example.bg", language="bg", now=timezone.now())
    sweep()

    assert len(list(caught.iterdir())) == 1
    code, receipt = letters()
    assert code.subject.startswith("Код за потвърждение: ")
    assert code.to == "citizen@example.bg"
    assert abs((code.sent_at - timezone.now()).total_seconds()) < 60
    assert "След чертата." in receipt.text
    assert "След чертата." in receipt.html
    shown = client.get("/demo/mail/").content.decode()
    assert shown.index(code.subject) < shown.index(receipt.subject)


def test_letter_stands_in_a_frame_without_scripts(client: Client, caught: Path) -> None:
    make_comment(make_open_consultation(), body="<script>alert(1)</script>", published=False)
    sweep()
    (letter,) = letters()

    page = client.get(f"/demo/mail/{letter.key}/")
    assert "frame-src 'self'" in page["Content-Security-Policy"]
    assert "style-src 'self'" in page["Content-Security-Policy"]
    assert f'src="/demo/mail/{letter.key}/html/"' in page.content.decode()
    assert "auto-generated" in page.content.decode()

    frame = client.get(f"/demo/mail/{letter.key}/html/")
    policy = frame["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox allow-top-navigation-by-user-activation" in policy
    assert "frame-ancestors 'self'" in policy
    assert "script-src" not in policy
    assert frame["X-Frame-Options"] == "SAMEORIGIN"
    assert "<script>" not in frame.content.decode()


def test_plain_letter_and_one_still_being_written(client: Client, caught: Path) -> None:
    connection = get_connection()
    EmailMessage("Обикновено", f"Ред.\n{RULE[:70]}", "a@example.bg", ["b@example.bg"], connection=connection).send()
    (file,) = caught.iterdir()
    file.write_bytes(file.read_bytes() + b"Subject: half\n\nnot y")

    assert [letter.subject for letter in letters()] == ["Обикновено"]
    assert client.get(f"/demo/mail/{letters()[0].key}/").status_code == 200


@pytest.mark.parametrize("key", ["20261122-100000-1-0", "x", "..%2Fetc"])
def test_unknown_letter_is_not_found(client: Client, caught: Path, key: str) -> None:
    assert client.get(f"/demo/mail/{key}/").status_code == 404
