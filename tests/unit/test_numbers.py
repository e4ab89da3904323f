"""Numbers of consultations, comments and documents: written, typed back, mistyped."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from prestige.register.numbers import (
    NumberError,
    ParsedConsultationNumber,
    ParsedNumber,
    comment_number,
    consultation_number,
    luhn_digit,
    parse_consultation_number,
    parse_number,
    parse_verification_code,
    short_consultation_number,
    verification_code,
)

YEARS = st.integers(2000, 2099)
CONSULTATIONS = st.integers(1, 999_999)
SERIALS = st.integers(1, 999_999_999)


@pytest.mark.parametrize(("digits", "check"), [("7992739871", "3"), ("2601400037", "1"), ("0", "0"), ("1", "8")])
def test_luhn_digit(digits: str, check: str) -> None:
    assert luhn_digit(digits) == check


@pytest.mark.parametrize(
    ("parts", "number"),
    [
        ((2026, 14, 37), "26-014-00037-1"),
        ((2026, 999, 99_999), "26-999-99999-3"),
        ((2026, 1000, 100_000), "26-1000-100000-3"),
        ((2000, 1, 1), "00-001-00001-7"),
    ],
)
def test_comment_number_is_written_and_read(parts: tuple[int, int, int], number: str) -> None:
    assert comment_number(*parts) == number
    assert parse_number(number) == ParsedNumber(*parts)
    assert str(parse_number(number)) == number


@pytest.mark.parametrize(
    "typed",
    [
        "26-014-00037-1",
        " 26-014-00037-1 ",
        "26 014 00037 1",
        "26–014–00037–1",
        "26 — 014 — 00037 — 1",
        "26‑014‑00037‑1",
        "26−014−00037−1",
        "26014000371",
        "26 01400037 1",
        "26.014.00037.1",
        "№ 26-014-00037-1",
        "№26-014-00037-1",
        "Вх. № 26-014-00037-1",
        "No. 26-014-00037-1.",
        "номер: 26-014-00037-1",
        "2026-014-00037-1",
        "２６-０１４-０００３７-１",
        "26-014-000\u00a037-1",
    ],
)
def test_parse_number_tolerates_how_people_type(typed: str) -> None:
    assert str(parse_number(typed)) == "26-014-00037-1"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "-",
        "№",
        "26-014-00037",
        "26-014-0037-1",
        "26-14-00037-1",
        "26-0014-00037-1",
        "26-014-000037-1",
        "26-000-00037-1",
        "26-014-00000-1",
        "126-014-00037-1",
        "2601400037",
        "260140000371",
        "26-014-0003О-1",
        "26-014-00037-1 26-014-00037-1",
        "коментар",
        "²6-014-00037-1\x00",
        "2" * 5000,
    ],
)
def test_parse_number_of_another_shape_is_refused(typed: str) -> None:
    with pytest.raises(NumberError) as raised:
        parse_number(typed)

    assert raised.value.kind == "shape"


@pytest.mark.parametrize("typed", ["26-014-00037-2", "26-014-00073-1", "62-014-00037-1", "27014000371"])
def test_parse_number_with_a_wrong_digit_is_told_apart(typed: str) -> None:
    with pytest.raises(NumberError) as raised:
        parse_number(typed)

    assert raised.value.kind == "check_digit"


@pytest.mark.parametrize(
    "parts", [(1999, 1, 1), (2100, 1, 1), (2026, 0, 1), (2026, 1, 0), (2026, 10**6, 1), (2026, 1, 10**9)]
)
def test_comment_number_outside_the_scheme_is_refused(parts: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="no number"):
        comment_number(*parts)


@pytest.mark.parametrize(
    ("serial", "number", "short"),
    [
        (1, "2026-001", "26-001"),
        (14, "2026-014", "26-014"),
        (999, "2026-999", "26-999"),
        (1000, "2026-1000", "26-1000"),
    ],
)
def test_consultation_number_is_written_and_read(serial: int, number: str, short: str) -> None:
    assert consultation_number(2026, serial) == number
    assert short_consultation_number(2026, serial) == short
    for typed in (number, short, f"№ {short}", number.replace("-", " – ")):
        assert parse_consultation_number(typed) == ParsedConsultationNumber(2026, serial)
        assert str(parse_consultation_number(typed)) == number


@pytest.mark.parametrize("typed", ["", "2026", "2026-14", "2026-000", "1999-014", "2026-0014", "2026014", "2026-014-x"])
def test_parse_consultation_number_of_another_shape_is_refused(typed: str) -> None:
    with pytest.raises(NumberError) as raised:
        parse_consultation_number(typed)

    assert raised.value.kind == "shape"


@given(YEARS, CONSULTATIONS, SERIALS)
def test_comment_number_round_trip(year: int, consultation: int, serial: int) -> None:
    parsed = parse_number(comment_number(year, consultation, serial))

    assert parsed == ParsedNumber(year, consultation, serial)


@given(YEARS, CONSULTATIONS, SERIALS, st.data())
def test_any_single_wrong_digit_is_detected(year: int, consultation: int, serial: int, data: st.DataObject) -> None:
    number = comment_number(year, consultation, serial)
    position = data.draw(st.sampled_from([place for place, char in enumerate(number) if char.isdigit()]))
    digit = data.draw(st.sampled_from("0123456789"))
    assume(number[position] != digit)

    with pytest.raises(NumberError):
        parse_number(number[:position] + digit + number[position + 1 :])


@given(st.text(max_size=80))
def test_parse_number_raises_nothing_else(typed: str) -> None:
    try:
        number = str(parse_number(typed))
    except NumberError:
        return
    assert parse_number(number) == parse_number(typed)


@given(YEARS, SERIALS)
def test_verification_code_round_trip(year: int, serial: int) -> None:
    code = verification_code(year, serial)

    assert [len(group) for group in code.split("-")] == [4, 4, 4]
    assert parse_verification_code(code.replace("-", " ")) == code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2600-0000-0372", "2600-0000-0372"),
        ("260000000372", "2600-0000-0372"),
        ("Код: 2600 0000 0372", "2600-0000-0372"),
    ],
)
def test_parse_verification_code_tolerates_how_people_type(typed: str, code: str) -> None:
    assert parse_verification_code(typed) == code


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("2600-0000-0387", "check_digit"), ("2600-0000-037", "shape"), ("2600-0000-03728", "shape"), ("", "shape")],
)
def test_parse_verification_code_refuses_mistakes(typed: str, kind: str) -> None:
    with pytest.raises(NumberError) as raised:
        parse_verification_code(typed)

    assert raised.value.kind == kind


@pytest.mark.parametrize(("year", "serial"), [(1999, 1), (2100, 1), (2026, 0), (2026, 10**9)])
def test_verification_code_outside_the_scheme_is_refused(year: int, serial: int) -> None:
    with pytest.raises(ValueError, match="no code"):
        verification_code(year, serial)
