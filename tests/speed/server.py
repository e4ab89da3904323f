"""The measured web server: gunicorn as in the Dockerfile, on a free port of this machine."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Self

from prestige.demo.company import ROOT, reserve_port
from prestige.servers import StartError, spawn
from tests.speed.urls import TRIVIAL
from tests.speed.visitors import Connection

WORKERS, THREADS = 2, 4
START_SECONDS = 30
TICKS = os.sysconf("SC_CLK_TCK")


class WebServer:
    """Gunicorn with two workers of four threads, as a context; leaving it leaves no process."""

    def __init__(self, log: Path) -> None:
        self.log = log

    def __enter__(self) -> Self:
        with reserve_port(0) as listener:
            self.port: int = listener.getsockname()[1]
            options = ["--worker-class", "gthread", "--workers", str(WORKERS), "--threads", str(THREADS)]
            options += ["--no-control-socket", "--bind", f"fd://{listener.fileno()}", "--graceful-timeout", "5"]
            self.process: subprocess.Popen[bytes] = spawn(
                [sys.executable, "-m", "gunicorn", "prestige.wsgi", *options],
                log=self.log,
                stop_signal=signal.SIGTERM,
                cwd=ROOT,
                pass_fds=[listener.fileno()],
            )
        try:
            self._wait()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    def stop(self) -> None:
        self.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(10)
        with suppress(ProcessLookupError, PermissionError):  # the group is gone already
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def processor_seconds(self) -> float:
        """Return the processor time that gunicorn and its workers have used so far; 0 where there is no /proc."""
        ticks = 0
        for path in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                fields = path.read_text().rpartition(")")[2].split()
                if int(fields[2]) == self.process.pid:  # the process group
                    ticks += int(fields[11]) + int(fields[12])
        return ticks / TICKS

    def _wait(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            with suppress(OSError), Connection(self.port) as connection:
                if connection.get(TRIVIAL).status == 200:
                    return
            time.sleep(0.1)
        raise StartError(f"Сървърът не тръгна: {self.log.read_text(errors='replace')[-2000:]}")
