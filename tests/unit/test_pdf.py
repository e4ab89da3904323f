"""The door to paper: what it gives, what it refuses to read, when it stops."""

import contextlib
import importlib
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pikepdf
import pytest
from django.test import override_settings

from prestige import pdf
from prestige.paper.checks import check_native_libraries
from tests.papers import DATED, require_press

require_press()

SECRET = "canary-" + "7f3a9c"
PAGE = (
    '<!doctype html><html lang="bg"><head><meta charset="utf-8"><title>Т</title>{head}</head><body>{body}</body></html>'
)


def print_html(html: str, **limits: int) -> pdf.Pdf:
    """Print a page through the real door, with the page as the only template there is."""
    loader = ("django.template.loaders.locmem.Loader", {"page.html": html})
    engine = {"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {"loaders": [loader]}}
    with override_settings(TEMPLATES=[engine]):
        return pdf.render("page.html", {}, dated=DATED, **limits)


@pytest.fixture
def canary() -> Iterator[tuple[str, list[str]]]:
    """Start a server on this machine and return its address and the paths it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(SECRET.encode())

        def log_message(self, *args: object) -> None:
            """Say nothing: the list of paths is the log."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()
    thread.join()


VECTORS = {
    "attachment": ('<link rel="attachment" href="{url}">', ""),
    "attached link": ("", '<a rel="attachment" href="{url}">x</a>'),
    "style sheet": ('<link rel="stylesheet" href="{url}">', ""),
    "import": ('<style>@import "{url}";</style>', ""),
    "font": ('<style>@font-face{{font-family:x;src:url("{url}")}}p{{font-family:x}}</style>', "<p>x</p>"),
    "picture": ("", '<img alt="x" src="{url}">'),
    "object": ("", '<object data="{url}"></object>'),
    "embed": ("", '<embed src="{url}">'),
    "background": ("", """<p style="background:url('{url}')">x</p>"""),
    "content": ("<style>p::before{{content:url('{url}')}}</style>", "<p>x</p>"),
    "list mark": ("", """<ul><li style="list-style-image:url('{url}')">x</li></ul>"""),
    "page background": ("<style>@page{{background:url('{url}')}}</style>", "x"),
    "border": ("", """<p style="border:9px solid;border-image:url('{url}') 1">x</p>"""),
    "svg image": ("", '<svg width="9" height="9"><image width="9" height="9" href="{url}"/></svg>'),
}


def hostile(vector: str, url: str) -> str:
    head, body = VECTORS[vector]
    return PAGE.format(head=head.format(url=url), body=body.format(url=url))


@pytest.mark.parametrize("vector", VECTORS)
def test_hostile_html_reaches_no_address(vector: str, canary: tuple[str, list[str]]) -> None:
    address, asked = canary
    press = importlib.import_module("prestige.paper.press")
    open_fetcher = press.URLFetcher(timeout=5)
    press.HTML(string=hostile(vector, f"{address}/open"), url_fetcher=open_fetcher).write_pdf()
    assert asked, "the vector must reach the server when nothing stops it, or it proves nothing"
    asked.clear()
    with contextlib.suppress(press.FatalURLFetchingError):
        press.press(hostile(vector, f"{address}/closed"))
    assert asked == []


@pytest.mark.parametrize("vector", ["attachment", "picture"])
@pytest.mark.parametrize("scheme", ["file", "bundle", "data"])
def test_hostile_html_reads_no_file(vector: str, scheme: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    url = {
        "file": secret.as_uri(),
        "bundle": f"bundle:fonts/../../../../../..{secret}",
        "data": f"data:text/plain,{SECRET}",
    }[scheme]
    with pytest.raises(pdf.PrintingError, match="not in the bundle"):
        print_html(hostile(vector, url))


def test_relative_addresses_lead_nowhere() -> None:
    printed = print_html(hostile("picture", quote("../../../etc/hostname")))
    assert printed.pages == 1


def test_document_carries_no_secret_path_or_attachment() -> None:
    document = print_html(PAGE.format(head='<link rel="stylesheet" href="bundle:pdf.css">', body="<p>Чл. 1</p>"))
    with pikepdf.open(BytesIO(document.content)) as opened:
        assert list(opened.attachments) == []
        assert str(Path.home()) not in str(opened.docinfo)
    assert str(pdf.PRESS.parent).encode() not in document.content


def test_same_document_and_date_give_the_same_bytes() -> None:
    html = PAGE.format(head='<link rel="stylesheet" href="bundle:pdf.css">', body="<p>Чл. 1. (1) Наредба</p>")
    first, second = print_html(html), print_html(html)
    assert first == second
    assert len(first.sha256) == 64


@pytest.mark.parametrize(
    "bomb",
    [
        "<div style='display:flex'>" * 40 + "x" + "</div>" * 40,
        "<div style='columns:1000'>" + "<p>x</p>" * 3000 + "</div>",
        "<div style='display:grid;grid-template-columns:repeat(5000,1px)'>" + "<i>x</i>" * 5000 + "</div>",
    ],
    ids=["nested flex", "columns", "grid"],
)
def test_press_is_stopped_when_its_time_is_over(bomb: str) -> None:
    started = time.monotonic()
    with pytest.raises(pdf.PrintingError):
        print_html(PAGE.format(head="", body=bomb), patience_seconds=2)
    assert time.monotonic() - started < 6


def test_press_is_stopped_when_its_memory_is_over() -> None:
    with pytest.raises(pdf.PrintingError):
        print_html(PAGE.format(head="", body="<p>текст</p>" * 20_000), memory_mb=320)


def test_nesting_without_end_is_refused() -> None:
    with pytest.raises(pdf.PrintingError):
        print_html(PAGE.format(head="", body="<div>" * 5000 + "x"))


def test_machine_with_the_libraries_is_not_warned() -> None:
    assert check_native_libraries(None) == []


@pytest.mark.usefixtures("no_pango")
def test_missing_library_is_one_warning_with_the_commands() -> None:
    (warning,) = check_native_libraries(None)
    assert warning.id == "prestige.W001"
    assert "apt-get install --no-install-recommends libpango-1.0-0" in warning.msg
