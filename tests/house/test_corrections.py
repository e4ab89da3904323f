"""The Bulgarian catalogue holds only corrections of what the libraries say, and is in step with its compiled file."""

from pathlib import Path

import django
import polib
from django.utils import translation

from tests.house.messages import ROOT

FOLDER = ROOT / "locale" / "bg" / "LC_MESSAGES"
LIBRARY = [Path(django.__file__).parent / part for part in ("conf", "contrib/admin", "contrib/auth")]


def messages_of(folder: Path) -> dict[str, tuple[str, ...]]:
    catalogue = polib.pofile(str(folder / "django.po"))
    return {entry.msgid: (entry.msgstr, *entry.msgstr_plural.values()) for entry in catalogue}


def test_catalogue_corrects_only_what_a_library_says() -> None:
    said = set().union(*(messages_of(part / "locale" / "en" / "LC_MESSAGES") for part in LIBRARY))
    assert set(messages_of(FOLDER)) - said == set()


def test_compiled_catalogue_is_in_step() -> None:
    compiled = polib.mofile(str(FOLDER / "django.mo"))
    assert {each.msgid: (each.msgstr, *each.msgstr_plural.values()) for each in compiled} == messages_of(FOLDER)


def test_no_english_is_left_in_the_admin() -> None:
    """Every message of the admin and of the passwords has a Bulgarian one, the library's or ours."""
    known: set[str] = set(messages_of(FOLDER))
    for part in LIBRARY[1:]:
        known |= {name for name, words in messages_of(part / "locale" / "bg" / "LC_MESSAGES").items() if any(words)}
    asked = set().union(*(messages_of(part / "locale" / "en" / "LC_MESSAGES") for part in LIBRARY[1:]))
    assert asked - known == set()


def test_months_are_written_small() -> None:
    with translation.override("bg"):
        assert translation.gettext("November") == "ноември"
