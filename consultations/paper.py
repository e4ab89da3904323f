"""What the printed documents say: plain values for the templates of the draft act and of the statement.

These read models know no database row. Whoever prints fills one from the published record; whatever can be
counted from the rows is counted here, so that a sum never contradicts its table.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from textwrap import shorten

from django.utils.safestring import SafeString

from prestige.pdf import MEMORY_MB, PATIENCE_SECONDS, Pdf, render

PROVISION_KINDS = frozenset({"article", "clause", "text"})
DECISIONS = ("accepted", "partly_accepted", "rejected", "noted", "out_of_scope")
RUNNING_TITLE_LENGTH = 78
LISTED_ARTICLES = 60
CAUSES_BESIDE = 3


@dataclass(frozen=True, slots=True)
class PaperUnit:
    """One unit of an act in reading order, as `acttext.units.Unit` gives it with `links=False`.

    `kind` is part, division, chapter, section, heading, provisions, annex, or that of a provision: article, clause,
    text. `label` is printed as it is („Чл. 12.“, „Глава първа“, „§ 3.“), `heading` is the title; both may be empty.
    `eid` is the anchor of the reading view. `depth` counts the headings above, from 0. `html` is safe HTML.
    """

    kind: str
    eid: str
    label: str
    heading: str
    html: SafeString
    depth: int

    @property
    def is_provision(self) -> bool:
        """Return whether the unit is a provision with a text of its own, not a heading above provisions."""
        return self.kind in PROVISION_KINDS

    @property
    def level(self) -> int:
        """Return the heading level in the document, 2 to 6: the title of the act is the only first level."""
        return min(self.depth + 2, 6)

    @property
    def name(self) -> str:
        """Return label and title in one line for the contents: „Глава втора. Обществен ред“, „Чл. 7“."""
        if not self.heading:
            return self.label.removesuffix(".")
        separator = ". " if self.kind in {"part", "division", "chapter", "section"} else " "
        return separator.join(filter(None, (self.label, self.heading)))


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading with the provisions under it, up to the next heading. `heading` is None before the first one."""

    heading: PaperUnit | None
    provisions: tuple[PaperUnit, ...]

    @property
    def articles(self) -> tuple[PaperUnit, ...]:
        """Return the articles without the § and the loose text."""
        return tuple(unit for unit in self.provisions if unit.kind == "article")

    @property
    def span(self) -> str:
        """Return what the passage covers: „чл. 3“, „чл. 3–17“, „§ 2–4“, or nothing for a bare heading."""
        labels = [unit.label.removesuffix(".") for unit in self.provisions if unit.label]
        if not labels:
            return ""
        sign, _, first = labels[0].partition(" ")
        last = labels[-1].partition(" ")[2]
        return f"{sign.lower()} {first}" if first == last else f"{sign.lower()} {first}–{last}"


class TypesetAct:
    """What every act on paper has: a title and units, cut into passages for contents and text."""

    __slots__ = ()
    title: str
    units: tuple[PaperUnit, ...]

    @property
    def running_title(self) -> str:
        """Return the title cut at a word so that it stands in one line above the text."""
        return shorten(self.title, RUNNING_TITLE_LENGTH, placeholder=" …")

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Return the text in reading order, cut at the headings."""
        cuts: list[tuple[PaperUnit | None, list[PaperUnit]]] = [(None, [])]
        for unit in self.units:
            if unit.is_provision:
                cuts[-1][1].append(unit)
            else:
                cuts.append((unit, []))
        return tuple(Passage(heading, tuple(units)) for heading, units in cuts if heading or units)

    @property
    def lists_articles(self) -> bool:
        """Return whether the contents name every article. A long act with headings names spans instead: one line
        for each of 200 articles takes four pages and longer to typeset than the text.
        """
        articles = sum(unit.kind == "article" for unit in self.units)
        return articles <= LISTED_ARTICLES or all(unit.is_provision for unit in self.units)


@dataclass(frozen=True, slots=True)
class ActPaper(TypesetAct):
    """A draft act on paper: title page, contents, text.

    `facts` are the labelled lines of the title page (вносител, съставител, правно основание). `permalink` leads
    to this very revision, `comment_url` is the short address for comments, `comment_qr` its code. `last_day` is
    None for a draft without a term. `paper_way` says where proposals are taken on paper.
    """

    municipality: str
    consultation_number: str
    act_type_label: str
    title: str
    status_label: str
    revision_label: str
    published_on: date
    last_day: date | None
    permalink: str
    comment_url: str
    comment_qr: SafeString
    units: tuple[PaperUnit, ...]
    facts: tuple[tuple[str, str], ...] = ()
    paper_way: str = ""

    @property
    def title_without_type(self) -> str:
        """Return the title without the kind of act it begins with: „за опазване …“ of „Наредба за опазване …“."""
        kind = self.act_type_label
        if self.title.casefold().startswith(f"{kind} ".casefold()):
            return self.title[len(kind) :].lstrip()
        return self.title


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One received proposal with the answer to it, as ЗНА чл. 26, ал. 5 wants it: date of receipt and declared
    capacity of the sender beside the decision and, unless accepted, its reasons. `decision` is one of `DECISIONS`.
    A text that was held stays hidden: `proposal` is empty and `hold_ground` says why.
    """

    number: str
    received_at: datetime
    channel_label: str
    sender: str
    capacity: str
    proposal: str
    proposed_wording: str
    decision: str
    decision_label: str
    reasons: str
    hold_ground: str = ""


