"""What the shell of every page needs."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import Resolver404, translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from prestige.municipality.models import Municipality

THEMES = ("light", "dark")


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return the municipality, the theme of the cookie, the same page in the other language and the demo flag."""
    theme = request.COOKIES.get("theme", "")
    other = "bg" if get_language() == "en" else "en"
    return {
        "municipality": SimpleLazyObject(_municipality),
        "theme": theme if theme in THEMES else "",
        "demo": settings.DEMO,
        "other_language": other,
        "language_url": SimpleLazyObject(lambda: _in_language(request, other)),
    }


def _municipality() -> Municipality:
    return Municipality.objects.first() or Municipality(name="Община", short_name="")


def _in_language(request: HttpRequest, language: str) -> str:
    try:
        return translate_url(request.get_full_path(), language)
    except Resolver404:
        return "/"
