"""`manage.py demo`: the whole portal on this machine, until Ctrl-C."""

import hashlib
import os
import signal
import time
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import BaseCommand, call_command
from django.db import connections, transaction

from prestige.demo.company import Company, reserve_port
from prestige.portal.tasks import heartbeat
from prestige.standalone import Services, data_folder, port


class Command(BaseCommand):
    help = "Пуска портала с примерни данни на тази машина; Ctrl-C спира всичко."
    requires_system_checks: list[str] = []  # the steps below say in one sentence what is wrong

    def handle(self, *args: Any, **options: Any) -> None:
        self.started = time.monotonic()
        # Explicit, because a shell starts background jobs with SIGINT ignored.
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.default_int_handler)
        try:
            self.serve()
        except KeyboardInterrupt:
            self.say("Спряно.")

    def serve(self) -> None:
        data = data_folder()
        with reserve_port(port()) as listener, Services(data) as services:
            self.say("Базата данни и опашката работят.")
            self.prepare()
            with Company(data, services.servers) as company:
                company.start(listener)
                listener.close()  # the web server has its own; a dead one must refuse visitors, not keep them waiting
                heartbeat.delay()
                company.wait_until_healthy(f"http://127.0.0.1:{port()}/healthz")
                self.say(f"Порталът е на {settings.BASE_URL}/")
                call_command("demo_accounts", stdout=self.stdout)
                self.say(f"Дневниците са в {data / 'log'}. Ctrl-C спира всичко.")
                company.watch()

    def prepare(self) -> None:
        """Bring the tables, the example data and the static files up to date; each step may be killed and repeated."""
        call_command("migrate", verbosity=0, interactive=False)
        self.say("Таблиците са готови.")
        if not get_user_model()._default_manager.exists():
            with transaction.atomic():  # a killed loader leaves nothing
                call_command("load_demo", verbosity=0)
            self.say("Примерните данни са заредени.")
        stamp, fingerprint = settings.STATIC_ROOT / "fingerprint", fingerprint_of_static_files()
        if not stamp.exists() or stamp.read_text() != fingerprint:
            call_command("collectstatic", verbosity=0, interactive=False, clear=True)
            stamp.write_text(fingerprint)
            self.say("Шрифтовете, стиловете и картинките са събрани.")
        connections.close_all()

    def say(self, sentence: str) -> None:
        """Print a line of progress with the seconds since the start, at once also into a pipe."""
        self.stdout.write(f"· {time.monotonic() - self.started:4.1f} с  {sentence}")
        self.stdout.flush()


def fingerprint_of_static_files() -> str:
    """Return a hash of the names, sizes and times of all static files: equal means nothing to collect."""
    seen = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            found = os.stat(storage.path(name))
            seen.update(f"{name} {found.st_size} {found.st_mtime_ns}\n".encode())
    return seen.hexdigest()
