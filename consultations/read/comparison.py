"""The page that compares two public revisions: which two, what differs, and why."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.core.cache import cache
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from consultations.acttext.alignment import Alignment
from consultations.acttext.compared import ComparedUnit, Comparison
from consultations.acttext.comparison import compare
from consultations.acttext.lineage import between
from consultations.models import Comment, Consultation, Revision
from consultations.read.causes import causes_between, cited_numbers, compare_url
from consultations.read.redline import Links, Redline, redline_of
from consultations.read.wording import day, language
from consultations.revising import Nature
from prestige.typography import nbsp

KEPT_SECONDS = 60 * 60
MOST_UNITS = 200  # changed units on one page; beyond that each has a page of its own


@dataclass(frozen=True)
class Asked:
    """Two revisions asked for; one is None where the address names none such. `error` says so in a sentence."""

    old: Revision | None
    new: Revision | None
    choices: list[tuple[str, str]]
    error: str = ""


@dataclass(frozen=True)
class Look:
    """How the redline is shown: all of the text, two columns, or one article, by its anchor on the page."""

    whole: bool = False
    side: bool = False
    article: str = ""


def asked_pair(consultation: Consultation, a: str, b: str) -> Asked:
    """Return the revisions that „v1“ and „v2“ name, the last two for empty ones (one query)."""
    public = list(
        Revision.objects.published()
        .filter(consultation=consultation)
        .only(
            "ordinal", "published_at", "nature", "change_note", "last_day", "base_id", "consultation_id", "word_count"
        )
    )
    known = {f"v{revision.ordinal}": revision for revision in public}
    choices = [
        (name, nbsp(_("%(n)d от %(day)s") % {"n": each.ordinal, "day": day(timezone.localdate(each.published_at))}))
        for name, each in known.items()
        if each.published_at
    ]
    new = known.get(b) if b else public[0]
    earlier = [each for each in public if new and each.ordinal < new.ordinal]
    old = known.get(a) if a else (earlier[0] if earlier else new)
    if old and new:
        return Asked(old, new, choices)
    return Asked(old, new, choices, _("Няма такава редакция. Изберете от списъците."))


def heading(asked: Asked) -> str:
    """Return what the page is called."""
    if asked.old is None or asked.new is None or asked.old == asked.new:
        return _("Сравнение на редакции")
    ordinals = {"old": asked.old.ordinal, "new": asked.new.ordinal}
    if asked.new.base_id == asked.old.pk:
        return _("Какво се промени в редакция %(new)d") % ordinals
    return _("Какво се промени от редакция %(old)d до редакция %(new)d") % ordinals


def comparison_body(consultation: Consultation, old: Revision, new: Revision, look: Look) -> SafeString:
    """Return the summary and the redline of two public revisions as HTML, rendered once for everybody.

    The key holds all it depends on: the texts never change, the proposals behind the changes are in it by number. One
    query when it is kept, two when not.
    """
    causes = causes_between(consultation, *sorted((old.ordinal, new.ordinal)))
    told = sorted((lineage, comment.number) for lineage, comments in causes.items() for comment in comments)
    stamp = hashlib.sha256(repr((told, look, consultation.url_ref)).encode()).hexdigest()[:32]
    key = f"compare:{old.pk}:{new.pk}:{language()}:{stamp}"
    body: SafeString | None = cache.get(key)
    if body is None:
        body = render_to_string("consultations/redline_body.html", _context(consultation, old, new, look, causes))
        cache.set(key, body, KEPT_SECONDS)
    return body


def redline_between(
    old: Revision,
    new: Revision,
    look: Look,
    links_of: Callable[[list[Comment]], Links] = lambda comments: (),
    causes: Mapping[str, list[Comment]] | None = None,
) -> Redline:
    """Return the redline of any two revisions of a consultation, public or not; a preview gives no causes."""
    comparison = comparison_of(old, new)
    if look.article:
        units = [unit for unit in comparison.units if anchor_of(unit) == look.article]
        comparison = Comparison((), (), tuple(units))
    befores, afters = old.known_lineages.own, new.known_lineages.own

    def links(unit: ComparedUnit) -> Links:
        found: dict[int, Comment] = {}
        for line in unit.lines:
            for lineage in (afters.get(line.new, ""), befores.get(line.old, "")):
                found |= {comment.serial: comment for comment in (causes or {}).get(lineage, [])}
        return links_of([found[serial] for serial in sorted(found)])

    return redline_of(comparison, whole=look.whole or bool(look.article), side=look.side, causes=links)


def comparison_of(old: Revision, new: Revision) -> Comparison:
    """Return two revisions of one consultation beside each other, in either order."""
    before, after = old.act, new.act
    if new.base_id == old.pk:
        alignment = Alignment.from_json(new.alignment)
    else:
        backwards = old.ordinal > new.ordinal
        alignment = between(before, old.known_lineages, after, new.known_lineages, backwards=backwards)
    return compare(before, after, alignment)


def anchor_of(unit: ComparedUnit) -> str:
    """Return the anchor of a unit on the page: of a dropped one the old anchor, told apart from the new ones."""
    return unit.eid if unit.new else f"old-{unit.eid}"


def known_article(asked: Asked, anchor: str) -> str:
    """Return the anchor when one of the two revisions has such a place, empty for any other: none is kept."""
    if not anchor or (asked.new is not None and anchor in asked.new.lineages):
        return anchor
    is_old = asked.old is not None and anchor.removeprefix("old-") in asked.old.lineages
    return anchor if is_old and anchor.startswith("old-") else ""


def term_line(new: Revision) -> str:
    """Say what the revision meant for the term. Source: ЗНА чл. 26, ал. 4."""
    if new.last_day and new.base_id:
        return nbsp(
            _("Промените са по същество, затова срокът започна отново и тече до %(day)s.") % {"day": day(new.last_day)}
        )
    if new.nature == Nature.TECHNICAL:
        return _("Промените не са по същество, затова срокът продължава.")
    if new.nature == Nature.FOLLOWING:
        return _("Редакцията отразява приети предложения. Срокът не се променя.")
    return ""


def _pdf_url(consultation: Consultation, old: Revision, new: Revision) -> str:
    address = reverse("consultations:compare_pdf", args=[consultation.url_ref])
    return f"{address}?a={old.name}&b={new.name}"


def _context(
    consultation: Consultation, old: Revision, new: Revision, look: Look, causes: Mapping[str, list[Comment]]
) -> dict[str, object]:
    texts = Revision.objects.defer("source", "warnings", "corrections").in_bulk([old.pk, new.pk])
    redline = redline_between(
        texts[old.pk], texts[new.pk], look, lambda comments: cited_numbers(comments, consultation), causes
    )
    is_huge = len(redline.changed) > MOST_UNITS and not look.article
    return {
        "consultation": consultation,
        "redline": redline,
        "look": look,
        "old": old,
        "new": new,
        "is_huge": is_huge,
        "units": [] if is_huge else redline.units,
        "base": compare_url(consultation, old.ordinal, new.ordinal),
        "pdf_url": _pdf_url(consultation, old, new) if new.base_id == old.pk else "",
        "term_line": term_line(new) if new.base_id == old.pk else "",
    }
