"""The act in force with an amending act applied: what comes out, and what is told when it cannot."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consultations.acttext.alignment import Relation
from consultations.acttext.amending.consolidation import consolidate
from consultations.acttext.amending.instruction import Status
from consultations.acttext.amending.reading import instructions
from consultations.acttext.grammar import parse
from consultations.acttext.lineage import anchors
from consultations.acttext.tree import Act, Kind
from tests.unit.acttext.amending.acts import amending, applied, base, difference, lines, told

CHANGES = [
    pytest.param(
        "В чл. 2, ал. 1, изречение второ думата „свободен“ се заменя с „безплатен“.",
        {"(1) Градината е отворена от 6,00 до 22,00 часа. Входът е свободен. Кучетата се водят на повод."},
        {"(1) Градината е отворена от 6,00 до 22,00 часа. Входът е безплатен. Кучетата се водят на повод."},
        id="words of a sentence",
    ),
    pytest.param(
        "В чл. 2, ал. 1 изречение второ се заличава.",
        {"(1) Градината е отворена от 6,00 до 22,00 часа. Входът е свободен. Кучетата се водят на повод."},
        {"(1) Градината е отворена от 6,00 до 22,00 часа. Кучетата се водят на повод."},
        id="a sentence left out",
    ),
    pytest.param(
        "В чл. 2, ал. 1 се създава изречение четвърто: „Пуши се на двора.“",
        {"(1) Градината е отворена от 6,00 до 22,00 часа. Входът е свободен. Кучетата се водят на повод."},
        {
            "(1) Градината е отворена от 6,00 до 22,00 часа. Входът е свободен. Кучетата се водят на повод. "
            "Пуши се на двора."
        },
        id="a new sentence",
    ),
    pytest.param(
        "В чл. 3 думите „всяка пролет“ се заличават.",
        {"Чл. 3. Пейките се боядисват всяка пролет от общинското предприятие."},
        {"Чл. 3. Пейките се боядисват от общинското предприятие."},
        id="words left out",
    ),
    pytest.param(
        "В чл. 3 след думата „Пейките“ се поставя запетая и се добавя „масите и беседките“.",
        {"Чл. 3. Пейките се боядисват всяка пролет от общинското предприятие."},
        {"Чл. 3. Пейките, масите и беседките се боядисват всяка пролет от общинското предприятие."},
        id="words behind words",
    ),
    pytest.param(
        "В чл. 3 преди думата „общинското“ се добавя „общината и“.",
        {"Чл. 3. Пейките се боядисват всяка пролет от общинското предприятие."},
        {"Чл. 3. Пейките се боядисват всяка пролет от общината и общинското предприятие."},
        id="words before words",
    ),
    pytest.param(
        "В чл. 5 накрая се добавя „за всяко нарушение“.",
        {"Чл. 5. Глобата е 50 лв."},
        {"Чл. 5. Глобата е 50 лв. за всяко нарушение."},
        id="words at the end, the dot of an abbreviation kept",
    ),
    pytest.param(
        "В чл. 2, ал. 2, т. 2 точката и запетая се заменя със запетая и се добавя „освен на скарите“.",
        {"2. паленето на огън;"},
        {"2. паленето на огън, освен на скарите;"},
        id="a sign replaced and words added",
    ),
    pytest.param(
        "Навсякъде в наредбата думите „лв.“ се заменят с „евро“.",
        {"Чл. 5. Глобата е 50 лв.", "Вход за фургон – 10 лв.", "Снимки – 20 лв."},
        {"Чл. 5. Глобата е 50 евро.", "Вход за фургон – 10 евро.", "Снимки – 20 евро."},
        id="everywhere, annexes too",
    ),
    pytest.param(
        "В чл. 2, ал. 2 основният текст се изменя така: „(2) Не се допуска:“",
        {"(2) В градината се забранява:"},
        {"(2) Не се допуска:"},
        id="the text above the points",
    ),
    pytest.param(
        "Чл. 3 се изменя така:\n„Чл. 3. (1) Пейките се мият.\n(2) Цветът е „зелен“.“",
        {"Чл. 3. Пейките се боядисват всяка пролет от общинското предприятие."},
        {"Чл. 3.", "(1) Пейките се мият.", "(2) Цветът е „зелен“."},
        id="an article rewritten",
    ),
    pytest.param(
        "В чл. 2 ал. 3 се изменя така:\n„(3) Кметът определя:\n1. места за почивка;\n2. детски площадки.“",
        {"(3) Кметът определя места за почивка."},
        {"(3) Кметът определя:", "1. места за почивка;", "2. детски площадки."},
        id="an алинея rewritten",
    ),
    pytest.param(
        "В чл. 2, ал. 3 се изменя така: „Кметът не определя нищо.“",
        {"(3) Кметът определя места за почивка."},
        {"(3) Кметът не определя нищо."},
        id="wording without its number",
    ),
    pytest.param(
        "Създават се чл. 3а и 3б:\n„Чл. 3а. Масите се мият.\nЧл. 3б. (1) Беседките се мият.\n(2) Метат се.“",
        set(),
        {"Чл. 3а. Масите се мият.", "Чл. 3б.", "(1) Беседките се мият.", "(2) Метат се."},
        id="new articles",
    ),
    pytest.param("В чл. 2, ал. 2, т. 3 се създава б. „в“:\n„в) каруци.“", set(), {"в) каруци."}, id="a new letter"),
    pytest.param("Чл. 5 се отменя.", {"Чл. 5. Глобата е 50 лв."}, {"Чл. 5. (Отм.)"}, id="an article repealed"),
    pytest.param(
        "Глава втора се отменя.",
        {
            *("Глава втора. ПАЗИТЕЛИ", "Чл. 4.", "(1) Пазителите носят знак.", "Чл. 5. Глобата е 50 лв."),
            *("(2) Пазителите съставят актове по образец.", "Чл. 6. Таксите са определени в приложение № 1."),
        },
        {"Глава втора. (Отм.)", "Чл. 4. (Отм.)", "Чл. 5. (Отм.)", "Чл. 6. (Отм.)"},
        id="a chapter repealed with its articles",
    ),
    pytest.param(
        "В чл. 2, ал. 2:\n1. т. 1 се отменя;\n2. досегашните т. 2 и 3 стават съответно т. 1 и 2.",
        {"1. късането на цветя;", "2. паленето на огън;", "3. движението на:"},
        {"1. паленето на огън;", "2. движението на:"},
        id="the slot of a repealed point taken by the next one",
    ),
    pytest.param(
        "В чл. 4:\n1. Създава се нова ал. 2:\n„(2) Знакът е зелен.“\n"
        "2. Досегашната ал. 2 става ал. 3 и в нея думите „по образец“ се заличават.",
        {"(2) Пазителите съставят актове по образец."},
        {"(2) Знакът е зелен.", "(3) Пазителите съставят актове."},
        id="a new алинея pushes the next one",
    ),
    pytest.param(
        "В чл. 5:\n1. Досегашният текст става ал. 1.\n2. Създава се ал. 2:\n„(2) Второ нарушение – 100 лв.“",
        {"Чл. 5. Глобата е 50 лв."},
        {"Чл. 5.", "(1) Глобата е 50 лв.", "(2) Второ нарушение – 100 лв."},
        id="the whole text becomes an алинея",
    ),
    pytest.param(
        "Създава се глава втора „а“ с чл. 6а:\n„Глава втора „а“. ЦВЕТЯ\nЧл. 6а. Цветята се поливат.“",
        set(),
        {"Глава втора „а“. ЦВЕТЯ", "Чл. 6а. Цветята се поливат."},
        id="a new chapter",
    ),
    pytest.param(
        "Наименованието на наредбата се изменя така: „НАРЕДБА ЗА ГРАДИНАТА И ПАРКА“.",
        {"НАРЕДБА ЗА ГРАДСКАТА ГРАДИНА"},
        {"НАРЕДБА ЗА ГРАДИНАТА И ПАРКА"},
        id="the title",
    ),
    pytest.param(
        "Приложение № 1 към чл. 6 се изменя така:\n„Приложение № 1 към чл. 6\nВход за фургон – 5 евро.“",
        {"Вход за фургон – 10 лв.", "Снимки – 20 лв."},
        {"Вход за фургон – 5 евро."},
        id="an annex",
    ),
    pytest.param(
        "В § 1 от допълнителните разпоредби:\n1. В т. 1 думата „засято“ се заличава.\n2. Създава се т. 3:\n"
        "„3. „леха“ е част от градината.“",
        {"1. „цвете“ е всяко засято растение;"},
        {"1. „цвете“ е всяко растение;", "3. „леха“ е част от градината."},
        id="definitions",
    ),
]

PROBLEMS = [
    ("Чл. 99 се отменя.", ("§ 1", "target_not_found", "чл. 99 не съществува в основния акт.")),
    (
        "В чл. 2, ал. 7, т. 1 думата „А“ се заличава.",
        ("§ 1", "target_not_found", "чл. 2, ал. 7 не съществува в основния акт."),
    ),
    (
        "В чл. 2, ал. 1, изречение пето думата „А“ се заличава.",
        ("§ 1", "target_not_found", "чл. 2, ал. 1, изречение 5 не съществува в основния акт."),
    ),
    (
        "В чл. 2, ал. 1 думите „16,00 часа“ се заличават.",
        ("§ 1", "words_not_found", "Думите „16,00 часа“ не се срещат в чл. 2, ал. 1."),
    ),
    (
        "Навсякъде в наредбата думата „парк“ се заличава.",
        ("§ 1", "words_not_found", "Думите „парк“ не се срещат в основния акт."),
    ),
    ("Създава се чл. 5:\n„Чл. 5. Нов.“", ("§ 1", "ambiguous", "чл. 5 вече съществува в основния акт.")),
    (
        "Създава се чл. 5а:\n„Чл. 5б. Нов.“",
        ("§ 1", "ambiguous", "Новият текст в кавичките не отговаря на чл. 5а: в него е чл. 5б."),
    ),
    (
        "В чл. 4 ал. 1 се изменя така:\n„(1) Едно.\n(2) Две.“",
        ("§ 1", "ambiguous", "Новият текст в кавичките не отговаря на ал. 1: в него е ал. 1, ал. 2."),
    ),
    ("Досегашният текст на чл. 2 става ал. 1.", ("§ 1", "ambiguous", "чл. 2 вече има алинеи.")),
    (
        "Чл. 5 да се промени.",
        ("§ 1", "not_understood", "Разпоредбата не е разчетена; приложете я на ръка."),
    ),
]


@pytest.mark.parametrize(("clause", "gone", "come"), CHANGES)
def test_consolidate_changes_what_the_instruction_says_and_nothing_else(
    clause: str, gone: set[str], come: set[str]
) -> None:
    result = applied(clause)

    assert {outcome.status for outcome in result.outcomes} == {Status.APPLIED}
    assert difference(result) == (gone, come)


@pytest.mark.parametrize(("clause", "expected"), PROBLEMS, ids=[clause for clause, _ in PROBLEMS])
def test_consolidate_what_cannot_be_applied_tells_why_and_changes_nothing(
    clause: str, expected: tuple[str, str, str]
) -> None:
    result = applied(clause)

    assert [told(outcome) for outcome in result.problems] == [expected]
    assert all(outcome.source for outcome in result.problems)
    assert lines(result.act) == lines(base())


def test_consolidate_words_that_stand_twice_are_changed_everywhere_with_a_note() -> None:
    (outcome,) = applied("В чл. 4 думата „Пазителите“ се заменя с „Градинарите“.").outcomes

    assert outcome.note == "Думите „Пазителите“ се срещат 2 пъти; промяната е направена навсякъде."
    assert outcome.places == ("art_4__para_1", "art_4__para_2")


def test_consolidate_a_new_paragraph_beside_the_old_one_of_its_number_is_told() -> None:
    (outcome,) = applied("В чл. 4 се създава ал. 2:\n„(2) Знакът е зелен.“").outcomes

    assert (outcome.status, outcome.note, outcome.source) == (
        Status.APPLIED,
        "Вече има ал. 2; проектът не казва каква става досегашната.",
        "УПЗНА чл. 52, ал. 3",
    )


def test_consolidate_inserted_articles_stand_behind_their_number() -> None:
    result = applied("Създава се чл. 3а:\n„Чл. 3а. Маси.“", "Създава се чл. 3б:\n„Чл. 3б. Беседки.“")

    assert [node.number for node in result.act.walk() if node.kind is Kind.ARTICLE] == [
        "1",
        "2",
        "3",
        "3а",
        "3б",
        *"456",
    ]
    assert [node.eid for node in result.act.walk() if node.number == "3б"] == ["art_3b"]


def test_consolidate_the_result_reads_back_from_its_text() -> None:
    result = applied("Чл. 5 се отменя.", "Създава се чл. 3а:\n„Чл. 3а. (1) Маси.\n(2) Беседки.“")

    assert parse(result.text) == result.act


def test_consolidate_causes_name_the_clause_behind_every_changed_place() -> None:
    result = applied("Чл. 5 се отменя.", "В чл. 3 думата „всяка“ се заличава.", "Чл. 99 се отменя.")

    causes = {eid: [outcome.instruction.clause for outcome in found] for eid, found in result.causes().items()}
    assert causes == {"art_5": ["cl_1"], "art_3": ["cl_2"]}


def test_consolidate_alignment_follows_every_place_through_its_new_number() -> None:
    result = applied(
        "В чл. 4:\n1. Създава се нова ал. 2:\n„(2) Знакът е зелен.“\n2. Досегашната ал. 2 става ал. 3.",
        "В чл. 2, ал. 3 думата „Кметът“ се заменя с „Съветът“.",
        "Приложение № 1 се отменя.",
    )

    others = [(m.old, m.new, m.relation) for m in result.alignment if m.relation is not Relation.SAME]
    assert others == [
        ("art_2", "art_2", Relation.CHANGED),
        ("art_2__para_3", "art_2__para_3", Relation.CHANGED),
        ("art_4", "art_4", Relation.CHANGED),
        ("", "art_4__para_2", Relation.ADDED),
        ("art_4__para_2", "art_4__para_3", Relation.RENUMBERED),
        ("annex_1", "annex_1", Relation.CHANGED),
        ("annex_1__txt_1", "", Relation.REMOVED),
        ("annex_1__txt_2", "", Relation.REMOVED),
    ]
    assert sorted(m.new for m in result.alignment if m.new) == sorted(anchors(result.act))
    assert sorted(m.old for m in result.alignment if m.old) == sorted(anchors(base()))


def test_consolidate_with_history_marks_what_was_changed() -> None:
    act = amending(
        "В чл. 3 думата „всяка“ се заличава.",
        "В чл. 4, ал. 1 накрая се добавя „и шапка“.",
        "Създава се чл. 5а:\n„Чл. 5а. (1) Едно.\n(2) Две.“",
        "Чл. 5 се отменя.",
        "В чл. 2, ал. 2 се създава т. 4:\n„4. шумът.“",
    )
    result = consolidate(base(), act, history=True)

    assert [line for line in lines(result.act) if "(Изм" in line or "(Доп" in line or "(Нов" in line] == [
        "4. (Нова) шумът.",
        "Чл. 3. (Изм.) Пейките се боядисват пролет от общинското предприятие.",
        "(1) (Доп.) Пазителите носят знак и шапка.",
        "Чл. 5а. (Нов)",
    ]


def test_consolidate_an_annex_is_replaced_by_one_of_the_amending_act() -> None:
    final = "Приложение № 5 към § 1\nВход за фургон – 5 евро."
    act = amending("Приложение № 1 към чл. 6 се изменя съгласно приложение № 5.", final=final)
    result = consolidate(base(), act)

    assert difference(result) == (
        {"Вход за фургон – 10 лв.", "Снимки – 20 лв."},
        {"Вход за фургон – 5 евро."},
    )


def test_consolidate_text_that_becomes_a_paragraph_is_split_off_its_article() -> None:
    result = applied("Досегашният текст на чл. 5 става ал. 1.", "Чл. 3 се изменя така:\n„Чл. 3. (1) Едно.\n(2) Две.“")

    assert [(m.old, m.new) for m in result.alignment if m.relation is Relation.SPLIT] == [
        ("art_3", "art_3__para_1"),
        ("art_5", "art_5__para_1"),
    ]


def test_consolidate_own_final_provisions_change_nothing() -> None:
    act = amending("Чл. 5 се отменя.", final="Заключителна разпоредба\n§ 2. Наредбата влиза в сила от 1 май 2027 г.")
    result = consolidate(base(), act)

    assert [(outcome.status, outcome.sentence) for outcome in result.outcomes[1:]] == [
        (Status.STAYS, "Собствена разпоредба на изменящия акт; не променя текста на основния.")
    ]


WORDS = st.sampled_from(["Пейките", "всяка пролет", "общинското предприятие", "боядисват", "от"])
UNUSED = st.text(alphabet="ЖЙЩЮ", min_size=3, max_size=6)


@settings(max_examples=50)
@given(words=WORDS, wording=UNUSED)
def test_consolidate_a_replacement_and_its_inverse_give_the_act_in_force(words: str, wording: str) -> None:
    there = applied(f"В чл. 3 думите „{words}“ се заменят с „{wording}“.")
    back = consolidate(there.act, amending(f"В чл. 3 думите „{wording}“ се заменят с „{words}“."))

    assert lines(there.act) != lines(base())
    assert back.act.to_json() == consolidate(base(), amending()).act.to_json()


ORDERS = st.lists(
    st.sampled_from([case.values[0] for case in CHANGES] + [clause for clause, _ in PROBLEMS]), max_size=6, unique=True
)


@settings(max_examples=60)
@given(clauses=ORDERS)
def test_consolidate_any_amending_act_leaves_untouched_places_as_they_were(clauses: list[str]) -> None:
    act: Act = amending(*clauses)
    result = consolidate(base(), act)
    changed = set(result.causes())
    old = {node.eid: node for node in base().walk()}

    assert len(result.outcomes) == len(instructions(act))
    for match in result.alignment:
        if match.old and match.new and match.new not in changed:
            node = result.act.find(match.new)
            assert node is not None
            before = old[match.old]
            assert (node.number, node.heading, node.text) == (before.number, before.heading, before.text)


FRAGMENTS = st.sampled_from(
    [
        *("В чл. 2", "В чл. 99", ", ал. 1", ", т. 3", "б. „а“", "и", "чл. 3 – 5", "думите „А“", "„Пейките“", "“"),
        *("се заменят с", "се заличават", "се добавя", "накрая", "след", "Създава се", "нова ал. 2:", "„(2) Б.“"),
        *("\n„Чл. 3а. (1) А.\n(2) Б.“", "\n„", "се изменя така:", "глава втора „а“", "Приложение № 1", "се отменя"),
        *("досегашната ал. 2 става ал. 3", "досегашният текст става ал. 1", "изречение второ", "\n1. ", "\nа) "),
        *("§ 1 от допълнителните разпоредби", "основния текст", "наименованието на", "тире първо", "навсякъде"),
        *("се правят следните изменения", "\n§ 2. "),
    ]
)


@settings(max_examples=200, deadline=None)
@given(parts=st.lists(st.one_of(FRAGMENTS, st.text(max_size=5)), max_size=14))
def test_consolidate_whatever_a_drafter_writes_tells_of_every_instruction(parts: list[str]) -> None:
    act = amending(" ".join(parts))
    result = consolidate(base(), act)

    assert [outcome.instruction for outcome in result.outcomes] == list(instructions(act))
    assert sorted(match.new for match in result.alignment if match.new) == sorted(anchors(result.act))
    assert {eid for outcome in result.outcomes for eid in outcome.places} <= set(anchors(result.act))
