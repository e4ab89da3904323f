"""Identity through several versions, and the correspondence of any two of them."""

import json

import pytest

from consultations.acttext.aligner import align
from consultations.acttext.alignment import Alignment, Correction
from consultations.acttext.grammar import parse
from consultations.acttext.lineage import Lineages, between, born, inherit
from consultations.acttext.tree import Act
from tests.unit.acttext.test_align import BINS, DOGS, LIGHT, NOISE, SNOW, TREES, act, told


def published(*texts: str, corrections: dict[int, list[Correction]] | None = None) -> list[tuple[Act, Lineages]]:
    """The versions with their lineages; corrections by the ordinal of the version they were made at."""
    found: list[tuple[Act, Lineages]] = []
    for ordinal, text in enumerate(texts, start=1):
        after = parse(text)
        if not found:
            found.append((after, born(after, ordinal)))
            continue
        before, lineages = found[-1]
        alignment = align(before, after, (corrections or {}).get(ordinal, ()))
        found.append((after, inherit(lineages, alignment, after, ordinal)))
    return found


MERGED_THEN_SHIFTED = published(
    act(f"{DOGS} {BINS} {TREES}", f"{NOISE}", SNOW),
    act(f"{DOGS} {BINS} {TREES} {NOISE}", SNOW),
    act(LIGHT, f"{DOGS} {BINS} {TREES} {NOISE}", SNOW),
)
SPLIT_THEN_SPLIT = published(
    act(f"{DOGS} {BINS} {TREES} {NOISE} {SNOW}"),
    act(f"{DOGS} {BINS} {TREES}", f"{NOISE} {SNOW}"),
    act(f"{DOGS} {BINS} {TREES}", SNOW, NOISE),
)


def test_lineages_of_a_merged_article_are_absorbed_by_its_successor() -> None:
    assert MERGED_THEN_SHIFTED[2][1] == Lineages(
        own={"art_1": "3/art_1", "art_2": "1/art_1", "art_3": "1/art_3"}, absorbed={"art_2": ("1/art_2",)}, origins={}
    )


def test_lineages_of_a_split_off_article_know_where_it_began() -> None:
    last = SPLIT_THEN_SPLIT[2][1]

    assert last.own["art_1"] == "1/art_1"
    assert set(last.own.values()) == {"1/art_1", "2/art_2", "3/art_2" if last.own["art_3"] == "2/art_2" else "3/art_3"}
    assert sorted(last.origins.values()) == [("1/art_1",), ("2/art_2", "1/art_1")]


@pytest.mark.parametrize("versions", [MERGED_THEN_SHIFTED, SPLIT_THEN_SPLIT])
def test_lineages_as_json_come_back(versions: list[tuple[Act, Lineages]]) -> None:
    for _act, lineages in versions:
        assert Lineages.from_json(json.loads(json.dumps(lineages.to_json()))) == lineages


def correspond(first: tuple[Act, Lineages], last: tuple[Act, Lineages], *, backwards: bool = False) -> list[str]:
    return [short for short, _why in told(between(*first, *last, backwards=backwards))]


def test_between_first_and_third_version_merges_what_was_merged_on_the_way() -> None:
    first, _second, third = MERGED_THEN_SHIFTED

    assert correspond(first, third) == [
        "– → art_1 added",
        "art_1 → art_2 renumbered*",
        "art_2 → art_2 merged*",
        "art_3 → art_3 same",
    ]


def test_between_backwards_tells_a_merger_as_a_split() -> None:
    first, _second, third = MERGED_THEN_SHIFTED

    assert correspond(third, first, backwards=True) == [
        "art_1 → – removed",
        "art_2 → art_1 renumbered*",
        "art_2 → art_2 split*",
        "art_3 → art_3 same",
    ]


def test_between_first_and_third_version_splits_what_was_split_twice() -> None:
    first, _second, third = SPLIT_THEN_SPLIT

    assert correspond(first, third) == ["art_1 → art_1 changed*", "art_1 → art_2 split*", "art_1 → art_3 split*"]


def test_between_removed_after_a_split_is_removed() -> None:
    versions = published(
        act(f"{DOGS} {BINS} {TREES} {NOISE}", SNOW),
        act(f"{DOGS} {BINS} {TREES}", NOISE, SNOW),
        act(f"{DOGS} {BINS} {TREES}", SNOW),
    )

    assert correspond(versions[1], versions[2]) == [
        "art_1 → art_1 same",
        "art_2 → – removed",
        "art_3 → art_2 renumbered",
    ]


def test_between_honours_what_the_clerk_corrected_on_the_way() -> None:
    versions = published(
        act(DOGS, BINS),
        act(DOGS, LIGHT),
        act(LIGHT, DOGS),
        corrections={2: [Correction("art_2", ""), Correction("", "art_2")]},
    )

    assert correspond(versions[0], versions[2]) == ["– → art_1 added", "art_1 → art_2 renumbered", "art_2 → – removed"]


def test_alignment_as_json_keeps_its_stored_names() -> None:
    alignment = align(parse(act(DOGS)), parse(act(BINS, DOGS)), [Correction("", "art_1")])

    assert alignment.to_json() == [
        {"new": "art_1", "relation": "added", "why": "посочено от служител", "by_hand": True},
        {"old": "art_1", "new": "art_2", "relation": "renumbered", "why": "същият текст, преди чл. 1"},
    ]
    assert Alignment.from_json(alignment.to_json()) == alignment
