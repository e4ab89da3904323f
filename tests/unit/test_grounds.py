"""The public list of grounds for holding a comment."""

from __future__ import annotations

from prestige.moderation.grounds import GROUNDS


def test_grounds_are_numbered_in_the_order_of_the_rules() -> None:
    assert [ground.code for ground in GROUNDS] == ["1", "2", "3", "4", "5", "6"]


def test_grounds_have_a_name_without_a_full_stop_and_whole_sentences() -> None:
    assert [str(ground.title) for ground in GROUNDS if str(ground.title).endswith(".")] == []
    assert [str(ground.text) for ground in GROUNDS if not str(ground.text).endswith(".")] == []
