"""Orders about words: „думите „А“ се заменят с „Б““, „след думите „А“ се добавя „Б““, „накрая се добавя „Б““."""

from dataclasses import replace

from .cursor import Cursor
from .instruction import Order, Target, Wish
from .targets import MOST_TARGETS, read_targets, within
from .tokens import Sort
from .vocabulary import ADDS, DELETES, EVERYWHERE, MANNER, NEW, NOUNS, REPEALS, REPLACES, SIGNS


class NotUnderstood(Exception):
    """The sentence says something this grammar does not know."""


class WordOrders:
    """Reads clauses about words of the places in `here`; what they order is added to `wishes`."""

    def __init__(self, cursor: Cursor, here: list[Target]) -> None:
        self.cursor = cursor
        self.here = here
        self.wishes: list[Wish] = []

    def targets(self) -> list[Target]:
        """Return the places cited next, inside those already named. Raises NotUnderstood when none are."""
        found = read_targets(self.cursor)
        if not found:
            raise NotUnderstood
        return self.inside(found)

    def inside(self, found: list[Target]) -> list[Target]:
        """Return the places as cited inside those already named, each once. Raises NotUnderstood for too many."""
        if len(self.here) * len(found) > MOST_TARGETS:
            raise NotUnderstood
        return list(dict.fromkeys(within(here, each) for here in self.here or [Target()] for each in found))

    def takes(self, verbs: frozenset[str]) -> bool:
        """Whether one of the verbs comes next, „се отменя“, „отменя се“ or „отпада“; go on behind it."""
        cursor = self.cursor
        start = cursor.at
        cursor.take("да")
        passive = cursor.take("се")
        verb = cursor.take_one(verbs)
        if verb and (
            passive
            or cursor.take("се")
            or verb.startswith(("отпада", "придобива", "добива"))
            or cursor.peek(-2).value == "и"
        ):
            return True
        cursor.at = start
        return False

    def quotes(self, *, several_nouns: bool = True) -> list[str]:
        """Return the quotations that follow each other, „думите „А“, „Б“ и „В““, and go on behind them."""
        cursor = self.cursor
        found: list[str] = []
        while True:
            start = cursor.at
            joined = not found
            while found and cursor.take_one(frozenset({",", "и"})):
                joined = True
            noun = joined and (several_nouns or not found) and bool(cursor.take_one(NOUNS))
            if noun:
                cursor.take(":")
            quote = cursor.take_sort(Sort.QUOTE)
            if quote is None and noun and not found:
                quote = cursor.take_sort(Sort.NUMBER)
            if quote is None or not joined:
                cursor.at = start
                return found
            found.append(quote)

    def wording(self) -> str | None:
        """Return the new wording announced next, without its quotation marks; None when none is announced."""
        cursor = self.cursor
        if cursor.take_one(frozenset({"с", "със"})):
            read_targets(cursor)
        while cursor.take_one(MANNER):
            pass
        wording = cursor.take_sort(Sort.QUOTE)
        if wording is None or not cursor.sees("с"):
            return wording
        full = self.wording()
        return full if full and wording.casefold() in full.casefold() else None

    def say(self, *wishes: Wish) -> None:
        """Order the same of every place in `here`. Raises NotUnderstood when none was named."""
        if not self.here:
            raise NotUnderstood
        self.wishes += [replace(wish, target=here) for here in self.here for wish in wishes]

    def read_words(self) -> bool:
        """Read „думите „А“ се заменят с „Б““ or „се заличават“; tell whether such a clause stands next."""
        cursor = self.cursor
        start = cursor.at
        words = self.quotes()
        if not words:
            return False
        if cursor.take_one(EVERYWHERE):
            self.here = self.here or [Target()]
        cursor.take("съответно")
        if self.takes(REPEALS):
            self.say(*(Wish(Order.DELETE_WORDS, words=each) for each in words))
        elif cursor.take_one(frozenset({"да", "се", "–", "-"})) or cursor.sees("с") or cursor.sees("със"):
            self._read_replacement(words)
        else:
            cursor.at = start
            return False
        return True

    def _read_replacement(self, words: list[str]) -> None:
        cursor = self.cursor
        cursor.take("съответно")
        cursor.take("се")
        cursor.take_one(REPLACES)
        cursor.take("съответно")
        if not cursor.take_one(frozenset({"с", "със"})):
            raise NotUnderstood
        cursor.take("съответно")
        cursor.take_one(frozenset({"с", "със"}))
        wording = self.quotes(several_nouns=False) or list(filter(None, [cursor.take_sort(Sort.NUMBER)]))
        if len(wording) == 1:
            wording *= len(words)
        if len(wording) != len(words):
            raise NotUnderstood
        pairs = zip(words, wording, strict=True)
        self.say(*(Wish(Order.REPLACE_WORDS, words=old, wording=new) for old, new in pairs))

    def read_removed_words(self) -> bool:
        """Read on behind „заличават се“: „думите „А“ (в чл. 5)“; tell whether words stand there."""
        words = self.quotes()
        if words and self.cursor.take_one(frozenset({"в", "от"})):
            self.here = self.targets()
        if words:
            self.say(*(Wish(Order.DELETE_WORDS, words=each) for each in words))
        return bool(words)

    def read_signs(self) -> bool:
        """Read „точката накрая се заменя със запетая и се добавя „…““; tell whether such a clause stands next."""
        cursor = self.cursor
        start = cursor.at
        replaced = self._sign() and (cursor.take("накрая") or cursor.take("в", "края") or True)
        if replaced and cursor.take("се") and cursor.take_one(REPLACES) and cursor.take_one(frozenset({"с", "със"})):
            ending = self._sign() or (cursor.take_sort(Sort.QUOTE) or "")
            if ending in {",", ";", ".", ":"}:
                self.say(Wish(Order.APPEND, wording=self._more(), ending=ending))
                return True
        cursor.at = start
        return False

    def _sign(self) -> str:
        semicolons = (("точка", "и", "запетая"), ("точката", "и", "запетая"), ("точката", "и", "запетаята"))
        if any(self.cursor.take(*words) for words in semicolons):
            return ";"
        return SIGNS.get(self.cursor.take_one(frozenset(SIGNS)), "")

    def _more(self) -> str:
        """Return what is added behind a sign, „… и се добавя „Б““; nothing when the clause ends with the sign."""
        cursor = self.cursor
        start = cursor.at
        while cursor.take_one(frozenset({"и", ",", "накрая", "се", "след", "нея", ":", *ADDS, *NEW})):
            pass
        wording = self.quotes(several_nouns=False)
        if len(wording) == 1 and not self._goes_on():
            return wording[0]
        cursor.at = start
        return ""

    def _goes_on(self) -> bool:
        """Whether the quotation just read begins a clause of its own: „… и думите „А“ се заличават“."""
        start = self.cursor.at
        own = self.takes(DELETES) or (self.cursor.take("се") and bool(self.cursor.take_one(REPLACES)))
        self.cursor.at = start
        return own

    def read_insertion(self, order: Order) -> None:
        """Read on behind „след“ or „преди“: „думите „А“ се добавя „Б““; „чл. 14“ only tells where one is created."""
        words = self.quotes()
        if words:
            wording = self.added()
            self.say(*(Wish(order, words=each, wording=wording) for each in words))
        elif not read_targets(self.cursor):
            raise NotUnderstood

    def added(self) -> str:
        """Return the words that „се поставя запетая и се добавя „Б““ adds, with the sign in front of them."""
        if not self.takes(ADDS):
            raise NotUnderstood
        return self.added_words()

    def added_words(self) -> str:
        """Return the words behind „се добавя“. Raises NotUnderstood when it is not one quotation."""
        sign = self._sign()
        while self.cursor.take_one(frozenset({"и", "се", "със", "с", "накрая", ":", *ADDS, *NEW})):
            pass
        wording = self.quotes(several_nouns=False)
        if len(wording) != 1:
            raise NotUnderstood
        return f"{sign} {wording[0]}" if sign else wording[0]
