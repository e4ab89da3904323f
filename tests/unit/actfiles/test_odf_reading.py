"""OpenDocument texts: numbers of lists written out, tables, changes, notes."""

import io

import odfdo
import pytest

from consultations.actfiles.reading import ReadAct, read_act

TYPED = """НАРЕДБА № 5
за обществения ред
Глава първа. ОБЩИ ПОЛОЖЕНИЯ
Чл. 1. (1) С наредбата се уреждат:
1. отношенията:
а) опазването на реда;
б) тишината;
2. контролът.
(2) Наредбата се прилага за всички.
Чл. 2. Забранява се:
1. шумът;
2. димът.
Заключителни разпоредби
§ 1. Наредбата влиза в сила.
"""


def list_style(name: str, *levels: str) -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def numbered(at: int, form: str, prefix: str = "", suffix: str = "", more: str = "") -> str:
    return (
        f'<text:list-level-style-number text:level="{at}" style:num-format="{form}" '
        f'style:num-prefix="{prefix}" style:num-suffix="{suffix}" {more}/>'
    )


STYLES = (
    list_style("Art", numbered(1, "1", "Чл. ", "."))
    + list_style("Par", numbered(1, "1", "(", ")"))
    + list_style("Pts", numbered(1, "1", "", "."), numbered(2, "а, б, .., аа, бб, ... (bg)", "", ")"))
    + list_style("Cl", numbered(1, "1", "§ ", "."))
)


def item(text: str, inside: str = "", more: str = "") -> str:
    return f"<text:list-item {more}><text:p>{text}</text:p>{inside}</text:list-item>"


def listed(style: str, *items: str, more: str = "") -> str:
    return f'<text:list text:style-name="{style}" {more}>{"".join(items)}</text:list>'


def odt(body: str, styles: str = "") -> bytes:
    """Return a document made with odfdo: its own parts, our body and automatic styles."""
    document = odfdo.Document("text")
    document.body.clear()
    root = document.get_part("content.xml").root
    automatic = root.get_element("//office:automatic-styles")
    for holder, inside in ((document.body, body), (automatic, styles)):
        for child in odfdo.Element.from_tag(f"<text:section>{inside}</text:section>").children:
            holder.append(child)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def read(body: str, styles: str = STYLES) -> ReadAct:
    return read_act(odt(body, styles), "akt.odt")


def lines_of(body: str, styles: str = STYLES) -> list[str]:
    return read(body, styles).source.splitlines()


def test_read_act_of_a_numbered_ordinance_gives_the_tree_of_the_typed_one() -> None:
    letters = listed("", item("опазването на реда;"), item("тишината;")).replace('text:style-name=""', "")
    body = (
        "<text:p>НАРЕДБА № 5</text:p><text:p>за обществения ред</text:p>"
        '<text:h text:is-list-header="true">Глава първа. ОБЩИ ПОЛОЖЕНИЯ</text:h>'
        + listed("Art", item("(1) С наредбата се уреждат:"), more='xml:id="l1"')
        + listed("Pts", item("отношенията:", letters), item("контролът."))
        + listed("Par", item("Наредбата се прилага за всички.", more='text:start-value="2"'))
        + listed("Art", item("Забранява се:"), more='text:continue-list="l1"')
        + listed("Pts", item("шумът;"), item("димът."))
        + '<text:h text:is-list-header="true">Заключителни разпоредби</text:h>'
        + listed("Cl", item("Наредбата влиза в сила."))
    )
    found, typed = read(body), read_act(TYPED.encode())

    assert found.format == "odt"
    assert [(n.eid, n.mark, n.heading, n.text) for n in found.act.walk()] == [
        (n.eid, n.mark, n.heading, n.text) for n in typed.act.walk()
    ]
    assert (found.act.title, found.act.preamble, found.notes) == (typed.act.title, typed.act.preamble, ())


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("1", ["1)", "2)"]),
        ("I", ["I)", "II)"]),
        ("i", ["i)", "ii)"]),
        ("a", ["а)", "б)"]),
        ("А, Б, .., Аа, Бб, ... (bg)", ["А)", "Б)"]),
        ("", ["", ""]),
    ],
)
def test_read_act_writes_every_format_of_numbers(form: str, shown: list[str]) -> None:
    lines = lines_of(
        listed("L", item("дума"), item("дума")), list_style("L", numbered(1, form, "", ")" if form else ""))
    )

    assert lines == [f"{number} дума".strip() for number in shown]


def test_read_act_of_levels_shows_as_many_as_the_style_says() -> None:
    style = list_style(
        "L",
        numbered(1, "1", "", "."),
        numbered(2, "1", "", ".", 'text:display-levels="2"'),
        numbered(3, "1", "", "", 'text:start-value="4"'),
    )
    third = "<text:list><text:list-item><text:p>в</text:p></text:list-item></text:list>"
    second = f"<text:list><text:list-item><text:p>б</text:p>{third}</text:list-item></text:list>"

    assert lines_of(listed("L", item("а"), item("а", second)), style) == ["1. а", "2. а", "2.1. б", "4 в"]


