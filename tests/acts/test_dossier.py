"""The file of a consultation: complete, checked with one command, readable offline; public without anybody's data."""

import hashlib
import io
import re
import subprocess
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import Error, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from consultations.actions import ask_for_dossier, begin_revision, hold_comment, take_dossier
from consultations.dossier import Scope, public_stamp, write_zip
from consultations.models import Attachment, Comment, Consultation, CouncilStep, DossierExport, NameDisplay
from consultations.read.dossier import entries
from prestige.journal.models import Event
from prestige.refusals import NotAllowed
from prestige.uploads.models import Content, State, Upload
from tests.factories import (
    make_answer,
    make_citizen,
    make_clerk,
    make_closed_consultation,
    make_comment,
    make_document,
    make_draft_consultation,
    make_hearing,
    make_municipality,
    make_open_consultation,
    make_statement,
)

pytestmark = pytest.mark.django_db
CANARIES = {
    "mail": "canary.address@example.bg",
    "name": "Канарова Истинска",
    "held": "КАНАРЧЕ В ЗАДЪРЖАН ТЕКСТ",
    "pending": "КАНАРЧЕ В НЕПРЕГЛЕДАН ТЕКСТ",
    "sealed": "КАНАРЧЕ ПРЕДИ ЗАЛИЧАВАНЕ",
    "note": "КАНАРЧЕ В БЕЛЕЖКА",
    "follower": "canary.follower@example.bg",
}


@pytest.fixture(autouse=True)
def _rooms(settings: object, tmp_path: Path) -> None:
    make_municipality()
    settings.DOSSIER_CACHE = str(tmp_path / "dossiers")  # type: ignore[attr-defined]  # the fixture of pytest-django


def with_secrets() -> Consultation:
    """Return a consultation with its statement, every secret of `CANARIES` somewhere in the record."""
    consultation = make_closed_consultation()
    hidden_name = make_comment(
        consultation,
        body="Публично предложение.",
        author_name=CANARIES["name"],
        author_email=CANARIES["mail"],
        name_display=NameDisplay.CITIZEN,
    )
    redacted = make_comment(consultation, eid="art_2", body=CANARIES["sealed"])
    Comment.objects.filter(pk=redacted.pk).update(redacted_body="Заличено предложение.")
    held = make_comment(consultation, eid="", body=CANARIES["held"], author=make_citizen(CANARIES["follower"]))
    hold_comment(held, ground="1", note=CANARIES["note"], by=make_clerk(), now=timezone.now())
    for comment in (hidden_name, redacted, held):
        make_answer(comment)
    make_document(consultation.current_revision, content=b"%PDF-1.7 draft")
    make_document(make_statement(consultation), content=b"%PDF-1.7 statement")
    return Consultation.objects.select_related("unit", "policy_area", "current_revision").get(pk=consultation.pk)


def packed(scope: Scope) -> zipfile.ZipFile:
    out = io.BytesIO()
    assert write_zip(scope, out) == hashlib.sha256(out.getvalue()).hexdigest()
    return zipfile.ZipFile(out)


PUBLIC = [
    "01-danni/danni.json",
    "01-danni/motivi.html",
    "01-danni/obyavlenie.html",
    "02-redaktsii/redaktsia-1.docx",
    "02-redaktsii/redaktsia-1.html",
    "02-redaktsii/redaktsia-1.pdf",
    "02-redaktsii/redaktsia-1.txt",
    "02-redaktsii/redaktsia-1.xml",
    "03-predlozhenia/predlozhenia.csv",
    "03-predlozhenia/predlozhenia.html",
    "03-predlozhenia/predlozhenia.json",
    "04-spravka/spravka-1.csv",
    "04-spravka/spravka-1.json",
    "04-spravka/spravka-1.pdf",
    "04-spravka/spravka-1.record.json",
    "04-spravka/spravka-1.xlsx",
    "06-dnevnik/dnevnik.csv",
    "07-pisma/pisma.csv",
    "SHA256SUMS",
    "index.html",
    "stil.css",
]
PROCEEDINGS = [
    "03-prilozhenia/{number}-1-plan-na-ulitsata.txt",
    "05-obsazhdania/1-pokana-{invitation}.pdf",
    "05-reshenie/stapki.csv",
]
FULL = ["06-dnevnik/dnevnik-palen.csv", "07-pisma/pisma-palen.csv", "08-originali/polucheni.csv"]


