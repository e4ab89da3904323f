"""Template tags of the public pages: icons, the ruler of a term, errors and fields of a form."""

from __future__ import annotations

from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from prestige.portal import crispy_civic

register = template.Library()

RULER_WIDTH = 300


@register.simple_tag
def icon(name: str) -> SafeString:
    """Return the icon of the sprite by name; it always stands beside a word and is hidden from readers."""
    return format_html(
        '<svg class="i" aria-hidden="true"><use href="{}#{}"/></svg>', static("img/icons.svg"), name
    )


@register.inclusion_tag("ui/ruler.html")
def ruler(days: int, left: int | None = None) -> dict[str, Any]:
    """Draw a term of `days` calendar days as ticks, the last `left` of them still ahead; None when it is closed.

    The first and the last day and today are tall. Decoration only: the sentence beside it carries the meaning.
    """
    days = max(days, 1)
    step = (RULER_WIDTH - 3) / days
    today = days + 1 if left is None else days - left
    ticks = [
        {
            "x": f"{day * step:.1f}",
            "is_tall": day in (0, today, days),
            "is_left": day >= today,
        }
        for day in range(days + 1)
    ]
    return {"ticks": ticks, "width": RULER_WIDTH}


@register.inclusion_tag("civic/error_summary.html")
def error_summary(form: forms.BaseForm) -> dict[str, Any]:
    """List the errors of a form with links to their controls; nothing when the form is right or not yet sent."""
    return {"errors": crispy_civic.summary(form) if form.is_bound else []}


@register.simple_tag
def error_prefix(form: forms.BaseForm) -> str:
    """Return the words with which the title of a page with a wrong form begins."""
    return crispy_civic.title_prefix() if form.is_bound and form.errors else ""


@register.filter
def wired(field: BoundField) -> BoundField:
    """Return the bound field with its control joined to its hint and error."""
    return crispy_civic.wire(field)


@register.filter
def is_group(field: BoundField) -> bool:
    """Say whether a field is a group of radios or checkboxes, which takes a legend and not a label."""
    return crispy_civic.is_group(field)
