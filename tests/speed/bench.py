"""The measurement itself: who visits what, in which order, and what is written down."""

import json
import os
import platform
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from itertools import repeat
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connections
from django.urls import reverse
from django.utils import timezone

from prestige import pdf
from tests.speed.figures import Run, Speed, speed
from tests.speed.folding_speed import Folding, folding_line, measure_folding
from tests.speed.moderation_queue import Queue, measure_queue, queue_line
from tests.speed.reading_growth import Growth, growth_line, measure_growth
from tests.speed.sample_act import render_sample_act
from tests.speed.scene import Scene, play, session_cookies
from tests.speed.server import THREADS, WORKERS, WebServer
from tests.speed.statement_pdf import StatementPrint, measure_statement_pdf, statement_pdf_line
from tests.speed.statement_size import Sizes, measure_sizes, sizes_line
from tests.speed.text_speed import ARTICLES, TextSpeed, measure_text
from tests.speed.urls import TRIVIAL
from tests.speed.visitors import VISITORS, Visit, measure, page_visit
from tests.speed.weight import Weight, first_visit, queries
from tests.speed.writers import comment_visits

TRIVIAL_NAME, READING_NAME = "празен отговор", "текст на проекта"
WARM_UP_SECONDS = 1.0
AIMS = {
    "share_of_trivial": 0.35,
    "queries": 12,
    "first_visit_bytes": 200 * 1024,
    "act_pdf_seconds": 6.0,
    "parse_megabyte_seconds": 2.0,
    "compare_versions_seconds": 1.0,
    "reading_growth": 1.3,
    "queue_seconds": 0.15,
    "queue_queries": 15,
    "folding_seconds": 20.0,
    "statement_pdf_seconds": 60.0,
    "statement_pdf_megabytes": 700,
    "statement_files_megabytes": 256,
}


@dataclass(frozen=True)
class Print:
    """How fast the press sets the draft act, by the clock and in processor seconds of the press."""

    pages: int
    seconds: float
    processor: float

    @property
    def pages_per_second(self) -> float:
        return self.pages / self.seconds


@dataclass(frozen=True)
class Result:
    """Everything that was measured, and how busy the machine was meanwhile."""

    speeds: dict[str, Speed]
    queries: dict[str, tuple[int, int]]
    weight: Weight
    act_pdf: Print | None
    text: TextSpeed
    growth: Growth
    queue: Queue
    folding: Folding
    statement_pdf: StatementPrint | None
    statement_files: Sizes
    load_before: float
    load_after: float

    def aims(self) -> dict[str, bool | None]:
        """Return which aims are reached; None for what could not be measured here."""
        paper = self.statement_pdf
        return {
            "share_of_trivial": self.speeds[READING_NAME].share_of_trivial >= AIMS["share_of_trivial"],
            "queries": max(cold for cold, _warm in self.queries.values()) <= AIMS["queries"],
            "first_visit_bytes": self.weight.total <= AIMS["first_visit_bytes"],
            "act_pdf_seconds": self.act_pdf.seconds <= AIMS["act_pdf_seconds"] if self.act_pdf else None,
            "parse_megabyte_seconds": self.text.parse_megabyte <= AIMS["parse_megabyte_seconds"],
            "compare_versions_seconds": self.text.compare_versions <= AIMS["compare_versions_seconds"],
            "reading_growth": max(self.growth.cold_ratio, self.growth.warm_ratio) <= AIMS["reading_growth"],
            "queue_seconds": self.queue.seconds <= AIMS["queue_seconds"],
            "queue_queries": self.queue.queries <= AIMS["queue_queries"],
            "folding_seconds": self.folding.fold <= AIMS["folding_seconds"],
            "statement_pdf_seconds": paper.seconds <= AIMS["statement_pdf_seconds"] if paper else None,
            "statement_pdf_megabytes": paper.memory_mb <= AIMS["statement_pdf_megabytes"] if paper else None,
            "statement_files_megabytes": self.statement_files.memory_mb <= AIMS["statement_files_megabytes"],
        }

    def as_json(self) -> str:
        found: dict[str, Any] = asdict(self) | {
            "aims": AIMS,
            "reached": self.aims(),
            "measured_at": timezone.now().isoformat(timespec="seconds"),
            "first_visit_bytes": self.weight.total,
            "machine": {"cores": os.cpu_count(), "python": platform.python_version()},
            "server": {"workers": WORKERS, "threads": THREADS, "visitors": VISITORS},
        }
        return json.dumps(found, ensure_ascii=False, indent=2)


