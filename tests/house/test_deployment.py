"""What stands beside the code for putting it into service says the same as the code."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.urls import reverse

from prestige.register.forms import LARGEST_FILE
from prestige.uploads.checking.inspecting import MOST_BYTES

ROOT = Path(__file__).resolve().parents[2]
ONLY_COMPOSE = {"SITE_ADDRESS", "POSTGRES_PASSWORD"}


def variables_of_example() -> list[str]:
    return re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)


def test_every_variable_of_the_settings_stands_in_the_example_once() -> None:
    read = re.findall(r'\benv(?:\.\w+)?\("([A-Z_]+)"', (ROOT / "prestige" / "settings.py").read_text())
    assert sorted(variables_of_example()) == sorted({*read, *ONLY_COMPOSE})


def test_compose_asks_only_for_variables_of_the_example() -> None:
    asked = re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text())
    assert set(asked) == ONLY_COMPOSE <= set(variables_of_example())


def test_compose_runs_every_process_from_one_image_without_rights() -> None:
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    ours = {name: service for name, service in services.items() if service["image"] == "prestige"}
    assert set(ours) == {"migration", "web", "worker", "press", "beat"}
    for service in ours.values():
        assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])
    assert {name for name, service in services.items() if "ports" in service} == {"proxy"}


def test_image_copies_every_folder_the_portal_needs() -> None:
    copied = set(re.findall(r"^COPY (\w+) \1$", (ROOT / "Dockerfile").read_text(), re.MULTILINE))
    assert copied == {"prestige", "consultations", "templates", "static", "locale"}
    assert all((ROOT / folder).is_dir() for folder in copied - {"locale"})


def test_proxy_lets_through_what_the_forms_take() -> None:
    proxy = (ROOT / "deploy" / "Caddyfile").read_text()
    megabytes = dict(re.findall(r"request_body @(\w+) \{\s+max_size (\d+)MB", proxy))
    assert int(megabytes["file"]) * 1000**2 > LARGEST_FILE
    assert int(megabytes["files"]) * 1000**2 > 3 * MOST_BYTES
    assert f"@files path */opinion/ {reverse('admin:paper')}\n" in proxy
    assert int(megabytes["form"]) * 1000**2 > settings.DATA_UPLOAD_MAX_MEMORY_SIZE + settings.ACT_TEXT_LIMIT // 2
    assert f"@file path {reverse('register:verify')} /en{reverse('register:verify')}\n" in proxy


@pytest.mark.parametrize(
    ("key", "database", "missing"),
    [
        ("", "postgres://prestige@127.0.0.1/prestige", "SECRET_KEY"),
        ("a key", "", "DATABASE_URL"),
    ],
)
def test_portal_does_not_start_without_its_key_and_database(key: str, database: str, missing: str) -> None:
    """Empty is how both stand in the example."""
    given = {"SECRET_KEY": key, "DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "prestige.settings"}
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    started = subprocess.run(
        [sys.executable, "-c", "import prestige.wsgi"],
        cwd=ROOT,
        env=environment | given,
        capture_output=True,
        text=True,
        check=False,
    )
    assert started.returncode == 1
    assert missing in started.stderr.splitlines()[-1]
