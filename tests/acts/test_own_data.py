"""Erasure leaves nothing of a person but the declared record; what is foretold is what is done."""

import json
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import IntegrityError, models, transaction
from django.test import Client

from consultations.models import Comment, Opinion
from prestige.accounts import own_data
from prestige.accounts.actions import (
    CodeRefused,
    confirm_address_change,
    erase_person,
    export_own_data,
    request_address_change,
)
from prestige.accounts.codes import code_of
from prestige.accounts.models import ErasureRequest, User
from prestige.accounts.own_data import ERASED_NAME, Outcome, fates_of, holders
from prestige.journal.models import Event
from prestige.notifications.models import Notification
from prestige.refusals import NotAllowed
from tests.canaries import EMAIL, NAME, Canary, dump, found, on_disk, unpacked
from tests.factories import make_citizen, make_clerk, make_comment

pytestmark = pytest.mark.django_db

# The sealed record: where words of an erased person lie on, and why.
SEALED = {
    "consultations_comment.body": "received proposals, ЗНА чл. 26, ал. 5",
    "consultations_comment.proposed_wording": "received proposals, ЗНА чл. 26, ал. 5",
    "consultations_statement.rows": "issued statements never change; the record whose hash was published",
    "moderation_appeal.reasons": "objections and their decisions, Регламент (ЕС) 2016/679, чл. 17, пар. 3, б. „д“",
    "uploads_upload.name": "files of received proposals, part of them",
    "uploads_content.data": "files of received proposals, part of them",
}
SEALED_WORDS = {
    "zqkanbody",
    "zqkanwording",
    "zqkanheld",
    "zqkanappeal",
    "zqkanattached.txt",
    "zqkanattachedcontent",
    "zqkanname",
}

# Columns that tell of a person and are in no holder's care, each with its reason.
OFFICIAL = "acts of officials: who decided stays with the decision"
EXEMPT = {
    "accounts.User_groups": "roles, cleared with the profile",
    "accounts.User_user_permissions": "rights, cleared with the profile",
    "consultations.ActInForce": OFFICIAL,
    "consultations.Answer": OFFICIAL,
    "consultations.AnswerDraft": OFFICIAL,
    "consultations.Campaign": OFFICIAL,
    "consultations.ChangeCause": OFFICIAL,
    "consultations.Consultation": "the contact named in the notice is an official",
    "consultations.Coordination": OFFICIAL,
    "consultations.CouncilPackage": OFFICIAL,
    "consultations.CouncilStep": OFFICIAL,
    "consultations.DossierExport": OFFICIAL,
    "consultations.DraftRemark": OFFICIAL,
    "consultations.Invitation": OFFICIAL,
    "consultations.Minutes": "published minutes are the record; the preview counts them",
    "consultations.PlanChange": OFFICIAL,
    "consultations.PlannedConsultation": OFFICIAL,
    "consultations.Programme": OFFICIAL,
    "consultations.Revision": OFFICIAL,
    "consultations.Statement": "issued statements are the record; the preview counts them",
    "consultations.StatementCorrection": OFFICIAL,
    "consultations.TermChange": OFFICIAL,
    "consultations.TermProposal": OFFICIAL,
    "consultations.TextSnapshot": OFFICIAL,
    "consultations.ThreadPlace": OFFICIAL,
    "deadlines.LocalTerm": OFFICIAL,
    "desk.DeskConsent": "who agreed stands in the act that names the consent, which has a holder",
    "retention.RetentionRule": OFFICIAL,
    "deadlines.Reminder": OFFICIAL,
    "events.Event": OFFICIAL,
    "moderation.Batch": OFFICIAL,
    "moderation.Measure": OFFICIAL,
    "municipality.ElectionDay": "the name of a day",
    "municipality.Municipality": "the municipality's own address",
    "municipality.PolicyArea": "the name of a field",
    "municipality.Settlement": "the name of a place",
    "municipality.SpecialDay": "the name of a day",
    "municipality.Unit": "the address of an office",
    "outages.Outage": OFFICIAL,
    "auth.Group": "the name of a role",
    "socialaccount.SocialApp": "the name of a provider of identities",
    "auth.Permission": "the name of a right",
}
EXPORTED = """
zqkanmail zqkanname zqkanposition zqkanbody zqkanwording zqkanheld zqkanappeal zqkanrepresents zqkanchair zqkandraft
zqkanbrowser zqkanorganisation zqkanpaper zqkanattached.txt zqkanattachedcontent zqkandraftcontent zqkanloose.txt
zqkanloosecontent zqkancontact zqkanguest zqkanphone zqkanfirm zqkanneeds zqkansentence zqkanrequest zqkanbrowseragent
zqkanuid zqkanextra zqkanassured zqkanold zqkannew
"""
PERSONAL = ("name", "email", "mail", "phone", "address", "contact", "representative")


