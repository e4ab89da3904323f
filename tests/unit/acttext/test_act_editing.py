"""Editing single places: each operation on a small act, what became of its anchors, and what is refused."""

import pytest

from consultations.acttext.edit_labels import edit_label
from consultations.acttext.editing import apply
from consultations.acttext.edits import (
    ChangeKind,
    Edit,
    EditRefused,
    Insert,
    MakeHeading,
    Merge,
    Move,
    Remove,
    Renumber,
    Retitle,
    Reword,
    Split,
    Step,
)
from consultations.acttext.grammar import parse
from consultations.acttext.printed_marks import checked_number, free_number, mark_of
from consultations.acttext.splitting import seams
from consultations.acttext.suggesting import suggested_number
from consultations.acttext.tree import Kind, plain_text
from consultations.acttext.writing import written

TEXT = """НАРЕДБА ЗА ПАРКА

Глава първа
ОБЩИ ПОЛОЖЕНИЯ

Чл. 1. Наредбата урежда парка. Тя важи за всички.

Чл. 2. (1) Пейките имат облегалка.
(2) До пейките има:
1. място за количка;
2. кошче.

Глава втора
КОНТРОЛ

Чл. 3. Контролът е на кмета.

Чл. 4. Глобата е 50 евро.

Заключителни разпоредби

§ 1. Наредбата влиза в сила веднага.
"""
ACT = parse(TEXT)


def after(edit: Edit) -> str:
    """Return the act as text after the edit, without empty lines, from the first chapter on."""
    lines = [line for line in apply(ACT, edit).source.splitlines() if line]
    return "\n".join(lines[lines.index("Глава първа") :])


def changed(*replacements: tuple[str, str]) -> str:
    """Return the text as `after` gives it, with some lines replaced."""
    lines = [line for line in written(ACT)[0].splitlines() if line]
    text = "\n".join(lines[lines.index("Глава първа") :])
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    return text


def test_split_article_at_a_sentence_begins_the_next_article() -> None:
    at = ACT.find("art_1").text.index("Тя")  # type: ignore[union-attr]  # the article is there
    edited = apply(ACT, Split("art_1", Kind.ARTICLE, "1а", at=at))
    assert [plain_text(node) for node in edited.act.find("chp_1").children[:2]] == [  # type: ignore[union-attr]
        "Чл. 1. Наредбата урежда парка.",
        "Чл. 1а. Тя важи за всички.",
    ]
    assert edited.moved["art_3"] == "art_3"


def test_split_article_at_a_paragraph_takes_the_rest_along() -> None:
    edited = apply(ACT, Split("art_2", Kind.ARTICLE, "2а", child="art_2__para_2"))
    assert plain_text(edited.act.find("art_2a")) == (  # type: ignore[arg-type]
        "Чл. 2а.\n(2) До пейките има:\n1. място за количка;\n2. кошче."
    )
    assert edited.moved["art_2__para_2__point_1"] == "art_2a__para_2__point_1"


def test_split_paragraph_into_an_article_takes_what_follows_along() -> None:
    at = ACT.find("art_2__para_1").text.index("имат")  # type: ignore[union-attr]
    edit = Split("art_2__para_1", Kind.ARTICLE, "2а", at=at)
    assert after(edit) == changed(("(1) Пейките имат облегалка.", "(1) Пейките\nЧл. 2а. имат облегалка."))
    assert apply(ACT, edit).moved["art_2__para_2"] == "art_2a__para_2"


def test_split_article_into_a_smaller_place_keeps_it_inside() -> None:
    at = ACT.find("art_1").text.index("Тя")  # type: ignore[union-attr]
    edit = Split("art_1", Kind.PARAGRAPH, "2", at=at)
    assert after(edit) == changed((" Тя важи", "\n(2) Тя важи"))


