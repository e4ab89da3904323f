"""Whatever is amended: nothing else changes, everything is told, and what was done can be undone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from consultations.acttext.amending.consolidation import consolidate
from consultations.acttext.amending.reading import instructions
from consultations.acttext.lineage import anchors
from consultations.acttext.tree import Act
from tests.unit.acttext.amending.acts import amending, applied, base, lines
from tests.unit.acttext.amending.cases import CHANGES, PROBLEMS

WORDS = st.sampled_from(["Пейките", "всяка пролет", "общинското предприятие", "боядисват", "от"])
UNUSED = st.text(alphabet="ЖЙЩЮ", min_size=3, max_size=6)


@settings(max_examples=50)
@given(words=WORDS, wording=UNUSED)
def test_consolidate_a_replacement_and_its_inverse_give_the_act_in_force(words: str, wording: str) -> None:
    there = applied(f"В чл. 3 думите „{words}“ се заменят с „{wording}“.")
    back = consolidate(there.act, amending(f"В чл. 3 думите „{wording}“ се заменят с „{words}“."))

    assert lines(there.act) != lines(base())
    assert back.act.to_json() == consolidate(base(), amending()).act.to_json()


ORDERS = st.lists(
    st.sampled_from([case.values[0] for case in CHANGES] + [clause for clause, _ in PROBLEMS]), max_size=6, unique=True
)


@settings(max_examples=60)
@given(clauses=ORDERS)
def test_consolidate_any_amending_act_leaves_untouched_places_as_they_were(clauses: list[str]) -> None:
    act: Act = amending(*clauses)
    result = consolidate(base(), act)
    changed = set(result.causes())
    old = {node.eid: node for node in base().walk()}

    assert len(result.outcomes) == len(instructions(act))
    for match in result.alignment:
        if match.old and match.new and match.new not in changed:
            node = result.act.find(match.new)
            assert node is not None
            before = old[match.old]
            assert (node.number, node.heading, node.text) == (before.number, before.heading, before.text)


FRAGMENTS = st.sampled_from(
    [
        *("В чл. 2", "В чл. 99", ", ал. 1", ", т. 3", "б. „а“", "и", "чл. 3 – 5", "думите „А“", "„Пейките“", "“"),
        *("се заменят с", "се заличават", "се добавя", "накрая", "след", "Създава се", "нова ал. 2:", "„(2) Б.“"),
        *("\n„Чл. 3а. (1) А.\n(2) Б.“", "\n„", "се изменя така:", "глава втора „а“", "Приложение № 1", "се отменя"),
        *("досегашната ал. 2 става ал. 3", "досегашният текст става ал. 1", "изречение второ", "\n1. ", "\nа) "),
        *("§ 1 от допълнителните разпоредби", "основния текст", "наименованието на", "тире първо", "навсякъде"),
        *("се правят следните изменения", "\n§ 2. "),
    ]
)


@settings(max_examples=200, deadline=None)
@given(parts=st.lists(st.one_of(FRAGMENTS, st.text(max_size=5)), max_size=14))
def test_consolidate_whatever_a_drafter_writes_tells_of_every_instruction(parts: list[str]) -> None:
    act = amending(" ".join(parts))
    result = consolidate(base(), act)

    assert [outcome.instruction for outcome in result.outcomes] == list(instructions(act))
    assert sorted(match.new for match in result.alignment if match.new) == sorted(anchors(result.act))
    assert {eid for outcome in result.outcomes for eid in outcome.places} <= set(anchors(result.act))
