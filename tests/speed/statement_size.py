"""`python -m tests.speed.statement_size [ROWS]`: what the files of a very long statement take, in seconds and memory.

It makes a database of its own. Every file is made in this one process, so the memory is the most that any of them took.
The bench runs it with fewer rows, in a fresh process: memory that grows with the rows would show there too.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path

import django

from prestige.standalone import ROOT, Services
from tests.speed.__main__ import environment

ROWS, ROWS_OF_THE_BENCH = 200_000, 50_000
FROZEN = """
INSERT INTO consultations_statement (consultation_id, ordinal, correction_reason, number, issued_on, issued_at,
    issued_by_id, issuer_name, issuer_position, sha256, rows)
SELECT %s, 1, '', 'СП-2026-900', current_date, now(), %s, 'Име Фамилия', '', repeat('0', 64), jsonb_agg(
    jsonb_build_object('number', '26-014-' || n, 'received_at', '2026-11-09T14:05+02:00', 'channel', 'portal',
        'provision', 'Чл. ' || n %% 90, 'eid', 'art_1', 'anchor', '', 'sender', 'Гражданин, с. Узунджово',
        'capacity', 'own', 'represented', '', 'stance', 'change', 'hold_ground', '', 'proposed_wording', '',
        'proposal', repeat('Предложение за тротоарите. ', 8) || n, 'decision', 'rejected',
        'reasons', repeat('Не се приема, законът е друг. ', 5) || n, 'answered_by', 'Служител, главен експерт',
        'answered_on', '2026-12-11'))
FROM generate_series(1, %s) AS n
"""


@dataclass(frozen=True)
class Sizes:
    """What all files of one statement took together: seconds by the clock, and the most memory of the process."""

    rows: int
    seconds: float
    memory_mb: int


def measure_sizes(rows: int = ROWS_OF_THE_BENCH) -> Sizes:
    """Measure in a fresh process with a database of its own; the lines it prints are not shown."""
    command = [sys.executable, "-m", "tests.speed.statement_size", str(rows)]
    ours = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}}
    done = subprocess.run(command, cwd=ROOT, env=ours, capture_output=True, text=True, check=True)
    return Sizes(**json.loads(done.stdout.splitlines()[-1]))


def sizes_line(sizes: Sizes) -> str:
    """Return the figures as a line for a terminal."""
    return (
        f"Файлове на справка с {sizes.rows} реда (CSV, JSON, запис, XLSX): {sizes.seconds:.1f} с, най-много "
        f"{sizes.memory_mb} MB памет; с {ROWS} реда: python -m tests.speed.statement_size"
    )


def main(rows: int) -> None:
    """Fill, measure, print one line for each file and the sum as JSON."""
    with Services() as services:
        os.environ.update(environment(services.data))
        django.setup()
        sizes = Sizes(rows, _measure(rows), _peak())
        sys.stdout.write(json.dumps(asdict(sizes)) + "\n")


def _measure(rows: int) -> float:
    """Fill the database, make every file and return the seconds that the files took."""
    from django.core.management import call_command  # noqa: PLC0415  (the servers and the settings come first)
    from django.db import connection  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from consultations.models import Statement  # noqa: PLC0415
    from consultations.read import statement_data  # noqa: PLC0415
    from tests.factories import make_clerk, make_municipality, make_open_consultation  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    make_municipality()
    clerk = make_clerk()
    consultation = make_open_consultation(now=timezone.now() - timedelta(days=50))
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute(FROZEN, [consultation.pk, clerk.pk, rows])
        cursor.execute("RESET statement_timeout")
    statement = Statement.objects.without_rows().select_related("consultation", "corrects").get()
    sys.stdout.write(f"{rows} реда; процесът преди това: {_peak()} MB\n")
    started = time.monotonic()
    for name, pieces in (
        ("CSV", statement_data.csv_pieces),
        ("JSON", statement_data.json_pieces),
        ("запис", statement_data.record_pieces),
    ):
        _timed(name, lambda pieces=pieces: sum(len(piece) for piece in pieces(statement)))
    _timed("XLSX", lambda: _workbook_size(statement))
    return time.monotonic() - started


def _workbook_size(statement: object) -> int:
    from consultations.read import statement_data  # noqa: PLC0415

    with tempfile.TemporaryFile() as out:
        statement_data.write_workbook(statement, out)  # type: ignore[arg-type]  # a statement
        return out.tell()


def _timed(name: str, make: Callable[[], int]) -> None:
    started, cpu = time.monotonic(), time.process_time()
    size = make()
    spent = f"{time.monotonic() - started:.1f} с, процесор {time.process_time() - cpu:.1f} с"
    sys.stdout.write(f"{name}: {size / 1_000_000:.0f} MB за {spent}; най-много памет {_peak()} MB\n")


def _peak() -> int:
    """Return the most memory of this program in MB.

    Linux tells it by program; what the process had before it became this program counts in ``ru_maxrss`` as well.
    """
    status = Path("/proc/self/status")
    if status.exists():
        row = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
        return int(row.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
