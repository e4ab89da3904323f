"""manage.py deadline: JSON on one line, without a database."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command


def answer(*arguments: str) -> dict[str, str]:
    out = StringIO()
    call_command("deadline", *arguments, stdout=out)
    parsed: dict[str, str] = json.loads(out.getvalue())
    return parsed


@pytest.mark.parametrize(
    ("arguments", "last_day", "closes_at", "earliest_adoption_on"),
    [
        (("--published", "2026-11-24", "--days", "30"), "2026-12-29", "2026-12-30T00:00:00+02:00", "2026-12-30"),
        (("--published", "2011-03-11", "--days", "14"), "2011-03-25", "2011-03-26T00:00:00+02:00", "2011-03-26"),
        (("--published", "2027-01-31", "--months", "1"), "2027-03-01", "2027-03-02T00:00:00+02:00", "2027-03-02"),
        (("--published", "2026-12-22", "--workdays", "3"), "2026-12-30", "2026-12-31T00:00:00+02:00", "2026-12-31"),
        (("--published", "2027-03-25", "--workdays", "1"), "2027-03-26", "2027-03-27T00:00:00+02:00", "2027-03-27"),
        (("--published", "2027-04-16", "--days", "14"), "2027-05-05", "2027-05-06T00:00:00+03:00", "2027-05-06"),
    ],
)
def test_deadline_prints_the_term(
    arguments: tuple[str, ...], last_day: str, closes_at: str, earliest_adoption_on: str
) -> None:
    assert answer(*arguments) == {
        "last_day": last_day,
        "closes_at": closes_at,
        "earliest_adoption_on": earliest_adoption_on,
    }


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--published", "2026-02-30", "--days", "30"), "Няма такъв ден: „2026-02-30“. Напишете го като 2026-11-24."),
        (("--published", "20261124", "--days", "30"), "Няма такъв ден: „20261124“. Напишете го като 2026-11-24."),
        (("--published", "1900-01-01", "--days", "30"), "Календарът важи за годините от 1950 до 2100."),
        (
            ("--published", "2026-11-24", "--days", "0"),
            "Срокът трябва да е поне един ден или месец и да изтича най-късно през 2100 г.",
        ),
        (
            ("--published", "2026-11-24", "--months", "-3"),
            "Срокът трябва да е поне един ден или месец и да изтича най-късно през 2100 г.",
        ),
        (
            ("--published", "2026-11-24", "--workdays", "0"),
            "Срокът трябва да е поне един ден или месец и да изтича най-късно през 2100 г.",
        ),
        (
            ("--published", "2026-11-24", "--workdays", "9" * 30),
            "Срокът трябва да е поне един ден или месец и да изтича най-късно през 2100 г.",
        ),
        (
            ("--published", "2026-11-24", "--days", "9" * 30),
            "Срокът трябва да е поне един ден или месец и да изтича най-късно през 2100 г.",
        ),
        (
            ("--published", "2100-12-31", "--months", "1"),
            "Срокът трябва да е поне един ден или месец и да изтича най-късно през 2100 г.",
        ),
    ],
)
def test_deadline_with_bad_input_says_one_sentence(arguments: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(CommandError) as raised:
        answer(*arguments)

    assert str(raised.value) == sentence
    assert raised.value.returncode == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("--published", "2026-11-24"),
        ("--published", "2026-11-24", "--days", "30", "--months", "1"),
        ("--published", "2026-11-24", "--days", "30", "--workdays", "1"),
        ("--days", "30"),
        ("--published", "2026-11-24", "--days", "тридесет"),
    ],
)
def test_deadline_with_missing_or_double_length_is_refused(arguments: tuple[str, ...]) -> None:
    with pytest.raises(CommandError):
        answer(*arguments)
