"""The A6 receipt: the right page, the number as text, tagged, and nobody's name where nobody's is due."""

import io
import uuid
from datetime import timedelta

import pikepdf
import pytest
from django.test import Client
from django.utils import timezone

from consultations.actions import Letter, register_proposals
from consultations.models import Capacity, Channel, Intake, NameDisplay
from consultations.read.receipt_paper import desk_receipt_paper, print_receipt, receipt_paper
from tests.acts.test_register_proposals import point
from tests.factories import make_clerk, make_municipality, make_open_consultation
from tests.papers import require_press, texts

require_press()
pytestmark = pytest.mark.django_db
MM = 72 / 25.4


@pytest.fixture
def intake() -> Intake:
    make_municipality()
    now = timezone.now()
    consultation = make_open_consultation(now=now - timedelta(days=2))
    said = {
        "author_name": "Тайно Име",
        "name_display": NameDisplay.CITIZEN,
        "capacity": Capacity.POSITION,
        "represented": "съседите",
    }
    letter = Letter(Channel.PAPER, now - timedelta(days=1), registry_number="94-00-1234", contact="ул. Тайна 1")
    points = [point(**said), point(eid="", body="Цялото.", **said)]
    return register_proposals(
        consultation, letter, points, by=make_clerk(full_name="Име Фамилия"), key=uuid.uuid4(), now=now
    )


def test_desk_receipt_is_one_tagged_page_of_a6(intake: Intake) -> None:
    first, second = intake.comments.select_related("consultation").order_by("serial")
    printed = print_receipt(desk_receipt_paper(intake), first)
    with pikepdf.open(io.BytesIO(printed.content)) as opened:
        assert [round(float(side) / MM) for side in opened.pages[0].MediaBox] == [0, 0, 105, 148]
        assert bool(opened.Root.MarkInfo.Marked)
        assert str(opened.Root.Lang) == "bg"
        assert len(opened.pages) == 1
    (text,) = texts(printed.content)
    for told in (first.number, second.number, "94-00-1234", "Гражданин", "съседите", "Приел: Име Фамилия", "чл. 1"):
        assert told in text.replace("\xa0", " ")
    assert "Тайн" not in text


def test_public_receipt_says_nobodys_name(intake: Intake) -> None:
    first = intake.comments.select_related("consultation").order_by("serial")[0]
    printed = print_receipt(receipt_paper(first), first)
    (text,) = texts(printed.content)
    assert first.number in text
    for hidden in ("Тайн", "съседите", "94-00-1234", "Фамилия", "Приел"):
        assert hidden not in text


def test_public_receipt_is_given_by_its_number(intake: Intake) -> None:
    number = intake.comments.order_by("serial")[0].number
    first, again = (Client().get(f"/receipts/{number}/receipt.pdf") for _time in range(2))
    assert first["Content-Disposition"] == f'attachment; filename="razpiska-{number}.pdf"'
    assert first.content == again.content
    assert Client().get("/receipts/26-999-00001-1/receipt.pdf").status_code == 404


def test_receipt_of_twenty_points_keeps_every_number() -> None:
    make_municipality()
    now = timezone.now()
    consultation = make_open_consultation(now=now - timedelta(days=2))
    points = [point(body=f"Точка {number}") for number in range(20)]
    intake = register_proposals(
        consultation, Letter(Channel.PAPER, now - timedelta(days=1)), points, by=make_clerk(), key=uuid.uuid4(), now=now
    )
    first = intake.comments.select_related("consultation").order_by("serial")[0]
    text = " ".join(texts(print_receipt(desk_receipt_paper(intake), first).content))
    assert all(comment.number in text for comment in intake.comments.all())
