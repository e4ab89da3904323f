"""The downward pass: every line finds its place among the places already open."""

import re

from .draft import Draft, Stack
from .head import is_preamble, is_uppercase
from .inline import feed, open_indent, takes_head
from .layout import Place
from .lines import Line
from .marks import Mark, is_annex_list, match_roman_heading, split_provisions_heading
from .sequence import number_follows
from .tree import GROUPINGS, Kind, ParseWarning

_UNITS = (Kind.ARTICLE, Kind.CLAUSE)
_GROUPS = (Kind.PART, Kind.DIVISION, Kind.CHAPTER, Kind.SECTION)
_ENDS_SENTENCE = (".", ";", ":", "!", "?", "…", "”", "“", '"', ")", "]")
_FIRST_PARAGRAPH = re.compile(r"[(/]1[)/]")
_CLOSING = re.compile(
    r"(?:председател|кмет|вносител|изготвил|съгласувал)\b.*[:/]|(?:законът|наредбата|правилникът|инструкцията"
    r"|(?:настоящ\w+|тази|този)\s\w+)\s(?:е|бе|беше)\s(?:приет|одобрен)",
    re.I,
)
_PROVISIONS_HEADING = re.compile("допълнителн|преходн|заключителн|^към", re.I)
_QUOTES = ("„", "“", '"', "«")
_WRAPPED_FROM = 50
_LONGEST_TITLE = 150
_LONGEST_HEADING = 300
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
        self._above = Line(0, "", gap=True)

    def read(self, places: list[Place]) -> None:
        """Read all lines of the body in order."""
        for at, place in enumerate(places):
            self._read_place(place, places[at + 1] if at + 1 < len(places) else None)
            self._above = place.line

    def _read_place(self, place: Place, following: Place | None) -> None:
        mark, line = place.mark, place.line
        loose, self._is_loose = self._is_loose, False
        if place.is_quoted and self.stack.inside(Kind.CLAUSE):
            self._add_text(line)
        elif mark and mark.kind is Kind.ANNEX and (self._article or self._has_clauses):
            self._open_annex(place, mark)
        elif self._continues_annex_label(line):
            self.stack.current.heading = line.text
        elif self._is_behind and not self._leads_back(place):
            self._add_behind(place)
        elif mark and mark.kind is Kind.PROVISIONS:
            self._open_provisions(line, mark)
        elif mark and mark.kind in _GROUPS:
            self._open_group(place, mark)
        elif mark and mark.kind in _UNITS and not self._carries_on_to_reference(mark):
            self._open_unit(line, mark, following)
        elif self._carries_heading(line):
            self.stack.current.heading = f"{self.stack.current.heading} {line.text}".strip()
        elif place.is_heading and self._is_foreign_heading(place, following):
            self.stack.close(0)
            self._add_text(line)
        elif place.is_heading:
            self._open_heading(line)
        else:
            self._read_words(line, loose=loose)

    def _warn(self, line: Line, sentence: str) -> None:
        self.warnings.append(ParseWarning(line.no, f"Ред {line.no}: {sentence}"))

    def _add_text(self, line: Line) -> None:
        self.stack.open(Draft(Kind.TEXT, line.no))
        self.stack.write(line.text)

    # Annexes, forms and contracts behind the final provisions: their articles are not the act's

    def _open_annex(self, place: Place, mark: Mark) -> None:
        if place.is_listed_annex:
            self.stack.close(0)
            self._add_text(place.line)
            return
        self._is_behind, self._has_foreign_articles = True, False
        draft = Draft(Kind.ANNEX, place.line.no, number=mark.number, mark=mark.printed, heading=mark.rest)
        self.stack.open(draft)

    def _continues_annex_label(self, line: Line) -> bool:
        current = self.stack.current
        towards = line.text.lower().startswith(("към ", "(към ", "/към "))
        return current.kind is Kind.ANNEX and not current.children and not current.heading and towards

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
            return
        self._amendments += 1
        number = str(self._amendments)
        current = self.stack.current
        is_own_heading = current.kind is Kind.PROVISIONS and not current.children and not current.number.isdigit()
        if not mark.printed and is_own_heading:
            current.mark = f"{current.mark} {current.heading}".strip()
            current.number, current.heading = number, mark.rest
        else:
            self.stack.open(Draft(Kind.PROVISIONS, line.no, number=number, mark=mark.printed, heading=mark.rest))

    def _open_group(self, place: Place, mark: Mark) -> None:
        line = place.line
        if self._has_clauses and not self._is_next_article(place.next_article):
            self._add_text(line)
            return
        if self.stack.inside(Kind.PROVISIONS):
            self.stack.close(0)
        self.stack.open(Draft(mark.kind, line.no, number=mark.number, mark=mark.printed, heading=mark.rest))

    def _carries_heading(self, line: Line) -> bool:
        """Whether the line is the title of the grouping just opened, or the next line of a wrapped one."""
        current = self.stack.current
        if current.kind not in GROUPINGS or current.children or current.words or len(line.text) > _LONGEST_HEADING:
            return False
        if is_preamble(line.text) or match_roman_heading(line.text):
            return False
        wrapped = not line.gap and is_uppercase(line.text) and is_uppercase(current.heading)
        return not current.heading or (wrapped and current.kind is not Kind.HEADING)

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
        """Whether „чл. 7. …“ in small letters only ends a sentence that was wrapped before it."""
        wrapped = bool(self.stack.tail) and not self.stack.tail.endswith(_ENDS_SENTENCE)
        return mark.printed[0] == "ч" and wrapped and self.stack.inside(*_UNITS) is not None

    def _open_unit(self, line: Line, mark: Mark, following: Place | None) -> None:
        if mark.kind is Kind.CLAUSE:
            self._open_clause(line, mark)
        elif self._has_clauses and not self._is_next_article(mark.number):
            self._add_foreign_article(line)
        else:
            if self.stack.inside(Kind.PROVISIONS, Kind.CLAUSE):
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
        if self._article and group and not _PROVISIONS_HEADING.search(group.heading):
            self.stack.close(0)
            group = None
        if self._article and group is None and not self._has_clauses:
            self._warn(line, "§ следва членовете без заглавие „Преходни и заключителни разпоредби“ (УПЗНА чл. 33).")
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

    def _read_words(self, line: Line, *, loose: bool) -> None:
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
        elif unit.kind is Kind.CLAUSE and _CLOSING.match(text):
            self.stack.close(unit.rank)
            self._add_text(line)
        else:
            self._add_to_unit(unit, line)

    def _joins(self, line: Line) -> bool:
        """Whether the line only carries on a sentence that was wrapped, as in text copied from a PDF."""
        current = self.stack.current
        if current.kind in GROUPINGS or current is self.stack.root:
            return False
        if not current.words:
            return not current.children and not current.heading
        if self.stack.tail.endswith(_ENDS_SENTENCE):
            return False
        wrapped = not line.gap and len(self._above.text) >= _WRAPPED_FROM and not is_uppercase(line.text)
        return wrapped or not line.text[0].isupper()

    def _add_loose(self, line: Line, *, loose: bool) -> None:
        self._is_loose = True
        self._add_text(line)
        if not loose and not self.stack.inside(Kind.PROVISIONS) and not self._has_clauses:
            self._warn(line, "текст извън член; оставен е такъв, какъвто е.")

    def _add_to_unit(self, unit: Draft, line: Line) -> None:
        """Keep an unnumbered line of an article or §; quoted new wording stays under the point that announces it."""
        if unit.kind is Kind.CLAUSE and line.text.startswith(_QUOTES):
            self._add_text(line)
            return
        holder = self.stack.close_to(Kind.PARAGRAPH, *_UNITS)
        self.stack.open(Draft(Kind.TEXT, line.no))
        feed(self.stack, line.text, line.no, fresh=False)
        if unit.kind is Kind.ARTICLE and line.text[0].isupper() and holder.last.keys() <= {Kind.TEXT}:
            self._warn(line, f"ненумериран текст в чл. {unit.number}; всяка алинея има номер (УПЗНА чл. 27).")


def _is_title(text: str) -> bool:
    return bool(text) and len(text) <= _LONGEST_TITLE and text[0].isupper() and text[-1] not in ".;:,!?…)"
