"""Who is told of a new revision, and where the portal says that there is one."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from consultations.actions import print_revision
from consultations.models import Consultation, Nature
from consultations.read.papers import statement_paper
from prestige.notifications.actions import subscribe
from prestige.notifications.tasks import sweep
from prestige.register.models import IssuedDocument
from tests.factories import (
    ACT_TEXT,
    make_answer,
    make_citizen,
    make_closed_consultation,
    make_comment,
    make_municipality,
    make_open_consultation,
    make_revision,
    make_statement,
)
from tests.web.spoken import spoken

pytestmark = pytest.mark.django_db
TEXT = ACT_TEXT.replace("на спирка на обществения транспорт", "на спирка или на пешеходна пътека").replace(
    "Чл. 3. Контролът", "Чл. 3. Кметът води регистър на нарушенията.\n\nЧл. 4. Контролът"
)


@pytest.fixture(autouse=True)
def _municipality() -> None:
    make_municipality()


def told(consultation: Consultation, nature: str = Nature.TECHNICAL) -> list[mail.EmailMultiAlternatives]:
    """Publish the second revision and return the letters about it."""
    sweep()
    mail.outbox.clear()
    make_revision(consultation, TEXT, nature=nature)
    sweep()
    return mail.outbox


def test_new_revision_is_told_to_everybody_who_wrote_or_follows() -> None:
    consultation, follower = make_open_consultation(), make_citizen()
    comment = make_comment(consultation, eid="art_3", author=make_citizen())
    subscribe(follower, consultation.topic, now=timezone.now())
    letters = told(consultation)
    assert sorted(letter.to[0] for letter in letters) == sorted([comment.author.email, follower.email])
    own, followed = sorted(letters, key=lambda letter: letter.to[0] != comment.author.email)
    assert own.subject == "Нова редакция: 1 променен, 1 нов, 1 преномериран член"
    for words in (
        "Общината публикува редакция 2 на проекта:",
        "Променени: чл. 2\n",
        "Нови: чл. 3\n",
        "Преномерирани: чл. 4\n",
        "Срокът за предложения не се променя и тече до",
        "/compare/?a=v1&b=v2",
    ):
        assert words in own.body
    assert f"- № {comment.number}: чл. 3 (сега чл. 4)" in own.body
    assert "Вашите предложения" not in followed.body
    assert "List-Unsubscribe" in followed.extra_headers
    html = str(own.alternatives[0].content)
    assert ">на обществения транспорт" in html
    assert "<del" in html
    assert "<ins" in html


def test_letter_to_an_english_reader_has_only_the_law_in_bulgarian() -> None:
    consultation, author = make_open_consultation(), make_citizen(language="en")
    comment = make_comment(consultation, eid="art_3", author=author)
    (letter,) = told(consultation, Nature.SUBSTANTIVE)
    assert letter.subject == "New revision: 1 changed, 1 new, 1 renumbered article"
    said = letter.body.replace("\xa0", " ")
    for words in (
        "The municipality has published revision 2 of the draft:",
        "Changed: Art. 2\nNew: Art. 3\nRenumbered: Art. 4\n",
        "Example, Art. 2, point 2:",
        "The change is substantive and the term for proposals has started again. It runs until",
        f"- № {comment.number}: Art. 3 (now Art. 4)",
        "/en/consultations/",
    ):
        assert words in said
    heard = spoken(str(letter.alternatives[0].content).partition("<main>")[2].partition("</main>")[0])
    assert [words for language, _tag, words in heard if language != "bg" and re.search("[А-Яа-я]", words)] == []


def test_letter_sets_the_changed_words_as_the_text_has_them_and_names_a_proposal_on_the_whole() -> None:
    consultation = make_open_consultation()
    comment = make_comment(consultation, eid="", author=make_citizen())
    make_revision(consultation, ACT_TEXT.replace("от кмета.", "от секретаря и от инспектора."))
    mail.outbox.clear()
    sweep()
    letter = next(letter for letter in mail.outbox if letter.subject.startswith("Нова редакция"))
    words = "осъществява от [заличено: кмета] [добавено: секретаря и от инспектора].\n"
    assert words in letter.body.replace("\xa0", " ")
    assert f"- № {comment.number}: целият проект\n" in letter.body


def test_letter_about_a_substantive_change_says_until_when_the_new_term_runs() -> None:
    consultation = make_closed_consultation()
    make_comment(consultation, author=make_citizen())
    (letter,) = told(consultation, Nature.SUBSTANTIVE)
    assert "Промяната е съществена и срокът за предложения започна отново." in letter.body


def test_overview_and_feed_tell_of_the_revision_and_of_the_new_term(client: Client) -> None:
    consultation = make_closed_consultation()
    make_revision(consultation, TEXT, nature=Nature.SUBSTANTIVE)
    page = client.get(consultation.get_absolute_url()).content.decode().replace("\xa0", " ")
    assert "Публикувана е редакция 2: съществена промяна." in page
    assert "с редакция 2.</p>" in page
    assert page.count("Най-ранна дата за приемане") == 0
    feed = client.get("/consultations/feed/").content.decode()
    assert f"<title>Нова редакция 2: {consultation.title}</title>" in feed
    assert "/compare/?a=v1&amp;b=v2</link>" in feed


def test_statement_on_paper_names_the_term_that_was_started_again() -> None:
    consultation = make_open_consultation(now=timezone.now() - timedelta(days=80))
    make_answer(make_comment(consultation))
    make_revision(consultation, TEXT, nature=Nature.SUBSTANTIVE, now=timezone.now() - timedelta(days=60))
    paper = statement_paper(make_statement(consultation), "0000-0000-0000")
    assert "Срокът за предложения беше 30 дни. Срокът започна отново на" in paper.term.replace("\xa0", " ")


def test_verify_of_an_earlier_text_says_that_there_is_a_later_one(client: Client) -> None:
    consultation = make_open_consultation(now=timezone.now() - timedelta(days=3))
    first = print_revision(consultation.current_revision, now=timezone.now())
    second = print_revision(make_revision(consultation, TEXT), now=timezone.now())
    assert IssuedDocument.objects.count() == 2
    assert "Има по-нова редакция от" in client.get(first.get_absolute_url()).content.decode()
    assert "Има по-нова редакция от" not in client.get(second.get_absolute_url()).content.decode()
