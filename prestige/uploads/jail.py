"""The jail: a file on standard input, its harmless copy on standard output. Run as a script, in its own process.

Libraries that open files of strangers have holes. So they run here: no Django, no settings, no secret in the
environment, memory, processor time and written files limited by the kernel, no network where the kernel allows it.
Exit status 0: a line with the kind, then the bytes. 3: refused, with the sentence. Anything else: the file broke it.
"""

import contextlib
import ctypes
import resource
import sys
import types
from pathlib import Path

ROOT = Path(__file__).parents[2]
REFUSED = 3
NEW_USER, NEW_NETWORK, NO_NEW_PRIVILEGES = 0x10000000, 0x40000000, 38


def limit(memory_mb: int, cpu_seconds: int) -> None:
    """Ask the kernel to stop this process beyond memory and processor time, and at any written file or new child."""
    most = (
        (resource.RLIMIT_AS, memory_mb * 1024 * 1024),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, value in most:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (value, value))


def isolate() -> None:
    """Leave the network and every way to more privileges behind (best effort off Linux and in containers)."""
    with contextlib.suppress(OSError, AttributeError):
        kernel = ctypes.CDLL(None, use_errno=True)
        kernel.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        kernel.unshare(NEW_USER | NEW_NETWORK)


def enter_rooms() -> None:
    """Make `prestige` importable without its `__init__`, which would start the whole portal."""
    sys.path.insert(0, str(ROOT))
    for name in ("prestige", "prestige.uploads"):
        room = types.ModuleType(name)
        room.__path__ = [str(ROOT / name.replace(".", "/"))]
        sys.modules[name] = room


if __name__ == "__main__":
    enter_rooms()
    from prestige.uploads.checking.inspecting import inspect
    from prestige.uploads.checking.kinds import FileRefused

    limit(int(sys.argv[1]), int(sys.argv[2]))
    isolate()
    try:
        checked = inspect(sys.stdin.buffer.read(), sys.argv[3])
    except FileRefused as refused:
        sys.stdout.buffer.write(str(refused).encode())
        sys.exit(REFUSED)
    sys.stdout.buffer.write(checked.kind.encode() + b"\n" + checked.content)
