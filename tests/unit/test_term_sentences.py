"""A term told in sentences; the vectors are those of the table of terms."""

from datetime import date

from consultations.deadlines import draft_act_term, general_act_term
from consultations.read.term_sentences import adoption_sentence, counting_sentences, end_sentence
from prestige.workdays import Calendar


def test_term_that_meets_christmas_names_every_day_that_moved_it() -> None:
    term = draft_act_term(date(2026, 11, 24), 30, Calendar())
    assert end_sentence(term) == "Срок: 30 дни, до 29 декември 2026 г. (вторник), 24:00 ч."
    assert adoption_sentence(term) == "Най-ранна дата за приемане: 30 декември 2026 г. (сряда)."
    assert counting_sentences(term) == [
        "Денят на публикуване, 24 ноември 2026 г. (вторник), не се брои.",
        "Ден 30 от срока е 24 декември 2026 г. (четвъртък).",
        "24 декември 2026 г. не е присъствен ден: Бъдни вечер.",
        "25 декември 2026 г. не е присъствен ден: Рождество Христово.",
        "26 декември 2026 г. не е присъствен ден: Рождество Христово, втори ден.",
        "27 декември 2026 г. не е присъствен ден: неделя.",
        "28 декември 2026 г. не е присъствен ден: Почивен ден вместо 26.12.2026 г.",
        "Срокът изтича в първия присъствен ден след тях, 29 декември 2026 г. (вторник).",
    ]


def test_term_that_ends_on_a_working_day_is_not_moved() -> None:
    term = draft_act_term(date(2026, 11, 10), 14, Calendar())
    assert counting_sentences(term)[1:] == [
        "Ден 14 от срока е 24 ноември 2026 г. (вторник).",
        "Последният ден, 24 ноември 2026 г. (вторник), е присъствен и срокът не се мести.",
    ]


def test_general_act_is_counted_in_a_month() -> None:
    assert end_sentence(general_act_term(date(2026, 11, 10), 1, Calendar())).startswith("Срок: 1 месец, до 10 декември")
