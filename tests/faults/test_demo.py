"""`manage.py demo`, the whole family of processes: it comes up healthy and leaves nothing behind."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are counted in /proc")


def start_demo(data: Path, port: int) -> subprocess.Popen[str]:
    inherited = {"PATH", "HOME", "LANG", "TMPDIR", "PYTHONPATH"}
    environment = {name: value for name, value in os.environ.items() if name in inherited}
    return subprocess.Popen(
        [sys.executable, "manage.py", "demo"],
        cwd=ROOT,
        env=environment | {"PORT": str(port), "PRESTIGE_DATA": str(data)},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def processes_of(data: Path) -> set[int]:
    """Return the processes with `data` in their environment, and those that work inside its servers' folder."""
    found = set()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            is_child = f"PRESTIGE_DATA={data}".encode() in (process / "environ").read_bytes()
            is_server = (process / "cwd").resolve().is_relative_to((data / "servers").resolve())
            is_zombie = (process / "stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
        except OSError:  # ended meanwhile, or somebody else's
            continue
        if (is_child or is_server) and not is_zombie:
            found.add(int(process.name))
    return found


def test_demo_comes_up_healthy_and_each_signal_leaves_no_process(data: Path) -> None:
    port = free_port()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGKILL):
        demo = start_demo(data, port)
        assert demo.stdout is not None
        assert any("Ctrl-C" in line for line in demo.stdout)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10) as answer:
            assert json.load(answer)["status"] == "ok"
        assert len(processes_of(data)) > 8
        demo.send_signal(number)
        demo.communicate(timeout=30)
        assert demo.returncode == (-signal.SIGKILL if number == signal.SIGKILL else 0)
        deadline = time.monotonic() + 15
        while processes_of(data) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert processes_of(data) == set()


def test_demo_on_a_taken_port_says_so_in_one_sentence(data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        demo = start_demo(data, port)
        _, complaint = demo.communicate(timeout=60)
    assert demo.returncode == 1
    assert complaint == f"✗ Порт {port} е зает. Изберете друг: PORT={port + 1} ./run demo\n"
