"""Places as HTML and as a flat list of units."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consultations.acttext.grammar import parse
from consultations.acttext.markup import body, nb, paragraph_eids
from consultations.acttext.tree import Kind
from consultations.acttext.units import Unit, units


def html_of(text: str, eid: str, *, links: bool = False) -> str:
    node = parse(text).find(eid)
    assert node is not None
    return body(node, links=links).replace("\u00a0", "~")


def solo(html: str) -> str:
    return f'<div class="law"><div class="al al--solo">{html}</div></div>'


def test_body_of_paragraphs_links_each_number_to_itself() -> None:
    assert html_of("Чл. 1. (1) Едно.\n(2) Две.", "art_1", links=True) == (
        '<div class="law">'
        '<div class="al" id="art_1__para_1"><a class="n" href="#art_1__para_1">'
        '<span class="vh">Връзка към ал. </span>(1)</a> Едно.</div>'
        '<div class="al" id="art_1__para_2"><a class="n" href="#art_1__para_2">'
        '<span class="vh">Връзка към ал. </span>(2)</a> Две.</div>'
        "</div>"
    )


def test_paragraphs_are_found_again_in_what_was_written() -> None:
    html = html_of("Чл. 1. (1) Едно:\n1. точка.\n(2) Две.", "art_1", links=True)
    assert paragraph_eids(html) == ["art_1__para_1", "art_1__para_2"]
    assert paragraph_eids(html_of("Чл. 1. Едно.", "art_1")) == []


def test_body_for_print_has_plain_numbers() -> None:
    assert html_of("Чл. 1. (Изм.) (1) Едно.\n(2) Две.\nТри.", "art_1") == (
        '<div class="law"><div class="al al--solo">(Изм.)</div>'
        '<div class="al" id="art_1__para_1"><span class="n">(1)</span> Едно.</div>'
        '<div class="al" id="art_1__para_2"><span class="n">(2)</span> Две.'
        '<p id="art_1__para_2__txt_1">Три.</p></div></div>'
    )


@pytest.mark.parametrize(
    ("text", "eid", "html"),
    [
        ("Чл. 1. Едно.", "art_1", solo("Едно.")),
        ("Чл. 1.", "art_1", '<div class="law"></div>'),
        (
            "Чл. 1. Едно:\n1) две:\na) три;\n2. четири.\nТова е всичко.",
            "art_1",
            solo(
                'Едно:<ol role="list"><li id="art_1__point_1"><b>1.</b> две:'
                '<ol role="list"><li id="art_1__point_1__let_a"><b>а)</b> три;</li></ol></li>'
                '<li id="art_1__point_2"><b>2.</b> четири.</li></ol><p id="art_1__txt_1">Това е всичко.</p>'
            ),
        ),
        ("§ 1. Едно:\n- две.", "cl_1", solo('Едно:<ul role="list"><li id="cl_1__ind_1"><b>–</b> две.</li></ul>')),
        ("§ 1. А.\nПриложение\nРед\nОще", "annex", solo('<p id="annex__txt_1">Ред</p><p id="annex__txt_2">Още</p>')),
        (
            'Чл. 1. <b>Едно</b> & "две" по чл. 5, ал. 2, т. 3 и § 4, № 5, 2026 г., 50 % от 10 лв.',
            "art_1",
            solo(
                "&lt;b&gt;Едно&lt;/b&gt; &amp; &quot;две&quot; по чл.~5, ал.~2, т.~3 и §~4, №~5, 2026~г., 50~% "
                "от 10~лв."
            ),
        ),
    ],
)
def test_body_of_other_places(text: str, eid: str, html: str) -> None:
    assert html_of(text, eid) == html


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Чл. 5, ал. 2, б. „а“, гр. Хасково, с. Конуш", "Чл.~5, ал.~2, б.~„а“, гр.~Хасково, с.~Конуш"),
        ("§ 4 и № 12", "§~4 и №~12"),
        ("2026 г., 17:30 ч., 5 % и 3 дни", "2026~г., 17:30~ч., 5~% и 3~дни"),
        ("акт. 5 стр. и г. Хасково", "акт. 5 стр. и г. Хасково"),
    ],
)
def test_nb_binds_numbers_to_their_signs(text: str, bound: str) -> None:
    assert nb(text).replace("\u00a0", "~") == bound


class Balance(HTMLParser):
    """Fails on a tag that is not closed in order, collects ids."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.tags.add(tag)
        self.ids += [value for name, value in attrs if name == "id" and value]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


