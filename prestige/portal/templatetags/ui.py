"""Template tags of the public pages: icons, the ruler of a term, dates for people, errors and fields of a form."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext

from prestige import typography
from prestige.portal import crispy_civic

register = template.Library()

RULER_WIDTH = 300


@register.simple_tag
def icon(name: str) -> SafeString:
    """Return the icon of the sprite by name; it always stands beside a word and is hidden from readers."""
    return format_html('<svg class="i" aria-hidden="true"><use href="{}#{}"/></svg>', static("img/icons.svg"), name)


@register.simple_tag
def comments_word(n: int) -> str:
    """Return „коментар“ or „коментара“ for so many; a page says it hundreds of times, so it costs no block."""
    return ngettext("коментар", "коментара", n)


@register.simple_tag
def about(article: str) -> str:
    """Return „по чл. 14“, as cheaply as `comments_word`."""
    return gettext("по %(article)s") % {"article": article}


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


@register.filter
def nb(text: str) -> SafeString:
    """Bind what may not be torn apart at a line's end: чл. 5, № 3, 12 дни. The text is escaped unless it is safe."""
    return SafeString(typography.nbsp_html(conditional_escape(text)))  # only spaces change after the escaping


@register.filter
def long_date(day: date) -> str:
    """Write „4 декември 2026 г.“ in the language of the page."""
    return typography.nbsp(typography.long_date(day, get_language() or "bg"))


@register.filter
def long_date_weekday(day: date) -> str:
    """Write „4 декември 2026 г. (петък)“."""
    return typography.nbsp(typography.long_date_weekday(day, get_language() or "bg"))


@register.filter
def short_date(day: date) -> str:
    """Write „04.12.2026 г.“."""
    return typography.nbsp(typography.short_date(day, get_language() or "bg"))


@register.filter
def clock_time(moment: datetime) -> str:
    """Write „14:05 ч.“."""
    return typography.nbsp(typography.clock_time(moment, get_language() or "bg"))


@register.filter
def file_size(size: int) -> str:
    """Write „412 KB“."""
    return typography.nbsp(typography.file_size(size, get_language() or "bg"))


@register.inclusion_tag("civic/error_summary.html")
def error_summary(form: forms.BaseForm) -> dict[str, Any]:
    """List the errors of a form with links to their controls; nothing when the form is right or not yet sent."""
    return {"errors": crispy_civic.summary(form) if form.is_bound else []}


@register.inclusion_tag("civic/error_summary.html")
def error_summaries(
    form: forms.BaseForm, parts: Sequence[forms.BaseForm], sentences: Sequence[str] = (), href: str = ""
) -> dict[str, Any]:
    """List the errors of a form, of its parts, and sentences about something at `href`, in one summary."""
    found = [error for each in (form, *parts) if each.is_bound for error in crispy_civic.summary(each)]
    return {"errors": [*found, *(crispy_civic.FormError(sentence, href) for sentence in sentences)]}


@register.simple_tag
def error_prefix(form: forms.BaseForm, parts: Sequence[forms.BaseForm] = (), sentences: Sequence[str] = ()) -> str:
    """Return the words with which the title of a page with a wrong form, or a wrong part of it, begins."""
    is_wrong = bool(sentences) or any(each.is_bound and each.errors for each in (form, *parts))
    return crispy_civic.title_prefix() if is_wrong else ""


@register.filter
def wired(field: BoundField) -> BoundField:
    """Return the bound field with its control joined to its hint and error."""
    return crispy_civic.wire(field)


@register.filter
def is_group(field: BoundField) -> bool:
    """Say whether a field is a group of radios or checkboxes, which takes a legend and not a label."""
    return crispy_civic.is_group(field)
