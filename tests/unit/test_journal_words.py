"""Every verb that the house writes into the journal has Bulgarian words."""

import re
from pathlib import Path

from prestige.journal.words import WORDS, words_of

ROOT = Path(__file__).resolve().parents[2]
VERB = re.compile(r'"([a-z_]+\.[a-z_]+)"')


def test_every_recorded_verb_has_words() -> None:
    acts = [*(ROOT / "consultations" / "actions").glob("*.py"), *(ROOT / "prestige").glob("*/actions/*.py")]
    texts = [path.read_text(encoding="utf-8") for path in acts]
    recorded = {verb for text in texts if "record(" in text for verb in VERB.findall(text)}
    assert recorded >= {"comment.received", "statement.issued", "user.added"}
    assert recorded - set(WORDS) == set()


def test_unknown_verb_is_shown_as_it_is() -> None:
    assert words_of("thing.done") == "thing.done"
