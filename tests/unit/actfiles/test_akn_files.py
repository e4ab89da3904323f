"""Akoma Ntoso: ours validates and comes back as the same tree, that of others is read sensibly."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from lxml import etree

from consultations.actfiles.akn_schema import validate_akn
from consultations.actfiles.imprint import Imprint
from consultations.actfiles.reading import read_act
from consultations.actfiles.rendering import render
from consultations.acttext.grammar import parse
from consultations.acttext.tree import Act, Kind, Node
from consultations.acttext.writing import written
from tests.unit.actfiles.acts import ACT, TABLE, bare
from tests.unit.acttext.test_act_properties import PASTED

NS = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
IMPRINT = Imprint(
    number="2026-014",
    revision=2,
    published_on=date(2026, 11, 30),
    first_published_on=date(2026, 11, 4),
    author="Кмет на Община Образец",
    permalink="https://portal.example/consultations/2026-014/text/@v2/",
)


@pytest.mark.parametrize(
    "act", [parse(ACT), TABLE, Act(title=""), Act(title="НАРЕДБА", preamble="а\nб", letterhead="О")]
)
def test_render_akn_validates_and_reads_back_the_same(act: Act) -> None:
    data = render(act, "akn", IMPRINT)

    assert validate_akn(data) == []
    assert bare(read_act(data).act) == bare(act)


@settings(deadline=None, max_examples=60)
@given(PASTED)
def test_render_akn_of_any_text_validates_and_reads_back_the_same(text: str) -> None:
    act = parse(text.replace("\ufffe", "").replace("\uffff", ""))
    data = render(act, "akn")

    assert validate_akn(data) == []
    assert bare(read_act(data).act) == bare(written(act)[1])  # cells parted by tabs come back behind pipes


def test_render_akn_of_a_table_with_words_in_odd_places_reads_back_the_same() -> None:
    cell = Node(Kind.CELL, mark="|", eid="tbl_1__row_1__cell_1", text="а")
    row = Node(Kind.ROW, eid="tbl_1__row_1", text="дума", children=(cell,))
    act = Act("НАРЕДБА", children=(Node(Kind.TABLE, eid="tbl_1", heading="Такси", children=(row,)),))
    data = render(act, "akn")

    assert validate_akn(data) == []
    assert bare(read_act(data).act) == act


def test_render_akn_says_which_work_and_version_it_is() -> None:
    root = etree.fromstring(render(parse(ACT), "akn", IMPRINT))

    def values(level: str) -> list[str]:
        return [
            str(value)
            for value in root.xpath(f"//a:{level}/a:FRBRthis/@value|//a:{level}/a:FRBRuri/@value", namespaces=NS)
        ]

    assert values("FRBRWork") == ["/akn/bg/act/2026/2026-014/!main", "/akn/bg/act/2026/2026-014"]
    assert values("FRBRExpression") == [
        "/akn/bg/act/2026/2026-014/bul@2026-11-30/!main", "/akn/bg/act/2026/2026-014/bul@2026-11-30"
    ]  # fmt: skip
    assert root.xpath("string(//a:FRBRversionNumber/@value)", namespaces=NS) == "2"
    assert root.xpath("string(//a:FRBRcountry/@value)", namespaces=NS) == "bg"
    assert root.xpath("string(//a:FRBRlanguage/@language)", namespaces=NS) == "bul"
    assert root.xpath("//a:FRBRdate/@date", namespaces=NS) == ["2026-11-04", "2026-11-30", "2026-11-30"]


def test_render_akn_keeps_our_anchors_as_eid() -> None:
    root = etree.fromstring(render(parse(ACT), "akn"))

    assert root.xpath("name(//*[@eId='art_1__para_1__point_1__let_a'])") == "point"
    assert root.xpath("string(//*[@eId='art_1__para_1__point_1__let_a']/a:num)", namespaces=NS) == "а)"
    assert root.xpath("name(//*[@eId='chp_1__sec_1']/*[@eId='art_1'])") == "article"


def test_read_akn_counts_lines_of_the_text_it_gives() -> None:
    read = read_act(render(parse(ACT), "akn"))
    lines = read.source.splitlines()

    assert read.format == "akn"
    assert [lines[node.line - 1] for node in read.act.walk() if node.number == "2" and node.kind is Kind.ARTICLE] == [
        "Чл. 2. Забранява се шумът."
    ]


def test_validate_akn_names_what_is_wrong() -> None:
    broken = render(parse(ACT), "akn").replace(b"<body>", b"<boddy>").replace(b"</body>", b"</boddy>")

    assert len(validate_akn(broken)) == 1
    assert "boddy" in validate_akn(broken)[0]
    assert len(validate_akn(b"<a>")) == 1


FOREIGN = """<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><bill name="bill"><meta/>
<preface><p><docType>ORDINANCE</docType> <docNumber>5</docNumber></p><longTitle><p>Ordinance on <docTitle>public
 order</docTitle></p></longTitle></preface>