LINES = (
    *("Чл. 1. <script>alert(1)</script>", "(1) а & б", "1. едно:", "а) <img src=x onerror=y>", "аа) </div>", "- тире"),
    *("текст \" onclick='x'", "§ 1. край", "Приложение № 1", "Глава първа", "Преходни разпоредби", "1.1. под"),
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=25).map("\n".join))
def test_html_of_any_act_is_balanced_and_escaped(text: str) -> None:
    shown = units(parse(text))
    reader = Balance()
    reader.feed("".join(unit.html for unit in shown))
    reader.close()
    ids = [*reader.ids, *(unit.eid for unit in shown)]

    assert reader.open == []
    assert len(ids) == len(set(ids))
    assert reader.tags <= {"div", "a", "span", "ol", "ul", "li", "b", "p"}


ACT = """НАРЕДБА ЗА РЕДА
Приета с Решение № 5 от 2026 г.
Глава първа. ОБЩИ ПОЛОЖЕНИЯ
Раздел I. Предмет
Чл. 1. Тишина
(1) Пази се.
(2) Мери се.
Глава втора. КОНТРОЛ
бележка
Още.
Чл. 2. Кметът.
Заключителни разпоредби
§ 1. Край.
-----
Преходни разпоредби КЪМ ЗАКОНА
§ 9. Девет.
Приложение № 1 към чл. 1
Образец"""


def test_units_are_the_flat_reading_order() -> None:
    shown = [(unit.kind, unit.eid, unit.label, unit.heading, unit.depth, unit.parent_eid) for unit in units(parse(ACT))]

    assert shown == [
        (Kind.TEXT, "preamble", "", "", 0, ""),
        (Kind.CHAPTER, "chp_1", "Глава първа", "ОБЩИ ПОЛОЖЕНИЯ", 0, ""),
        (Kind.SECTION, "chp_1__sec_1", "Раздел I", "Предмет", 1, "chp_1"),
        (Kind.ARTICLE, "art_1", "Чл. 1.", "Тишина", 2, "chp_1__sec_1"),
        (Kind.CHAPTER, "chp_2", "Глава втора", "КОНТРОЛ", 0, ""),
        (Kind.TEXT, "chp_2__txt_1", "", "", 1, "chp_2"),
        (Kind.ARTICLE, "art_2", "Чл. 2.", "", 1, "chp_2"),
        (Kind.PROVISIONS, "prov_zr", "Заключителни разпоредби", "", 0, ""),
        (Kind.CLAUSE, "cl_1", "§ 1.", "", 1, "prov_zr"),
        (Kind.TEXT, "prov_zr__txt_1", "", "", 1, "prov_zr"),
        (Kind.PROVISIONS, "amend_1", "Преходни разпоредби", "КЪМ ЗАКОНА", 0, ""),
        (Kind.CLAUSE, "amend_1__cl_9", "§ 9.", "", 1, "amend_1"),
        (Kind.ANNEX, "annex_1", "Приложение № 1", "към чл. 1", 0, ""),
    ]


def test_units_carry_text_for_search_and_html_for_reading() -> None:
    by_eid: dict[str, Unit] = {unit.eid: unit for unit in units(parse(ACT), links=False)}

    assert by_eid["art_1"].text == "Чл. 1. Тишина\n(1) Пази се.\n(2) Мери се."
    assert by_eid["chp_1"].text == "Глава първа. ОБЩИ ПОЛОЖЕНИЯ"
    assert by_eid["chp_1"].html == ""
    assert by_eid["chp_2__txt_1"].text == "бележка\nОще."
    assert by_eid["chp_2__txt_1"].html == '<div class="law"><p>бележка</p><p id="chp_2__txt_2">Още.</p></div>'
    assert re.sub("\u00a0", "~", by_eid["preamble"].html) == (
        '<div class="law"><p>Приета с Решение №~5 от 2026~г.</p></div>'
    )
