"""The text of an act in templates: the one reviewed place that lets stored HTML through."""

from django import template
from django.utils.safestring import SafeString, mark_safe  # noqa: TID251

register = template.Library()


@register.filter
def law(html: str) -> SafeString:
    """Return the stored HTML of a provision as it is.

    Only `Provision.html` may come here. It is made by `acttext.markup`, which escapes every word of the pasted text and
    writes nothing but its own tags; a published revision never changes.
    """
    return mark_safe(html)  # noqa: S308
