"""Visitors of a measurement: a few threads that each keep one connection and ask again and again."""

import http.client
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock
from urllib.parse import urlencode

from tests.speed.figures import Run

VISITORS = 4
MOST_VISITS = 20_000
TIMEOUT_SECONDS = 20


class UnexpectedAnswer(Exception):
    """The server answered something that is not worth measuring."""


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


class Connection:
    """One kept connection to the measured server."""

    def __init__(self, port: int) -> None:
        self._http = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT_SECONDS)

    def __enter__(self) -> "Connection":
        return self

    def __exit__(self, *error: object) -> None:
        self._http.close()

    def get(self, path: str, **headers: str) -> Reply:
        return self._ask("GET", path, None, headers)

    def post(self, path: str, fields: dict[str, str], **headers: str) -> Reply:
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, urlencode(fields).encode(), headers | form)

    def _ask(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Reply:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._http.request(method, path, body, named)
        answer = self._http.getresponse()
        return Reply(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())


Visit = Callable[[Connection], None]


def page_visit(path: str, **headers: str) -> Visit:
    """Return the visit of one page that must answer 200."""

    def visit(connection: Connection) -> None:
        status = connection.get(path, **headers).status
        if status != 200:
            raise UnexpectedAnswer(f"{path}: {status}")

    return visit


def measure(port: int, visits: Iterator[Visit], seconds: float, processor: Callable[[], float]) -> Run:
    """Let all visitors take visits until the time or the visits are over. `processor` tells the server's seconds."""
    taken, lock = 0, Lock()
    processor_before, started = processor(), time.perf_counter()

    def take() -> Visit | None:
        nonlocal taken
        with lock:
            if taken >= MOST_VISITS or time.perf_counter() - started > seconds:
                return None
            taken += 1
            return next(visits, None)

    def visitor(_number: int) -> list[float]:
        latencies = []
        with Connection(port) as connection:
            while visit := take():
                before = time.perf_counter()
                visit(connection)
                latencies.append(time.perf_counter() - before)
        return latencies

    with ThreadPoolExecutor(VISITORS) as pool:
        found = [latency for latencies in pool.map(visitor, range(VISITORS)) for latency in latencies]
    elapsed = time.perf_counter() - started
    if not found:
        raise UnexpectedAnswer("no visit was left to measure")
    return Run(tuple(found), elapsed, processor() - processor_before)
