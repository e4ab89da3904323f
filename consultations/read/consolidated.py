"""The act in force as it would read with an amending draft: its redline, and which § is behind every change."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.cache import cache
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from consultations.acttext.amending.consolidation import Consolidation, consolidate
from consultations.acttext.amending.reading import is_amending
from consultations.acttext.compared import Comparison
from consultations.acttext.comparison import compare
from consultations.models import ActInForce, Consultation
from consultations.read.amending import Told, told_outcomes
from consultations.read.redline import Redline, redline_of
from consultations.read.wording import language, place

KEPT_SECONDS = 60 * 60


@dataclass(frozen=True)
class Consolidated:
    """What the page shows: the redline, the instructions that were not applied, and all others in their order."""

    base: ActInForce
    redline: Redline
    problems: list[Told]
    others: list[Told]


def consolidated_body(consultation: Consultation, *, whole: bool) -> SafeString:
    """Return everything below the heading of the page, rendered once for everybody; no query when it is kept.

    The published revision and the act it amends never change, so their keys, the language and the look name all that
    the body depends on. `whole` shows what stays as it is too.
    """
    key = (
        f"consolidated:{consultation.url_ref}:{consultation.current_revision_id}:{consultation.amends_id}"
        f":{language()}:{whole}"
    )
    body: SafeString | None = cache.get(key)
    if body is None:
        context = {
            "consultation": consultation,
            "whole": whole,
            "page": consolidated(consultation, whole=whole),
            "text_url": reverse("consultations:text", args=[consultation.url_ref]),
        }
        body = render_to_string("consultations/consolidated_body.html", context)
        cache.set(key, body, KEPT_SECONDS)
    return body


def consolidated(consultation: Consultation, *, whole: bool) -> Consolidated | None:
    """Return what the current draft makes of the act it amends (two queries), None when the draft amends nothing.

    Source: УПЗНА чл. 49–52.
    """
    base, revision = consultation.amends, consultation.current_revision
    if base is None or revision is None or not is_amending(draft := revision.act):
        return None
    in_force = base.act
    result = consolidate(in_force, draft)
    comparison = compare(in_force, result.act, result.alignment)
    redline = redline_of(comparison, whole=whole, notes=_notes(result, comparison, consultation))
    told = told_outcomes(result.outcomes)
    return Consolidated(
        base=base,
        redline=redline,
        problems=[each for each in told if each.is_problem],
        others=[each for each in told if not each.is_problem],
    )


def _notes(result: Consolidation, comparison: Comparison, consultation: Consultation) -> Mapping[str, list[SafeString]]:
    """Return for every changed unit the places of the draft that change it, with links into the reading view."""
    unit_of = {line.new: unit.eid for unit in comparison.units for line in unit.lines if line.new}
    text_url = reverse("consultations:text", args=[consultation.url_ref])
    found: dict[str, dict[str, SafeString]] = {}
    for outcome in result.outcomes:
        eid = outcome.instruction.place
        for changed in outcome.places:
            link = format_html('{} <a href="{}#{}">{}</a>', _("Променя се с"), text_url, eid, place(eid))
            found.setdefault(unit_of[changed], {})[eid] = link
    return {unit: list(links.values()) for unit, links in found.items()}
