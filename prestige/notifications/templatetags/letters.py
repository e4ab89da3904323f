"""Filters for the text version of letters."""

from django import template

register = template.Library()


@register.filter
def quoted(text: str) -> str:
    """Return the text as a quotation: every line behind a bar."""
    return "\n".join(f"  | {line}".rstrip() for line in text.splitlines())
