"""Whatever act is edited: no words are lost, anchors stay unique, and each edit has its way back."""

from collections.abc import Callable

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from consultations.acttext.editing import apply
from consultations.acttext.edits import ChangeKind, Edit, Edited, EditRefused, Merge, Move, Renumber, Split, Step
from consultations.acttext.grammar import parse
from consultations.acttext.naming import renamed
from consultations.acttext.placing import around
from consultations.acttext.splitting import seams
from consultations.acttext.tree import Act, Kind, Node
from consultations.acttext.writing import written
from tests.unit.acttext.test_act_properties import MARKS

PASTED = st.lists(st.one_of(st.sampled_from(MARKS), st.text(alphabet="абв ", max_size=12)), max_size=25).map("\n".join)
WELL_FORMED = st.lists(
    st.sampled_from(
        ["Глава първа", "ОБЩИ", "Раздел I", "Чл. 1. Едно. Две", "Чл. 2. (1) Три", "(2) Четири:", "1. пет;", "а) шест;"]
    ),
    max_size=20,
).map(lambda lines: "\n".join(["НАРЕДБА", "Чл. 1. Едно. Две: три", *lines]))
ACTS = st.one_of(PASTED, WELL_FORMED).map(parse)
DIVISIBLE = WELL_FORMED.map(parse)
# Most edits of a random act are refused: drawing again is the cost of trying every kind of edit.
REFUSED = (HealthCheck.filter_too_much,)
NUMBERS = ("1", "2", "7", "7а", "б", "вв", "1.2")
KINDS = (Kind.ARTICLE, Kind.PARAGRAPH, Kind.POINT, Kind.LETTER, Kind.CHAPTER, Kind.TEXT, Kind.CLAUSE)


def words(act: Act) -> list[str]:
    """Return the words of an act without marks, in no order."""
    pieces = [act.letterhead, act.title, act.preamble]
    for node in act.walk():
        pieces += [node.heading, node.text]
    return sorted(" ".join(pieces).split())


def in_order(act: Act) -> list[str]:
    """Return the words of an act without marks in reading order."""
    return " ".join(f"{node.heading} {node.text}" for node in act.walk()).split()


def edited(act: Act, edit: Edit) -> Edited:
    """Return what the edit makes, or let the example pass when it is refused."""
    try:
        return apply(act, edit)
    except EditRefused:
        assume(False)
        raise


def a_number(kind: Kind) -> str:
    """Return a number that places of this kind may bear."""
    return {Kind.LETTER: "б", Kind.SUBLETTER: "вв", Kind.SUBPOINT: "1.2"}.get(kind, "7")


def a_place(data: st.DataObject, act: Act, wanted: Callable[[Node], bool] = lambda _: True) -> Node:
    places = [node for node in act.walk() if wanted(node)]
    assume(places)
    return data.draw(st.sampled_from(places))


def an_edit(data: st.DataObject, act: Act) -> Edit:
    """Return any edit of the kinds that keep every word."""
    node, other = a_place(data, act), a_place(data, act)
    number, kind = data.draw(st.sampled_from(NUMBERS)), data.draw(st.sampled_from(KINDS))
    edits: list[Edit] = [
        Merge(node.eid),
        Step(node.eid, up=data.draw(st.booleans())),
        Move(node.eid, other.eid, inside=data.draw(st.booleans())),
        Renumber(node.eid, number, following=data.draw(st.booleans())),
        ChangeKind(node.eid, kind, number),
        *(Split(node.eid, kind, number, seam.at, seam.child) for seam in seams(node)),
    ]
    return data.draw(st.sampled_from(edits))


@settings(deadline=None, suppress_health_check=REFUSED, max_examples=300)
@given(ACTS, st.data())
def test_edit_keeps_every_word_and_gives_each_place_one_anchor(act: Act, data: st.DataObject) -> None:
    after = edited(act, an_edit(data, act))
    anchors = [node.eid for node in after.act.walk()]
    assert words(after.act) == words(act)
    assert len(set(anchors)) == len(anchors)
    assert len(set(after.moved.values())) == len(after.moved)
    before = {node.eid for node in act.walk()} | ({"preamble"} if act.preamble else set())
    assert set(after.moved) <= before
    assert set(after.moved.values()) <= {*anchors, "preamble"}


@settings(deadline=None, suppress_health_check=REFUSED)
@given(ACTS, st.data())
def test_edit_gives_lines_that_are_those_of_its_source(act: Act, data: st.DataObject) -> None:
    after = edited(act, an_edit(data, act))
    assert (after.source, after.act) == (written(after.act)[0], written(after.act)[1])


@settings(deadline=None, suppress_health_check=REFUSED, max_examples=200)
@given(DIVISIBLE, st.data())
def test_split_and_merge_leave_the_reading_order(act: Act, data: st.DataObject) -> None:
    node = a_place(data, act, lambda each: any(True for _ in seams(each)))
    seam = data.draw(st.sampled_from(list(seams(node))))
    kind = data.draw(st.sampled_from((node.kind, Kind.ARTICLE, Kind.CHAPTER)))
    edit = Split(node.eid, kind, a_number(kind), seam.at, seam.child)
    assert in_order(edited(act, edit).act) == in_order(act)


@settings(deadline=None, suppress_health_check=REFUSED, max_examples=200)
@given(DIVISIBLE, st.data())
def test_merge_undoes_a_split_into_the_same_kind(act: Act, data: st.DataObject) -> None:
    node = a_place(data, act, lambda each: any(True for _ in seams(each)))
    seam = data.draw(st.sampled_from(list(seams(node))))
    plain = apply_nothing(act)
    divided = edited(act, Split(node.eid, node.kind, a_number(node.kind), seam.at, seam.child))
    (new,) = {each.eid for each in divided.act.walk()} - set(divided.moved.values())
    assert apply(divided.act, Merge(new)).act.children == plain.children


@settings(deadline=None, suppress_health_check=REFUSED, max_examples=200)
@given(ACTS, st.data())
def test_step_down_undoes_a_step_up(act: Act, data: st.DataObject) -> None:
    node = a_place(data, act)
    before = around(act, node.eid)[0]
    # A place that stands beside a grouping which could hold it is where no reading would have put it.
    assume(not before or not before[-1].is_grouping or node.is_grouping)
    up = edited(act, Step(node.eid, up=True))
    assert apply(up.act, Step(up.moved[node.eid], up=False)).act.children == apply_nothing(act).children


def apply_nothing(act: Act) -> Act:
    """Return the act with the anchors and lines that an edit gives it."""
    return written(renamed(act))[1]
