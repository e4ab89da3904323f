"""The downward pass: every line finds its place among the places already open."""

import re

from .draft import Draft, Stack
from .head import is_preamble, is_uppercase
from .headings import (
    TOWARDS,
    carries_heading,
    carry_heading,
    continues_annex_label,
    heads_amending_act,
    heads_own_provisions,
    holds_provisions,
    names_group,
)
from .inline import feed, open_indent, takes_head
from .layout import Place
from .lines import Line
from .marks import Mark, is_annex_list, match_roman_heading, split_provisions_heading
from .rows import add_row
from .sequence import number_follows
from .tree import GROUPINGS, Kind, ParseWarning

_UNITS = (Kind.ARTICLE, Kind.CLAUSE)
_GROUPS = (Kind.PART, Kind.DIVISION, Kind.CHAPTER, Kind.SECTION)
_ENDS_SENTENCE = (".", ";", ":", "!", "?", "…", "”", "“", '"', ")", "]")
_FIRST_PARAGRAPH = re.compile(r"[(/]1[)/]")
_FIRST_LETTER = re.compile(r"а[)/]")
_CLOSING = re.compile(
    r"(?:председател|кмет|вносител|изготвил|съгласувал)\b.*[:/]|(?:законът|наредбата|правилникът|инструкцията"
    r"|(?:настоящ\w+|тази|този)\s\w+)\s(?:е|бе|беше)\s(?:приет|одобрен)",
    re.I,
)
_LATER_ACT = re.compile(r"(?:РЕШЕНИЕ|НАРЕДБА|ПРАВИЛНИК|ЗАКОН)\s[^а-я]{12,}")
_PROVISIONS_HEADING = re.compile("допълнителн|преходн|заключителн|^към", re.I)
_QUOTES = ("„", "“", '"', "«")
_WRAPPED_FROM = 50
_LONGEST_TITLE = 150
_CAPITALS_LEVEL, _ARTICLE_TITLE_LEVEL = 1, 2


