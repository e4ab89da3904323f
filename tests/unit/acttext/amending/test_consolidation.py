"""The act in force with an amending act applied: what comes out, and what is told when it cannot."""

import pytest

from consultations.acttext.alignment import Relation
from consultations.acttext.amending.consolidation import consolidate
from consultations.acttext.amending.instruction import Status
from consultations.acttext.grammar import parse
from consultations.acttext.lineage import anchors
from consultations.acttext.tree import Kind
from tests.unit.acttext.amending.acts import amending, applied, base, difference, lines, told
from tests.unit.acttext.amending.cases import CHANGES, PROBLEMS


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


def test_consolidate_words_are_changed_inside_the_cells_of_a_table() -> None:
    in_force = parse(
        "НАРЕДБА\nЧл. 1. А.\nЗаключителна разпоредба\n§ 1. Б.\nПриложение № 1\n| Скица | 20 лв. |\n| Препис | 4 лв. |"
    )
    result = consolidate(in_force, amending("В приложение № 1 думата „лв.“ се заменя с „евро“."))

    assert [node.text for node in result.act.walk() if node.kind is Kind.CELL and node.text] == [
        *("Скица", "20 евро", "Препис", "4 евро"),
    ]


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
