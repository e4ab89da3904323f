"""Real acts must be understood exactly as they were counted by hand."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from consultations.acttext.grammar import parse
from consultations.acttext.lines import tidy
from consultations.acttext.summary import summarise
from consultations.acttext.tree import Act, pieces

ACTS = Path(os.environ.get("PRESTIGE_SHARED_ACTS", Path(__file__).resolve().parents[4] / "shared" / "acts"))
NAMES = ("so-ks-turizam", "vt-dalg-obsazhdane", "vt-parvi-klas", "bta-zakon.v1", "bta-zakon.v2")
COUNTED = (
    *("title", "parts", "chapters", "sections", "articles", "paragraphs", "points", "letters", "subpoints"),
    *("subletters", "bullets", "final_provisions", "final_paragraphs", "final_points", "annexes", "annex_headings"),
)

pytestmark = pytest.mark.skipif(not ACTS.is_dir(), reason=f"the shared acts are not at {ACTS} (PRESTIGE_SHARED_ACTS)")


def read(name: str) -> str:
    return (ACTS / f"{name}.txt").read_text(encoding="utf-8")


def expected(name: str) -> dict[str, Any]:
    act, _, version = name.partition(".")
    counted: dict[str, Any] = json.loads((ACTS / f"{act}.expected.json").read_text(encoding="utf-8"))
    return counted[version] if version else counted


@pytest.mark.parametrize("name", NAMES)
def test_parse_shared_act_finds_the_counted_structure(name: str) -> None:
    summary, counted = summarise(parse(read(name))), expected(name)

    assert {key: summary.get(key) for key in COUNTED} == {key: counted.get(key) for key in COUNTED}


@pytest.mark.parametrize("name", NAMES)
def test_parse_shared_act_loses_nothing(name: str) -> None:
    act = parse(read(name))

    assert "".join("".join(pieces(act)).split()) == "".join(tidy(read(name)).split())
    assert Act.from_json(json.loads(json.dumps(act.to_json()))) == act


def test_parse_two_layouts_of_one_law_gives_one_text_but_for_the_amended_point() -> None:
    inline, split = (
        {node.eid: node.text for node in parse(read(name)).walk() if node.eid.startswith("art_")}
        for name in ("bta-zakon.v1", "bta-zakon.v2")
    )

    assert inline.keys() == split.keys()
    assert [eid for eid in inline if inline[eid] != split[eid]] == ["art_14__para_2__point_5"]
