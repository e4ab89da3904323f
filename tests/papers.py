"""Sample documents for the tests of paper, and the gate for machines without the native libraries."""

import os
from collections.abc import Sequence
from datetime import UTC, date, datetime

import pypdfium2
import pytest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from consultations.paper import ActPaper, PaperUnit, Signatory, StatementGroup, StatementPaper, StatementRow
from prestige import pdf
from prestige.qr import qr_svg

DATED = datetime(2026, 12, 11, 13, 40, tzinfo=UTC)


def require_press() -> None:
    """Skip the calling module or test where Pango is missing, or fail it when REQUIRE_PDF=1 says that it may not be."""
    if pdf.is_available():
        return
    if os.environ.get("REQUIRE_PDF") == "1":
        pytest.fail(pdf.missing_hint())
    pytest.skip(pdf.missing_hint(), allow_module_level=True)


def texts(content: bytes) -> list[str]:
    """Return the selectable text of each page, on one line, with plain spaces and without soft line ends."""
    document = pypdfium2.PdfDocument(content)
    found = []
    for page in document:
        raw = page.get_textpage().get_text_range()
        found.append(" ".join(raw.replace("\ufffe\r\n", "").replace("\ufffe", "").split()))
    return found


def law(eid: str, *paragraphs: str, points: Sequence[str] = ()) -> SafeString:
    """Return an article's text with the classes of the act text room."""
    listed = format_html_join("", "<li><b>{}.</b> {}</li>", enumerate(points, start=1))
    if len(paragraphs) == 1:
        return format_html(
            '<div class="law"><div class="al al--solo">{}{}</div></div>',
            paragraphs[0],
            format_html('<ol role="list">{}</ol>', listed) if points else "",
        )
    numbered = format_html_join(
        "",
        '<div class="al" id="{}__para_{}"><span class="n">({})</span> {}</div>',
        ((eid, number, number, text) for number, text in enumerate(paragraphs, start=1)),
    )
    return format_html('<div class="law">{}</div>', numbered)


def article(number: int, *paragraphs: str, depth: int = 1, points: Sequence[str] = ()) -> PaperUnit:
    eid = f"art_{number}"
    return PaperUnit("article", eid, f"Чл. {number}.", "", law(eid, *paragraphs, points=points), depth)


def clause(number: int, text: str) -> PaperUnit:
    eid = f"final__sec_{number}"
    return PaperUnit("clause", eid, f"§ {number}.", "", law(eid, text), 1)


def heading(kind: str, eid: str, label: str, title: str, depth: int = 0) -> PaperUnit:
    return PaperUnit(kind, eid, label, title, SafeString(""), depth)


SCOOTERS = "Движението с индивидуални електрически превозни средства в пешеходните зони по приложение № 1 се извършва"
UNITS = (
    heading("chapter", "chp_1", "Глава първа", "ОБЩИ ПОЛОЖЕНИЯ"),
    article(1, "С тази наредба се уреждат обществените отношения, свързани с опазването на обществения ред."),
    article(2, "Общината осигурява:", points=["места за отпадъци;", "обозначени пешеходни зони."]),
    heading("chapter", "chp_2", "Глава втора", "ОБЩЕСТВЕН РЕД"),
    heading("section", "chp_2__sec_1", "Раздел I", "Тишина и придвижване", depth=1),
    article(7, f"{SCOOTERS} със скорост не по-висока от 10 км/ч.", "Паркирането се допуска на места.", depth=2),
    heading("provisions", "final", "ЗАКЛЮЧИТЕЛНИ РАЗПОРЕДБИ", ""),
    clause(1, "Наредбата се издава на основание чл. 21, ал. 2 от ЗМСМА."),
    clause(2, "Изпълнението се възлага на кмета на общината."),
)


def act_paper(units: Sequence[PaperUnit] = UNITS) -> ActPaper:
    """Return a small draft act with every kind of heading."""
    return ActPaper(
        municipality="Община Образец",
        consultation_number="2026-014",
        act_type_label="Наредба",
        title="Наредба за опазване на обществения ред на територията на Община Образец",
        status_label="Проект",
        revision_label="Редакция 2",
        published_on=date(2026, 11, 20),
        last_day=date(2026, 12, 4),
        permalink="https://portal.example/consultations/2026-014/text/@v2",
        comment_url="https://portal.example/c/2026-014",
        comment_qr=qr_svg("https://portal.example/c/2026-014", "QR код към консултацията"),
        units=tuple(units),
        facts=(("Вносител", "Кмет на Община Образец"),),
        paper_way="деловодството на общината",
    )


def row(serial: int, decision: str, decision_label: str, **changes: str) -> StatementRow:
    values = {
        "channel_label": "Портал",
        "sender": "Гражданин, с. Образцово",
        "capacity": "от свое име",
        "proposal": f"Предложение с номер {serial}.",
        "proposed_wording": "",
        "reasons": f"Мотиви по предложение {serial}.",
    }
    return StatementRow(
        number=f"26-014-{serial:05}-0",
        received_at=datetime(2026, 12, 4, 21, 59, tzinfo=UTC),
        decision=decision,
        decision_label=decision_label,
        **(values | changes),
    )


GROUPS = (
    StatementGroup("Чл. 7, ал. 1", (row(1, "rejected", "Не се приема"), row(2, "accepted", "Приема се"))),
    StatementGroup(
        "По целия проект",
        (row(3, "rejected", "Не се приема", channel_label="На хартия", capacity="в защита на позиция на съседи"),),
    ),
)


def statement_paper(groups: Sequence[StatementGroup] = GROUPS) -> StatementPaper:
    """Return a small statement of proposals."""
    return StatementPaper(
        municipality="Община Образец",
        address="1000 Образец, пл. „Образцов“ № 1",
        number="08-00-123",
        issued_on=date(2026, 12, 11),
        consultation_number="2026-014",
        consultation_title="Наредба за опазване на обществения ред",
        published_on=date(2026, 11, 4),
        last_day=date(2026, 12, 4),
        term="Срокът беше 30 дни.",
        groups=tuple(groups),
        signatories=(Signatory("Изготвил", "Име Фамилия", "длъжност"), Signatory("Кмет на общината", "Име Фамилия")),
        verification_code="4071 8826 3059",
        verify_url="https://portal.example/verify/",
        verify_qr=qr_svg("https://portal.example/verify/407188263059/", "QR код за проверка на документа"),
    )