def test_public_dossier_holds_every_document_and_nothing_personal() -> None:
    consultation = with_secrets()
    archive = packed(Scope(consultation))

    assert sorted(archive.namelist()) == PUBLIC
    assert archive.read("04-spravka/spravka-1.pdf") == b"%PDF-1.7 statement"
    contents = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(io.BytesIO(contents["04-spravka/spravka-1.xlsx"])) as book:
        contents |= {f"xlsx:{name}": book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(io.BytesIO(contents["02-redaktsii/redaktsia-1.docx"])) as book:
        contents |= {f"docx:{name}": book.read(name) for name in book.namelist()}
    leaks = [
        (canary, name)
        for canary, text in CANARIES.items()
        for name, content in contents.items()
        if text.encode() in content or text.encode("unicode_escape") in content
    ]
    assert leaks == []
    assert "Заличено предложение." in contents["03-predlozhenia/predlozhenia.html"].decode()


def test_full_dossier_holds_the_originals_and_says_for_what_it_left() -> None:
    consultation = with_secrets()
    archive = packed(Scope(consultation, is_full=True, reason="Адм. дело № 1/2027", asked_by="Име Фамилия"))

    assert sorted(archive.namelist()) == sorted(PUBLIC + FULL)
    originals = archive.read("08-originali/polucheni.csv").decode()
    for canary in ("mail", "name", "held", "sealed", "note", "follower"):
        assert CANARIES[canary] in originals
    assert "Адм. дело № 1/2027" in archive.read("index.html").decode().replace("\xa0", " ")
    for log in FULL[:2]:
        assert "@" not in archive.read(log).decode()


def test_manifest_passes_sha256sum_and_fails_after_one_changed_byte(tmp_path: Path) -> None:
    packed(Scope(with_secrets(), is_full=True, reason="за проверка")).extractall(tmp_path)
    check = ["sha256sum", "--strict", "-c", "SHA256SUMS"]
    passed = subprocess.run(check, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert passed.returncode == 0, passed.stderr
    assert passed.stdout.count(": OK\n") == len(PUBLIC + FULL) - 1

    target = tmp_path / "03-predlozhenia/predlozhenia.csv"
    target.write_bytes(target.read_bytes().replace("Публично".encode(), "Публичнo".encode()))
    failed = subprocess.run(check, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert failed.returncode == 1


def test_index_leads_to_every_file_and_asks_for_nothing_outside() -> None:
    archive = packed(Scope(with_secrets()))
    index = archive.read("index.html").decode()

    links = set(re.findall(r'href="([^"]+)"', index))
    assert links == set(PUBLIC) - {"index.html"}
    pages = [name for name in archive.namelist() if name.endswith(".html") and not name.startswith("02-")]
    for name in pages:
        text = archive.read(name).decode()
        assert '<html lang="bg">' in text
        assert re.findall(r'(?:src|href)="(?:https?:)?//', text) == []
        assert "@import" not in text
        assert "<script" not in text


def test_same_record_gives_the_same_bytes_and_names_are_ascii() -> None:
    consultation = with_secrets()
    first, second = io.BytesIO(), io.BytesIO()
    write_zip(Scope(consultation), first)
    write_zip(Scope(consultation), second)

    assert first.getvalue() == second.getvalue()
    assert all(name.isascii() for name in zipfile.ZipFile(first).namelist())


def test_stamp_changes_with_the_record() -> None:
    consultation = make_open_consultation()
    before = public_stamp(consultation)
    assert before == public_stamp(consultation)
    make_comment(consultation)
    consultation.refresh_from_db()
    assert public_stamp(consultation) != before


def test_public_archive_is_given_kept_and_not_sent_twice(client: Client) -> None:
    consultation = with_secrets()
    address = reverse("consultations:dossier_zip", args=[consultation.url_ref])
    first = client.get(address)
    content = b"".join(first.streaming_content)  # type: ignore[attr-defined]  # a file

    assert first["Content-Disposition"] == f'attachment; filename="{consultation.number}-dosie.zip"'
    assert sorted(zipfile.ZipFile(io.BytesIO(content)).namelist()) == PUBLIC
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    again = client.get(address)
    assert b"".join(again.streaming_content) == content  # type: ignore[attr-defined]  # a file


def test_page_shows_every_event_with_its_document_and_hash(client: Client) -> None:
    consultation = with_secrets()
    page = client.get(reverse("consultations:dossier", args=[consultation.url_ref])).content.decode()
    shown = " ".join(page.replace("\xa0", " ").split())

    assert "Публикувана редакция 1 на проекта" in shown
    assert consultation.statement.number in shown
    assert consultation.statement.sha256 in shown
    assert hashlib.sha256(b"%PDF-1.7 statement").hexdigest() in shown
    assert client.get(f"/en{reverse('consultations:dossier', args=[consultation.url_ref])}").status_code == 200


def test_draft_has_no_dossier(client: Client) -> None:
    make_draft_consultation()
    assert client.get("/consultations/2026-001/dossier/").status_code == 404
    assert client.get("/consultations/2026-001/dossier.zip").status_code == 404


def test_unpublished_revision_is_not_in_the_dossier() -> None:
    consultation = make_open_consultation()
    begin_revision(consultation, by=make_clerk(), now=timezone.now())
    names = packed(Scope(consultation, is_full=True, reason="за проверка")).namelist()
    assert not [name for name in names if "redaktsia-2" in name]


def test_take_dossier_is_recorded_and_happens_once() -> None:
    consultation, by = with_secrets(), make_clerk()
    export = ask_for_dossier(consultation, reason="Адм. дело № 1/2027", by=by, session="s", now=timezone.now())
    sha256 = take_dossier(export, io.BytesIO(), by=by, now=timezone.now())

    export.refresh_from_db()
    assert (export.sha256, export.taken_at is not None) == (sha256, True)
    verbs = list(Event.objects.about(export).values_list("verb", flat=True))
    assert verbs == ["dossier.asked", "dossier.exported"]
    with pytest.raises(NotAllowed):
        take_dossier(export, io.BytesIO(), by=by, now=timezone.now())
    for change in ({"reason": "Друга причина"}, {"taken_at": timezone.now() + timedelta(days=1)}):
        with pytest.raises(Error), transaction.atomic():
            DossierExport.objects.filter(pk=export.pk).update(**change)


def test_ask_for_dossier_without_a_reason_is_refused() -> None:
    with pytest.raises(NotAllowed) as refused:
        ask_for_dossier(make_closed_consultation(), reason=" дело ", by=make_clerk(), session="", now=timezone.now())
    assert [refusal.code for refusal in refused.value.refusals] == ["reason"]


def test_full_dossier_is_given_once_to_the_session_that_asked(client: Client) -> None:
    consultation, owner = with_secrets(), make_clerk()
    client.force_login(owner)
    page = f"/admin/consultations/{consultation.number}/dossier/"
    assert client.post(page, {"reason": "късо"}).status_code == 200
    assert not DossierExport.objects.exists()
    assert client.post(page, {"reason": "Адм. дело № 1/2027 по описа"}).status_code == 302
    export = DossierExport.objects.get()
    take = f"{page}{export.key}/"
    assert take in client.get(page).content.decode()

    stranger, elsewhere = Client(), Client()
    stranger.force_login(make_clerk())
    elsewhere.force_login(owner)
    assert [who.post(take).status_code for who in (stranger, elsewhere)] == [404, 404]
    assert client.get(take).status_code == 405
    given = client.post(take)
    assert given["Cache-Control"].startswith("no-store, private")
    content = b"".join(given.streaming_content)  # type: ignore[attr-defined]  # a file
    export.refresh_from_db()
    assert hashlib.sha256(content).hexdigest() == export.sha256
    assert client.post(take).status_code == 404


def test_command_writes_the_archive_and_the_same_files_unpacked(tmp_path: Path) -> None:
    consultation = with_secrets()
    out = io.StringIO()
    call_command("export_dossier", consultation.number, "--full", "--out", str(tmp_path), stdout=out)

    archive = tmp_path / f"{consultation.number}-dosie-palno.zip"
    assert out.getvalue() == f"{hashlib.sha256(archive.read_bytes()).hexdigest()}  {archive}\n"
    check = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path, capture_output=True, check=False)
    assert check.returncode == 0
    assert Event.objects.filter(verb="dossier.exported").count() == 1
    call_command("export_dossier", consultation.number, "--out", str(tmp_path / "public"), stdout=out)
    assert sorted(zipfile.ZipFile(tmp_path / f"public/{consultation.number}-dosie-publichno.zip").namelist()) == PUBLIC


@pytest.mark.parametrize("number", ["2026-999", "abc", "2026", "-"])
def test_command_with_an_unknown_number_says_so(number: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError):
        call_command("export_dossier", number, "--out", str(tmp_path))


def _content(data: bytes) -> Content:
    return Content.objects.create(sha256=hashlib.sha256(data).hexdigest(), data=data, size=len(data))


def test_public_dossier_holds_the_hearing_the_attachment_and_the_steps() -> None:
    hearing = make_hearing()
    consultation, invitation = hearing.consultation, hearing.invitations.get()
    before = public_stamp(consultation)
    comment = make_comment(consultation)
    upload = Upload.objects.create(
        name="План на улицата.txt",
        kind="txt",
        size=4,
        original=_content(b"ours"),
        cleaned=_content(b"file"),
        sender="0" * 64,
        uploaded_at=timezone.now(),
        state=State.RELEASED,
    )
    Attachment.objects.create(comment=comment, upload=upload)
    CouncilStep.objects.create(
        consultation=consultation,
        kind=CouncilStep.Kind.TABLED,
        happened_on=timezone.localdate(),
        document="Докладна № 1",
        recorded_by=make_clerk(),
        recorded_at=timezone.now(),
    )
    make_document(invitation, content=b"%PDF-1.7 invitation")
    archive = packed(Scope(consultation))
    names = [name.format(number=comment.number, invitation=invitation.pk) for name in PROCEEDINGS]
    assert set(names) <= set(archive.namelist())
    assert archive.read(names[0]) == b"file"
    assert "Докладна № 1" in archive.read("05-reshenie/stapki.csv").decode()
    assert "Свикано обществено обсъждане" in archive.read("06-dnevnik/dnevnik.csv").decode()
    assert public_stamp(consultation) != before
    said = [entry.what for entry in entries(consultation)]
    assert f"Покана №\xa0{invitation.number}" in said
    assert "Проектът е внесен в общинския съвет" in said
