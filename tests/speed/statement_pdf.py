"""`python -m tests.speed.statement_pdf [ROWS]`: how long the press sets a long statement, and what memory it takes.

A process of its own: what its only child, the press, took at most is then known to the system.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import django

from prestige.standalone import ROOT
from tests.speed.__main__ import environment

ROWS, ROWS_OF_AN_ARTICLE = 2000, 25
NO_DATABASE = "postgres://nobody@127.0.0.1:1/nothing"  # the press asks none
PROPOSAL, REASONS = "Предложение за тротоарите. ", "Не се приема, законът е друг. "


@dataclass(frozen=True)
class StatementPrint:
    """What the press needed: by the clock, in processor seconds, and in memory that it really held."""

    rows: int
    pages: int
    seconds: float
    processor: float
    memory_mb: int


def measure_statement_pdf(rows: int = ROWS) -> StatementPrint:
    """Measure in a fresh process, as the worker that prints is one."""
    command = [sys.executable, "-m", "tests.speed.statement_pdf", str(rows)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return StatementPrint(**json.loads(done.stdout))


def statement_pdf_line(printed: StatementPrint) -> str:
    """Return the figures as a line for a terminal."""
    return (
        f"PDF на справка с {printed.rows} реда: {printed.pages} страници за {printed.seconds:.1f} с "
        f"(CPU {printed.processor:.1f} с), най-много {printed.memory_mb} MB памет на печатащия процес"
    )


def main(rows: int) -> None:
    """Print once and write the figures as JSON."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(environment(Path(folder)))
        os.environ.setdefault("DATABASE_URL", NO_DATABASE)
        django.setup()
        sys.stdout.write(json.dumps(asdict(_print(rows))))


def _print(rows: int) -> StatementPrint:
    from consultations.paper import StatementGroup, print_statement  # noqa: PLC0415
    from tests.papers import DATED, row, statement_paper  # noqa: PLC0415

    groups = []
    for first in range(0, rows, ROWS_OF_AN_ARTICLE):
        serials = range(first + 1, min(first + ROWS_OF_AN_ARTICLE, rows) + 1)
        said = [
            row(n, "rejected", "Не се приема", proposal=PROPOSAL * 8 + str(n), reasons=REASONS * 5 + str(n))
            for n in serials
        ]
        groups.append(StatementGroup(f"Чл. {first // ROWS_OF_AN_ARTICLE + 1}", tuple(said)))
    paper = statement_paper(groups)
    started = time.perf_counter()
    printed = print_statement(paper, dated=DATED)
    seconds = time.perf_counter() - started
    press = resource.getrusage(resource.RUSAGE_CHILDREN)
    return StatementPrint(rows, printed.pages, seconds, press.ru_utime + press.ru_stime, press.ru_maxrss // 1024)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
