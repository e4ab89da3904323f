"""What stands around the articles: head, groupings, final provisions, amending acts, annexes."""

import pytest

from consultations.acttext.grammar import parse
from consultations.acttext.tree import Kind, Node

CASES = [
    pytest.param(
        "ЧАСТ ПЪРВА\nОБЩА ЧАСТ\nДял Първи. ЕДНО\nГлава първа.ОБЩИ ПОЛОЖЕНИЯ\nРаздел ІХ\nПредмет\nЧл. 1. А.\n"
        "Глава двадесет и втора „а“ НОВА\nРаздел IОБЩИ\nЧл. 2. Б.",
        {
            "part_1": "ОБЩА ЧАСТ",
            "part_1__div_1": "ЕДНО",
            "chp_1": "ОБЩИ ПОЛОЖЕНИЯ",
            "chp_1__sec_9": "Предмет",
            "art_1": "А.",
            "chp_22a": "НОВА",
            "chp_22a__sec_1": "ОБЩИ",
            "art_2": "Б.",
        },
        id="groupings: words, Cyrillic Roman figures, glued and following titles",
    ),
    pytest.param(
        "ПРАВИЛНИК\nЗА РЕДА\nI. ОБЩИ ПОЛОЖЕНИЯ\nЧл. 1. А.\nІІ. СЪСТАВ\nЧл. 2. Б.\nАДМИНИСТРАТИВНИ НАКАЗАНИЯ\nЧл. 3. В.",
        {
            "hdg_1": "ОБЩИ ПОЛОЖЕНИЯ",
            "art_1": "А.",
            "hdg_2": "СЪСТАВ",
            "art_2": "Б.",
            "hdg_3": "АДМИНИСТРАТИВНИ НАКАЗАНИЯ",
            "art_3": "В.",
        },
        id="headings without the word глава",
    ),
    pytest.param(
        "НАРЕДБА ЗА ТИШИНАТА\nОбхват на наредбата\nЧл. 1. Тишина\n(1) Пази се.\n(2) Мери се.\n"
        "Чл. 2. Шум. (1) Няма. (2) Спира.",
        {
            "hdg_1": "Обхват на наредбата",
            "art_1": "Тишина",
            "art_1__para_1": "Пази се.",
            "art_1__para_2": "Мери се.",
            "art_2": "Шум.",
            "art_2__para_1": "Няма.",
            "art_2__para_2": "Спира.",
        },
        id="titles above an article and behind its number",
    ),
    pytest.param(
        "Чл. 1. А.\nЗаключителни разпоредби § 1. Едно. § 2. Две по § 1. Трето.\n§3 Три: 1. а; 2. б.\n§ 4а. Четири.",
        {
            "art_1": "А.",
            "prov_zr": "Заключителни разпоредби",
            "cl_1": "Едно.",
            "cl_2": "Две по § 1. Трето.",
            "cl_3": "Три:",
            "cl_3__point_1": "а;",
            "cl_3__point_2": "б.",
            "cl_4a": "Четири.",
        },
        id="final provisions, § run on behind their heading",
    ),
    pytest.param(
        "Чл. 1. А.\nДОПЪЛНИТЕЛНА РАЗПОРЕДБА\n§ 1. Едно.\nПреходни и Заключителни разпоредбиКЪМ ЗАКОНА ЗА РЕДА\n"
        "§ 9. Девет.\nПреходни и заключителни разпоредби\nКЪМ НАРЕДБАТА\n(ОБН. 2020 Г.)\n§ 9. Друго.\n"
        "Параграф единствен. Край.",
        {
            "art_1": "А.",
            "prov_dr": "ДОПЪЛНИТЕЛНА РАЗПОРЕДБА",
            "cl_1": "Едно.",
            "amend_1": "КЪМ ЗАКОНА ЗА РЕДА",
            "amend_1__cl_9": "Девет.",
            "amend_2": "КЪМ НАРЕДБАТА",
            "amend_2__txt_1": "(ОБН. 2020 Г.)",
            "amend_2__cl_9": "Друго.",
            "amend_2__cl_edinstven": "Край.",
        },
        id="provisions of amending acts",
    ),
    pytest.param(
        "НАРЕДБА ЗА ИЗМЕНЕНИЕ\n§ 1. В чл. 5:\n1. алинея 1 се изменя така:\n„(1) Кметът определя:\n1. реда;\n"
        "2. мястото.“\n2. създава се ал. 3: „(3) Съветът: 1. решава; 2. пише.“\n§ 2. Създава се чл. 5а:\n"
        "„Чл. 5а. Ново.\nГлава трета\nНОВА“\n§ 3. Край.",
        {
            "cl_1": "В чл. 5:",
            "cl_1__point_1": "алинея 1 се изменя така:",
            "cl_1__point_1__txt_1": "„(1) Кметът определя:",
            "cl_1__point_1__txt_2": "1. реда;",
            "cl_1__point_1__txt_3": "2. мястото.“",
            "cl_1__point_2": "създава се ал. 3: „(3) Съветът: 1. решава; 2. пише.“",
            "cl_2": "Създава се чл. 5а:",
            "cl_2__txt_1": "„Чл. 5а. Ново.",
            "cl_2__txt_2": "Глава трета",
            "cl_2__txt_3": "НОВА“",
            "cl_3": "Край.",
        },
        id="an amending act quotes new wording",
    ),
    pytest.param(
        "Чл. 1. А съгласно\nПриложение № 1 е част от нея.\n§ 1. Б.\nПриложения:\nПриложение № 1 - Образец\n"
        "Приложение 2 - Карта\nПриложение № 1\nкъм чл. 1, ал. 2\n1. Име\nПриложение № 2\nПриложение А\nПриложение",
        {
            "art_1": "А съгласно",
            "art_1__txt_1": "Приложение № 1 е част от нея.",
            "cl_1": "Б.",
            "txt_1": "Приложения:",
            "txt_2": "Приложение № 1 - Образец",
            "txt_3": "Приложение 2 - Карта",
            "annex_1": "към чл. 1, ал. 2",
            "annex_1__txt_1": "1. Име",
            "annex_2": "",
            "annex_a": "",
            "annex": "",
        },
        id="annexes listed first and labelled then",
    ),
    pytest.param(
        "Чл. 1. А.\nПриложение № 1 към чл. 1\nТаблица\nЧл. 1. Договор\nЧл. 7. Още\nПРЕХОДНИ И ЗАКЛЮЧИТЕЛНИ РАЗПОРЕДБИ\n"
        "КЪМ НАРЕДБАТА\n§ 3. Край.",
        {
            "art_1": "А.",
            "annex_1": "към чл. 1",
            "annex_1__txt_1": "Таблица",
            "annex_1__txt_2": "Чл. 1. Договор",
            "annex_1__txt_3": "Чл. 7. Още",
            "annex_1__txt_4": "ПРЕХОДНИ И ЗАКЛЮЧИТЕЛНИ РАЗПОРЕДБИ",
            "amend_1": "КЪМ НАРЕДБАТА",
            "amend_1__cl_3": "Край.",
        },
        id="a contract in an annex, a later amending act behind it",
    ),
    pytest.param(
        "Чл. 1. А.\nПриложение № 1 към чл. 1\nТаблица\nЧл. 2. Б.\nЗаключителни разпоредби\n§ 1. Край.",
        {
            "art_1": "А.",
            "annex_1": "към чл. 1",
            "annex_1__txt_1": "Таблица",
            "art_2": "Б.",
            "prov_zr": "Заключителни разпоредби",
            "cl_1": "Край.",
        },
        id="an annex in the middle of the act",
    ),
    pytest.param(
        "Чл. 1. А.\n§ 1. Б.\n-----\nПравилникът е приет с решение.\nДОГОВОР\nЗА НАЕМ\nЧл. 1. Страни\n"
        "(1) Наемател\n§ 9. Край",
        {
            "art_1": "А.",
            "cl_1": "Б.",
            "txt_1": "-----",
            "txt_2": "Правилникът е приет с решение.",
            "txt_3": "ДОГОВОР",
            "txt_4": "ЗА НАЕМ",
            "txt_5": "Чл. 1. Страни",
            "txt_6": "(1) Наемател",
            "txt_7": "§ 9. Край",
        },
        id="a contract behind the final provisions without a label",
    ),
    pytest.param(
        "Само бележка.\nВтора бележка.\n\n1. И номер.",
        {"txt_1": "Втора бележка.", "txt_2": "1. И номер."},
        id="no structure at all",
    ),
    pytest.param("", {}, id="nothing"),
]