def test_seams_are_behind_stops_and_before_places() -> None:
    first, second = ACT.find("art_1"), ACT.find("art_2__para_2")
    assert first is not None
    assert second is not None
    assert [seam.words for seam in seams(first)] == ["Тя важи за всички."]
    assert [(seam.child, seam.words) for seam in seams(second)] == [
        ("art_2__para_2__point_1", "1. място за количка;"),
        ("art_2__para_2__point_2", "2. кошче."),
    ]


def test_merge_article_appends_its_text() -> None:
    edit = Merge("art_4")
    assert after(edit) == changed(("\nЧл. 4. ", " "))
    assert "art_4" not in apply(ACT, edit).moved


def test_merge_first_paragraph_goes_to_the_article() -> None:
    assert after(Merge("art_2__para_1")) == changed(("Чл. 2. (1) Пейките", "Чл. 2. Пейките"))


def test_step_over_the_edge_of_a_chapter_and_back() -> None:
    up = apply(ACT, Step("art_3", up=True))
    assert up.act.find("chp_1").children[-1].eid == "art_3"  # type: ignore[union-attr]
    assert apply(up.act, Step("art_3", up=False)).act == apply(ACT, Retitle(ACT.title, "")).act


def test_move_point_to_another_paragraph() -> None:
    edit = Move("art_2__para_2__point_2", "art_2__para_1", inside=True)
    assert after(edit) == changed(("\n2. кошче.", ""), ("облегалка.", "облегалка.\n2. кошче."))
    assert apply(ACT, edit).moved["art_2__para_2__point_2"] == "art_2__para_1__point_2"


def test_renumber_one_changes_its_mark_and_anchor_alone() -> None:
    edit = Renumber("art_4", "3a")
    assert after(edit) == changed(("Чл. 4.", "Чл. 3а."))
    assert apply(ACT, edit).moved["art_4"] == "art_3a"
    assert edit_label(ACT, edit) == "преномериран чл. 4 на чл. 3а"


def test_renumber_following_counts_on_through_the_chapters() -> None:
    edit = Renumber("art_2", "3", following=True)
    assert after(edit) == changed(("Чл. 4.", "Чл. 5."), ("Чл. 3.", "Чл. 4."), ("Чл. 2.", "Чл. 3."))
    moved = apply(ACT, edit).moved
    assert (moved["art_2__para_1"], moved["art_3"], moved["art_4"]) == ("art_3__para_1", "art_4", "art_5")


def test_renumber_following_goes_on_behind_articles_repealed_at_once() -> None:
    act = parse("НАРЕДБА\n\nЧл. 1. Едно.\nЧл. 2 – 5. (Отм.)\nЧл. 6. Друго.")
    edited = apply(act, Renumber("art_2", "3", following=True))
    assert [node.mark for node in edited.act.walk()] == ["Чл. 1.", "Чл. 3 – 6.", "Чл. 7."]
    assert suggested_number(act, "art_2", Kind.ARTICLE) == "5а"


def test_reword_with_marks_begins_the_places_of_the_marks() -> None:
    edit = Reword("art_3", "3", "", "(1) Контролът е на кмета.\n(2) Кметът определя:\n1. хора;\n2. дни.")
    edited = apply(ACT, edit)
    article = edited.act.find("art_3")
    assert article is not None
    assert [node.eid for node in article.walk()] == [
        "art_3",
        "art_3__para_1",
        "art_3__para_2",
        "art_3__para_2__point_1",
        "art_3__para_2__point_2",
    ]
    assert edited.moved["art_3"] == "art_3"


def test_reword_of_an_annex_reads_what_is_under_it() -> None:
    act = parse("НАРЕДБА\n\nЧл. 1. Едно.\n\nПриложение № 1\nкъм чл. 1\nОбразец")
    edited = apply(act, Reword("annex_1", "1", "към чл. 1", "Мерките са:\n1. кошче;\n2. пейка."))
    lines = [line for line in edited.source.splitlines() if line]
    assert lines[-5:] == ["към чл. 1", "Мерките са:", "1. кошче;", "2. пейка.", "Образец"]


