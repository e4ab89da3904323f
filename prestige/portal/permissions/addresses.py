"""Every address of the portal, read out of the URL patterns themselves."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import get_resolver
from django.urls.resolvers import LocalePrefixPattern, URLPattern, URLResolver

_PART = re.compile(r"<(?:[a-z_]+:)?([a-z_0-9]+)>")
_GROUP = re.compile(r"\(\?P(<[a-z_0-9]+>)[^()]*\)")


@dataclass(frozen=True)
class Address:
    """One URL pattern. ``name`` carries its namespace; a pattern without a name is called by its route."""

    name: str
    route: str
    has_english: bool

    @property
    def parts(self) -> list[str]:
        """The names of what varies in the route."""
        return _PART.findall(self.route)

    def path(self, values: dict[str, Any]) -> str:
        """Return the path with these values in it. Raises KeyError for a part without a value."""
        return "/" + _PART.sub(lambda part: str(values[part[1]]), self.route)


def addresses() -> list[Address]:
    """Return every pattern in the order in which Django tries them; those of the demonstration are no part of it."""
    return [each for each in _walk(get_resolver().url_patterns, "", "", False) if not each.name.startswith("demo:")]


def _walk(
    patterns: Sequence[URLPattern | URLResolver], route: str, namespace: str, has_english: bool
) -> Iterator[Address]:
    for each in patterns:
        if isinstance(each, URLResolver):
            inner = f"{namespace}{each.namespace}:" if each.namespace else namespace
            is_tree = has_english or isinstance(each.pattern, LocalePrefixPattern)
            prefix = "" if isinstance(each.pattern, LocalePrefixPattern) else str(each.pattern)
            yield from _walk(each.url_patterns, route + prefix, inner, is_tree)
        else:
            own = route + _GROUP.sub(r"\1", str(each.pattern)).removeprefix("^").removesuffix("$")
            yield Address(f"{namespace}{each.name}" if each.name else own, own, has_english)
