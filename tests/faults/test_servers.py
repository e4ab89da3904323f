"""The embedded servers: who is killed and how, nothing runs on and nothing is lost."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

ROOT = Path(__file__).resolve().parents[2]
# Starts the servers, makes a row if it is the first, prints the processes and the number of rows, waits to be told.
KEEPER = """
import sys
from pathlib import Path
import psycopg
from prestige.servers import StartError
from prestige.standalone import Services, database_url
try:
    with Services(Path(sys.argv[1])) as services:
        with psycopg.connect(database_url(services.sockets)) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS kept (id int)")
            connection.execute("INSERT INTO kept VALUES (1)")
            rows = connection.execute("SELECT count(*) FROM kept").fetchone()[0]
        print(*(server.process.pid for server in services.servers), rows, services.sockets, flush=True)
        sys.stdin.read()
except StartError as error:
    sys.exit(str(error))
"""


class Keeper:
    """A process that keeps the servers of a folder."""

    def __init__(self, data: Path) -> None:
        environment = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "REDIS_URL"}}
        self.process = subprocess.Popen(
            [sys.executable, "-c", KEEPER, str(data)],
            cwd=ROOT, env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def answer(self) -> tuple[int, int, int, Path]:
        """Return the processes of PostgreSQL and Valkey, the number of rows and the folder of the sockets."""
        assert self.process.stdout is not None
        postgres, valkey, rows, sockets = self.process.stdout.readline().split()
        return int(postgres), int(valkey), int(rows), Path(sockets)

    def leave(self) -> str:
        """Let it end; return what it complained of."""
        return self.process.communicate()[1]


def is_gone(process: int, seconds: float = 10) -> bool:
    """Tell whether a process that may be nobody's child any more ends in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        state = Path(f"/proc/{process}/stat")
        if not state.exists() or state.read_text().rsplit(")", 1)[1].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


def test_start_twice_keeps_the_rows(data: Path) -> None:
    for expected in (1, 2):
        keeper = Keeper(data)
        postgres, valkey, rows, sockets = keeper.answer()
        assert rows == expected
        assert sockets.stat().st_mode & 0o777 == 0o700
        assert keeper.leave() == ""
        assert is_gone(postgres)
        assert is_gone(valkey)
        assert not sockets.exists()


def test_start_in_a_folder_in_use_is_refused_and_another_folder_is_not(data: Path, other_data: Path) -> None:
    first, second = Keeper(data), Keeper(other_data)
    assert first.answer()[2] == second.answer()[2] == 1
    assert "Друго копие вече работи" in Keeper(data).leave()
    assert first.leave() == second.leave() == ""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux ends the children of a killed process")
def test_killed_parent_leaves_no_server_and_the_next_start_has_the_rows(data: Path) -> None:
    keeper = Keeper(data)
    postgres, valkey, _, _ = keeper.answer()
    keeper.process.kill()
    next_keeper = Keeper(data)  # at once, while the old servers still end
    assert next_keeper.answer()[2] == 2
    assert is_gone(postgres)
    assert is_gone(valkey)
    keeper.process.communicate()
    assert next_keeper.leave() == ""


def test_killed_postgres_recovers_at_the_next_start(data: Path) -> None:
    keeper = Keeper(data)
    postgres, _, _, sockets = keeper.answer()
    os.kill(postgres, signal.SIGKILL)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(host=str(sockets), user="prestige", dbname="prestige").close()
    assert keeper.leave() == ""
    again = Keeper(data)
    assert again.answer()[2] == 2
    assert again.leave() == ""


def test_cluster_made_by_halves_is_made_anew(data: Path) -> None:
    keeper = Keeper(data)
    keeper.answer()
    assert keeper.leave() == ""
    servers = (data / "servers").resolve()
    (servers / "pg18").rename(servers / "pg18.new")
    (servers / "pg18.new" / "PG_VERSION").unlink()
    again = Keeper(data)
    assert again.answer()[2] == 1
    assert again.leave() == ""