class Reader:
    """Reads the places of the body into `stack`; what it could not place is named in `warnings`."""

    def __init__(self) -> None:
        self.stack = Stack()
        self.warnings: list[ParseWarning] = []
        self._article = ""
        self._has_clauses = False
        self._amendments = 0
        self._is_behind = False
        self._has_foreign_articles = False
        self._is_loose = False
        self._above = Place(Line(0, "", gap=True))

    def read(self, places: list[Place]) -> None:
        """Read all lines of the body in order."""
        for at, place in enumerate(places):
            self._read_place(place, places[at + 1] if at + 1 < len(places) else None)
            self._above = place

    def _read_place(self, place: Place, following: Place | None) -> None:
        mark, line = place.mark, place.line
        loose, self._is_loose = self._is_loose, False
        if line.cells:
            add_row(self.stack, line, self._above.line)
        elif place.is_quoted and self.stack.inside(Kind.CLAUSE):
            self._add_text(line)
        elif place.is_running and not self._is_behind and self.stack.inside(*_UNITS):
            self._add_running(line)
        elif mark and mark.kind is Kind.ANNEX and self._is_annex(mark):
            self._open_annex(place, mark)
        elif continues_annex_label(self.stack, line):
            self.stack.current.heading = line.text
        elif self._is_behind and not self._leads_back(place):
            self._add_behind(place)
        elif mark and mark.kind is Kind.PROVISIONS and not names_group(self.stack, line):
            self._open_provisions(line, mark)
        elif self._turns_amending(line):
            self._turn_amending(line.text)
        elif self._has_clauses and mark is None and heads_amending_act(line, following):
            self._open_amendment("", line.text, line)
        elif mark and mark.kind in _GROUPS:
            self._open_group(place, mark, following)
        elif mark and mark.kind in _UNITS and not self._carries_on_to_reference(mark):
            self._open_unit(line, mark, following)
        elif carries_heading(self.stack, line):
            carry_heading(self.stack.current, line.text)
        elif place.is_heading and self._is_foreign_heading(place, following):
            self.stack.close(0)
            self._add_text(line)
        elif place.is_heading:
            self._open_heading(line)
        else:
            self._read_words(line, following, loose=loose)

    def _warn(self, line: Line, sentence: str, source: str = "") -> None:
        self.warnings.append(ParseWarning(line.no, f"Ред {line.no}: {sentence}", source=source))

    def _add_text(self, line: Line) -> None:
        self.stack.open(Draft(Kind.TEXT, line.no))
        self.stack.write(line.text)

    def _add_running(self, line: Line) -> None:
        """Keep a page number or a running head beside the sentence it may have cut in two."""
        self.stack.close_to(Kind.PARAGRAPH, *_UNITS)
        self._add_text(line)
        self._warn(line, "прилича на номер или колонтитул на страница от PDF; ако е така, изтрийте го.")

    # Annexes, forms and contracts behind the final provisions: their articles are not the act's

    def _is_annex(self, mark: Mark) -> bool:
        """Whether a label stands on its own: behind a place, and not as the end of a sentence („съгласно … № 1.“)."""
        ends_sentence = mark.printed.endswith(".") and not mark.rest and self._is_wrapped()
        return bool(self._article or self._has_clauses) and not ends_sentence

    def _is_wrapped(self) -> bool:
        return bool(self.stack.tail) and not self.stack.tail.endswith(_ENDS_SENTENCE)

    def _open_annex(self, place: Place, mark: Mark) -> None:
        if place.is_listed_annex:
            self.stack.close(0)
            self._add_text(place.line)
            return
        current = self.stack.inside(Kind.ANNEX)
        if current and mark.number and current.number == mark.number:
            self._add_text(place.line)
            self._warn(place.line, "надписът на приложението се повтаря; приет е за част от същото приложение.")
            return
        self._is_behind, self._has_foreign_articles = True, False
        draft = Draft(Kind.ANNEX, place.line.no, number=mark.number, mark=mark.printed, heading=mark.rest)
        self.stack.open(draft)

    def _add_behind(self, place: Place) -> None:
        if place.mark and place.mark.kind is Kind.ARTICLE:
            self._has_foreign_articles = True
        self._add_text(place.line)

    def _leads_back(self, place: Place) -> bool:
        """Whether a line ends the annexes: later amending acts, or the next own member of an act not yet finished."""
        mark = place.mark
        if mark and mark.kind is Kind.PROVISIONS and not mark.number:
            self._is_behind = False
        elif mark and not self._has_clauses and not self._has_foreign_articles:
            own = mark.kind in (Kind.PROVISIONS, Kind.CLAUSE)
            article = place.next_article if mark.kind in (Kind.ARTICLE, *_GROUPS) else ""
            self._is_behind = not (own or self._is_next_article(article))
        if not self._is_behind:
            self.stack.close(0)
        return not self._is_behind

    def _is_next_article(self, number: str) -> bool:
        return bool(self._article and number and number_follows(self._article, number))

    # Headings

    def _open_provisions(self, line: Line, mark: Mark) -> None:
        if mark.number:
            heading, clause = split_provisions_heading(mark.rest)
            self.stack.open(Draft(Kind.PROVISIONS, line.no, number=mark.number, mark=mark.printed, heading=heading))
            if clause:
                self._open_clause(line, clause)
        elif not mark.printed and heads_own_provisions(self.stack):
            self._turn_amending(mark.rest)
        else:
            self._open_amendment(mark.printed, mark.rest, line)

    def _open_amendment(self, mark: str, heading: str, line: Line) -> None:
        self._amendments += 1
        number = str(self._amendments)
        self.stack.open(Draft(Kind.PROVISIONS, line.no, number=number, mark=mark, heading=heading))

    def _turns_amending(self, line: Line) -> bool:
        """Whether „към Решение № …“ under a heading tells that the § behind the act's own are those of another act."""
        return self._has_clauses and heads_own_provisions(self.stack) and line.text.lower().startswith(TOWARDS)

    def _turn_amending(self, heading: str) -> None:
        self._amendments += 1
        current = self.stack.current
        current.mark = f"{current.mark} {current.heading}".strip()
        current.number, current.heading = str(self._amendments), heading

    def _open_group(self, place: Place, mark: Mark, following: Place | None) -> None:
        line = place.line
        provides = holds_provisions(mark, following)
        if self._has_clauses and not provides and not self._is_next_article(place.next_article):
            self._add_text(line)
            return
        if self.stack.inside(Kind.PROVISIONS):
            self.stack.close(0)
        self.stack.open(Draft(mark.kind, line.no, number=mark.number, mark=mark.printed, heading=mark.rest))

    def _is_foreign_heading(self, place: Place, following: Place | None) -> bool:
        """Whether the title stands above the articles of a contract or a form behind the act."""
        if not self._has_clauses or following is None or self._is_next_article(place.next_article):
            return False
        return following.is_heading or bool(following.mark and following.mark.kind is Kind.ARTICLE)

    def _open_heading(self, line: Line) -> None:
        roman = match_roman_heading(line.text)
        if self._has_clauses:
            self.stack.close_to(Kind.PROVISIONS)
        if roman:
            draft = Draft(Kind.HEADING, line.no, number=roman.number, mark=roman.printed, heading=roman.rest)
        else:
            level = _CAPITALS_LEVEL if is_uppercase(line.text) else _ARTICLE_TITLE_LEVEL
            draft = Draft(Kind.HEADING, line.no, heading=line.text, level=level)
        self.stack.open(draft)

    # Articles and §

    def _carries_on_to_reference(self, mark: Mark) -> bool:
        """Whether „чл. 7. …“ in small letters only ends a sentence that was wrapped before it.

        Without a dot it is an article only as the next one in order.
        """
        if mark.printed[0] != "ч" or self.stack.inside(*_UNITS) is None:
            return False
        in_order = mark.printed.endswith(".") or number_follows(self._article or None, mark.number)
        return self._is_wrapped() or not in_order

    def _open_unit(self, line: Line, mark: Mark, following: Place | None) -> None:
        if mark.kind is Kind.CLAUSE:
            self._open_clause(line, mark)
        elif self._has_clauses and not self._is_next_article(mark.number):
            self._add_foreign_article(line)
        else:
            provisions = self.stack.inside(Kind.PROVISIONS)
            if self.stack.inside(Kind.CLAUSE) or (provisions and Kind.CLAUSE in provisions.last):
                self.stack.close(0)
            self._article = mark.number
            draft = Draft(Kind.ARTICLE, line.no, number=mark.number, mark=mark.printed)
            self.stack.open(draft)
            if following and _FIRST_PARAGRAPH.match(following.line.text) and _is_title(mark.rest):
                draft.heading = mark.rest
            else:
                self._feed(mark.rest, line)

    def _open_clause(self, line: Line, mark: Mark) -> None:
        group = self.stack.inside(*GROUPINGS)
        foreign = group and group.kind is not Kind.PROVISIONS and not _PROVISIONS_HEADING.search(group.heading)
        if self._article and foreign:
            self.stack.close(0)
            group = None
        if self._article and group is None and not self._has_clauses:
            self._warn(line, "§ следва членовете без заглавие „Преходни и заключителни разпоредби“.", "УПЗНА чл. 33")
        self._has_clauses = True
        self.stack.open(Draft(Kind.CLAUSE, line.no, number=mark.number, mark=mark.printed))
        self._feed(mark.rest, line)

    def _feed(self, text: str, line: Line) -> None:
        feed(self.stack, text, line.no, fresh=True)
        article = self.stack.inside(Kind.ARTICLE)
        if article:
            self._article = article.number

    def _add_foreign_article(self, line: Line) -> None:
        """Keep an article that cannot be the act's own: new wording without quotes, or a contract behind the act."""
        if not self._article:
            self.stack.close_to(Kind.CLAUSE)
            self._add_text(line)
            self._warn(line, "член в изменящ акт; новата редакция се поставя в кавички.")
            return
        self._is_behind = self._has_foreign_articles = True
        self.stack.close(0)
        self._add_text(line)
        self._warn(line, "член след заключителните разпоредби; приет е за част от приложение или образец.")

    # Everything else

    def _read_words(self, line: Line, following: Place | None, *, loose: bool) -> None:
        text = line.text
        unit = self.stack.inside(*_UNITS)
        if unit and not any(character.isalnum() for character in text):
            self.stack.close(unit.rank)
            self._add_text(line)
        elif is_annex_list(text) and (self._article or self._has_clauses):
            self.stack.close(0)
            self._add_text(line)
        elif unit and takes_head(self.stack, text):
            self._feed(text, line)
        elif unit and (rest := open_indent(self.stack, text, line.no)) is not None:
            feed(self.stack, rest, line.no, fresh=False)
        elif self._joins(line):
            feed(self.stack, text, line.no, fresh=False)
        elif unit is None:
            self._add_loose(line, loose=loose)
        elif unit.kind is Kind.CLAUSE and (_CLOSING.match(text) or _LATER_ACT.match(text)):
            self.stack.close(unit.rank)
            self._add_text(line)
        else:
            self._add_to_unit(unit, line, following)

    def _joins(self, line: Line) -> bool:
        """Whether the line only carries on a sentence that was wrapped, as in text copied from a PDF."""
        current = self.stack.current
        if current.kind in GROUPINGS or current is self.stack.root:
            return False
        if not current.words:
            return not current.children and not current.heading
        if self.stack.tail.endswith(_ENDS_SENTENCE) or self._above.is_running:
            return False
        wrapped = not line.gap and len(self._above.line.text) >= _WRAPPED_FROM and not is_uppercase(line.text)
        return wrapped or not line.text[0].isupper()

    def _add_loose(self, line: Line, *, loose: bool) -> None:
        self._is_loose = True
        self._add_text(line)
        history = line.text[0] in "([/" and is_preamble(line.text)
        if not (loose or history) and not self.stack.inside(Kind.PROVISIONS) and not self._has_clauses:
            self._warn(line, "текст извън член; оставен е такъв, какъвто е.")

    def _add_to_unit(self, unit: Draft, line: Line, following: Place | None) -> None:
        """Keep an unnumbered line of an article or §.

        Quoted new wording stays under the point that announces it, the lead of letters under the point they belong to.
        """
        if unit.kind is Kind.CLAUSE and line.text.startswith(_QUOTES):
            self._add_text(line)
            return
        leads = line.text.endswith(":") and following and _FIRST_LETTER.match(following.line.text)
        holder = self.stack.close_to(*((Kind.POINT,) if leads else ()), Kind.PARAGRAPH, *_UNITS)
        self.stack.open(Draft(Kind.TEXT, line.no))
        feed(self.stack, line.text, line.no, fresh=False)
        if unit.kind is Kind.ARTICLE and line.text[0].isupper() and holder.last.keys() <= {Kind.TEXT}:
            self._warn(line, f"ненумериран текст в чл. {unit.number}; всяка алинея има номер.", "УПЗНА чл. 27")


def _is_title(text: str) -> bool:
    return bool(text) and len(text) <= _LONGEST_TITLE and text[0].isupper() and text[-1] not in ".;:,!?…)"
