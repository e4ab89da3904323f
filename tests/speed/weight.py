"""What a first visit brings over the line, and what a page asks of the database."""

import gzip
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.speed.figures import fetched_by_page, fetched_by_style
from tests.speed.visitors import Connection

PROXY_GZIP_LEVEL = 6


@dataclass(frozen=True)
class Weight:
    """Bytes of a first visit as they are sent: the page compressed as by the proxy, files as they were collected."""

    html: int
    html_uncompressed: int
    css: int
    fonts: int
    rest: int
    files: int

    @property
    def total(self) -> int:
        return self.html + self.css + self.fonts + self.rest


def first_visit(port: int, path: str) -> Weight:
    """Return what a browser with an empty cache is sent for this page; all fonts that the styles name are counted."""
    with Connection(port) as browser:
        html = browser.get(path).body
        names = fetched_by_page(html.decode(), f"http://127.0.0.1:{port}{path}")
        for style in [name for name in names if name.endswith(".css")]:
            names |= fetched_by_style(browser.get(urlsplit(style).path).body.decode(), style)
        sizes = {name: len(browser.get(urlsplit(name).path, Accept_Encoding="gzip, br").body) for name in names}
    css = sum(size for name, size in sizes.items() if name.endswith(".css"))
    fonts = sum(size for name, size in sizes.items() if name.endswith(".woff2"))
    return Weight(
        html=len(gzip.compress(html, PROXY_GZIP_LEVEL)),
        html_uncompressed=len(html),
        css=css,
        fonts=fonts,
        rest=sum(sizes.values()) - css - fonts,
        files=len(sizes),
    )


def queries(path: str) -> tuple[int, int]:
    """Return the number of queries of an anonymous visit with an empty cache, and of the next one."""
    cache.clear()
    visitor = Client(SERVER_NAME="127.0.0.1")
    found = []
    for _visit in range(2):
        with CaptureQueriesContext(connection) as captured:
            assert visitor.get(path).status_code == 200, path
        found.append(len(captured))
    return found[0], found[1]
