"""Every public page in both languages: no English on the Bulgarian ones, Bulgarian marked on the English ones."""

import re
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import LocalePrefixPattern, URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone, translation

from consultations.actions import publish_consultation
from consultations.models import Capacity, Consultation, Statement
from prestige.accounts.models import User
from prestige.events.tokens import registration_token
from prestige.notifications.actions import subscribe
from tests.factories import (
    ACT_TEXT,
    PLAN_REASON,
    make_adopted_consultation,
    make_amending_consultation,
    make_answer,
    make_citizen,
    make_clerk,
    make_closed_consultation,
    make_comment,
    make_document,
    make_hearing,
    make_municipality,
    make_open_consultation,
    make_planned,
    make_programme,
    make_registration,
    make_revision,
    make_settlement,
    make_statement,
)
from tests.web.spoken import language_link, spoken

pytestmark = pytest.mark.django_db

CYRILLIC = re.compile("[А-Яа-яЁё]")
OWN_NAMES = {"Български"}  # of a language, written in it
# The numbers of papers and of „чл. 3а“: so they are written on them.
NUMBER = re.compile(r"(?:СП|ПК|ПР|ГП)-\d{4}-\d{2,3}|(?<=\d)[а-я]\b")
WORD = re.compile(r"[A-Za-z]{2,}")
# Names of formats and of things that have no other name, addresses, and what the accessibility declaration cites.
LATIN_IN_BULGARIAN = re.compile(
    r"\S+@\S+|https?://\S+|www\.\S+|\b(IP|JavaScript|axe-core|PDF|UA|CSV|JSON|RSS|KB|MB|SHA|QR|WCAG|EN|AA|Google|Chromium|Firefox|Safari|sha256sum"
    r"|Source Serif|ICS|px|rem|English|LIX|Word|Akoma Ntoso|docx|txt|html|xml"
    r"|XLSX|DOCX|ODT|TXT|JPG|PNG|ZIP|Atom|index\.html)\b|/consultations/\S*|[0-9a-f]{64}"
)
OUTSIDE_LANGUAGES = {"code", "title"}  # examples of code; and a title has one language but may name an act
# A clause becomes an article, a sentence changes, an article is dropped and words come before the first chapter.
REVISED = (
    ACT_TEXT.replace("Глава първа. ОБЩИ ПОЛОЖЕНИЯ", "По предложение на кмета.\n\nГлава първа. ОБЩИ ПРАВИЛА")
    .replace("(2) Наредбата се прилага във всички населени места.", "(2) Кметът отговаря за реда.")
    .replace(
        "на спирка на обществения транспорт.", "на спирка.\n\nЧл. 3. Наредбата се прилага във всички населени места."
    )
    .replace("Чл. 3. Контролът се осъществява от кмета.", "")
)
MERGED = REVISED.replace(
    "(2) Кметът отговаря за реда.\n",
    "(2) Кметът отговаря за реда.\n(3) Наредбата се прилага във всички населени места.\n",
).replace("Чл. 3. Наредбата се прилага във всички населени места.", "")