def test_reword_with_the_mark_of_another_article_keeps_the_words_as_text() -> None:
    edited = apply(ACT, Reword("art_3", "3", "", "Контролът.\nЧл. 9. Друго."))
    assert plain_text(edited.act.find("art_3")) == "Чл. 3. Контролът. Чл. 9. Друго."  # type: ignore[arg-type]


def test_change_kind_of_loose_text_makes_the_next_paragraph() -> None:
    act = parse("НАРЕДБА\n\nЧл. 1. (1) Първа.\n\nЧл. 2. Втора.")
    loose = apply(act, ChangeKind("art_2", Kind.PARAGRAPH, "2"))
    assert loose.source.splitlines()[2:] == ["Чл. 1. (1) Първа.", "(2) Втора."]
    assert loose.moved["art_2"] == "art_1__para_2"


def test_change_kind_of_a_paragraph_begins_an_article() -> None:
    assert after(ChangeKind("art_2__para_2", Kind.ARTICLE, "2а")) == changed(("(2) До", "Чл. 2а. До"))


def test_make_heading_gives_a_stray_title_to_the_article_behind_it() -> None:
    act = parse("НАРЕДБА\n\nЧл. 1. Първа.\n\nПАРКИРАНЕ\n\nЧл. 2. Втора.")
    title = next(node for node in act.walk() if node.heading == "ПАРКИРАНЕ" or node.text == "ПАРКИРАНЕ")
    edited = apply(act, MakeHeading(title.eid))
    article = edited.act.find("art_2")
    assert article is not None
    assert (article.heading, article.text) == ("ПАРКИРАНЕ", "Втора.")


def test_insert_article_stands_behind_the_place_with_its_children() -> None:
    edit = Insert("art_2", Kind.ARTICLE, "2а", "", "(1) Първа.\n(2) Втора.")
    assert after(edit) == changed(("2. кошче.", "2. кошче.\nЧл. 2а. (1) Първа.\n(2) Втора."))
    assert edit_label(ACT, edit) == "нов чл. 2а след чл. 2"


def test_insert_article_behind_the_last_point_climbs_to_where_it_may_stand() -> None:
    edit = Insert("art_2__para_2__point_2", Kind.ARTICLE, "2а", "", "Нова.")
    assert after(edit) == changed(("2. кошче.", "2. кошче.\nЧл. 2а. Нова."))


def test_remove_chapter_may_leave_its_articles_to_the_one_before() -> None:
    assert after(Remove("chp_2", keep_children=True)) == changed(("Глава втора\nКОНТРОЛ\n", ""))


def test_remove_article_takes_all_under_it() -> None:
    moved = apply(ACT, Remove("art_2")).moved
    assert [eid for eid in moved if eid.startswith("art_2")] == []


def test_retitle_changes_the_head_and_no_anchor() -> None:
    edited = apply(ACT, Retitle("НАРЕДБА ЗА ГРАДСКИЯ ПАРК", "Приета с решение."))
    assert (edited.act.title, edited.act.preamble) == ("НАРЕДБА ЗА ГРАДСКИЯ ПАРК", "Приета с решение.")
    assert all(old == new for old, new in edited.moved.items())


def test_edit_carries_the_warning_of_an_untouched_place_to_its_new_line() -> None:
    act = parse("НАРЕДБА\n\nЧл. 1. Първа.\n\n§ 1. Втора.")
    (before,) = act.warnings
    (after_insert,) = apply(act, Insert("art_1", Kind.ARTICLE, "1а", "", "Нова.")).act.warnings
    assert (before.line, after_insert.line) == (5, 7)
    assert after_insert.message == before.message.replace("Ред 5:", "Ред 7:")


