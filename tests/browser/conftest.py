"""The demonstration itself, started once by its own command, and a real browser to walk through it."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
START_SECONDS = 300  # some 20 on two quiet cores; 90 where other work keeps both of them busy


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep all browser tests in one process: they share the one demonstration."""
    reason = "Chromium липсва: sudo apt-get install chromium"
    for item in items:
        if "tests/browser/" not in str(item.path):
            continue
        item.add_marker(pytest.mark.browser)
        item.add_marker(pytest.mark.xdist_group("browser"))
        if CHROMIUM is None and not os.environ.get("REQUIRE_BROWSER"):
            item.add_marker(pytest.mark.skip(reason=reason))


@dataclass
class Portal:
    """A running demonstration: its address, its accounts, who is signed in and the folder of its caught mail."""

    url: str
    mail: Path
    accounts: dict[str, dict[str, str]] = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)
    sessions: dict[str, Any] = field(default_factory=dict)

    def pass_the_term(self, number: str) -> None:
        """Put the days of a published consultation back until its term is over, as if the weeks had gone by."""
        year, serial = number.split("-")[:2]
        program = (
            "from datetime import timedelta as t; from django.db.models import F;"
            "from consultations.models import Consultation as C; from django.db import connection as c;"
            "c.cursor().execute('SET session_replication_role = replica');"  # the database lets no public term move
            f"row = C.objects.filter(year={int(year)}, serial={int(serial)}); back = t(days=75);"
            "row.update(**{name: F(name) - back for name in ('published_on', 'published_at', 'last_day', 'closes_at',"
            " 'earliest_adoption_on')})"
        )
        command = [sys.executable, "manage.py", "shell", "-c", program]
        subprocess.run(command, cwd=ROOT, env=self.environment, check=True, capture_output=True)

    def consultations(self) -> list[dict[str, str]]:
        """Return the public list as programs read it."""
        with urllib.request.urlopen(f"{self.url}/consultations/?format=json", timeout=10) as answer:
            found: list[dict[str, str]] = json.load(answer)
        return found

    def in_phase(self, phase: str) -> str:
        """Return the address of a consultation in this phase."""
        return next(row["url"] for row in self.consultations() if row["phase"] == phase)

    def most_commented(self) -> dict[str, str]:
        """Return the open consultation with most comments, which has weeks before it closes."""
        opened = [row for row in self.consultations() if row["phase"] == "open"]
        return max(opened, key=lambda row: int(row["comments"]))


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """Run `manage.py demo` on a free port with its own folder, and stop it as Ctrl-C does."""
    data = tmp_path_factory.mktemp("demo")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        name: value
        for name, value in os.environ.items()
        if name
        not in {"DATABASE_URL", "REDIS_URL", "SECRET_KEY", "BASE_URL", "ALLOWED_HOSTS", "DJANGO_SETTINGS_MODULE"}
    } | {"PORT": str(port), "PRESTIGE_DATA": str(data)}
    with (data.parent / "demo.log").open("w+") as log:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "demo"], cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            _wait(process, f"http://127.0.0.1:{port}", Path(log.name))
            listing = subprocess.run(
                [sys.executable, "manage.py", "demo_accounts", "--json"],
                cwd=ROOT,
                env=environment,
                check=True,
                capture_output=True,
            )
            accounts = {account["role"]: account for account in json.loads(listing.stdout)}
            yield Portal(f"http://127.0.0.1:{port}", data / "mail", accounts, environment)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(30)
            shutil.rmtree((data / "servers").resolve(), ignore_errors=True)  # as root it lies outside pytest's folder


def _wait(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{url}/healthz", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    pytest.fail(f"the demonstration did not start:\n{log.read_text()[-3000:]}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a fresh browser profile: width, JavaScript or not, light or dark."""
    contexts: list[BrowserContext] = []

    def opened(width: int = 1280, *, javascript: bool = True, dark: bool = False) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=javascript,
            color_scheme="dark" if dark else "light",
            locale="bg-BG",
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()