def is_personal(field: "models.Field[Any, Any]") -> bool:
    """Tell whether a column may hold who somebody is."""
    if field.is_relation:
        return field.related_model is User
    textual = isinstance(field, models.CharField | models.TextField)
    return isinstance(field, models.EmailField) or textual and any(word in field.name for word in PERSONAL)


def test_every_model_that_tells_of_a_person_has_a_holder_or_a_reason() -> None:
    telling = {
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        if any(is_personal(field) for field in model._meta.concrete_fields)
    }
    covered = frozenset().union(*(holder.covers for holder in holders()))
    assert telling - covered - EXEMPT.keys() == set()
    assert EXEMPT.keys() & covered == set()
    assert EXEMPT.keys() <= telling


def addresses(canary: Canary) -> Iterator[str]:
    """Yield the public addresses at which the person was named; PDF and record are the sealed documents."""
    for consultation in (canary.open, canary.closed):
        base = consultation.get_absolute_url()
        yield from (base + page for page in ("", "comments/", "text/", "text/art_1/", "dossier/", "dossier.zip"))
        for comment in Comment.objects.filter(consultation=consultation).order_by("pk"):
            yield from (f"{base}comments/{comment.number}/", comment.get_absolute_url())
    base = canary.closed.get_absolute_url()
    yield from (base + page for page in ("outcome/", "statement.csv", "statement.json", "statement.xlsx"))
    yield from ("/", "/consultations/", "/consultations/feed/")


def shown(canary: Canary) -> str:
    """Return everything that a visitor is shown, archives unpacked, without the sealed statement inside them."""
    client, seen = Client(), []
    for address in addresses(canary):
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, (address, answer.status_code)
        content = b"".join(answer) if answer.streaming else answer.content
        members = [text for name, text in unpacked(content) if ".record.json" not in name and ".pdf" not in name]
        seen += members[1:] if address.endswith((".zip", ".xlsx")) else members
    return "\n".join(seen)


def test_erasure_leaves_nothing_but_the_declared_record(canary: Canary, erase: Any, tmp_path: Path) -> None:
    assert len({word for words in found(dump()).values() for word in words}) >= 30
    erase(canary)
    left = found(dump())
    assert left.keys() == SEALED.keys()
    assert {word for words in left.values() for word in words} - SEALED_WORDS == set()
    assert left["consultations_statement.rows"] == {"zqkanname"}
    assert found(on_disk(tmp_path)) == {}


