"""The press: HTML on standard input, PDF/UA-1 on standard output. Run as a script, in a process of its own.

WeasyPrint lays out text that strangers wrote. So it runs apart from the portal: no Django, no settings, no
secrets in the environment, its memory and processor time limited by the kernel, and nothing to read but the
style sheet and the fonts that lie beside this file. A document that asks for anything else is not printed.
"""

import contextlib
import gc
import resource
import sys
from pathlib import Path

from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

HERE = Path(__file__).parent
BUNDLE = {"pdf.css": (HERE / "pdf.css", "text/css; charset=utf-8")} | {
    font.name: (font, "font/ttf") for font in sorted((HERE / "fonts").glob("*.ttf"))
}


class BundleFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint carries no types
    """Serves `bundle:NAME` for the exact names of the bundle and stops the press at any other address."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        scheme, _, name = url.partition(":")
        if scheme != "bundle" or name not in BUNDLE:
            raise FatalURLFetchingError(f"not in the bundle: {url[:200]}")
        path, content_type = BUNDLE[name]
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": content_type})


def limit(memory_mb: int, cpu_seconds: int) -> None:
    """Ask the kernel to stop this process beyond the given memory and processor time (best effort off Linux)."""
    for kind, most in ((resource.RLIMIT_AS, memory_mb * 1024 * 1024), (resource.RLIMIT_CPU, cpu_seconds)):
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (most, most))


def press(html: str) -> tuple[int, bytes]:
    """Return the number of pages and the bytes of the PDF/UA-1 document."""
    gc.set_threshold(50_000, 20, 50)  # a document is built up: looking for garbage in it costs a tenth
    document = HTML(string=html, url_fetcher=BundleFetcher()).render(pdf_variant="pdf/ua-1")
    return len(document.pages), document.write_pdf(pdf_variant="pdf/ua-1")


if __name__ == "__main__":
    limit(int(sys.argv[1]), int(sys.argv[2]))
    try:
        pages, content = press(sys.stdin.buffer.read().decode())
    except FatalURLFetchingError as error:
        sys.exit(str(error))
    sys.stdout.buffer.write(b"%d\n" % pages + content)
