"""`manage.py export_dossier NUMBER [--full] --out DIR`: the file of a consultation as a ZIP, and unpacked beside it."""

import zipfile
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from consultations.actions import ask_for_dossier, take_dossier
from consultations.dossier import Scope, write_zip
from consultations.models import Consultation

BY_COMMAND = "Изнасяне от командния ред на сървъра"


class Command(BaseCommand):
    help = "Изнася досието на консултация: ZIP и същите файлове в папка. Пълното се записва в дневника."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("number", help="номер на консултацията, например 2026-014")
        parser.add_argument("--full", action="store_true", help="с личните данни, за съда")
        parser.add_argument("--out", required=True, type=Path, help="папка, която се създава при нужда")
        parser.add_argument("--reason", default=BY_COMMAND, help="за какво е нужно пълното досие")

    def handle(self, *args: Any, **options: Any) -> None:
        consultation, folder = self._consultation(options["number"]), options["out"]
        kind = "palno" if options["full"] else "publichno"
        archive = folder / f"{consultation.number}-dosie-{kind}.zip"
        folder.mkdir(parents=True, exist_ok=True)
        with archive.open("w+b") as out:
            if options["full"]:
                now = timezone.now()
                export = ask_for_dossier(consultation, reason=options["reason"], by=None, session="", now=now)
                sha256 = take_dossier(export, out, by=None, now=now)
            else:
                sha256 = write_zip(Scope(consultation), out)
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(folder)
        self.stdout.write(f"{sha256}  {archive}")

    def _consultation(self, number: str) -> Consultation:
        year, _dash, serial = number.partition("-")
        if not (year.isdecimal() and serial.isdecimal()):
            raise CommandError("Номерът е във вида 2026-014.")
        rows = Consultation.objects.public().numbered(int(year), int(serial)).select_related("unit", "policy_area")
        consultation = rows.first()
        if consultation is None:
            raise CommandError(f"Няма публикувана консултация № {number}.")
        return consultation
