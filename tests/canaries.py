"""A person with a canary in every field of every room, and a scan that finds canaries wherever they lie."""

import io
import re
import uuid
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone
from psycopg.sql import SQL, Identifier

from consultations.actions import file_appeal, hold_comment, issue_statement, register_proposals
from consultations.actions.file_opinion import Organisation, file_opinion
from consultations.actions.keep_draft import keep_draft
from consultations.actions.keep_opinion_draft import keep_opinion_draft
from consultations.actions.receive_comment import Proposal
from consultations.actions.register_proposals import Letter
from consultations.models import Capacity, Channel, Consultation, NameDisplay, Stance
from prestige.accounts.actions import ask_for_erasure, request_email_code
from prestige.accounts.limits import CODES, COMMENTS, take_turn
from prestige.accounts.models import AddressChange, User
from prestige.moderation.actions import Complaint, file_report
from prestige.moderation.models import Ground, Measure
from prestige.notifications.actions import dispatch_events, subscribe
from prestige.notifications.models import Notification
from prestige.uploads.actions import keep_upload
from prestige.uploads.sender import sender_of_user
from tests.factories import (
    make_answer,
    make_citizen,
    make_clerk,
    make_closed_consultation,
    make_comment,
    make_hearing,
    make_open_consultation,
    make_registration,
)

EMAIL: Final = "zqkanmail@example.bg"
NAME: Final = "Zqkanname Канаркова"
TEXTUAL: Final = ("text", "character varying", "json", "jsonb", "bytea", "character", "inet", "ARRAY")


class Canary:
    """The person and the consultations in which they spoke."""

    def __init__(self) -> None:
        self.now = timezone.now()
        self.user = make_citizen(EMAIL, full_name=NAME, position="zqkanposition")
        self.open: Consultation = make_open_consultation()
        self.closed: Consultation = make_closed_consultation()
        for fill in (self._proposals, self._opinion, self._drafts, self._files, self._desk, self._people, self._traces):
            fill()

    def _proposals(self) -> None:
        own: dict[str, Any] = {"author": self.user, "author_name": NAME}
        self.comment = make_comment(self.open, body="zqkanbody", proposed_wording="zqkanwording", **own)
        heard = make_comment(self.closed, body="Разумен текст.", **own)
        make_answer(heard)
        self.statement = issue_statement(self.closed, by=make_clerk(), now=self.now)
        held = make_comment(self.open, eid="art_2", body="zqkanheld", published=False, **own)
        hold_comment(held, ground="3", note="", by=make_clerk(), now=self.now)
        measure = Measure.objects.get(subject_id=held.pk)
        file_appeal(measure, held, reasons="zqkanappeal", by=self.user, now=self.now)

    def _opinion(self) -> None:
        sender = sender_of_user(self.user)
        kept = keep_upload(b"zqkanattachedcontent", "zqkanattached.txt", sender=sender, now=self.now)
        data = {"body": "Становище.", "files": [str(kept.token)]}
        draft = keep_opinion_draft(self.open, data, token=None, sender=sender, by=self.user, now=self.now)
        general = Proposal(
            stance=Stance.SUPPORT,
            body="Подкрепяме проекта.",
            author_name=f"{NAME} zqkanrepresents",
            author_email=EMAIL,
            name_display=NameDisplay.FULL,
            capacity=Capacity.ORGANISATION,
            represented="Сдружение „Образец“",
        )
        organisation = Organisation("Сдружение „Образец“", "831641791", f"{NAME} zqkanrepresents", "zqkanchair")
        self.opinion = file_opinion(draft, organisation, general, [], by=self.user, now=self.now)

    def _drafts(self) -> None:
        keep_draft(
            self.open,
            "art_2",
            {"body": "zqkandraft", "proposed_wording": "zqkandraftwording", "author_name": NAME},
            token=None,
            by=self.user,
            now=self.now,
        )
        typed = {"body": "zqkanbrowser", "author_email": EMAIL.upper()}
        keep_draft(self.open, "art_1", typed, token=None, by=None, now=self.now)
        kept = keep_upload(b"zqkandraftcontent", "zqkandraftfile.txt", sender="a browser", now=self.now)
        data = {
            "organisation": "zqkanorganisation",
            "author_email": EMAIL,
            "points": [{"body": "zqkanpoint"}],
            "files": [str(kept.token)],
        }
        keep_opinion_draft(self.closed, data, token=None, sender="a browser", by=None, now=self.now)

    def _files(self) -> None:
        keep_upload(b"zqkanloosecontent", "zqkanloose.txt", sender=sender_of_user(self.user), now=self.now)

    def _desk(self) -> None:
        letter = Letter(Channel.PAPER, self.now, contact=f"zqkancontact {EMAIL}")
        point = Proposal(
            stance=Stance.CHANGE,
            body="Писмо от гише.",
            author_name="Zqkanpaper Канаркова",
            author_email=EMAIL,
            name_display=NameDisplay.FULL,
            capacity=Capacity.OWN,
            channel=Channel.PAPER,
        )
        register_proposals(self.open, letter, [point], by=make_clerk(), key=uuid.uuid4(), now=self.now)

    def _people(self) -> None:
        hearing = make_hearing()
        said = {
            "name": "Zqkanguest Канаркова",
            "phone": "zqkanphone",
            "organisation": "zqkanfirm",
            "needs": "zqkanneeds",
        }
        self.registration = make_registration(hearing.event, by=self.user, now=self.now, **said)
        other = make_comment(self.open, body="Друг човек.", author_name="Друг Човек")
        ground = Ground.objects.in_force()[0]
        complaint = Complaint(ground, "zqkansentence", EMAIL, "bg", "a browser")
        file_report("comments", other.pk, complaint, now=self.now)
        self.stranger = other
        subscribe(self.user, self.open.topic, now=self.now)

    def _traces(self) -> None:
        ask_for_erasure(self.user, text="zqkanrequest", documents=[self.statement.number], now=self.now)
        request_email_code(EMAIL, language="bg", now=self.now)
        take_turn(COMMENTS, str(self.user.pk), now=self.now)
        take_turn(CODES, EMAIL, now=self.now)
        dispatch_events(self.now)
        Notification.objects.filter(address=EMAIL).update(failure=f"550 {EMAIL} zqkanfailure")
        session = SessionStore()
        session["_auth_user_id"], session["typed"] = str(self.user.pk), "zqkansession"
        session.save()
        User.objects.filter(pk=self.user.pk).update(assured_name="zqkanassured", assured_by="p", assured_level="high")
        self.user.refresh_from_db()
        code = request_email_code("zqkannew@example.bg", language="bg", now=self.now)
        AddressChange.objects.create(user=self.user, code=code, old_email="zqkanold@example.bg", asked_at=self.now)
        EmailAddress.objects.create(user=self.user, email=EMAIL, verified=True, primary=True)
        Authenticator.objects.create(user=self.user, type="totp", data={"secret": "zqkansecret"})
        SocialAccount.objects.create(user=self.user, provider="p", uid="zqkanuid", extra_data={"name": "zqkanextra"})
        UserSession.objects.create(
            user=self.user, session_key=session.session_key, ip="192.0.2.7", user_agent="zqkanbrowseragent", data={}
        )
        kind = ContentType.objects.get_for_model(User)
        LogEntry.objects.create(
            user=make_clerk(), content_type=kind, object_id=self.user.pk, object_repr=NAME, action_flag=CHANGE
        )


