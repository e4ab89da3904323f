"""Real acts go out as files and come back the same."""

import pytest

from consultations.actfiles.akn_schema import validate_akn
from consultations.actfiles.reading import read_act
from consultations.actfiles.rendering import Target, render
from consultations.acttext.grammar import parse
from tests.unit.actfiles.acts import bare
from tests.unit.acttext.test_shared_acts import ACTS, NAMES, read

pytestmark = pytest.mark.skipif(not ACTS.is_dir(), reason=f"the shared acts are not at {ACTS} (PRESTIGE_SHARED_ACTS)")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("target", ["txt", "docx", "akn"])
def test_render_shared_act_reads_back_to_the_same_tree(name: str, target: Target) -> None:
    act = parse(read(name))

    assert bare(read_act(render(act, target)).act) == bare(act)


@pytest.mark.parametrize("name", NAMES)
def test_render_shared_act_as_akn_is_valid(name: str) -> None:
    assert validate_akn(render(parse(read(name)), "akn")) == []
