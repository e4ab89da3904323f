"""Giving a person everything the portal holds of them."""

import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import IO, Any, Final

from django.db import transaction
from django.utils import timezone, translation

from prestige.accounts.models import User
from prestige.accounts.own_data import exports_of
from prestige.journal.actions import record

README: Final = "README.txt"
FORMAT: Final = 1


@transaction.atomic
def export_own_data(user: User, out: IO[bytes], *, now: datetime) -> None:
    """Write the ZIP of the person's data into ``out``, which stands at its start again; the journal notes it.

    One JSON file for each room, the person's own files beside them, and a page of explanations in Bulgarian. One file
    is in memory at a time. Source: Регламент (ЕС) 2016/679, чл. 15, пар. 3 и чл. 20, пар. 1.
    """
    told: list[tuple[str, str]] = []
    files = 0
    dated = timezone.localtime(now).timetuple()[:6]
    with translation.override("bg"), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:

        def write(name: str, content: bytes) -> None:
            member = zipfile.ZipInfo(name, date_time=dated)
            member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(member, content)

        for holder, export in exports_of(user):
            name = f"data/{holder.code}.json"
            write(name, _json({"format": FORMAT, "room": holder.code, **export.rows}))
            told.append((name, f"{holder.title}: {sum(len(rows) for rows in export.rows.values())}"))
            for file in export.files:
                write(f"files/{holder.code}/{file.name}", file.read())
                files += 1
        write(README, "\n".join(_explained(user, told, files, now)).encode())
    out.seek(0)
    record("user.data_exported", user, by=user, now=now, rooms=len(told), files=files)


def _json(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=2, default=str).encode()


def _explained(user: User, told: list[tuple[str, str]], files: int, now: datetime) -> Iterator[str]:
    """Yield the lines of the page that explains the archive."""
    yield "ВАШИТЕ ДАННИ В ПОРТАЛА ЗА ОБЩЕСТВЕНИ КОНСУЛТАЦИИ"
    yield ""
    yield f"Профил: {user.email}"
    yield f"Изготвено на: {timezone.localtime(now):%d.%m.%Y %H:%M} ч."
    yield "Основание: Регламент (ЕС) 2016/679, чл. 15 и чл. 20."
    yield ""
    yield "Файловете в папка data са във формат JSON (текст, UTF-8): отварят се с всеки текстов редактор."
    yield "Имената на полетата са на английски, за да се четат и от програми; датите са по ISO 8601."
    yield "В архива няма данни на други хора и служебни бележки."
    yield ""
    yield from (f"{name} – {what}" for name, what in told)
    yield f"files – качените от вас файлове: {files}"
    yield ""
    yield "Ако нещо не е вярно или липсва, пишете на длъжностното лице по защита на данните в общината."
    yield ""
