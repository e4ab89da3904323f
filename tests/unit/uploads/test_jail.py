"""The jail: its limits hold, whatever the libraries inside it do."""

import subprocess
import sys

import pytest

from prestige.uploads import checkup
from prestige.uploads.checking import FileRefused, Kind
from prestige.uploads.checkup import JAIL, check
from tests import hostile_files as files

PROBE = """
import importlib.util, sys
spec = importlib.util.spec_from_file_location("jail", sys.argv[1])
jail = importlib.util.module_from_spec(spec)
spec.loader.exec_module(jail)
jail.limit(300, 5)
try:
    with open("/tmp/prestige-jail-probe", "w") as file:
        file.write("x" * 10)
    print("written")
except OSError:
    print("closed")
try:
    bytearray(400 * 2**20)
    print("taken")
except MemoryError:
    print("refused")
jail.enter_rooms()
from prestige.uploads.checking.inspecting import inspect
print("django" in sys.modules)
"""


def test_check_good_file_comes_back_clean() -> None:
    checked = check(files.active_pdf(), "Становище.pdf")
    assert checked.kind == Kind.PDF
    assert b"canary" not in checked.content


def test_check_refused_file_gives_the_sentence() -> None:
    with pytest.raises(FileRefused, match="защитен с парола"):
        check(files.encrypted_pdf(), "a.pdf")


def test_check_file_beyond_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkup, "MEMORY_MB", 150)
    with pytest.raises(FileRefused, match="не можа да бъде прегледан|повредена"):
        check(files.picture("PNG", (6000, 6000)), "a.png")


def test_limits_no_file_no_memory_no_portal() -> None:
    ran = subprocess.run([sys.executable, "-I", "-c", PROBE, str(JAIL)], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["closed", "refused", "False"]
