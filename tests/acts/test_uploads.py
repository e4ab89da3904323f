"""Files between the jail and the public: quota, attaching, scanning, releasing, forgetting, counting again."""

import socketserver
import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import RequestFactory
from django.utils import timezone

from prestige.journal.models import Event
from prestige.refusals import NotAllowed
from prestige.uploads.actions import (
    attach_uploads,
    check_stored_bytes,
    forget_uploads,
    keep_upload,
    release_upload,
    scan_uploads,
    withhold_upload,
)
from prestige.uploads.checking import FileRefused
from prestige.uploads.models import Content, Scan, State, Upload
from prestige.uploads.scanner import ScannerSilent, is_infected
from prestige.uploads.serving import released_file
from prestige.uploads.tasks import scan
from tests.factories import make_clerk

pytestmark = pytest.mark.django_db

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def keep(data: bytes = b"text", name: str = "a.txt", **options: Any) -> Upload:
    return keep_upload(data, name, **{"sender": "s", "now": timezone.now()} | options)


def attached(data: bytes = b"text", **options: Any) -> Upload:
    upload = keep(data, **options)
    return attach_uploads([upload.token], sender="s", now=timezone.now())[0]


@pytest.fixture
def clamd() -> Iterator[str]:
    """A scanner that finds EICAR, as clamd speaks; the address it listens at."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            assert self.rfile.read(10) == b"zINSTREAM\0"
            heard = b""
            while size := int.from_bytes(self.rfile.read(4), "big"):
                heard += self.rfile.read(size)
            self.wfile.write(b"stream: Eicar-Test-Signature FOUND\0" if b"EICAR" in heard else b"stream: OK\0")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def test_keep_same_bytes_twice_stores_them_once() -> None:
    first, second = keep(), keep(name="b.txt")
    assert first.original_id == second.original_id == first.cleaned_id
    assert Content.objects.count() == 1


def test_keep_refused_file_leaves_nothing() -> None:
    with pytest.raises(FileRefused):
        keep(b"<svg/>", "a.svg")
    assert (Upload.objects.count(), Content.objects.count()) == (0, 0)


def test_keep_past_the_share_of_the_day_is_refused(settings: Any) -> None:
    settings.UPLOAD_DAILY_MB = 1
    now = timezone.now()
    keep(b"a" * 600_000, now=now - timedelta(hours=23))
    with pytest.raises(NotAllowed, match="до 1 MB"):
        keep(b"b" * 600_000, now=now)
    keep(b"b" * 600_000, sender="other", now=now)
    keep(b"c" * 600_000, now=now + timedelta(hours=2))


def test_attach_eleven_files_or_a_foreign_one_is_refused() -> None:
    tokens = [keep(name=f"{number}.txt").token for number in range(3)]
    with pytest.raises(NotAllowed, match="до 10 файла"):
        attach_uploads([*tokens, *(Upload().token for _each in range(8))], sender="s", now=timezone.now())
    with pytest.raises(NotAllowed, match="Качете го отново"):
        attach_uploads(tokens, sender="other", now=timezone.now())
    assert [upload.name for upload in attach_uploads(tokens, sender="s", now=timezone.now())] == [
        "0.txt",
        "1.txt",
        "2.txt",
    ]
    with pytest.raises(NotAllowed, match="Качете го отново"):
        attach_uploads(tokens[:1], sender="s", now=timezone.now())


def test_release_lets_everybody_have_the_copy_once() -> None:
    clerk, upload = make_clerk(), attached()
    assert release_upload(upload, by=clerk, now=timezone.now()).is_released
    release_upload(upload, by=clerk, now=timezone.now())
    assert withhold_upload(upload, by=clerk, now=timezone.now()).state == State.WITHHELD
    assert list(Event.objects.order_by("pk").values_list("verb", flat=True)) == ["upload.released", "upload.withheld"]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"is_sealed": True}, "sealed"),
        ({"scan": Scan.WAITING}, "unscanned"),
        ({"scan": Scan.INFECTED}, "infected"),
        ({"attached_at": None}, "loose"),
    ],
)
def test_release_of_what_is_not_for_everybody_is_refused(fields: dict[str, Any], code: str) -> None:
    upload = keep(is_sealed=fields.get("is_sealed", False))
    now = timezone.now()
    Upload.objects.filter(pk=upload.pk).update(
        **{"attached_at": now} | {k: v for k, v in fields.items() if k != "is_sealed"}
    )
    with pytest.raises(NotAllowed) as refused:
        release_upload(upload, by=make_clerk(), now=now)
    assert [refusal.code for refusal in refused.value.refusals] == [code]


def test_database_releases_nothing_sealed_or_unscanned() -> None:
    upload = keep(is_sealed=True)
    with pytest.raises(IntegrityError, match="released_is_open_and_clean"), transaction.atomic():
        Upload.objects.filter(pk=upload.pk).update(state=State.RELEASED)


def test_scan_answers_for_what_waits(settings: Any, clamd: str) -> None:
    settings.CLAMAV_ADDRESS = clamd
    clean, virus = attached(), attached(EICAR)
    assert {clean.scan, virus.scan} == {Scan.WAITING}
    scan()
    assert Upload.objects.get(pk=clean.pk).scan == Scan.CLEAN
    found = Upload.objects.get(pk=virus.pk)
    assert (found.scan, found.state) == (Scan.INFECTED, State.WITHHELD)
    assert scan_uploads(address=clamd, now=timezone.now()) == 0


@pytest.mark.parametrize("address", ["127.0.0.1:1", "/no/such/socket", "nonsense"])
def test_scan_with_a_silent_scanner_leaves_it_waiting(settings: Any, address: str) -> None:
    settings.CLAMAV_ADDRESS = address
    upload = attached()
    scan()
    assert Upload.objects.get(pk=upload.pk).scan == Scan.WAITING
    with pytest.raises(NotAllowed, match="непроверен"):
        release_upload(upload, by=make_clerk(), now=timezone.now())
    with pytest.raises(ScannerSilent):
        is_infected(b"text", address)


def test_forget_after_thirty_days_what_belongs_to_nothing() -> None:
    long_ago = timezone.now() - timedelta(days=31)
    keep(b"loose", now=long_ago)
    kept = keep(b"kept", now=long_ago)
    attach_uploads([kept.token], sender="s", now=long_ago)
    keep(b"young")
    assert forget_uploads(timezone.now()) == 1
    assert sorted(bytes(row.data) for row in Content.objects.all()) == [b"kept", b"young"]


def test_stored_bytes_are_counted_again(caplog: pytest.LogCaptureFixture) -> None:
    keep()
    assert check_stored_bytes() == []
    Content.objects.create(sha256="0" * 64, data=b"changed", size=7)
    assert check_stored_bytes() == ["0" * 64]
    assert "is damaged" in caplog.text


def test_stored_bytes_never_change() -> None:
    upload = keep()
    with pytest.raises(IntegrityError, match="never change"), transaction.atomic():
        Content.objects.update(data=b"other")
    with pytest.raises(IntegrityError, match="stays as it came"), transaction.atomic():
        Upload.objects.filter(pk=upload.pk).update(name="other.txt")


def test_released_file_is_an_attachment_in_a_sandbox_and_known_by_its_hash() -> None:
    upload = attached("здравей".encode(), name="Становище „1“.txt")
    response = released_file(RequestFactory().get("/"), upload)
    assert response.content == "здравей".encode()
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''%D0%A1")
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["ETag"] == f'"{upload.cleaned_id}"'
    again = released_file(RequestFactory().get("/", HTTP_IF_NONE_MATCH=response["ETag"]), upload)
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.django_db(transaction=True)
def test_keep_two_at_once_past_the_share_of_the_day_takes_one(settings: Any) -> None:
    settings.UPLOAD_DAILY_MB = 1
    refused: list[str] = []
    gate = threading.Barrier(2)

    def work(data: bytes) -> None:
        try:
            gate.wait()
            keep(data)
        except NotAllowed as trouble:
            refused.extend(refusal.code for refusal in trouble.refusals)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(letter * 600_000,)) for letter in (b"a", b"b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert (Upload.objects.count(), refused) == (1, ["quota"])