def names(resolver: URLResolver, spaces: tuple[str, ...] = (), *, inside: bool = False) -> Iterator[tuple[str, Any]]:
    """Yield the name and the parameters of every address that exists in both languages."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            space = (pattern.namespace,) if pattern.namespace else ()
            both = inside or isinstance(pattern.pattern, LocalePrefixPattern)
            yield from names(pattern, spaces + space, inside=both)
        elif isinstance(pattern, URLPattern) and inside:
            yield ":".join((*spaces, pattern.name or "")), pattern.pattern.converters


@pytest.fixture
def citizen() -> User:
    return make_citizen()


@pytest.fixture
def addresses(citizen: User) -> list[str]:
    """Return every public address in Bulgarian, with an example of everything that can stand in one."""
    make_municipality()
    make_settlement()
    running = make_open_consultation()
    make_comment(running, author=citizen, published=False)
    subscribe(citizen, running.topic, now=timezone.now())
    waiting = make_closed_consultation(title="Наредба за пазарите")
    answered = make_closed_consultation(title="Наредба за парковете")
    comment = make_comment(answered, eid="art_1__para_2")
    make_answer(comment)
    statement: Statement = make_statement(answered)
    adopted = make_adopted_consultation(title="Правилник за отличията")
    document = make_document(statement)
    hearing = make_hearing(running)
    guest = make_registration(hearing.event)
    make_planned()
    make_programme()
    make_planned(title="Наредба за дърветата", month=6, reason=PLAN_REASON)
    values = {
        "slug": hearing.event.slug, "year": 2027,
        "ref": running.url_ref, "eid": "art_1", "n": 1, "ordinal": 1, "number": comment.number, "code": document.code,
        "token": uuid.uuid4(), "key": "none",
    }  # fmt: skip
    found = []
    for name, parameters in names(get_resolver()):
        about_answered = name == "consultations:comment" or name.startswith("consultations:statement")
        known = values | {"ref": answered.url_ref if about_answered else running.url_ref}
        if name.startswith("events:registration"):
            known["token"] = registration_token(guest.pk)
        found.append(reverse(name, kwargs={parameter: known[parameter] for parameter in parameters}))
    for other in (waiting, answered, adopted):
        found += [reverse(f"consultations:{name}", args=[other.url_ref]) for name in ("overview", "text", "outcome")]
        found.append(reverse("consultations:article", args=[other.url_ref, "art_1"]))
    found.append("/nonsense/")
    return found + revised_addresses()


def revised_addresses() -> list[str]:
    """Return the pages of a draft with three revisions, whose comments travelled, and of one that amends an act."""
    consultation = make_closed_consultation(title="Наредба за тротинетките")
    make_answer(make_comment(consultation, eid="art_1__para_2"))
    for eid, capacity in (("art_2", Capacity.ORGANISATION), ("art_3", Capacity.POSITION)):
        make_answer(make_comment(consultation, eid=eid, capacity=capacity, represented="Сдружение „Тротоар“"))
    for text in (REVISED, MERGED):
        make_revision(consultation, text)
    make_statement(consultation)
    compare = reverse("consultations:compare", args=[consultation.url_ref])
    amending = publish_consultation(make_amending_consultation(), by=make_clerk(), now=timezone.now())
    consolidated = reverse("consultations:consolidated", args=[amending.url_ref])
    looks = ("?a=v1&b=v2", "?a=v1&b=v3", "?a=v2&b=v3", "?a=v3&b=v1", "?a=v2&b=v3&view=side", "?a=v1&b=v3&show=all")
    return (
        [compare + look for look in looks]
        + [consolidated, f"{consolidated}?show=all"]
        + [f"{name}/" for name in _places_of(consultation)]
        + [
            reverse(f"consultations:{name}", args=[consultation.url_ref])
            for name in ("overview", "text", "comments", "outcome")
        ]
    )


def _places_of(consultation: Consultation) -> list[str]:
    text = reverse("consultations:text", args=[consultation.url_ref])
    versions = [f"{text}@v{n}" for n in (1, 2)]
    return versions + [f"{version}/art_{number}" for version in versions for number in (1, 2, 3)] + [f"{text}art_3"]


def english(address: str) -> str:
    return f"/en{address}"


def look(visitor: Client, address: str) -> HttpResponse:
    """Return the answer; a file is read to its end, which closes it."""
    answer = visitor.get(address)
    if answer.streaming:
        list(answer.streaming_content)
    return answer


def is_page(answer: HttpResponse) -> bool:
    is_file = answer.headers.get("Content-Disposition", "").startswith("attachment")
    return answer.headers.get("Content-Type", "").startswith("text/html") and bool(answer.content) and not is_file


@pytest.fixture
def visitors(citizen: User) -> list[Client]:
    """Return somebody who has not signed in, and somebody who has."""
    signed_in = Client()
    signed_in.force_login(citizen)
    return [Client(), signed_in]


def test_bulgarian_pages_have_no_english(addresses: list[str], visitors: list[Client]) -> None:
    found = {}
    for address in addresses:
        for visitor in visitors:
            answer = look(visitor, address)
            if not is_page(answer):
                continue
            page = answer.content.decode()
            assert '<html lang="bg"' in page, address
            for language, tag, words in spoken(page):
                if language == "bg" and tag not in OUTSIDE_LANGUAGES and WORD.search(LATIN_IN_BULGARIAN.sub("", words)):
                    found[words] = address
    assert sorted(found.items()) == []


def test_admin_speaks_bulgarian(client: Client) -> None:
    client.force_login(make_clerk(is_superuser=True))
    consultation = make_closed_consultation()
    make_comment(consultation, eid="")
    make_document(make_statement(make_closed_consultation(title="Наредба за пазарите")))
    found = {}
    for address in (
        reverse("admin:index"),
        f"{reverse('admin:answer_queue')}?consultation={consultation.number}",
        reverse("admin:register_issueddocument_changelist"),
        reverse("admin:notifications_notification_changelist"),
    ):
        for language, tag, words in spoken(client.get(address).content.decode()):
            if language == "bg" and tag not in OUTSIDE_LANGUAGES and WORD.search(LATIN_IN_BULGARIAN.sub("", words)):
                found[words] = address
    assert sorted(found.items()) == []


def test_english_pages_speak_bulgarian_only_where_they_say_so(addresses: list[str], visitors: list[Client]) -> None:
    found = {}
    for address in addresses:
        for visitor in visitors:
            answer = look(visitor, english(address))
            assert answer.status_code < 500, address
            if answer.status_code in {301, 302}:
                assert answer["Location"].startswith("/en/"), address
            if not is_page(answer):
                continue
            page = answer.content.decode()
            assert '<html lang="en"' in page, address
            for language, tag, words in spoken(page):
                is_english = language == "en" and tag not in OUTSIDE_LANGUAGES and words not in OWN_NAMES
                if is_english and CYRILLIC.search(NUMBER.sub("", words)):
                    found[words] = address
    assert sorted(found.items()) == []


def test_language_link_leads_to_the_same_page(addresses: list[str], client: Client) -> None:
    seen = 0
    for address in addresses:
        answer = look(client, address)
        if answer.status_code != 200 or not is_page(answer):
            continue
        there = language_link(answer.content.decode())
        assert (there["href"], there["lang"], there["hreflang"]) == (english(address), "en", "en")
        back = language_link(client.get(there["href"]).content.decode())
        assert (back["href"], back["lang"], back["hreflang"]) == (address, "bg", "bg")
        seen += 1
    assert seen > 20


def test_law_stays_bulgarian_on_an_english_page(client: Client) -> None:
    make_municipality()
    consultation = make_open_consultation()
    page = client.get(english(reverse("consultations:text", args=[consultation.url_ref]))).content.decode()
    law = [language for language, _tag, words in spoken(page) if words.startswith("Тази наредба урежда")]
    assert law == ["bg"]
    assert "The legal text is available in Bulgarian only." in page
    assert "on Art.\xa01" in page


def test_dates_and_numbers_follow_the_language(client: Client) -> None:
    make_municipality(name="Община Стара Загора")
    consultation = make_open_consultation()
    assert consultation.last_day is not None
    bulgarian, in_english = (
        client.get(prefix + consultation.get_absolute_url()).content.decode() for prefix in ("", "/en")
    )
    day, year = consultation.last_day.day, consultation.last_day.year
    with translation.override("en"):
        month = translation.gettext(consultation.last_day.strftime("%B"))
    assert f"{year}\xa0г. (" in bulgarian
    assert "23:59\xa0ч." in bulgarian
    assert f"{day}\xa0{month} {year} (" in in_english
    assert "23:59</time>" in in_english
    assert "Община Стара Загора" in bulgarian
    assert "Stara Zagora Municipality" in in_english


def test_languages_are_the_two_of_the_addresses() -> None:
    assert [code for code, _name in settings.LANGUAGES] == ["bg", "en"]
    assert settings.LANGUAGE_CODE == "bg"
    assert timezone.get_default_timezone_name() == "Europe/Sofia"