def test_scan_finds_what_one_room_forgot(canary: Canary, erase: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    forgetful = {
        code: replace(holder, erase=lambda *_who, **_how: {}) if code == "events" else holder
        for code, holder in own_data._holders.items()
    }
    monkeypatch.setattr(own_data, "_holders", forgetful)
    erase(canary)
    assert {"events_registration.name", "events_registration.phone"} <= found(dump()).keys() - SEALED.keys()


def test_pages_archives_and_tables_name_nobody_after_the_erasure(canary: Canary, erase: Any, tmp_path: Path) -> None:
    before = shown(canary)
    assert NAME in before
    assert any("zqkanname" in words for words in found(on_disk(tmp_path)).values())
    erase(canary)
    assert found(on_disk(tmp_path)) == {}
    after = shown(canary)
    for word in ("Zqkanname", "Zqkanpaper", "Zqkanguest", "zqkanchair", "zqkanrepresents", EMAIL):
        assert word not in after, word
    assert ERASED_NAME in after
    assert "zqkanbody" in after


def test_text_of_an_open_consultation_stays_under_a_pseudonym(canary: Canary, erase: Any) -> None:
    erase(canary)
    comment = Comment.objects.get(pk=canary.comment.pk)
    assert (comment.body, comment.number) == (canary.comment.body, canary.comment.number)
    assert (comment.author_name, comment.author_email, comment.public_name) == ("", "", ERASED_NAME)
    assert Opinion.objects.get(comment=canary.opinion).organisation == "Сдружение „Образец“"


def test_words_that_may_tell_who_wrote_them_are_shown_to_a_clerk(canary: Canary, erase: Any) -> None:
    told = make_comment(canary.open, author=canary.user, body=f"С уважение, {NAME}", author_name=NAME)
    told.refresh_from_db()
    quiet = Comment.objects.get(pk=canary.comment.pk)
    assert (told.to_review, quiet.to_review) == (False, False)
    erase(canary)
    assert Comment.objects.get(pk=told.pk).to_review is True
    assert Comment.objects.get(pk=quiet.pk).to_review is False


def test_what_is_foretold_is_what_is_done(canary: Canary, erase: Any) -> None:
    foretold = {
        holder.code: {fate.code: fate.count for fate in fates if fate.outcome != Outcome.STAYS}
        for holder, fates in fates_of(canary.user)
    }
    erasure = erase(canary)
    done = {room: counts for room, counts in erasure.counts.items() if counts}
    assert done == {room: counts for room, counts in foretold.items() if counts}


@pytest.mark.parametrize("email", [EMAIL, "nobody-here@example.bg"])
def test_dry_run_says_what_the_erasure_says_and_changes_nothing(canary: Canary, email: str) -> None:
    said, done, before = StringIO(), StringIO(), list(dump())
    call_command("erase", email, "--dry-run", stdout=said)
    assert list(dump()) == before
    call_command("erase", email, stdout=done)
    assert said.getvalue() == done.getvalue() != ""


def test_paper_of_somebody_without_an_account_is_found_by_the_address(canary: Canary) -> None:
    paper = make_comment(canary.open, author_name="Zqkanonly Хартиена", author_email="zqkanonly@example.bg")
    call_command("erase", "zqkanonly@example.bg", stdout=StringIO())
    paper.refresh_from_db()
    assert (paper.author_name, paper.author_email, paper.public_name) == ("", "", ERASED_NAME)


def test_profile_of_the_erased_opens_nothing(canary: Canary, erase: Any) -> None:
    erase(canary)
    user = User.objects.get(pk=canary.user.pk)
    assert (user.is_erased, user.is_active, user.has_usable_password(), str(user)) == (True, False, False, ERASED_NAME)
    assert "@" not in user.email
    assert user.last_login is None


def test_last_letter_leaves_and_its_address_is_forgotten(canary: Canary, erase: Any, mailoutbox: list[Any]) -> None:
    erasure = erase(canary)
    last = [letter for letter in mailoutbox if letter.to == [EMAIL]]
    assert [letter.subject for letter in last] == ["Заличихме данните Ви"]
    assert NAME not in last[0].body
    assert erasure.address == ""
    assert not Notification.objects.filter(address__icontains="zqkan").exists()


def test_address_is_forgotten_though_the_last_letter_is_refused(
    canary: Canary, erase: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from prestige.notifications.actions import deliver  # noqa: PLC0415

    monkeypatch.setattr(deliver, "compose", lambda *_args: None)
    assert erase(canary).address == ""


def test_journal_notes_the_erasure_without_a_personal_datum(canary: Canary, erase: Any) -> None:
    erasure = erase(canary)
    event = Event.objects.get(verb="user.erased")
    assert (event.subject_id, event.data["person"]) == (erasure.pk, canary.user.pk)
    assert "zqkan" not in json.dumps(event.data)


def test_same_address_is_a_new_person_afterwards(canary: Canary, erase: Any) -> None:
    erase(canary)
    reborn = make_citizen(EMAIL, full_name="")
    assert reborn.pk != canary.user.pk
    assert fates_of(reborn)[0][0].code == "profile"
    held = {holder.code: [fate.code for fate in fates] for holder, fates in fates_of(reborn)}
    assert held == {"profile": ["profile"]}


def test_official_is_told_why_not_and_a_citizen_is_erased() -> None:
    clerk, citizen = make_clerk(), make_citizen()
    with pytest.raises(NotAllowed, match="снеме ролите"):
        erase_person(clerk, by=clerk, now=clerk.joined_at)
    with pytest.raises(CommandError, match="снеме ролите"):
        call_command("erase", clerk.email, stdout=StringIO())
    assert erase_person(citizen, by=citizen, now=citizen.joined_at).person == citizen.pk


def test_names_of_received_proposals_change_in_no_other_way(canary: Canary) -> None:
    comment = Comment.objects.filter(pk=canary.comment.pk)
    for change in (
        {"author_name": "Друго Име"},
        {"public_name": "Друго Име"},
        {"author_name": "", "public_name": ERASED_NAME},
        {"author_email": "other@example.bg"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            comment.update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Opinion.objects.update(representative="Друго Име")
    with pytest.raises(IntegrityError), transaction.atomic():
        Opinion.objects.update(representative=ERASED_NAME, position="", organisation="Друга")
    assert comment.update(author_email="") == 1
    assert comment.update(author_name="", author_email="", public_name=ERASED_NAME) == 1


def test_export_has_every_word_of_the_person_and_nobody_elses(canary: Canary, tmp_path: Path) -> None:
    with (tmp_path / "own.zip").open("w+b") as out:
        export_own_data(canary.user, out, now=canary.now)
        content = out.read()
    told = {word for words in found(unpacked(content)).values() for word in words}
    everywhere = " ".join(sorted(told))
    assert [word for word in EXPORTED.split() if word not in everywhere] == []
    texts = "\n".join(text for _name, text in unpacked(content))
    assert "Друг Човек" not in texts
    assert "Служител Първи" not in texts
    assert Event.objects.filter(verb="user.data_exported", actor=canary.user).count() == 1


def test_memory_of_the_process_holds_no_name_of_a_citizen(canary: Canary) -> None:
    assert NAME in shown(canary)
    kept = cache._cache  # type: ignore[attr-defined]  # the memory of the local cache
    assert kept
    assert found((str(key), bytes(value).decode("utf-8", "replace")) for key, value in kept.items()) == {}


def test_waiting_request_outlives_the_person_without_its_words(canary: Canary, erase: Any) -> None:
    erase(canary)
    request = ErasureRequest.objects.get()
    assert (request.text, request.documents, request.outcome) == ("", [canary.statement.number], "")


def test_address_that_was_asked_before_the_erasure_does_not_revive_the_profile() -> None:
    user = make_citizen("leaving@example.bg")
    change = request_address_change(user, "new@example.bg", now=user.joined_at)
    code = code_of(change.code.token, settings.SECRET_KEY)  # type: ignore[union-attr]
    User.objects.filter(pk=user.pk).update(is_active=False)
    with pytest.raises(CodeRefused, match="спрян"):
        confirm_address_change(change, code, now=user.joined_at)
