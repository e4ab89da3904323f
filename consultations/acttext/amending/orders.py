"""Orders about places: what is created, repealed and renumbered. Source: УПЗНА чл. 51 and 52."""

from dataclasses import replace

from .instruction import Order, Part, Target, Wish
from .targets import read_targets
from .vocabulary import BECOMES, NEW
from .words import NotUnderstood, WordOrders


class Orders(WordOrders):
    """Reads clauses about whole places."""

    def read_creation(self) -> None:
        """Read on behind „създава се“ or „се добавя“: new places with their wording, or words at the end."""
        cursor = self.cursor
        start = cursor.at
        while cursor.take_one(frozenset({"и", "с", "със", *NEW})):
            pass
        found = read_targets(cursor)
        if found:
            self.create(self.inside(found))
        else:
            cursor.at = start
            self.say(Wish(Order.APPEND, wording=self.added_words()))

    def create(self, named: list[Target]) -> None:
        """Order the creation of these places with the wording announced next, or at the end of the sentence."""
        start = self.cursor.at
        wording = self.wording()
        if wording is None:
            self.cursor.at = start
            wording = self.cursor.take_last_quotation()
        sentences = [target for target in named if target.part is Part.SENTENCE]
        if wording is None or any(target.part in (Part.LEAD, Part.HEADING) for target in named):
            raise NotUnderstood
        created = sentences[:1] or named
        self.wishes += [Wish(Order.INSERT, target, wording=wording, shared=len(created)) for target in created]

    def read_removal(self) -> None:
        """Read on behind „отменя се“: the words, the places, or those named in front of it."""
        if self.read_removed_words():
            return
        found = read_targets(self.cursor)
        if not (found or self.here):
            raise NotUnderstood
        self.remove(self.inside(found) if found else self.here)

    def remove(self, named: list[Target]) -> None:
        """Order that these places are repealed; a sentence or a title is only left out."""
        whole = {True: Order.REPEAL, False: Order.DELETE_WORDS}
        self.wishes += [Wish(whole[target.part is Part.WHOLE], target) for target in named]

    def read_renumbering(self) -> None:
        """Read „досегашната ал. 2 става ал. 3“ and „досегашният текст на чл. 5 става ал. 1“."""
        cursor = self.cursor
        if not (cursor.take("текст") or cursor.take("текстът")):
            self._read_becoming(self.targets())
            return
        here = self.targets() if cursor.take("на") else self.here
        if not cursor.take_one(BECOMES):
            raise NotUnderstood
        becomes = read_targets(cursor)
        if len(here) != 1 or len(becomes) != 1:
            raise NotUnderstood
        self.here = here
        self.here = self.inside(becomes)
        self.wishes.append(Wish(Order.WRAP, self.here[0]))

    def _read_becoming(self, former: list[Target]) -> None:
        if not self.cursor.take_one(BECOMES):
            raise NotUnderstood
        self.renumber(former)

    def renumber(self, former: list[Target]) -> None:
        """Read on behind „става“ and order that the places bear the numbers that follow."""
        self.cursor.take("съответно")
        becomes = self.inside(read_targets(self.cursor))
        if len(becomes) != len(former) or not all(target.steps for target in former):
            raise NotUnderstood
        self.here = [_former(target) for target in former]
        for old, new in zip(self.here, becomes, strict=True):
            if not (old.last and new.last and old.last.kind is new.last.kind):
                raise NotUnderstood
            self.wishes.append(Wish(Order.RENUMBER, old, becomes=new.last.number))


def _former(target: Target) -> Target:
    """Return the place as the one that bears its number in the act in force."""
    *above, last = target.steps
    return replace(target, steps=(*above, replace(last, former=True)))
