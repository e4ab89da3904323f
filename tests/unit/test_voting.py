"""Quorum, majorities and roll-call of the municipal council, to the single vote. ЗМСМА чл. 19, 21, 27 and 45."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils import translation

from consultations.lifecycle import Matter, Vote, vote_refusals, vote_sentence
from prestige.municipality.councillors import council_size

# 33 councillors: a quorum is 17, an absolute majority 17.
CARRIED = Vote(in_favour=11, against=6, abstained=3, present=20, councillors=33)


def codes(vote: Vote, *, is_adopted: bool = True) -> list[str]:
    refusals = vote_refusals(vote, is_adopted=is_adopted)
    assert [refusal for refusal in refusals if not refusal.source.startswith("ЗМСМА")] == []
    return [refusal.code for refusal in refusals]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"in_favour": 10, "abstained": 4}, ["majority"]),  # half of the present is not more than half
        ({"in_favour": 10, "abstained": 0, "against": 0}, ["majority"]),  # whoever did not vote was present too
        ({"in_favour": 9, "against": 4, "abstained": 4, "present": 17}, []),
        ({"in_favour": 8, "against": 0, "abstained": 9, "present": 17}, ["majority"]),  # abstentions count against
        ({"in_favour": 16, "against": 0, "abstained": 0, "present": 16}, ["quorum"]),
        ({"councillors": 29, "present": 14, "in_favour": 14, "against": 0, "abstained": 0}, ["quorum"]),
        ({"councillors": 29, "present": 15, "in_favour": 8, "against": 7, "abstained": 0}, []),
        ({"councillors": 40, "present": 20, "in_favour": 20, "against": 0, "abstained": 0}, ["quorum"]),
        ({"matter": Matter.P1}, ["majority"]),
        ({"matter": Matter.P1, "in_favour": 16, "against": 4, "abstained": 0}, ["majority"]),
        ({"matter": Matter.P1, "in_favour": 17, "against": 3, "abstained": 0}, []),
        ({"matter": Matter.P6, "in_favour": 17, "against": 3, "abstained": 0}, ["roll_call"]),
        ({"matter": Matter.P6, "in_favour": 17, "against": 3, "abstained": 0, "is_roll_call": True}, []),
        ({"matter": Matter.P14}, ["roll_call"]),  # by name, yet with a simple majority
        ({"matter": Matter.P14, "is_roll_call": True}, []),
        ({"is_again": True}, ["majority"]),
        ({"is_again": True, "in_favour": 17, "against": 3, "abstained": 0}, []),
        ({"present": 34}, ["present"]),
        ({"present": 19}, ["votes"]),
        ({"present": 40, "in_favour": 41, "against": 0, "abstained": 0}, ["present", "votes"]),
        ({"in_favour": -1}, ["figures"]),
    ],
)
def test_adoption_stands_only_with_possible_figures_a_quorum_and_its_majority(
    changed: dict[str, int], expected: list[str]
) -> None:
    assert codes(replace(CARRIED, **changed)) == expected


def test_rejection_stands_only_without_the_majority() -> None:
    assert codes(CARRIED, is_adopted=False) == ["carries"]
    assert codes(replace(CARRIED, in_favour=10, abstained=4), is_adopted=False) == []
    assert codes(replace(CARRIED, matter=Matter.P2), is_adopted=False) == []
    assert codes(replace(CARRIED, in_favour=5, against=5, abstained=0, present=10), is_adopted=False) == ["quorum"]


@pytest.mark.parametrize("matter", Matter)
def test_majority_and_roll_call_follow_the_points_of_the_law(matter: Matter) -> None:
    vote = replace(CARRIED, matter=matter)
    absolute = {"1", "2", "3", "6", "7", "8", "9", "10", "16", "17", "20", "21a"}
    assert vote.needs_absolute is (matter.value in absolute)
    by_name = {"6", "7", "8", "9", "10", "14", "15"}
    assert ("roll_call" in codes(vote)) is (matter.value in by_name)


def test_result_is_told_in_sentences() -> None:
    with translation.override("bg"):
        assert vote_sentence(CARRIED) == (
            "За 11, против 6, въздържали се 3; присъстват 20 от 33. "
            "Нужни са били 11 гласа „за“: повече от половината от присъстващите."
        )
        by_name = replace(CARRIED, in_favour=17, against=3, abstained=0, matter=Matter.P6, is_roll_call=True)
        assert vote_sentence(by_name).endswith(
            "Нужни са били 17 гласа „за“: повече от половината от всички съветници. Гласувано е поименно."
        )
        [refusal] = vote_refusals(replace(CARRIED, in_favour=10, abstained=4), is_adopted=True)
    assert str(refusal) == (
        "За приемане са нужни поне 11 гласа „за“ при 20 присъстващи, а са 10. (ЗМСМА чл. 27, ал. 3)"
    )


@pytest.mark.parametrize(
    ("population", "size"),
    [(50_000, 29), (50_001, 33), (75_000, 33), (75_001, 37), (100_000, 37), (160_000, 41), (160_001, 51)],
)
def test_council_grows_with_the_population(population: int, size: int) -> None:
    assert council_size(population) == size
