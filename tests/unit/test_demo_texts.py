"""The texts of the demonstration: clean acts, comments that stand at real places, lawful motives."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from consultations.acttext.grammar import parse
from prestige.moderation.grounds import GROUNDS

TEXTS = Path(__file__).parents[2] / "prestige" / "demo" / "texts"
SLUGS = ("obshtestven-red", "pochetni-otlichiya", "pravila-konsultacii", "taksi-detski-hrani")


def read(slug: str) -> dict[str, Any]:
    consultation: dict[str, Any] = json.loads((TEXTS / slug / "consultation.json").read_text("utf-8"))
    return consultation


@pytest.mark.parametrize("slug", SLUGS)
def test_demo_act_is_parsed_without_a_warning(slug: str) -> None:
    assert parse((TEXTS / slug / "act.txt").read_text("utf-8")).warnings == ()


@pytest.mark.parametrize("slug", SLUGS)
def test_demo_comments_stand_at_places_of_the_act(slug: str) -> None:
    places = {"", *(node.eid for node in parse((TEXTS / slug / "act.txt").read_text("utf-8")).walk())}
    assert {comment["anchor"] for comment in read(slug)["comments"]} - places == set()


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
