"""The grammar of articles, one feature at a time, as municipal texts are really typed."""

import pytest

from consultations.acttext.grammar import parse

CASES = [
    pytest.param(
        "НАРЕДБА\nЧл. 1. Кметът.\nЧл.2.Съветът.\nЧл. 3 Общината.\nЧл 4. Районът.\nЧлен 5. Селото.",
        {"art_1": "Кметът.", "art_2": "Съветът.", "art_3": "Общината.", "art_4": "Районът.", "art_5": "Селото."},
        id="article marks with and without spaces and dots",
    ),
    pytest.param(
        "Чл. 5. А.\nЧл. 5а. Б.\nЧл. 5А. В.\nЧл. 5 б. Г.\nЧл. 5-в. Д.\nЧл. 5в¹. Е.\nЧл. 5в2. Ж.\nЧл. 6¹. З.",
        {
            "art_5": "А.",
            "art_5a": "Б.",
            "art_5a__2": "В.",
            "art_5b": "Г.",
            "art_5v": "Д.",
            "art_5v1": "Е.",
            "art_5v2": "Ж.",
            "art_6_1": "З.",
        },
        id="inserted articles",
    ),
    pytest.param(
        "Чл. 1. (1) Кметът отговаря.\n(2) Съветът решава.\n/3/ Общината плаща.\n( 4) Това не е номер.",
        {
            "art_1": "",
            "art_1__para_1": "Кметът отговаря.",
            "art_1__para_2": "Съветът решава.",
            "art_1__para_3": "Общината плаща.",
            "art_1__para_3__txt_1": "( 4) Това не е номер.",
        },
        id="paragraphs in round and slanted brackets",
    ),
    pytest.param(
        "Чл.1./1/Кметът отговаря. /2/ Съветът решава по ал. /1/ всичко (3) Общината плаща.",
        {
            "art_1": "",
            "art_1__para_1": "Кметът отговаря.",
            "art_1__para_2": "Съветът решава по ал. /1/ всичко",
            "art_1__para_3": "Общината плаща.",
        },
        id="paragraphs run on in one line, the last one unterminated",
    ),
    pytest.param(
        "Чл. 1. (Изм. - Решение № 5 от 2020 г.) (1) Кметът. (2) (Нова - Решение № 6) Съветът.",
        {
            "art_1": "(Изм. - Решение № 5 от 2020 г.)",
            "art_1__para_1": "Кметът.",
            "art_1__para_2": "(Нова - Решение № 6) Съветът.",
        },
        id="history before and after the number",
    ),
    pytest.param(
        "Чл. 1. Кметът: 1. следи по т. 1. 2. отчита 5 % към 31.12.2026 г.; 3.пише; 4) чете.",
        {
            "art_1": "Кметът:",
            "art_1__point_1": "следи по т. 1.",
            "art_1__point_2": "отчита 5 % към 31.12.2026 г.;",
            "art_1__point_3": "пише;",
            "art_1__point_4": "чете.",
        },
        id="points run on, a reference before the next number",
    ),
    pytest.param(
        "Чл. 1. Забранява се:\n1) шумът;\n2/ димът;\n2а. прахът;\nи друго.",
        {
            "art_1": "Забранява се:",
            "art_1__point_1": "шумът;",
            "art_1__point_2": "димът;",
            "art_1__point_2a": "прахът;",
            "art_1__txt_1": "и друго.",
        },
        id="point marks and closing words",
    ),
    pytest.param(
        "Чл. 1. (1) Такса дължат: 1. лица, които са: а) местни; b) чужди; в) други; 2. дружества. (2) Кметът събира.",
        {
            "art_1": "",
            "art_1__para_1": "Такса дължат:",
            "art_1__para_1__point_1": "лица, които са:",
            "art_1__para_1__point_1__let_a": "местни; b) чужди; в) други;",
            "art_1__para_1__point_2": "дружества.",
            "art_1__para_2": "Кметът събира.",
        },
        id="a letter that breaks the sequence stays in the text",
    ),
    pytest.param(
        "Чл. 1. Такса дължат:\n1. лица, които са:\na) местни;\nб) чужди:\nаа) едни;\nбб) други;\n"
        "в) други;\n2. дружества.",
        {
            "art_1": "Такса дължат:",
            "art_1__point_1": "лица, които са:",
            "art_1__point_1__let_a": "местни;",
            "art_1__point_1__let_b": "чужди:",
            "art_1__point_1__let_b__slet_aa": "едни;",
            "art_1__point_1__let_b__slet_bb": "други;",
            "art_1__point_1__let_v": "други;",
            "art_1__point_2": "дружества.",
        },
        id="letters, a Latin look-alike, doubled letters",
    ),
    pytest.param(
        "Чл. 1. Правила: а) едно; б) две по б. а) и б) от чл. 2; в) три.",
        {
            "art_1": "Правила:",
            "art_1__let_a": "едно;",
            "art_1__let_b": "две по б. а) и б) от чл. 2;",
            "art_1__let_v": "три.",
        },
        id="letters without points, a reference inside",
    ),
    pytest.param(
        "Чл. 1. Графикът съдържа:\n1.1. места;\n1.2. заявления:\n1.2.1. онлайн;\n1.2.2. в училище;\n1.4. записване.",
        {
            "art_1": "Графикът съдържа:",
            "art_1__sub_1-1": "места;",
            "art_1__sub_1-2": "заявления:",
            "art_1__sub_1-2-1": "онлайн;",
            "art_1__sub_1-2-2": "в училище;",
            "art_1__sub_1-4": "записване.",
        },
        id="many-level numbers without a first level",
    ),
    pytest.param(
        "Чл. 1. Таксите са:\n1. за битови отпадъци:\n1.1. за дом;\n1.2. за фирма до\n1.5 тона;\n"
        "2. за пазари:\n2.1. на открито.",
        {
            "art_1": "Таксите са:",
            "art_1__point_1": "за битови отпадъци:",
            "art_1__point_1__sub_1-1": "за дом;",
            "art_1__point_1__sub_1-2": "за фирма до 1.5 тона;",
            "art_1__point_2": "за пазари:",
            "art_1__point_2__sub_2-1": "на открито.",
        },
        id="many-level numbers under points, a decimal in a wrapped line",
    ),
    pytest.param(
        "Чл. 1. Дневен ред:\n- представяне\n– обсъждане;\n• протокол.\n"
        "Чл. 2. Община Велико Търново\n- център.\nЧл. 3. Край.",
        {
            "art_1": "Дневен ред:",
            "art_1__ind_1": "представяне",
            "art_1__ind_2": "обсъждане;",
            "art_1__ind_3": "протокол.",
            "art_2": "Община Велико Търново - център.",
            "art_3": "Край.",
        },
        id="dashes, one of them in a sentence",
    ),
    pytest.param(
        "Чл. 1. Този правилник се прилага за всички лица в общината съгласно\nчл. 5, ал. 2 от Закона и за\n"
        "чл. 7. Освен това\n§ 1, т. 5 от Закона важи за\nРаздел VII от него.\nЧл. 2. Кметът.",
        {
            "art_1": "Този правилник се прилага за всички лица в общината съгласно чл. 5, ал. 2 от Закона и за чл. 7. "
            "Освен това § 1, т. 5 от Закона важи за",
            "art_1__txt_1": "Раздел VII от него.",
            "art_2": "Кметът.",
        },
        id="references at the head of wrapped lines",
    ),
    pytest.param(
        "Чл. 1. Едно. Чл. 2. (1) Две по чл. 1. Кметът. (2) Три.\nЧл. 3. Край.",
        {
            "art_1": "Едно.",
            "art_2": "",
            "art_2__para_1": "Две по чл. 1. Кметът.",
            "art_2__para_2": "Три.",
            "art_3": "Край.",
        },
        id="articles run on in one line",
    ),
    pytest.param(
        "\ufeffЧл.\u00a01.\u00a0(1)\u00a0Кметът.\r\n(2)\tСъве\u00adтът.\r\r\nЧл.\u20032. Край\u2028на\u200b него.\x00",
        {"art_1": "", "art_1__para_1": "Кметът.", "art_1__para_2": "Съветът.", "art_2": "Край на него."},
        id="odd spaces and line breaks",
    ),
]


def places(text: str) -> dict[str, str]:
    return {node.eid: " ".join(filter(None, (node.heading, node.text))) for node in parse(text).walk()}


@pytest.mark.parametrize(("text", "found"), CASES)
def test_parse_finds_the_places(text: str, found: dict[str, str]) -> None:
    assert places(text) == found