def places(text: str) -> dict[str, str]:
    return {node.eid: " ".join(filter(None, (node.heading, node.text))) for node in parse(text).walk()}


@pytest.mark.parametrize(("text", "found"), CASES)
def test_parse_finds_the_places(text: str, found: dict[str, str]) -> None:
    assert places(text) == found


@pytest.mark.parametrize(
    ("text", "letterhead", "title", "preamble"),
    [
        ("НАРЕДБА ЗА РЕДА\n\nЧл. 1. А.", "", "НАРЕДБА ЗА РЕДА", ""),
        ("НАРЕДБА № 7\n\nза реда\nв общината\n\nПриета с Решение № 5\nЧл. 1. А.",
         "", "НАРЕДБА № 7 за реда в общината", "Приета с Решение № 5"),
        ("ОБЩИНА ХАСКОВО\nПРОЕКТ\n\nПРАВИЛНИК\nЗА СЪВЕТА\n(ПРИЕТ 2020 Г.)\nГЛАВА ПЪРВА\nЧл. 1. А.",
         "ОБЩИНА ХАСКОВО\nПРОЕКТ", "ПРАВИЛНИК ЗА СЪВЕТА", "(ПРИЕТ 2020 Г.)"),
        ("НАРЕДБА НА ОБЩИНСКИЯ СЪВЕТ\n\nЗА РЕДА\n\nЗА СВЕДЕНИЕ\nЧл. 1. А.",
         "", "НАРЕДБА НА ОБЩИНСКИЯ СЪВЕТ ЗА РЕДА", ""),
        ("Нещо без вид\nи второ\n\nЧл. 1. А.", "", "Нещо без вид и второ", ""),
        ("I. ОБЩИ ПОЛОЖЕНИЯ\nЧл. 1. А.", "", "", ""),
        ("Чл. 1. А.", "", "", ""),
        ("РЕШЕНИЕ № 12\nНА ОСНОВАНИЕ чл. 21\nНАРЕДБА ЗА ПАРКОВЕТЕ\nВ сила от 2027 г.\nЧл. 1. А.",
         "РЕШЕНИЕ № 12\nНА ОСНОВАНИЕ чл. 21", "НАРЕДБА ЗА ПАРКОВЕТЕ", "В сила от 2027 г."),
    ],
)  # fmt: skip
def test_parse_divides_the_head(text: str, letterhead: str, title: str, preamble: str) -> None:
    act = parse(text)

    assert (act.letterhead, act.title, act.preamble) == (letterhead, title, preamble)