def test_read_act_of_lists_counts_on_only_where_told() -> None:
    continued = listed("Pts", item("в"), more='text:continue-numbering="true"')
    body = listed("Pts", item("а"), item("б")) + continued + listed("Pts", item("г"))

    assert lines_of(body) == ["1. а", "2. б", "3. в", "1. г"]


def test_read_act_of_an_item_of_two_paragraphs_numbers_the_first_and_of_a_header_none() -> None:
    two = "<text:list-item><text:p>а</text:p><text:p>още</text:p></text:list-item>"
    header = "<text:list-header><text:p>глава</text:p></text:list-header>"

    assert lines_of(listed("Pts", header, two, item("б"))) == ["глава", "1. а", "още", "2. б"]


def test_read_act_of_a_number_typed_as_well_does_not_double_it() -> None:
    assert lines_of(listed("Art", item("Чл. 1. Едно."), item("Две."))) == ["Чл. 1. Едно.", "Чл. 2. Две."]


def test_read_act_of_bullets_writes_dashes() -> None:
    style = list_style("L", '<text:list-level-style-bullet text:level="1" text:bullet-char="•"/>')

    assert lines_of(listed("L", item("а"), item("б")), style) == ["– а", "– б"]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("един<text:line-break/>ред", "един\nред"),
        ('два<text:s text:c="3"/>думи<text:tab/>три', "два думи три"),
        ('<text:a xlink:href="https://lex.bg/">връзка</text:a>', "връзка"),
        ('Чл. 5а<text:span text:style-name="Up">1</text:span>. Текст', "Чл. 5а¹. Текст"),
        ('<text:span text:style-name="Caps">общи</text:span> думи', "ОБЩИ думи"),
        ("бе<text:change-start/>ше<text:change-end/>", "беше"),
    ],
)
def test_read_act_of_a_paragraph_gives_the_words_one_sees(inside: str, text: str) -> None:
    styles = (
        '<style:style style:name="Up" style:family="text"><style:text-properties style:text-position="super 58%"/>'
        '</style:style><style:style style:name="Caps" style:family="text">'
        '<style:text-properties fo:text-transform="uppercase"/></style:style>'
    )

    assert read(f"<text:p>{inside}</text:p>", styles).source == f"{text}\n"


@pytest.mark.parametrize(
    ("body", "text", "note"),
    [
        (
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>старо</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes><text:p>дума</text:p>",
            "дума",
            "Проследени изтривания, които не са пренесени (вмъкнатото е прието): 1.",
        ),
        (
            '<text:p>дума<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
            "<text:note-body><text:p>бележка</text:p></text:note-body></text:note>.</text:p>",
            "дума[1]. [1: бележка]",
            "Бележки под линия, поставени в квадратни скоби в края на абзаца си: 1.",
        ),
        (
            "<text:p>дума<office:annotation><text:p>коментар</text:p></office:annotation></text:p>",
            "дума",
            "Коментари от документа, които не са пренесени: 1.",
        ),
        (
            "<text:p>дума<draw:frame><draw:text-box><text:p>в рамка</text:p></draw:text-box></draw:frame></text:p>",
            "дума\nв рамка",
            "Текстови полета, поставени след абзаца си: 1.",
        ),
        (
            '<text:p>дума<draw:frame><draw:image xlink:href="Pictures/1.png"/></draw:frame></text:p>',
            "дума",
            "Картини и графики, които не са пренесени: 1.",
        ),
        (
            "<text:table-of-content><text:index-body><text:p>Глава 1</text:p></text:index-body>"
            "</text:table-of-content><text:p>дума</text:p>",
            "дума",
            "Редове от съдържанието на документа, които не са пренесени (порталът прави свое): 1.",
        ),
    ],
)
def test_read_act_of_what_is_no_text_says_so(body: str, text: str, note: str) -> None:
    found = read(body)

    assert (found.source, found.notes) == (f"{text}\n", (note,))


def test_read_act_of_a_table_writes_a_pipe_before_each_cell() -> None:
    wide = '<table:table-cell table:number-columns-spanned="2"><text:p>широка</text:p></table:table-cell>'
    cells = "<table:table-cell><text:p>а</text:p></table:table-cell>"
    body = (
        "<text:p>Чл. 1. Такси:</text:p><table:table><table:table-header-rows><table:table-row>"
        f"{wide}<table:covered-table-cell/>{cells}</table:table-row></table:table-header-rows>"
        f'<table:table-row table:number-rows-repeated="2">{cells}'
        f'<table:table-cell table:number-columns-repeated="2"/></table:table-row></table:table>'
    )

    assert lines_of(body) == ["Чл. 1. Такси:", "", "| широка | | а", "| а | |", "| а | |"]


def test_read_act_of_a_table_that_repeats_without_end_is_bounded() -> None:
    cell = '<table:table-cell table:number-columns-repeated="999999999"><text:p>а</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="999999999">{cell}{cell}</table:table-row>'

    assert len(lines_of(f"<table:table>{row}</table:table>")) == 100
