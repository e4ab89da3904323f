"""The door of the jail: a file goes in, its harmless copy or a sentence comes out."""

import logging
import os
import subprocess
import sys
from pathlib import Path

from prestige.uploads.checking import Checked, FileRefused, Kind, kind_of

logger = logging.getLogger(__name__)

JAIL = Path(__file__).parent / "jail.py"
MEMORY_MB = 512
CPU_SECONDS = 20
REFUSED = 3
PASSED_ON = ("PATH", "HOME", "TMPDIR")
BROKE_IT = "Файлът не можа да бъде прегледан: твърде голям или повреден е. Запазете го наново като PDF и го качете."


def check(data: bytes, name: str) -> Checked:
    """Return the kind and the harmless copy of a file, checked in a process of its own.

    At most 512 MB and 20 seconds of processor time, twice that by the clock. Raises FileRefused with one sentence.
    """
    kind_of(name)  # what no name promises needs no process
    environment = {key: os.environ[key] for key in PASSED_ON if key in os.environ}
    command = [sys.executable, "-I", "-B", str(JAIL), str(MEMORY_MB), str(CPU_SECONDS), name]
    try:
        finished = subprocess.run(  # noqa: S603 - our own script; the cleaned name is an argument and never a command
            command, input=data, capture_output=True, env=environment, timeout=2 * CPU_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise FileRefused(BROKE_IT) from error
    if finished.returncode == REFUSED:
        raise FileRefused(finished.stdout.decode())
    if finished.returncode != 0:
        logger.warning("a file broke the jail: %s", finished.stderr.decode(errors="replace").strip()[-300:])
        raise FileRefused(BROKE_IT)
    kind, _, content = finished.stdout.partition(b"\n")
    return Checked(Kind(kind.decode()), content)
