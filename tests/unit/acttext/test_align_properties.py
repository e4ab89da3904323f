"""Whatever was edited: every place is accounted for, and its identity follows the text."""

from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from consultations.acttext.aligner import align
from consultations.acttext.alignment import Alignment, Correction, Relation
from consultations.acttext.grammar import parse
from consultations.acttext.lineage import Lineages, anchors, between, born, inherit
from consultations.acttext.tree import Act
from tests.unit.acttext.edit_scripts import Draft, anchors_of, drafts, edited, edits, text_of
from tests.unit.acttext.test_act_properties import PASTED

ENDINGS = (Relation.REMOVED, Relation.MERGED)
BEGINNINGS = (Relation.ADDED, Relation.SPLIT)


def account(alignment: Alignment) -> tuple[Counter[str], Counter[str]]:
    """How often each old and each new place stands in a match that says what becomes of it."""
    old = Counter(match.old for match in alignment if match.is_main or match.relation in ENDINGS)
    new = Counter(match.new for match in alignment if match.is_main or match.relation in BEGINNINGS)
    return old, new


@settings(deadline=None)
@given(PASTED, PASTED, st.data())
def test_align_any_two_texts_accounts_for_every_place_once(before: str, after: str, data: st.DataObject) -> None:
    old, new = parse(before), parse(after)
    olds, news = (st.sampled_from([*anchors(act), ""]) for act in (old, new))
    corrections = data.draw(st.lists(st.builds(Correction, olds, news), max_size=6))

    alignment = align(old, new, corrections)

    assert account(alignment) == (Counter(anchors(old)), Counter(anchors(new)))
    assert Alignment.from_json(alignment.to_json()) == alignment == align(old, new, corrections)
    assert all(match.why for match in alignment)


@settings(deadline=None)
@given(PASTED)
def test_align_an_act_with_itself_finds_everything_the_same(text: str) -> None:
    act = parse(text)

    assert [(match.old, match.new, match.relation) for match in align(act, act)] == [
        (eid, eid, Relation.SAME) for eid in anchors(act)
    ]


@st.composite
def versions(draw: st.DrawFn, count: int) -> tuple[Draft, ...]:
    """Draw a first version and its successors."""
    found = [draw(drafts())]
    while len(found) < count:
        script = draw(edits(found[-1])) if found[-1].articles else ()
        found.append(edited(found[-1], script, renumber=draw(st.booleans()) if len(found) == 1 else True))
    return tuple(found)


def expected(before: Lineages, old: Draft, new: Draft, ordinal: int) -> dict[str, str]:
    """The lineages that the truth of the script demands."""
    known = {truth: before.own[eid] for eid, truth in anchors_of(old).items()}
    return {eid: known.get(truth, f"{ordinal}/{eid}") for eid, truth in anchors_of(new).items()}


def of_articles(held: dict[str, str]) -> dict[str, str]:
    """Without the chapters, whose fate the script does not say."""
    return {eid: lineage for eid, lineage in held.items() if eid.startswith("art")}


@settings(deadline=None, max_examples=300)
@given(versions(2))
def test_lineages_after_any_script_follow_its_truth(drawn: tuple[Draft, ...]) -> None:
    draft, successor = drawn
    old, new = parse(text_of(draft)), parse(text_of(successor))
    first = born(old, 1)

    second = inherit(first, align(old, new), new, 2)

    known = {truth: first.own[eid] for eid, truth in anchors_of(draft).items()}
    anchored = {truth: eid for eid, truth in anchors_of(successor).items()}
    assert of_articles(second.own) == expected(first, draft, successor, 2)
    assert {eid: set(held) for eid, held in second.absorbed.items()} == {
        anchored[into]: {known[truth] for truth, end in successor.merged.items() if end == into}
        for into in successor.merged.values()
    }
    assert second.origins == {anchored[part]: (known[whole],) for part, whole in successor.split.items()}


def history(drawn: tuple[Draft, ...]) -> tuple[list[Act], list[Lineages], list[Alignment]]:
    """The versions as they are published one after the other."""
    acts = [parse(text_of(draft)) for draft in drawn]
    lineages, alignments = [born(acts[0], 1)], []
    for ordinal, (old, new) in enumerate(pairwise(acts), start=2):
        alignments.append(align(old, new))
        lineages.append(inherit(lineages[-1], alignments[-1], new, ordinal))
    return acts, lineages, alignments


@settings(deadline=None, max_examples=200)
@given(versions(3))
def test_every_comment_stands_at_one_place_unless_its_place_was_removed(drawn: tuple[Draft, ...]) -> None:
    _acts, lineages, alignments = history(drawn)
    written_on = {lineage for known in lineages for lineage in known.own.values()}
    removed: set[str] = set()
    for known, alignment in zip(lineages, alignments, strict=False):
        gone = [match.old for match in alignment if match.relation is Relation.REMOVED]
        removed |= {lineage for eid in gone for lineage in (known.own[eid], *known.absorbed.get(eid, ()))}
    last = lineages[-1]

    standing = Counter([*last.own.values(), *(lineage for held in last.absorbed.values() for lineage in held)])

    assert standing == Counter(written_on - removed)


@settings(deadline=None, max_examples=200)
@given(versions(3))
def test_between_neighbours_says_what_the_aligner_said(drawn: tuple[Draft, ...]) -> None:
    acts, lineages, alignments = history(drawn)

    for at, alignment in enumerate(alignments):
        again = between(acts[at], lineages[at], acts[at + 1], lineages[at + 1])
        assert again == alignment


@settings(deadline=None, max_examples=200)
@given(versions(3))
def test_between_distant_versions_joins_what_each_step_joined(drawn: tuple[Draft, ...]) -> None:
    acts, lineages, (first, second) = history(drawn)

    there = between(acts[0], lineages[0], acts[2], lineages[2])
    back = between(acts[2], lineages[2], acts[0], lineages[0], backwards=True)

    earlier = first.predecessors()
    assert there.predecessors() == {
        new: earlier[middle] for new, middle in second.predecessors().items() if middle in earlier
    }
    assert account(there) == (Counter(anchors(acts[0])), Counter(anchors(acts[2])))
    assert tied(there) == {(old, new) for new, old in tied(back)}


def tied(alignment: Alignment) -> set[tuple[str, str]]:
    """The places that correspond in one way or another."""
    return {(match.old, match.new) for match in alignment if match.old and match.new}