def measure_all(folder: Path, *, rounds: int, seconds: float, say: Callable[[str], None]) -> Result:
    """Prepare, start the server, measure everything and stop it. `folder` takes the log of the server."""
    load_before = os.getloadavg()[0]
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    say("Подготвят се 60 члена и 2000 коментара …")
    scene = play(timezone.now())
    pages = _pages(scene)
    asked = {name: queries(path) for name, path in pages.items() if name != TRIVIAL_NAME}
    visits: dict[str, Iterator[Visit]] = {name: repeat(page_visit(path)) for name, path in pages.items()}
    (cookie,) = session_cookies(scene.citizens[:1])
    visits["текст, влязъл гражданин"] = repeat(page_visit(scene.text_url, Cookie=cookie))
    visits["коментар: форма, проверка, изпращане"] = comment_visits(scene, timezone.now())
    connections.close_all()
    with WebServer(folder / "web.log") as web:
        say(f"{rounds} кръга по {len(visits)} × {seconds:g} с …")
        speeds = _speeds(web, visits, rounds, seconds)
        weight = first_visit(web.port, scene.text_url)
    say("PDF на проект от 40 страници …")
    printed = _print() if pdf.is_available() else None
    say("Разчитане и сравняване на актове …")
    text = measure_text()
    say("Текст от 300 члена със 100 и с 10 000 коментара …")
    growth = measure_growth(scene.citizens, timezone.now())
    say("Преглед с 50 000 чакащи …")
    queue = measure_queue(scene.citizens, timezone.now())
    say("Събиране на еднаквите сред 5000 предложения …")
    folding = measure_folding(scene.citizens, timezone.now())
    say("PDF и файлове на дълги справки …")
    paper = measure_statement_pdf() if pdf.is_available() else None
    files, load_after = measure_sizes(), os.getloadavg()[0]
    return Result(speeds, asked, weight, printed, text, growth, queue, folding, paper, files, load_before, load_after)


def _pages(scene: Scene) -> dict[str, str]:
    return {
        TRIVIAL_NAME: TRIVIAL,
        "начална страница": reverse("home"),
        "списък": reverse("consultations:list"),
        "консултация": scene.consultation.get_absolute_url(),
        READING_NAME: scene.text_url,
        "член с коментари": scene.article_url,
    }


def _speeds(web: WebServer, visits: dict[str, Iterator[Visit]], rounds: int, seconds: float) -> dict[str, Speed]:
    """Measure page after page in each round, so that whatever else the machine does falls upon all alike."""
    runs: dict[str, list[Run]] = {name: [] for name in visits}
    for them in visits.values():
        measure(web.port, them, WARM_UP_SECONDS, web.processor_seconds)
    for _round in range(rounds):
        for name, them in visits.items():
            runs[name].append(measure(web.port, them, seconds, web.processor_seconds))
    return {name: speed(those, runs[TRIVIAL_NAME]) for name, those in runs.items()}


def _print() -> Print:
    """Print once to warm up fonts and templates, then print and take the time."""
    render_sample_act(articles=5)
    started, processor = time.perf_counter(), _children_seconds()
    printed = render_sample_act()
    return Print(printed.pages, time.perf_counter() - started, _children_seconds() - processor)


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def table(result: Result) -> str:
    """Return the figures as lines for a terminal."""
    lines = [f"{'':<38}{'отг./с':>9}{'дял':>7}{'p50 ms':>9}{'p95 ms':>9}{'CPU ms':>9}{'заявки':>9}"]
    for name, row in result.speeds.items():
        cold, warm = result.queries.get(name, ("", ""))
        asked = f"{cold}/{warm}" if name in result.queries else ""
        lines.append(
            f"{name:<38}{row.rate:>9.1f}{row.share_of_trivial:>7.0%}{row.p50_ms:>9.1f}{row.p95_ms:>9.1f}"
            f"{row.processor_ms:>9.2f}{asked:>9}"
        )
    weight = result.weight
    lines += [
        "",
        f"Първо посещение на текста: {weight.total / 1024:.0f} KB компресирани (HTML {weight.html / 1024:.0f}, стилове "
        f"{weight.css / 1024:.0f}, шрифтове {weight.fonts / 1024:.0f}, друго {weight.rest / 1024:.0f}; "
        f"{weight.files + 1} заявки)",
        _print_line(result.act_pdf) if result.act_pdf else f"PDF: {pdf.missing_hint()}",
        _text_line(result.text),
        growth_line(result.growth),
        queue_line(result.queue),
        folding_line(result.folding),
        *([statement_pdf_line(result.statement_pdf)] if result.statement_pdf else []),
        sizes_line(result.statement_files),
        f"Натоварване на машината (1 мин): {result.load_before:.1f} преди, {result.load_after:.1f} след",
        "Цели: " + ", ".join(f"{name} {_word(is_reached)}" for name, is_reached in result.aims().items()),
    ]
    return "\n".join(lines)


def _print_line(act: Print) -> str:
    return (
        f"PDF на проект: {act.pages} страници за {act.seconds:.1f} с, {act.pages_per_second:.1f} стр./с "
        f"(CPU {act.processor:.1f} с)"
    )


def _text_line(text: TextSpeed) -> str:
    return (
        f"Разчитане на 1 MB текст на акт: {text.parse_megabyte:.2f} с CPU; подравняване и разлики на "
        f"2 × {ARTICLES} члена: {text.compare_versions:.2f} с CPU"
    )


def _word(is_reached: bool | None) -> str:
    return "–" if is_reached is None else "✓" if is_reached else "✗"