@dataclass(frozen=True, slots=True)
class StatementGroup:
    """The proposals on one provision („Чл. 14, ал. 2“) or on the draft as a whole."""

    label: str
    rows: tuple[StatementRow, ...]


@dataclass(frozen=True, slots=True)
class Signatory:
    """A place for a signature: in what role („Изготвил“), who, and in which position."""

    role: str
    name: str
    position: str = ""


@dataclass(frozen=True, slots=True)
class StatementPaper:
    """The statement of proposals (справка по чл. 26, ал. 5 от ЗНА) on paper.

    `term` is the sentence on the term, with the reasons when it was shorter than 30 days. `corrects` names the earlier
    statement that this one takes the place of, `correction_reason` says why. No group means that no
    proposal was received, which the document then says. `verification_code` is digits in fours.
    """

    municipality: str
    address: str
    number: str
    issued_on: date
    consultation_number: str
    consultation_title: str
    published_on: date
    last_day: date
    term: str
    groups: tuple[StatementGroup, ...]
    signatories: tuple[Signatory, ...]
    verification_code: str
    verify_url: str
    verify_qr: SafeString
    data_url: str = ""
    name: str = "Справка"
    short_name: str = "Справка по чл. 26, ал. 5 от ЗНА"
    basis: str = "на основание чл. 26, ал. 5 от Закона за нормативните актове"
    corrects: str = ""
    correction_reason: str = ""

    @property
    def rows(self) -> tuple[StatementRow, ...]:
        """Return every proposal, in the order of the tables."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def tables(self) -> tuple[tuple[StatementGroup, tuple[tuple[int, StatementRow], ...]], ...]:
        """Return each group with its rows numbered through the whole document, from 1."""
        positions = count(1)
        return tuple((group, tuple((next(positions), row) for row in group.rows)) for group in self.groups)

    @property
    def subject(self) -> str:
        """Return the title of the draft as it stands inside a sentence; a title in capitals stays so."""
        title = self.consultation_title
        return title[:1].lower() + title[1:] if title[1:2].islower() else title

    @property
    def decisions(self) -> tuple[tuple[str, int], ...]:
        """Return each decision that was taken with the number of proposals, from accepted to out of scope."""
        ordered = sorted(self.rows, key=lambda row: DECISIONS.index(row.decision))
        return tuple(Counter(row.decision_label for row in ordered).items())

    @property
    def channels(self) -> tuple[tuple[str, int], ...]:
        """Return each channel with the number of proposals received by it, the busiest first."""
        return tuple(Counter(row.channel_label for row in self.rows).most_common())


@dataclass(frozen=True, slots=True)
class RedlinePaperUnit:
    """A place that a revision changed; `html` and `heading` are safe, `causes` are proposals with their decisions."""

    name: str
    tags: tuple[str, ...]
    heading: SafeString
    html: SafeString
    causes: tuple[tuple[str, str], ...] = ()

    @property
    def first_causes(self) -> tuple[tuple[str, str], ...]:
        """Return those that are named beside the change; the comparison on the portal names all."""
        return self.causes[:CAUSES_BESIDE]

    @property
    def more_causes(self) -> int:
        return max(0, len(self.causes) - CAUSES_BESIDE)


@dataclass(frozen=True, slots=True)
class RedlinePaper:
    """What a revision changed in the one before it, on paper.

    `versions` names both with their days, `reasons` is the municipality's own word on the change, `term` what it meant
    for the term. `address` leads to the same comparison on the portal, `short_address` and `qr` to the consultation.
    """

    municipality: str
    consultation_number: str
    title: str
    act_title: str
    summary: str
    term: str
    reasons: str
    versions: str
    published_on: date
    units: tuple[RedlinePaperUnit, ...]
    address: str
    short_address: str
    qr: SafeString


def print_redline(paper: RedlinePaper, *, dated: datetime) -> Pdf:
    """Return the comparison as PDF/UA-1. Raises `prestige.pdf.PrintingError`."""
    length = sum(len(unit.html) for unit in paper.units)
    return render(
        "consultations/pdf/redline.html",
        {"paper": paper},
        dated=dated,
        patience_seconds=PATIENCE_SECONDS + length // 20_000,
        memory_mb=MEMORY_MB + length // 2_000,
    )


def print_act(paper: ActPaper, *, dated: datetime) -> Pdf:
    """Return the draft act as PDF/UA-1. Raises `prestige.pdf.PrintingError`."""
    return press_act("consultations/pdf/act.html", paper, dated=dated)


def press_act(template: str, paper: TypesetAct, *, dated: datetime) -> Pdf:
    """Return an act set by a template as PDF/UA-1. Raises `prestige.pdf.PrintingError`.

    The press gets more time and memory with the length of the text; 1,000 articles take some 200 pages.
    """
    length = sum(len(unit.html) for unit in paper.units)
    return render(
        template,
        {"paper": paper},
        dated=dated,
        patience_seconds=PATIENCE_SECONDS + length // 20_000,
        memory_mb=MEMORY_MB + length // 2_000,
    )


def print_statement(paper: StatementPaper, *, dated: datetime) -> Pdf:
    """Return the statement as PDF/UA-1. Raises `prestige.pdf.PrintingError`.

    The law wants every proposal in it, so the press gets more time and memory with every row; 2,000 rows take
    some 400 pages, 40 seconds of a processor and 600 MB.
    """
    rows = len(paper.rows)
    return render(
        "consultations/pdf/statement.html",
        {"paper": paper},
        dated=dated,
        patience_seconds=PATIENCE_SECONDS + rows // 20,
        memory_mb=MEMORY_MB + rows // 2,
    )
