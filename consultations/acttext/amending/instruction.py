"""What an amending act says: places of the act in force and what is to happen to them."""

from dataclasses import dataclass
from enum import StrEnum

from consultations.acttext.labels import describe
from consultations.acttext.tree import Kind, Node


class Part(StrEnum):
    """Which part of a place is meant."""

    WHOLE = "whole"
    LEAD = "lead"
    HEADING = "heading"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Step:
    """One level of the way to a place: „ал. 2“; a `former` one bears this number before the amending act."""

    kind: Kind
    number: str
    former: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """A place of the act in force; without steps the whole act.

    `block` tells in which provisions a § is looked for („Д“, „П“ or „З“ as in their numbers), `sentence` counts from 1.
    """

    steps: tuple[Step, ...] = ()
    part: Part = Part.WHOLE
    sentence: int = 0
    block: str = ""

    @property
    def last(self) -> Step | None:
        """The level the instruction speaks of."""
        return self.steps[-1] if self.steps else None

    def __str__(self) -> str:
        """Return how the place is cited: „чл. 14, ал. 2, т. 3“. The form follows УПЗНА чл. 40."""
        place = ", ".join(describe(Node(step.kind, step.number)) for step in self.steps)
        match self.part:
            case Part.HEADING:
                return f"наименованието на {place}" if place else "наименованието на акта"
            case Part.LEAD:
                return f"основния текст на {place}" if place else "основния текст"
            case Part.SENTENCE:
                return f"{place}, изречение {self.sentence}".lstrip(", ")
            case _:
                return place or "целия акт"


class Order(StrEnum):
    """What is to happen. The last three change nothing in the act in force."""

    REPLACE_WORDS = "replace_words"
    DELETE_WORDS = "delete_words"
    INSERT_AFTER = "insert_after"
    INSERT_BEFORE = "insert_before"
    APPEND = "append"
    REWRITE = "rewrite"
    REPEAL = "repeal"
    INSERT = "insert"
    RENUMBER = "renumber"
    WRAP = "wrap"
    STAYS = "stays"
    OTHER_ACT = "other_act"
    NOT_UNDERSTOOD = "not_understood"


@dataclass(frozen=True, slots=True)
class Wish:
    """An order with its target as one sentence gives it; `words` are those concerned, `wording` what takes effect.

    `target` of a renumbering is the place of before and `becomes` its new number. `ending` is the sign that takes the
    place of the last one of the text before something is added behind it. `shared` places have one wording together.
    `annex` is the number of the amending act's own annex that takes the place of one of the act in force.
    """

    order: Order
    target: Target = Target()
    words: str = ""
    wording: str = ""
    becomes: str = ""
    ending: str = ""
    shared: int = 1
    annex: str | None = None


@dataclass(frozen=True, slots=True)
class Instruction:
    """One order of an amending act with the place it stands at there: the anchors of its § and of its own line."""

    clause: str
    place: str
    sentence: str
    wish: Wish

    @property
    def order(self) -> Order:
        """What is to happen."""
        return self.wish.order

    @property
    def target(self) -> Target:
        """The place of the act in force it happens to."""
        return self.wish.target


class Status(StrEnum):
    """What came of an instruction. STAYS is the amending act's own provision, which changes no other text."""

    APPLIED = "applied"
    TARGET_NOT_FOUND = "target_not_found"
    WORDS_NOT_FOUND = "words_not_found"
    AMBIGUOUS = "ambiguous"
    NOT_UNDERSTOOD = "not_understood"
    STAYS = "stays"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one instruction: a Bulgarian sentence, the law it rests on and the anchors of the changed places.

    `note` is what a reader should know about an instruction that was applied.
    """

    instruction: Instruction
    status: Status
    sentence: str
    source: str = ""
    places: tuple[str, ...] = ()
    note: str = ""

    @property
    def is_problem(self) -> bool:
        """Whether the drafter should look at the instruction."""
        return self.status not in (Status.APPLIED, Status.STAYS)
