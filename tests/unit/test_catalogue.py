"""The catalogue of terms D01–D28: complete, sourced, law fixed and local rules bounded."""

from datetime import date

import pytest

from consultations.deadlines import ACT_SEND_ANNOUNCE, CONSULT_MIN, CONSULT_SHORT, GENERAL_ACT_MIN, STATEMENT
from prestige.deadlines.catalogue import CATALOGUE, Unit
from prestige.deadlines.setting import read_value, setting_refusals

LOCAL = {"D20", "D20b", "D21", "D22", "D23", "D24", "D25", "D26", "D28", "P02"}


def test_catalogue_holds_every_number_of_the_law_once() -> None:
    numbers = {rule_id.rstrip("b") for rule_id in CATALOGUE if rule_id.startswith("D")}
    assert numbers == {f"D{number:02}" for number in range(1, 29)}
    assert len({rule.code for rule in CATALOGUE.values()}) == len(CATALOGUE)
    assert [
        rule.id for rule in CATALOGUE.values() if not (rule.name and rule.source and rule.begins and rule.ends)
    ] == []


def test_only_rules_without_a_statute_are_local_and_stand_inside_their_range() -> None:
    local = {rule.id for rule in CATALOGUE.values() if rule.is_local}
    assert local == LOCAL
    for rule_id in local:
        rule = CATALOGUE[rule_id]
        assert rule.least is not None
        assert rule.most is not None
        assert rule.least <= rule.value <= rule.most


@pytest.mark.parametrize(
    ("rule_id", "told", "source"),
    [
        ("D01", "30 дни", "ЗНА чл. 26, ал. 4"),
        ("D02", "14 дни", "ЗНА чл. 26, ал. 4"),
        ("D03", "1 месец", "АПК чл. 69, ал. 2"),
        ("D04", "–", "ЗНА чл. 26, ал. 5"),
        ("D05", "3 работни дни", "ЗДОИ чл. 15а, ал. 4"),
        ("D06", "7 дни", "ЗМСМА чл. 22, ал. 1 и 2"),
        ("D07", "7 дни", "ЗМСМА чл. 45, ал. 6"),
        ("D07b", "14 дни", "ЗМСМА чл. 45, ал. 7"),
        ("D11", "2 пъти в годината", "ЗМСМА чл. 27, ал. 6; чл. 44, ал. 1, т. 7"),
        ("D12", "3 месеца", "ЗМСМА чл. 44, ал. 5"),
        ("D12b", "31.01.", "ЗМСМА чл. 44, ал. 5"),
        ("D13", "30 дни", "ЗНА чл. 22, ал. 4"),
        ("D14", "15 работни дни", "ЗПФ чл. 94, ал. 2"),
        ("D19", "45 дни", "ЗПУГДВМС чл. 30, ал. 4 и 5"),
        ("D19b", "60 дни", "ЗПУГДВМС чл. 30, ал. 4 и 5"),
        ("D26", "01.03.", "практика: Харта на клиента"),
        ("P01", "1 работен ден", "Правила за коментиране и преглед"),
    ],
)
def test_rule_tells_its_value_and_its_source(rule_id: str, told: str, source: str) -> None:
    assert (CATALOGUE[rule_id].told, str(CATALOGUE[rule_id].source)) == (told, source)


def test_consultations_take_their_terms_from_the_catalogue() -> None:
    used = (CONSULT_MIN, CONSULT_SHORT, GENERAL_ACT_MIN, STATEMENT, ACT_SEND_ANNOUNCE)
    assert [rule.id for rule in used] == ["D01", "D02", "D03", "D04", "D06"]
    assert all(CATALOGUE[rule.id] is rule for rule in used)


MARCH = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("rule_id", "value", "source", "since", "latest", "codes"),
    [
        ("D20", 10, "Правила, чл. 21", MARCH, None, []),
        ("D20", 10, "Правила, чл. 21", MARCH, MARCH, []),
        ("D20", 10, "Правила, чл. 21", MARCH, date(2026, 4, 1), ["since"]),
        ("D20", 0, "Правила, чл. 21", MARCH, None, ["range"]),
        ("D20", 61, " ", None, None, ["range", "source", "since"]),
        ("D20", None, "Правила", MARCH, None, ["range"]),
        ("D26", 401, "Заповед № 1", MARCH, None, []),
        ("D26", 229, "Заповед № 1", MARCH, None, []),
        ("D26", 230, "Заповед № 1", MARCH, None, ["range"]),
        ("D01", 14, "Правила", MARCH, None, ["statutory"]),
        ("D01", 60, "Правила", MARCH, None, ["statutory"]),
        ("D99", 1, "Правила", MARCH, None, ["rule"]),
    ],
)
def test_setting_is_refused_for_law_out_of_range_and_without_a_source(
    rule_id: str, value: int | None, source: str, since: date | None, latest: date | None, codes: list[str]
) -> None:
    assert [refusal.code for refusal in setting_refusals(rule_id, value, source, since, latest)] == codes


def test_refusal_to_change_law_names_the_law() -> None:
    (refusal,) = setting_refusals("D02", 7, "Правила", MARCH, None)
    assert str(refusal) == ("Този срок е определен със закон и общината не може да го променя. (ЗНА чл. 26, ал. 4)")


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("14", Unit.DAYS, 14),
        (" 5 ", Unit.WORKDAYS, 5),
        ("14 дни", Unit.DAYS, None),
        ("-3", Unit.DAYS, None),
        ("99999", Unit.DAYS, None),
        ("٣", Unit.DAYS, None),
        ("01.03.", Unit.DATE, 301),
        ("1.3", Unit.DATE, 301),
        ("31.12.", Unit.DATE, 1231),
        ("март", Unit.DATE, None),
        ("1", Unit.DATE, None),
    ],
)
def test_value_is_read_as_people_type_it(typed: str, unit: Unit, value: int | None) -> None:
    assert read_value(typed, unit) == value
