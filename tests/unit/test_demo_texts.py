"""The texts of the demonstration: clean acts, comments that stand at real places, lawful motives."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from consultations.acttext.aligner import align
from consultations.acttext.amending.consolidation import consolidate
from consultations.acttext.comparison import compare
from consultations.acttext.grammar import parse
from prestige.moderation.grounds import GROUNDS

TEXTS = Path(__file__).parents[2] / "prestige" / "demo" / "texts"
SLUGS = ("obshtestven-red", "pochetni-otlichiya", "pravila-konsultacii", "taksi-detski-hrani")


def read(slug: str) -> dict[str, Any]:
    consultation: dict[str, Any] = json.loads((TEXTS / slug / "consultation.json").read_text("utf-8"))
    return consultation


def text_of(slug: str, revision: int = 1) -> str:
    name = "act.txt" if revision == 1 else read(slug)["revisions"][revision - 2]["text"]
    return (TEXTS / slug / name).read_text("utf-8")


@pytest.mark.parametrize("slug", SLUGS)
def test_demo_act_is_parsed_without_a_warning(slug: str) -> None:
    for revision in range(1, len(read(slug).get("revisions", [])) + 2):
        assert parse(text_of(slug, revision)).warnings == ()


def test_demo_revision_shows_every_kind_of_change() -> None:
    old, new = parse(text_of("obshtestven-red")), parse(text_of("obshtestven-red", 2))
    summary = compare(old, new, align(old, new)).summary()
    assert [unit.eid for unit in summary.added] == ["art_32"]
    assert [unit.eid for unit in summary.removed] == ["art_27"]
    assert [unit.eid for unit in summary.moved] == ["art_31"]
    assert [unit.eid for unit in summary.renumbered] == ["art_27", "art_28", "art_29", "art_30"]
    assert {"art_13", "art_15", "art_18"} <= {unit.eid for unit in summary.changed}


def test_demo_amending_act_applies_whole_to_the_act_in_force() -> None:
    base, amending = (
        parse((TEXTS / "taksi-detski-hrani" / name).read_text("utf-8")) for name in ("in_force.txt", "act.txt")
    )

    result = consolidate(base, amending)

    assert base.warnings == ()
    assert result.problems == ()
    assert len([outcome for outcome in result.outcomes if outcome.places]) == 14


@pytest.mark.parametrize("slug", SLUGS)
def test_demo_comments_stand_at_places_of_the_act(slug: str) -> None:
    for comment in read(slug)["comments"]:
        act = parse(text_of(slug, comment.get("revision", 1)))
        assert comment["anchor"] in {"", *(node.eid for node in act.walk())}


@pytest.mark.parametrize("slug", SLUGS)
def test_demo_motives_have_five_parts_and_hold_the_reason_of_a_short_term(slug: str) -> None:
    consultation = read(slug)
    assert sorted(part for part, text in consultation["motives"].items() if text) == [
        "eu_law",
        "goals",
        "means",
        "reasons",
        "results",
    ]
    assert (consultation["term_days"] < 30) == bool(consultation["short_term_reason"])
    assert consultation["short_term_reason"] in consultation["motives"]["reasons"]


@pytest.mark.parametrize("slug", SLUGS)
def test_demo_summary_is_at_most_five_sentences_of_twenty_words(slug: str) -> None:
    sentences = read(slug)["summary"]
    assert len(sentences) <= 5
    assert [sentence for sentence in sentences if len(sentence.split()) > 20] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_demo_comments_are_by_known_personas_and_held_only_on_a_ground(slug: str) -> None:
    comments = read(slug)["comments"]
    people = json.loads((TEXTS / "people.json").read_text("utf-8"))
    codes = {ground.code for ground in GROUNDS}
    assert {comment["author"] for comment in comments} - set(people) == set()
    assert [comment for comment in comments if (comment["state"] == "held") != (comment["hold_ground"] in codes)] == []
