"""`./run bench`: measure the portal on servers of its own and write bench.json; nothing of it outlives the command."""

import argparse
import os
import signal
import sys
import time
from pathlib import Path

import django

from prestige.servers import StartError
from prestige.standalone import ROOT, Services


def environment(data: Path) -> dict[str, str]:
    """Return the settings of production for a server behind a proxy, on this machine and with throw-away data."""
    return {
        "DJANGO_SETTINGS_MODULE": "tests.speed.settings",
        "DEBUG": "0",
        "DEMO": "0",
        "SECRET_KEY": "only-for-the-measurement-and-long-enough-for-every-check-0123456789",
        "BASE_URL": "http://127.0.0.1",
        "ALLOWED_HOSTS": "127.0.0.1",
        "TRUSTED_PROXY_COUNT": "1",
        "PRESTIGE_DATA": str(data),
        "STATIC_ROOT": str(data / "static"),
        "EMAIL_URL": "dummymail://",
        "LOG_LEVEL": "WARNING",
    }


def main() -> int:
    """Measure, print the table and return 0, or 1 when an aim is not reached."""
    words = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    words.add_argument("--rounds", type=int, default=3, help="колко пъти се минават всички страници")
    words.add_argument("--seconds", type=float, default=4.0, help="колко секунди трае една страница")
    words.add_argument("--output", type=Path, default=ROOT / "bench.json", help="къде се записват числата")
    given = words.parse_args()
    started = time.monotonic()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    for name in ("DATABASE_URL", "REDIS_URL"):  # a measurement fills a database: never one that already exists
        os.environ.pop(name, None)

    def say(sentence: str) -> None:
        print(f"· {time.monotonic() - started:5.1f} с  {sentence}", flush=True)

    with Services() as services:
        os.environ.update(environment(services.data))
        django.setup()
        from tests.speed import bench  # noqa: PLC0415  (its models need the servers and the settings)

        result = bench.measure_all(services.data, rounds=given.rounds, seconds=given.seconds, say=say)
    given.output.write_text(result.as_json() + "\n", encoding="utf-8")
    print(f"\n{bench.table(result)}\n\nЧислата са в {given.output}.")
    return 1 if False in result.aims().values() else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except StartError as error:
        sys.exit(f"✗ {error}")
    except KeyboardInterrupt:
        sys.exit(130)
