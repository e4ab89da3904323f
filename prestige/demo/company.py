"""The processes of the demonstration beside its databases: web, worker and clock, started, watched and stopped."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from typing import Self

from prestige.servers import Server, StartError, spawn

ROOT = Path(__file__).resolve().parent.parent.parent


def reserve_port(port: int) -> socket.socket:
    """Return a socket bound to `port` of this machine only; a taken port is found out before anything is started."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
        listener.listen()
    except PermissionError:
        raise StartError(f"Порт {port} е само за root. Изберете друг: PORT=8001 ./run demo") from None
    except OSError:
        raise StartError(f"Порт {port} е зает. Изберете друг: PORT={port + 1} ./run demo") from None
    return listener


class Company:
    """The children of one demonstration, as a context; leaving it leaves no process.

    `watch` returns only by an exception: KeyboardInterrupt from a signal, or StartError when one of them died.
    """

    def __init__(self, data: Path, servers: list[Server]) -> None:
        self.data = data
        self.processes = {server.name: (server.process, server.log) for server in servers if server.process}
        self.own: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    def start(self, listener: socket.socket) -> None:
        """Start the web server on `listener`, one Celery worker, one that prints, and the clock of the timed tasks."""
        celery = ["celery", "--app", "prestige.celery", "--quiet"]
        # Child processes of a worker need semaphores in shared memory, which some containers do not have.
        pool = "prefork" if os.access("/dev/shm", os.W_OK) else "threads"  # noqa: S108
        worker = [*celery, "worker", "--without-mingle", "--without-gossip", "--pool", pool, "--concurrency", "1"]
        self._start("worker", [*worker, "--queues", "celery", "--hostname", "worker@%h", "--loglevel", "INFO"])
        self._start("press", [*worker, "--queues", "press", "--hostname", "press@%h", "--loglevel", "INFO"])
        # A process of its own: the clock inside a worker survives it for seconds.
        self._start("beat", [*celery, "beat", "--schedule", str(self.data / "beat"), "--loglevel", "INFO"])
        options = ["--worker-class", "gthread", "--workers", "2", "--threads", "4", "--graceful-timeout", "5"]
        options += ["--no-control-socket", "--preload", "--bind", f"fd://{listener.fileno()}"]
        self._start("web", ["gunicorn", "prestige.wsgi", *options], listener)

    def _start(self, name: str, module: list[str], listener: socket.socket | None = None) -> None:
        log = self.data / "log" / f"{name}.log"
        inherited = [listener.fileno()] if listener else []
        process = spawn(
            [sys.executable, "-m", *module], log=log, stop_signal=signal.SIGTERM, cwd=ROOT, pass_fds=inherited
        )
        self.own.append(process)
        self.processes[name] = (process, log)

    def wait_until_healthy(self, address: str, seconds: float = 120) -> None:
        """Return when the page at `address` no longer answers that something is missing."""
        deadline = time.monotonic() + seconds
        while _is_unavailable(address):
            self._check()
            if time.monotonic() > deadline:
                raise StartError(
                    f"Порталът не тръгна за {seconds:.0f} секунди. Вижте дневниците в {self.data / 'log'}."
                )
            time.sleep(0.1)

    def watch(self) -> None:
        """Wait until a process dies."""
        while True:
            self._check()
            time.sleep(0.5)

    def _check(self) -> None:
        for name, (process, log) in self.processes.items():
            if process.poll() is not None:
                raise StartError(f"Процесът {name} спря сам, затова спират и другите. Причината е в {log}.")

    def stop(self, seconds: float = 8) -> None:
        """Ask all to end their work, then end what is left of them, their own children too."""
        for process in self.own:
            if process.poll() is None:
                process.terminate()
        deadline = time.monotonic() + seconds
        for process in self.own:
            with suppress(subprocess.TimeoutExpired):
                process.wait(max(0.0, deadline - time.monotonic()))
            with suppress(ProcessLookupError, PermissionError):  # the group is gone already
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self.own.clear()


def _is_unavailable(address: str) -> bool:
    try:
        urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 our own http address
    except urllib.error.HTTPError as error:
        return error.code == HTTPStatus.SERVICE_UNAVAILABLE
    except OSError:
        return True
    return False
