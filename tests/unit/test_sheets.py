"""Notices, the programme and the posters on paper: tagged, readable, on the pages they should take."""

import importlib
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from consultations.sheets import (
    BoardNoticePaper,
    PosterPaper,
    ProgrammePaper,
    ProgrammeRow,
    TermNoticePaper,
    print_board_sheet,
    print_programme,
    print_term_notice,
    stamp_of,
)
from prestige.pdf import Pdf
from prestige.qr import qr_svg
from tests.papers import DATED, require_press, texts

require_press()
QR = qr_svg("https://portal.example/c/2026-014", "QR код към консултацията")


def poster(*, size: str = "a4", headline: str = "Къде да стоят тротинетките?") -> PosterPaper:
    return PosterPaper(
        municipality="Община Образец",
        number="26-014",
        headline=headline,
        lead="Общината подготвя нова наредба. Прочетете я и кажете какво да се промени.",
        last_day=date(2026, 12, 4),
        address="https://portal.example/c/2026-014",
        qr=QR,
        paper_way="В кметството или в деловодството.",
        contact="Име Фамилия, главен юрисконсулт, 000 000",
        basis="чл. 26, ал. 2–4 от Закона за нормативните актове",
        size=size,
    )


def board_notice() -> BoardNoticePaper:
    return BoardNoticePaper(
        municipality="Община Образец",
        number="26-014",
        title="Наредба за обществения ред",
        basis="чл. 26, ал. 2–4 от Закона за нормативните актове",
        facts=(("Проект", "Наредба за обществения ред"), ("Правно основание", "чл. 21, ал. 2 от ЗМСМА")),
        summary=("Наредбата подрежда тротоарите.", "Влиза в сила след обнародване."),
        last_day=date(2026, 12, 4),
        ways=(("На хартия", "Деловодство, пл. „Образцов“ № 1"),),
        address="https://portal.example/c/2026-014",
        qr=QR,
        contact="Име Фамилия, 000 000",
    )


def term_notice() -> TermNoticePaper:
    return TermNoticePaper(
        municipality="Община Образец",
        number="2026-014/С1",
        consultation_number="2026-014",
        title="Наредба за обществения ред",
        kind="outage",
        heading="Съобщение за удължаване на срок",
        from_last_day=date(2026, 12, 4),
        to_last_day=date(2026, 12, 7),
        earliest_adoption_on=date(2026, 12, 8),
        reason="Порталът не работи три часа в последния ден.",
        outage="4 декември 2026 г., 14:00 ч. – 17:00 ч.: спрян ток",
        basis="чл. 26, ал. 1 и 4 от ЗНА; чл. 60 от ГПК",
        decided_on=date(2026, 12, 4),
        decider="Име Фамилия, секретар",
        confirmer="Друго Име, кмет",
        verification_code="4071 8826 3059",
        verify_url="https://portal.example/verify/",
        verify_qr=QR,
    )


def programme(rows: int = 3) -> ProgrammePaper:
    row = ProgrammeRow(
        period="първо тримесечие на 2027 г.",
        title="Наредба за детските площадки на територията на Община Образец",
        act_type="Наредба",
        unit="Дирекция „Образцова“",
        policy_area="Обществен ред",
        purpose="Площадките да са безопасни.",
        legal_basis="чл. 21, ал. 2 от ЗМСМА",
        term_days=30,
        forms="писмени предложения, обществено обсъждане",
        hearing_on=date(2027, 3, 9),
    )
    return ProgrammePaper(
        municipality="Община Образец",
        address="1000 Образец",
        number="ГП-2027-01",
        year=2027,
        adopted_on=date(2026, 12, 4),
        adoption_act="Заповед № РД-09-1 на кмета",
        published_on=date(2026, 12, 7),
        rows=(row,) * rows,
        publisher="Име Фамилия, секретар",
        plan_url="https://portal.example/consultations/plan/?year=2027",
        verification_code="4071 8826 3059",
        verify_url="https://portal.example/verify/",
        verify_qr=QR,
    )


PAPERS = {
    "poster": lambda: print_board_sheet(poster(), dated=DATED),
    "poster_a3": lambda: print_board_sheet(poster(size="a3"), dated=DATED),
    "board_notice": lambda: print_board_sheet(board_notice(), dated=DATED),
    "term_notice": lambda: print_term_notice(term_notice(), dated=DATED),
    "programme": lambda: print_programme(programme(), dated=DATED),
}


@pytest.fixture(params=sorted(PAPERS), scope="module")
def document(request: pytest.FixtureRequest) -> Pdf:
    return PAPERS[request.param]()


def test_sheet_is_tagged_bulgarian_pdf_ua_and_short(document: Pdf, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(document.content)) as opened:
        assert str(opened.Root.Lang) == "bg"
        assert bool(opened.Root.MarkInfo.Marked)
    pdfua = importlib.import_module("pdfua")
    path = tmp_path / "document.pdf"
    path.write_bytes(document.content)
    report = pdfua.validate(str(path))
    assert [finding for finding in report.findings if finding.severity >= pdfua.Severity.ERROR] == []
    assert document.pages <= 2


def size_of(document: Pdf) -> tuple[int, int]:
    with pikepdf.open(io.BytesIO(document.content)) as opened:
        box = [float(value) for value in opened.pages[0].mediabox]
    return round(box[2] * 25.4 / 72), round(box[3] * 25.4 / 72)


def test_poster_fits_its_sheet_even_with_the_longest_words() -> None:
    longest = (
        "Какво да се промени в проекта за наредба за опазване на обществения ред, чистотата, тишината и зелените площи?"
    )
    sentence = "Общината подготвя нова наредба за обществения ред и чистотата в града. "
    assert (len(longest), len(sentence * 3)) <= (120, 240)
    for size, expected in (("a4", (210, 297)), ("a3", (297, 420))):
        words = {"headline": longest, "lead": sentence * 3, "paper_way": sentence * 3}
        printed = print_board_sheet(replace(poster(size=size), **words), dated=DATED)
        assert (printed.pages, size_of(printed)) == (1, expected)
        [page] = texts(printed.content)
        for words in (
            "4 декември 2026 г.",
            "петък, до края на деня",
            "portal.example/c/2026-014",
            "Поставено на таблото",
        ):
            assert words in page


def test_notices_say_what_the_law_wants_known() -> None:
    [board] = texts(print_board_sheet(board_notice(), dated=DATED).content)
    for words in (
        "На основание чл. 26, ал. 2–4",
        "до 4 декември 2026 г. (петък), 24:00 ч.",
        "Свалено на:",
        "чл. 26, ал. 5",
    ):
        assert words in board, words
    [told] = texts(print_term_notice(term_notice(), dated=DATED).content)
    for words in (
        "7 декември 2026 г. (понеделник), 24:00 ч.",
        "4 декември 2026 г. (петък)",
        "спрян ток",
        "Друго Име, кмет",
    ):
        assert words in told, words


def test_long_programme_repeats_its_header() -> None:
    printed = print_programme(programme(60), dated=DATED)
    assert printed.pages > 3
    assert all("Цел и основание" in page for page in texts(printed.content)[:-1])


def test_another_word_is_another_stamp() -> None:
    stamps = {stamp_of(each) for each in (poster(), poster(size="a3"), poster(headline="Друг въпрос?"), board_notice())}
    assert len(stamps) == 4
    assert stamp_of(poster()) == stamp_of(poster())
