"""Two texts of an act as a redline: what a page, a preview or a paper shows of a comparison."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from consultations.acttext.alignment import Relation
from consultations.acttext.compared import ComparedUnit, Comparison, Side
from consultations.acttext.redline_html import Words, heading_html, pieces_html, rows, unit_html
from consultations.acttext.tree import GROUPINGS, Kind
from consultations.read.redline_summary import in_short, summary_line
from consultations.read.wording import language, place
from prestige.typography import nbsp

Links = Sequence[tuple[str, str]]  # text and address


@dataclass(frozen=True)
class Tag:
    """A state as word and icon; `kind` as in `ui/tag.html`."""

    label: str
    icon: str = "diff"
    kind: str = "inst"


@dataclass(frozen=True)
class RedlineUnit:
    """A heading, article, §, annex or loose text of both versions with its changes.

    `anchor` is unique on the page; `name` is in `language`, `short` names it in a list of links in the active one.
    `heading` is the redline of a changed heading, else empty. `html` is the text, `rows` the same side by side.
    `causes` are the proposals behind the change and `notes` whatever else is said beside it.
    """

    anchor: str
    eid: str
    name: str
    language: str
    short: str
    tags: list[Tag]
    is_heading: bool
    is_kept: bool
    heading: SafeString
    html: SafeString
    rows: list[tuple[SafeString, SafeString]] = field(default_factory=list)
    causes: Links = ()
    notes: Sequence[str] = ()


@dataclass(frozen=True)
class Redline:
    """The redline of two texts: the `summary` in words, the units to show, and `changed`, those that differ.

    `title` is the redline of the title of the act, empty when it stayed.
    """

    summary: str
    title: SafeString
    units: list[RedlineUnit]
    changed: list[RedlineUnit]

    @property
    def is_same(self) -> bool:
        """Whether not a word, a number or the order of anything differs."""
        return not self.changed and not self.title


def redline_of(
    comparison: Comparison,
    *,
    whole: bool = False,
    side: bool = False,
    causes: Callable[[ComparedUnit], Links] = lambda unit: (),
    notes: Mapping[str, Sequence[str]] | None = None,
) -> Redline:
    """Return the redline of any two texts of an act, in the language that is active.

    `whole` shows what stayed too, `side` lays the units out in two columns besides. `causes` gives the proposals behind
    the change of a unit; `notes` sentences to stand beside a unit, by its anchor in the new text, a dropped one's in
    the old.
    """
    words = redline_words()
    shown = comparison.units if whole else [unit for unit in comparison.units if not unit.is_kept]
    units = [_unit(unit, words, whole, side, causes(unit), (notes or {}).get(unit.eid, ())) for unit in shown]
    is_renamed = any(piece.kind != "same" for piece in comparison.title)
    return Redline(
        summary=summary_line(comparison.summary()),
        title=SafeString(pieces_html(comparison.title, words)) if is_renamed else SafeString(),
        units=units,
        changed=[unit for unit in units if not unit.is_kept],
    )


def redline_words() -> Words:
    """Return the words of a redline in the active language."""
    return Words(
        added=_("добавено:"),
        removed=_("заличено:"),
        moved=_("преместено, беше %(place)s") % {"place": "%s"},
        split=_("отделено от %(place)s") % {"place": "%s"},
        merged=_("слято с %(place)s") % {"place": "%s"},
        same=_("Без промяна: %(places)s") % {"places": "%s"},
        language=language(),
    )


def name_of(side: Side) -> str:
    """Return the name of a unit as a title: „Чл. 14. Тротинетки“, „Глава втора. Контрол“."""
    heading = side.heading if side.heading != side.label else ""
    if not heading or not side.label:
        return nbsp((side.label or heading).removesuffix("."))
    separator = " " if side.label.endswith(".") else ". "
    return nbsp(f"{side.label}{separator}{heading}")


def _unit(
    unit: ComparedUnit, words: Words, whole: bool, side: bool, causes: Links, notes: Sequence[str]
) -> RedlineUnit:
    named = unit.new or unit.old
    own = name_of(named) if named else ""
    name = own or _loose_name(unit)
    stands = unit.old is not None and unit.new is not None
    return RedlineUnit(
        anchor=unit.eid if unit.new else f"old-{unit.eid}",
        eid=unit.eid,
        name=name,
        language="bg" if own else language(),
        short=nbsp(in_short(unit, capfirst(place(unit.eid)) if _is_cited(unit) or language() != "bg" else name)),
        tags=_tags(unit),
        is_heading=unit.kind in GROUPINGS,
        is_kept=unit.is_kept,
        heading=SafeString(heading_html(unit, words)),
        html=SafeString(unit_html(unit, words, whole=whole))
        if whole or unit.is_changed or not stands
        else _same_text(),
        rows=[(SafeString(old), SafeString(new)) for old, new in rows(unit, words)] if side else [],
        causes=causes,
        notes=notes,
    )


def _same_text() -> SafeString:
    """Return what stands for the text of a place that only bears another number or stands elsewhere."""
    return format_html('<p class="note" lang="{}">{}</p>', language(), _("Текстът не е променен."))


def _is_cited(unit: ComparedUnit) -> bool:
    return unit.kind in (Kind.ARTICLE, Kind.CLAUSE, Kind.ANNEX)


def _loose_name(unit: ComparedUnit) -> str:
    return _("Преамбюл") if unit.eid == "preamble" else _("Текст извън членовете")


def _tags(unit: ComparedUnit) -> list[Tag]:
    match unit.relation:
        case Relation.ADDED:
            return [Tag(_("Нов"))]
        case Relation.SPLIT:
            return [Tag(_("Нов, отделен"))]
        case Relation.REMOVED:
            return [Tag(_("Отпада"), "x", "no")]
        case Relation.MERGED:
            return [Tag(_("Слива се с друг"), "x", "no")]
    was = {"place": place(unit.old.eid)} if unit.old else {"place": ""}
    is_renamed = bool(unit.old and unit.new and unit.old.eid != unit.new.eid)
    found = [Tag(_("Променен"))] if unit.is_changed else []
    if unit.relation is Relation.MOVED:
        found.append(Tag(nbsp(_("Преместен, беше %(place)s") % was if is_renamed else _("Преместен")), "out"))
    elif is_renamed and _is_cited(unit):
        found.append(Tag(nbsp(_("Преномериран, беше %(place)s") % was), "out"))
    return found