<preamble><formula name="enacting"><p>The Council decides:</p></formula></preamble>
<body><title eId="t1"><num>Title I</num><heading>Scope</heading>
<chapter><num>Chapter 2</num><heading>Rules</heading>
<article eId="art_9"><num>Article 5a</num><heading>Noise</heading>
<paragraph><num>1.</num><list><intro><p>The following <ref href="#x">noises</ref>
<authorialNote><p>see 3</p></authorialNote>
 are <del>not</del> forbidden:</p></intro>
<point><num>(a)</num><content><p>shouting;</p></content></point>
<point><num>(b)</num><content><p>singing.</p></content></point><wrapUp><p>Always.</p></wrapUp></list></paragraph>
<paragraph><num>2.</num><content><p>One.</p><p>Two.</p>
<table><tr><th><p>A</p></th><td><p>1</p></td></tr></table></content></paragraph>
</article></chapter></title></body>
<conclusions><p>The Mayor</p></conclusions>
<attachments><attachment><heading>Annex 3</heading><doc name="annex"><meta/><mainBody><p>Form.</p></mainBody></doc>
</attachment></attachments></bill></akomaNtoso>"""


def test_read_akn_of_another_tool_finds_the_structure_and_loses_no_word() -> None:
    act = read_act(FOREIGN.encode()).act

    assert (act.title, act.preamble) == ("public order", "ORDINANCE 5\nThe Council decides:")
    assert [(n.kind.value, n.number, n.mark, n.heading, n.text) for n in act.walk()] == [
        ("division", "1", "Title I", "Scope", ""),
        ("chapter", "2", "Chapter 2", "Rules", ""),
        ("article", "5а", "Article 5a", "Noise", ""),
        ("paragraph", "1", "1.", "", "The following noises [see 3] are forbidden:"),
        ("letter", "а", "(a)", "", "shouting;"),
        ("letter", "b", "(b)", "", "singing."),
        ("text", "", "", "", "Always."),
        ("paragraph", "2", "2.", "", "One."),
        ("text", "", "", "", "Two."),
        ("table", "", "", "", ""),
        ("row", "", "", "", ""),
        ("cell", "", "|", "", "A"),
        ("cell", "", "|", "", "1"),
        ("text", "", "", "", "The Mayor"),
        ("annex", "3", "", "Annex 3", ""),
        ("text", "", "", "", "Form."),
    ]
    assert [n.eid for n in act.walk()][2:5] == ["art_5a", "art_5a__para_1", "art_5a__para_1__let_a"]


def test_read_akn_of_sections_without_articles_takes_them_for_articles() -> None:
    inner = "<paragraph><num>(a)</num><content><p>x</p></content></paragraph>"
    body = f"<section><num>1.</num><subsection><num>(1)</num>{inner}</subsection></section>"
    data = f'<akomaNtoso xmlns="{NS["a"]}"><act><body>{body}</body></act></akomaNtoso>'

    assert [node.kind for node in read_act(data.encode()).act.walk()] == [Kind.ARTICLE, Kind.PARAGRAPH, Kind.POINT]


def test_render_akn_of_a_character_xml_cannot_hold_replaces_it() -> None:
    act = Act("А\x01Б", children=(replace(TABLE.children[0], heading="\ufffe"),))

    assert read_act(render(act, "akn")).act.title == "А\ufffdБ"


def test_read_akn_that_only_says_it_is_ours_takes_neither_its_anchors_nor_its_odd_numbers() -> None:
    data = f"""<akomaNtoso xmlns="{NS["a"]}" xmlns:p="urn:prestige:act"><act><body>
        <article eId="art_1" p:number="1"><num>Чл. 1.</num><paragraph eId='x"&gt;&lt;b&gt;' p:number='1"&gt;&lt;b&gt;'>
            <num>(1)</num><content><p>Текст.</p></content></paragraph></article>
        <article eId="art_1" p:number="2"><num>Чл. 2.</num><content><p>Друг.</p></content></article>
        <article eId="" p:number="3"><num>Чл. 3.</num><content><p>Трети.</p></content></article>
        </body></act></akomaNtoso>"""

    assert [node.eid for node in read_act(data.encode()).act.walk()] == ["art_1", "art_1__para", "art_2", "art_3"]
