"""Public pages kept in memory for visitors who carry no session: the same bytes for everybody.

A page is kept under all that it depends on, so nothing is ever invalidated by hand. Only the shell around it (the
municipality's address, the menu) may be up to a minute old.
"""

from collections.abc import Callable

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

KEPT_SECONDS = 60
COLOURS = ("light", "dark")


def kept_page(
    request: HttpRequest, stamp: str, make: Callable[[], HttpResponse], *, with_query: bool = False
) -> HttpResponse:
    """Return the page of this address from memory, or make it and keep it when it is a plain 200.

    `stamp` names the state of everything the page shows. Whoever has a session, a waiting message or any cookie but a
    choice of colours gets a page of their own, and so does every address with a query, unless `with_query`: then the
    stamp names everything of the query that the page heeds.
    """
    if not is_plain_visit(request, with_query=with_query):
        return make()
    key = ":".join(
        [
            "page",
            stamp,
            get_language() or "",
            request.COOKIES.get("theme", ""),
            request.get_host(),
            request.path,
        ]
    )
    content: bytes | None = cache.get(key)
    if content is None:
        response = make()
        if response.status_code == 200:
            cache.set(key, response.content, KEPT_SECONDS)
        return response
    response = HttpResponse(content)
    patch_vary_headers(response, ["Cookie"])
    return response


def is_plain_visit(request: HttpRequest, *, with_query: bool = False) -> bool:
    """Tell whether the answer can be the same for everybody: a GET with no query and no cookie but the colours.

    `with_query` lets a query be, where the page has some of its own.
    """
    colours = request.COOKIES.get("theme")
    known = (colours is None and not request.COOKIES) or (colours in COLOURS and len(request.COOKIES) == 1)
    return request.method == "GET" and known and (with_query or not request.META.get("QUERY_STRING"))
