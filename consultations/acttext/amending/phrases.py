"""The clauses of one sentence of an amending §: what happens to which words or places. Source: УПЗНА чл. 50–52."""

from consultations.acttext.tree import Kind

from .cursor import Cursor
from .instruction import Order, Target, Wish
from .orders import Orders
from .targets import read_targets
from .vocabulary import (
    ACTS,
    BECOMES,
    CHANGES,
    CREATES,
    EVERYWHERE,
    FORMER,
    JOINS,
    PRONOUNS,
    REPEALS,
    REPLACES,
)
from .words import NotUnderstood

__all__ = ["NotUnderstood", "Sentence"]


class Sentence(Orders):
    """Reads one sentence within the places its § or point already named.

    `scope` is afterwards what the points under the sentence inherit; `is_opening` tells that it only announces them.
    """

    def __init__(self, cursor: Cursor, scope: list[Target]) -> None:
        super().__init__(cursor, scope)
        self.scope = scope
        self.is_opening = False

    def read(self) -> None:
        """Read the whole sentence. Raises NotUnderstood when anything in it is not understood."""
        while not self._at_end():
            before = self.cursor.at
            self._read_clause()
            if self.cursor.at == before:
                raise NotUnderstood
        if not self.wishes and not self.is_opening:
            raise NotUnderstood

    def _at_end(self) -> bool:
        while self.cursor.take_one(JOINS):
            pass
        return self.cursor.is_done

    def _read_clause(self) -> None:
        cursor = self.cursor
        if cursor.take_one(frozenset({"в", "във", "към"})):
            self._read_place()
        elif cursor.take("се", "правят"):
            self._open_points()
        elif cursor.take_one(EVERYWHERE):
            self._read_everywhere()
        elif cursor.take("след"):
            self.read_insertion(Order.INSERT_AFTER)
        elif cursor.take("преди"):
            self.read_insertion(Order.INSERT_BEFORE)
        elif self.takes(CREATES):
            self.read_creation()
        elif self.takes(REPEALS):
            self.read_removal()
        elif self.takes(CHANGES):
            self._read_change(self.here)
        elif cursor.take_one(FORMER) or cursor.sees("текстът", "на") or cursor.sees("текстът", "става"):
            self.read_renumbering()
        elif cursor.take("накрая"):
            self._expect_adding()
        elif not (self.read_signs() or self.read_words()):
            self._read_places()

    def _read_place(self) -> None:
        """Read „в чл. 5, ал. 2“, „в нея“, „в края“, „в наредбата“: what follows speaks of that place."""
        cursor = self.cursor
        if cursor.take("края"):
            named = cursor.take("на") and not cursor.take_one(frozenset({"текста", "изречението"}))
            self.here = self.targets() if named else self.here
            self._expect_adding()
        elif cursor.take_one(PRONOUNS):
            cursor.take_one(frozenset({"алинея", "точка"}))
        elif self._takes_whole_act():
            self.here = [Target()]
        else:
            cursor.take("текста", "на")
            self.here = self.targets()
        while cursor.take_one(frozenset({",", ":"})):
            pass
        if cursor.is_done and self.wishes:
            raise NotUnderstood
        if cursor.is_done:
            self.scope, self.is_opening = self.here, True

    def _expect_adding(self) -> None:
        if not self.cursor.sees("се"):
            raise NotUnderstood

    def _takes_whole_act(self) -> bool:
        cursor = self.cursor
        start = cursor.at
        while cursor.take_one(frozenset({"целия", "цялата", "текста", "текст", "на"})):
            pass
        whole = bool(cursor.take_one(ACTS)) or (cursor.at > start and cursor.peek(-1).value == "текст")
        if not whole:
            cursor.at = start
        return whole

    def _open_points(self) -> None:
        cursor = self.cursor
        words = {
            "следните",
            "следното",
            "следният",
            "изменения",
            "изменение",
            "и",
            "допълнения",
            "допълнение",
            ",",
            ":",
        }
        while cursor.take_one(frozenset({*words, "."})):
            pass
        self.scope, self.is_opening = self.here, True

    def _read_everywhere(self) -> None:
        cursor = self.cursor
        if cursor.take("в"):
            self.here = [Target()] if self._takes_whole_act() else self.targets()
        self.here = self.here or [Target()]
        cursor.take(",")
        if not self.read_words():
            raise NotUnderstood

    def _read_places(self) -> None:
        """Read „ал. 2 се изменя така: …“, „чл. 20 се отменя“, „т. 4 става т. 3“."""
        cursor = self.cursor
        named = self.targets()
        if cursor.take_one(frozenset({"с", "със"})):
            read_targets(cursor)
            cursor.take(":")
        cursor.take("–")
        if self.takes(REPEALS):
            self.remove(named)
        elif self._takes_annex(named):
            pass
        elif self.takes(CHANGES):
            self._read_change(named)
        elif cursor.take_one(BECOMES):
            self.renumber(named)
        elif self.takes(CREATES):
            self._read_created(named)
        elif cursor.take("се", "правят"):
            self.here = named
            self._open_points()
        else:
            raise NotUnderstood

    def _takes_annex(self, named: list[Target]) -> bool:
        """Read „приложение № 3 се заменя с приложение № 1 към тази наредба“; tell whether such a clause stands next."""
        cursor = self.cursor
        start = cursor.at
        behind = (self.takes(REPLACES) and cursor.take("с")) or (
            self.takes(CHANGES) and (cursor.take("съгласно") or cursor.take("съобразно"))
        )
        found = read_targets(cursor) if behind else []
        if not (len(named) == len(found) == 1 and _is_annex(named[0]) and _is_annex(found[0])):
            cursor.at = start
            return False
        while cursor.take_one(frozenset({"към", "тази", "настоящата", "наредба", "този", "настоящия", "правилник"})):
            pass
        self.wishes.append(Wish(Order.REWRITE, named[0], annex=found[0].steps[0].number))
        return True

    def _read_created(self, named: list[Target]) -> None:
        """Read on behind „чл. 5 се допълва с …“ or „чл. 14а се създава: …“."""
        start = self.cursor.at
        if self.cursor.take_one(frozenset({"с", "със"})):
            self.here = named
            self.read_creation()
        else:
            self.cursor.at = start
            self.create(named)

    def _read_change(self, named: list[Target]) -> None:
        start = self.cursor.at
        wording = self.wording()
        if wording is not None:
            self.wishes += [Wish(Order.REWRITE, target, wording=wording, shared=len(named)) for target in named]
            return
        if not self.cursor.is_done:
            self.cursor.at = start
            raise NotUnderstood
        self.here = named
        self.scope, self.is_opening = named, True


def _is_annex(target: Target) -> bool:
    return len(target.steps) == 1 and target.steps[0].kind is Kind.ANNEX