def test_edit_of_a_warned_place_answers_its_warning() -> None:
    act = parse("НАРЕДБА\n\nЧл. 1. Първа.\n\n§ 1. Втора.")
    assert apply(act, Reword("cl_1", "1", "", "Трета.")).act.warnings == ()


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (Merge("chp_1"), "Пред глава първа няма място, с което да се слее."),
        (Step("chp_1", up=True), "Мястото е първо. Изберете друго място от списъка."),
        (Step("art_2__para_1", up=True), "Мястото е първо. Изберете друго място от списъка."),
        (Move("art_2", "art_2__para_1", inside=True), "Мястото не може да се премести в себе си."),
        (Move("art_2__para_1", "chp_2", inside=True), "ал. 1 не може да стои направо в глава втора."),
        (Renumber("art_2", "втори"), "Напишете номер, например „6“ или „6а“."),
        (Renumber("art_2", "2"), "Номерът е същият."),
        (Split("art_1", Kind.ARTICLE, "2", at=3), "Изберете място между две думи."),
        (Split("art_1", Kind.ARTICLE, "2"), "Изберете място вътре в текста."),
        (Reword("art_1", "1", "", " "), "Напишете текст или премахнете мястото."),
        (Insert("art_1", Kind.PARAGRAPH, "1", "", ""), "Напишете текста на новото място."),
        (MakeHeading("art_1"), "чл. 1 не може да стане заглавие на член."),
        (MakeHeading("art_4"), "След това място няма член или § без заглавие."),
        (Remove("art_9"), "Такова място вече няма в текста."),
        (Retitle(" ", ""), "Напишете наименованието на акта."),
    ],
)
def test_impossible_edit_is_refused_with_a_sentence(edit: Edit, sentence: str) -> None:
    with pytest.raises(EditRefused) as refused:
        apply(ACT, edit)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("kind", "typed", "number", "mark"),
    [
        (Kind.ARTICLE, "6A", "6а", "Чл. 6а."),
        (Kind.ARTICLE, "5а1", "5а¹", "Чл. 5а¹."),
        (Kind.CLAUSE, "§ 3.", "3", "§ 3."),
        (Kind.PARAGRAPH, "(2)", "2", "(2)"),
        (Kind.SUBPOINT, "1.2.", "1.2", "1.2."),
        (Kind.LETTER, "б)", "б", "б)"),
        (Kind.SUBLETTER, "бб", "бб", "бб)"),
        (Kind.CHAPTER, "2", "2", "Глава втора"),
        (Kind.SECTION, "4", "4", "Раздел IV"),
        (Kind.ANNEX, "", "", "Приложение"),
        (Kind.ANNEX, "№ 1", "1", "Приложение № 1"),
        (Kind.TEXT, "7", "", ""),
    ],
)
def test_number_is_read_and_printed(kind: Kind, typed: str, number: str, mark: str) -> None:
    assert checked_number(kind, typed) == number
    assert mark_of(kind, number) == mark


@pytest.mark.parametrize(
    ("previous", "taken", "number"),
    [
        ("5", {"4", "5"}, "6"),
        ("5", {"5", "6"}, "5а"),
        ("5", {"5", "5а", "6"}, "5б"),
        ("5а", {"5", "5а", "6"}, "5б"),
    ],
)
def test_free_number_inserts_with_a_letter(previous: str, taken: set[str], number: str) -> None:
    assert free_number(Kind.ARTICLE, previous, taken) == number


@pytest.mark.parametrize(
    ("eid", "kind", "number"),
    [
        ("art_2", Kind.ARTICLE, "2а"),
        ("art_4", Kind.ARTICLE, "5"),
        ("art_2__para_1", Kind.ARTICLE, "2а"),
        ("chp_1", Kind.ARTICLE, "1"),
        ("art_2__para_1", Kind.PARAGRAPH, "1а"),
        ("art_2", Kind.PARAGRAPH, "3"),
        ("art_1", Kind.PARAGRAPH, "1"),
        ("art_1", Kind.LETTER, "а"),
        ("art_2__para_2__point_1", Kind.POINT, "1а"),
        ("cl_1", Kind.CLAUSE, "2"),
        ("art_1", Kind.TEXT, ""),
    ],
)
def test_suggested_number_is_free_and_follows_the_place(eid: str, kind: Kind, number: str) -> None:
    assert suggested_number(ACT, eid, kind) == number
