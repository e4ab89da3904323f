"""What the printed documents count and name, without printing them."""

from dataclasses import replace

import pytest

from tests.papers import act_paper, article, heading, statement_paper


def test_passages_are_the_text_cut_at_the_headings() -> None:
    passages = act_paper().passages
    assert [(p.heading.name if p.heading else "", p.span) for p in passages] == [
        ("Глава първа. ОБЩИ ПОЛОЖЕНИЯ", "чл. 1–2"),
        ("Глава втора. ОБЩЕСТВЕН РЕД", ""),
        ("Раздел I. Тишина и придвижване", "чл. 7"),
        ("ЗАКЛЮЧИТЕЛНИ РАЗПОРЕДБИ", "§ 1–2"),
    ]


def test_text_before_the_first_heading_is_a_passage_without_heading() -> None:
    passages = act_paper([article(1, "Едно.", depth=0), heading("chapter", "chp_1", "Глава първа", "А")]).passages
    assert [p.heading is None for p in passages] == [True, False]
    assert [a.name for a in passages[0].articles] == ["Чл. 1"]


@pytest.mark.parametrize(
    ("articles", "with_heading", "listed"), [(60, True, True), (61, True, False), (61, False, True)]
)
def test_contents_name_every_article_unless_headings_can_stand_for_many(
    articles: int, with_heading: bool, listed: bool
) -> None:
    units = [article(number, "Текст.") for number in range(1, articles + 1)]
    if with_heading:
        units.insert(0, heading("chapter", "chp_1", "Глава първа", "А"))
    assert act_paper(units).lists_articles is listed


def test_title_is_split_from_the_kind_of_act_it_begins_with() -> None:
    paper = act_paper()
    assert paper.title_without_type == "за опазване на обществения ред на територията на Община Образец"
    assert replace(paper, title="ПРАВИЛНИК ЗА РЕДА", act_type_label="Правилник").title_without_type == "ЗА РЕДА"
    assert replace(paper, title="Правила за реда").title_without_type == "Правила за реда"


def test_running_title_is_cut_at_a_word() -> None:
    paper = replace(act_paper(), title="Наредба " + "за реда " * 20)
    assert paper.running_title == "Наредба" + " за реда" * 8 + " за …"
    assert len(paper.running_title) <= 78


def test_statement_counts_are_those_of_its_rows() -> None:
    paper = statement_paper()
    assert paper.decisions == (("Приема се", 1), ("Не се приема", 2))
    assert paper.channels == (("Портал", 2), ("На хартия", 1))


def test_statement_rows_are_numbered_through_all_tables() -> None:
    assert [[position for position, _ in rows] for _, rows in statement_paper().tables] == [[1, 2], [3]]


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("Наредба за реда", "наредба за реда"),
        ("НАРЕДБА за реда", "НАРЕДБА за реда"),
        ("Н", "Н"),
    ],
)
def test_subject_stands_inside_a_sentence(title: str, subject: str) -> None:
    assert replace(statement_paper(), consultation_title=title).subject == subject