def columns() -> list[tuple[str, str]]:
    """Return every column of every table that can hold a value of a person."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.table_name, c.column_name FROM information_schema.columns c JOIN information_schema.tables t "
            "USING (table_schema, table_name) WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' "
            "AND c.data_type = ANY(%s) ORDER BY 1, 2",
            [list(TEXTUAL)],
        )
        return [(table, column) for table, column in cursor.fetchall()]


def dump() -> Iterator[tuple[str, str]]:
    """Yield the whole database as („table.column“, text), bytes as they are and sessions decoded."""
    with connection.cursor() as cursor:
        for table, column in columns():
            every = SQL("COPY (SELECT {} FROM {}) TO STDOUT (FORMAT binary)")
            with cursor.copy(every.format(Identifier(column), Identifier(table))) as copied:
                yield f"{table}.{column}", b"".join(copied).decode("utf-8", "replace")
    yield "django_session decoded", str([row.get_decoded() for row in Session.objects.order_by("pk")])


def on_disk(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield every file below the folder, archives with what is inside."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield from ((f"{path.name}{inside}", text) for inside, text in unpacked(path.read_bytes()))


def unpacked(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield the bytes as text and, of an archive, every member, archives inside it too."""
    yield "", content.decode("utf-8", "replace")
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from ((f"!{name}{inside}", text) for inside, text in unpacked(archive.read(name)))


def found(texts: Iterator[tuple[str, str]]) -> dict[str, set[str]]:
    """Return by place which canaries („zqkan…“, whatever the case) lie there."""
    hits: dict[str, set[str]] = {}
    for place, text in texts:
        words = set(re.findall(r"zqkan[a-z]+(?:\.txt)?", text.casefold()))
        if words:
            hits[place] = words
    return hits
