"""Arithmetic of a measurement, and what a page makes a browser fetch. Nothing here touches a server."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from math import ceil
from re import findall
from statistics import median
from urllib.parse import urldefrag, urljoin

FETCHED = {"script": "src", "img": "src", "use": "href", "source": "src"}
FETCHED_LINKS = {"stylesheet", "preload", "icon", "manifest"}


def percentile(values: Sequence[float], share: int) -> float:
    """Return the smallest value that at least `share` percent of the values do not exceed (nearest rank)."""
    return sorted(values)[max(ceil(len(values) * share / 100), 1) - 1]


@dataclass(frozen=True)
class Run:
    """One round of one page: the seconds of each answer, the seconds of the round, processor seconds of the server."""

    latencies: tuple[float, ...]
    seconds: float
    processor: float

    @property
    def rate(self) -> float:
        """Answers per second."""
        return len(self.latencies) / self.seconds


@dataclass(frozen=True)
class Speed:
    """All rounds of one page; rates are medians of the rounds, so one disturbed round does not count."""

    rate: float
    p50_ms: float
    p95_ms: float
    processor_ms: float
    share_of_trivial: float
    answers: int


def speed(runs: Sequence[Run], trivial: Sequence[Run]) -> Speed:
    """Return the figures of a page; each round is compared with the round of the trivial view beside it."""
    latencies = [latency for run in runs for latency in run.latencies]
    return Speed(
        rate=median(run.rate for run in runs),
        p50_ms=percentile(latencies, 50) * 1000,
        p95_ms=percentile(latencies, 95) * 1000,
        processor_ms=sum(run.processor for run in runs) / len(latencies) * 1000,
        share_of_trivial=median(run.rate / beside.rate for run, beside in zip(runs, trivial, strict=True)),
        answers=len(latencies),
    )


class _Fetches(HTMLParser):
    """Collects what a browser fetches for a page by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        wanted = given.get(FETCHED.get(tag, ""))
        if tag == "link" and FETCHED_LINKS & set((given.get("rel") or "").split()):
            wanted = given.get("href")
        if wanted:
            self.found.append(wanted)


def fetched_by_page(html: str, url: str) -> set[str]:
    """Return the addresses of styles, scripts, pictures and preloaded fonts, each once and without its fragment."""
    parser = _Fetches()
    parser.feed(html)
    return _absolute(parser.found, url)


def fetched_by_style(css: str, url: str) -> set[str]:
    """Return every file a style sheet names: all of its fonts, also those that a browser may leave out."""
    return _absolute(findall(r"""url\(["']?(?!data:)([^"')]+)""", css), url)


def _absolute(names: Iterable[str], url: str) -> set[str]:
    return {urldefrag(urljoin(url, name)).url for name in names if not name.startswith(("data:", "#"))}
