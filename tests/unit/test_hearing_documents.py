"""The papers of a hearing as a reader and a screen reader take them: text, tags, tables."""

import importlib
import io
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from consultations.hearing_paper import (
    AttendancePaper,
    InvitationPaper,
    MinutesPaper,
    print_attendance_paper,
    print_invitation_paper,
    print_minutes_paper,
)
from prestige.pdf import Pdf
from prestige.qr import qr_svg
from tests.papers import DATED, require_press, texts
from tests.unit.test_printed_documents import tags

require_press()

ADDRESS = "https://portal.example/consultations/2026-014/hearings/1/"
FACTS = {
    "title": "Обществено обсъждане",
    "act": "Наредба за обществения ред",
    "day": "15 декември 2026 г.",
    "hours": "17:30 – 19:30 ч.",
    "when": "15 декември 2026 г. (вторник), 17:30 – 19:30 ч.",
    "place": "зала „Образец“",
    "address": "пл. „Образцов“ № 1",
    "agenda": [["17:30", "Представяне на проекта"], ["", "Разни"]],
    "moderator": "Име Фамилия, модератор",
    "municipality": "Община Образец",
}
INVITED = FACTS | {
    "access": ["Вход: без стъпала"],
    "wheelchair": True,
    "sign_language": False,
    "online": True,
    "stream": True,
    "is_recorded": True,
    "capacity": 40,
    "registration_until": "14 декември 2026 г. (понеделник), 12:00 ч.",
    "opinions_until": "22 декември 2026 г.",
    "short_notice_reason": "",
    "contact": "Име Фамилия, 000 000",
    "change_reason": "",
}
HELD = FACTS | {
    "present": 3,
    "named": ["Име Участник (Сдружение)"],
    "unnamed": 2,
    "statements": [{"number": "26-014-00012-3", "place": "чл. 2"}],
    "recording": "",
    "approver": "Име Служител",
    "approver_position": "секретар",
}
SHARED = {
    "municipality": "Община Образец",
    "office": "1000 Образец, пл. „Образцов“ № 1",
    "dated_on": date(2026, 12, 1),
    "consultation_number": "2026-014",
    "address": ADDRESS,
    "qr": qr_svg(ADDRESS, "QR код към страницата на обсъждането"),
}


def invitation(**facts: object) -> Pdf:
    paper = InvitationPaper(
        **SHARED, number="ПК-2026-001", facts=INVITED | facts, signatory="Име Служител", signatory_position="Секретар"
    )
    return print_invitation_paper(paper, dated=DATED)


def minutes(**facts: object) -> Pdf:
    paper = MinutesPaper(
        **SHARED,
        number="ПР-2026-001",
        facts=HELD | facts,
        opening=["Днес се проведе обсъждане."],
        course=["По точка 1. Представяне на проекта", "Проектът беше представен."],
        closing=["Обсъждането беше закрито."],
        note_taker="Име Протоколчик",
        corrects="",
        correction_note="",
        verification_code="4071 8826 3059",
        verify_url="https://portal.example/verify/",
    )
    return print_minutes_paper(paper, dated=DATED)


def attendance() -> Pdf:
    paper = AttendancePaper(
        municipality="Община Образец",
        office="1000 Образец",
        title="Обществено обсъждане",
        when=FACTS["when"],
        place="зала „Образец“",
        people=[("Име Участник", "Сдружение"), ("Име Друг", "")],
        rows=range(3, 27),
        dated_on=date(2026, 12, 15),
    )
    return print_attendance_paper(paper, dated=DATED)


@pytest.fixture(params=["invitation", "minutes", "attendance"])
def document(request: pytest.FixtureRequest) -> Pdf:
    return {"invitation": invitation, "minutes": minutes, "attendance": attendance}[request.param]()


def test_paper_declares_pdf_ua_and_has_no_error_of_it(document: Pdf, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(document.content)) as opened:
        assert str(opened.Root.Lang) == "bg"
        levels = [int(tag[1]) for tag in tags(opened) if tag in {"H1", "H2", "H3"}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    pdfua = importlib.import_module("pdfua")
    path = tmp_path / "document.pdf"
    path.write_bytes(document.content)
    found = [each for each in pdfua.validate(str(path)).findings if each.severity >= pdfua.Severity.ERROR]
    assert found == []


def test_invitation_is_one_page_that_says_what_the_rule_wants() -> None:
    (text,) = texts(invitation().content)
    for words in (
        "Изх. № ПК-2026-001/01.12.2026 г.",
        "15 декември 2026 г. (вторник), 17:30 – 19:30 ч.",
        "Мястото е достъпно с инвалидна количка. Вход: без стъпала",
        "17:30 ч. – Представяне на проекта",
        "Моля, запишете се до 14 декември 2026 г. (понеделник), 12:00 ч. Местата са 40.",
        "Писмени становища се приемат поне до 22 декември 2026 г.",
        "Обсъждането се излъчва и записва.",
        "За въпроси: Име Фамилия, 000 000",
    ):
        assert words in text


def test_late_and_moved_invitation_gives_its_reasons() -> None:
    text = " ".join(texts(invitation(short_notice_reason="Краят на годината.", change_reason="Ремонт.").content))
    assert "Поканата е по-малко от 14 дни преди обсъждането. Причина: Краят на годината." in text
    assert "Тази покана заменя предишната. Причина за промяната: Ремонт." in text


def test_minutes_name_only_who_agreed_and_count_the_others() -> None:
    text = " ".join(texts(minutes().content))
    assert "3 души по присъствен лист. С имената си, по тяхно съгласие:" in text
    assert "Име Участник (Сдружение)" in text
    assert "и още 2 без публикуване на името." in text
    assert "26-014-00012-3 чл. 2" in text
    assert "4071 8826 3059" in text
    empty = " ".join(texts(minutes(present=0, named=[], unnamed=0).content))
    assert "Граждани не присъстваха." in empty


def test_list_for_signatures_has_the_registered_and_empty_lines() -> None:
    text = " ".join(texts(attendance().content))
    assert "1. Име Участник Сдружение Да / Не" in text
    assert "26. Да / Не" in text
    assert "не се публикува" in text