def test_parse_keeps_marks_as_printed_and_numbers_normalised() -> None:
    act = parse("Глава ВТОРА „А“. РЕД\nЧл.5А./1/ Кметът:\na) пише.\n(2) Чете.")

    assert [(node.kind, node.number, node.mark, node.line) for node in act.walk()] == [
        (Kind.CHAPTER, "2а", "Глава ВТОРА „А“.", 1),
        (Kind.ARTICLE, "5а", "Чл.5А.", 2),
        (Kind.PARAGRAPH, "1", "/1/", 2),
        (Kind.LETTER, "а", "a)", 3),
        (Kind.PARAGRAPH, "2", "(2)", 4),
    ]


def test_parse_keeps_a_repeated_heading_but_shows_it_once() -> None:
    act = parse("Чл. 1. А.\nДопълнителни разпоредби Допълнителни разпоредби\n§ 1. Б.")

    provisions = act.find("prov_dr")
    assert isinstance(provisions, Node)
    assert (provisions.mark, provisions.heading) == ("Допълнителни разпоредби", "Допълнителни разпоредби")


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("НАРЕДБА\nЧл. 1. А.\n\nЧл. 2. Б.", []),
        ("НАРЕДБА\nГлава първа. ЕДНО\nбележка\nоще\nЧл. 1. А.",
         ["Ред 3: текст извън член; оставен е такъв, какъвто е."]),
        ("НАРЕДБА\nЧл. 1. А.\n\nОще нещо.",
         ["Ред 4: ненумериран текст в чл. 1; всяка алинея има номер."]),
        ("НАРЕДБА\nЧл. 1. А.\n§ 1. Б.",
         ["Ред 3: § следва членовете без заглавие „Преходни и заключителни разпоредби“."]),
        ("НАРЕДБА\n§ 1. Създава се:\nЧл. 7. Нов.",
         ["Ред 3: член в изменящ акт; новата редакция се поставя в кавички."]),
        ("НАРЕДБА\nЧл. 1. А.\nЗАКЛЮЧИТЕЛНА РАЗПОРЕДБА\n§ 1. Б.\nЧл. 1. Страни",
         ["Ред 5: член след заключителните разпоредби; приет е за част от приложение или образец."]),
    ],
)  # fmt: skip
def test_parse_names_what_it_did_not_understand(text: str, messages: list[str]) -> None:
    assert [warning.message for warning in parse(text).warnings] == messages
