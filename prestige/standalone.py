"""The embedded default: which servers a command needs, where their data lives, and the settings that go with them.

For the demo, the tests and a developer's commands. Nothing here starts where DATABASE_URL and REDIS_URL are set.
"""

from __future__ import annotations

import getpass
import os
import secrets
import shutil
import tempfile
import time
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from typing import IO, Self

import psycopg

from prestige.servers import NAME, Postgres, Server, StartError, Valkey, digest, private_folder, take_lock

ROOT = Path(__file__).resolve().parent.parent
LEFT_BEHIND_SECONDS = 3600
# Commands that are answered without a database, a secret key or a folder to write in.
OFFLINE_COMMANDS = {
    "help", "parse_act", "deadline", "holidays", "demo_accounts", "collectstatic", "makemessages", "compilemessages",
}  # fmt: skip


def data_folder() -> Path:
    """Return the folder of everything that outlives one run: PRESTIGE_DATA, by default .prestige/ in the project."""
    return Path(os.environ.get("PRESTIGE_DATA") or ROOT / ".prestige").expanduser().absolute()


def socket_folder(data: Path) -> Path:
    """Return where the servers of `data` listen: known beforehand, so a second command finds those of the first.

    Unix sockets need no free port and are closed to other users; their path may be 107 bytes long at most.
    """
    return Path("/tmp") / f"{NAME}-{os.geteuid()}-{digest(data)}"


def database_url(sockets: Path) -> str:
    return f"postgres://{NAME}@/{NAME}?host={sockets}"


def redis_url(sockets: Path) -> str:
    return f"unix://{sockets}/valkey.sock"


def port() -> int:
    """Return the port of the demonstration: PORT, by default 8000."""
    wanted = os.environ.get("PORT") or "8000"
    if not wanted.isdecimal() or not 0 < int(wanted) < 65536:
        raise StartError(f"PORT трябва да е число от 1 до 65535, а е „{wanted}“.")
    return int(wanted)


def secret_key(data: Path) -> str:
    """Return the signing key of `data`, made at the first call; two first calls at once get the same one."""
    path, fresh = data / "secret_key", data / f"secret_key.{os.getpid()}"
    try:
        if not path.exists():
            data.mkdir(parents=True, exist_ok=True)
            fresh.touch(mode=0o600)
            fresh.write_text(secrets.token_urlsafe(50))
            with suppress(FileExistsError):
                os.link(fresh, path)
            fresh.unlink()
        return path.read_text()
    except OSError as error:
        raise StartError(f"В папката {data} не може да се пише: {error.strerror}. Задайте PRESTIGE_DATA.") from None


def demo_environment(data: Path, port: int) -> dict[str, str]:
    """Return the settings of a demonstration in `data`, served at `port` of this machine only."""
    sockets = socket_folder(data)
    return {
        "DEMO": "1",
        "PRESTIGE_DATA": str(data),
        "SECRET_KEY": secret_key(data),
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "BASE_URL": f"http://127.0.0.1:{port}",
        "STATIC_ROOT": str(data / "static"),
        "DATABASE_URL": database_url(sockets),
        "REDIS_URL": redis_url(sockets),
    }


class Services:
    """The servers of one data folder, as a context; a variable already in the environment wins over a server.

    `Services(folder)` keeps the data there and refuses a folder in use. `Services()` lives in a temporary folder and
    takes its data along. Entering sets DATABASE_URL and REDIS_URL for this process and its children.
    """

    def __init__(self, data: Path | None = None) -> None:
        self.lasting = data is not None
        self.data = data or _temporary_folder()
        self.sockets = socket_folder(self.data) if self.lasting else self.data / "sockets"
        self.servers: list[Server] = []
        self._lock: IO[str] | None = None

    def __enter__(self) -> Self:
        try:
            if self._is_ours("DATABASE_URL", database_url(self.sockets)):
                self._start(Postgres)
            if self._is_ours("REDIS_URL", redis_url(self.sockets)):
                self._start(Valkey)
        except OSError as error:
            self.stop()
            raise StartError(f"В {error.filename or self.data} не може да се пише: {error.strerror}.") from error
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Stop the servers, the last started first, and remove what was temporary."""
        for server in reversed(self.servers):
            server.stop()
        self.servers.clear()
        if self._lock is not None:
            shutil.rmtree(self.sockets, ignore_errors=True)
            self._lock.close()
            self._lock = None
        if not self.lasting:
            shutil.rmtree(self.data, ignore_errors=True)

    def _is_ours(self, variable: str, url: str) -> bool:
        return os.environ.setdefault(variable, url) == url

    def _start(self, kind: type[Postgres | Valkey]) -> None:
        if self._lock is None:
            self._lock = take_lock(self.data)
        log = self.data / "log" / f"{kind.name.lower()}.log"
        log.parent.mkdir(exist_ok=True)
        server = kind(
            data=self._servers_folder(),
            sockets=private_folder(self.sockets),
            log=log,
            lasting=self.lasting,
            lock=self._lock,
        )
        self.servers.append(server)
        server.start()

    def _servers_folder(self) -> Path:
        """Return where the servers write. For root a link to /var/tmp, open to `nobody`."""
        folder = self.data / "servers"
        if os.geteuid() != 0:
            return private_folder(folder)
        if not self.lasting:
            self.data.chmod(0o711)
            return private_folder(folder)
        home = Path("/var/tmp") / f"{NAME}-{digest(self.data)}"
        if not folder.is_symlink():  # the data folder was thrown away: its database must go too
            shutil.rmtree(home, ignore_errors=True)
            folder.symlink_to(home)
        return private_folder(home)


def _temporary_folder() -> Path:
    """Return a new folder for one run of the tests, after removing those that killed runs left behind."""
    for old in Path("/tmp").glob(f"{NAME}-tests-*/lock"):
        if old.owner() == getpass.getuser() and time.time() - old.stat().st_mtime > LEFT_BEHIND_SECONDS:
            with suppress(StartError):
                take_lock(old.parent, seconds=0).close()
                shutil.rmtree(old.parent, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=f"{NAME}-tests-", dir="/tmp"))


def for_command(argv: list[str]) -> AbstractContextManager[object]:
    """Return what `manage.py` runs a command in.

    Where SECRET_KEY or DATABASE_URL is configured, or the command asks no database, nothing is added: a production
    server never becomes a demonstration because a variable was forgotten. Elsewhere the command joins the demo that
    runs in the data folder, or has its servers for as long as it takes. `demo` starts and watches them itself.
    """
    command = argv[1] if len(argv) > 1 else "help"
    is_configured = {"SECRET_KEY", "DATABASE_URL"} & os.environ.keys() or (ROOT / ".env").exists()
    if command in OFFLINE_COMMANDS or (is_configured and command != "demo"):
        return nullcontext()
    data = data_folder()
    for variable, value in demo_environment(data, port()).items():
        os.environ.setdefault(variable, value)
    return nullcontext() if command == "demo" or is_running(data) else Services(data)


def is_running(data: Path) -> bool:
    """Tell whether the database of `data` already answers, so that a command can join it instead of starting one."""
    try:
        psycopg.connect(host=str(socket_folder(data)), user=NAME, dbname=NAME, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True
