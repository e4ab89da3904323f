"""Applying a comparison to the old text gives the new one, its inverse the old, whatever was edited."""

from hypothesis import given, settings

from consultations.acttext.aligner import align
from consultations.acttext.comparison import compare
from consultations.acttext.grammar import parse
from consultations.acttext.tree import Act, pieces
from tests.unit.acttext.edit_scripts import Draft, text_of
from tests.unit.acttext.test_act_properties import PASTED
from tests.unit.acttext.test_align_properties import versions


def words(text: str) -> list[str]:
    return text.split()


def whole(act: Act) -> list[str]:
    return words(" ".join(pieces(act)))


@settings(deadline=None)
@given(PASTED, PASTED)
def test_comparison_of_any_two_texts_holds_both(before: str, after: str) -> None:
    old, new = parse(before), parse(after)

    comparison = compare(old, new, align(old, new))

    assert words(comparison.old_text()) == whole(old)
    assert words(comparison.new_text()) == whole(new)


@settings(deadline=None, max_examples=200)
@given(versions(2))
def test_comparison_after_any_script_holds_both_texts_and_counts_every_unit_once(drawn: tuple[Draft, ...]) -> None:
    old, new = (parse(text_of(draft)) for draft in drawn)

    comparison = compare(old, new, align(old, new))

    assert words(comparison.old_text()) == whole(old)
    assert words(comparison.new_text()) == whole(new)
    shown = [unit.new.eid for unit in comparison.units if unit.new]
    assert shown == [node.eid for node in new.walk() if node.is_grouping or node.kind == "article"]
    summary = comparison.summary()
    told = {unit.eid for row in (summary.changed, summary.added, summary.moved, summary.renumbered) for unit in row}
    assert summary.kept == len(shown) - len(told)
    assert {unit.eid for unit in summary.added}.isdisjoint(unit.eid for unit in summary.changed)
