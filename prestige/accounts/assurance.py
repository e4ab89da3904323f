"""How sure the portal is who somebody is, pure."""

from collections.abc import Iterable, Mapping
from typing import Final

from django.db.models import IntegerChoices
from django.utils.translation import gettext_lazy as _

# The levels of Regulation (EU) 910/2014, art. 8, weakest first.
LEVELS: Final = ("low", "substantial", "high")
_NAME_WORDS: Final = 2


class Assurance(IntegerChoices):
    """A visitor (L0), a person with a proven address (L1), a person whose identity a provider confirmed (L2)."""

    VISITOR = 0, _("Непотвърден")
    EMAIL = 1, _("Потвърден имейл")
    IDENTITY = 2, _("Потвърдена самоличност")


def reaches(level: str, minimum: str) -> bool:
    """Tell whether a level of assurance is at least the wanted one; an unknown word reaches nothing.

    Source: Regulation (EU) 910/2014, art. 8.
    """
    return level in LEVELS and LEVELS.index(level) >= LEVELS.index(minimum)


def level_among(said: Iterable[str], known: Mapping[str, str]) -> str:
    """Return the highest level that the provider's words mean by the table of the settings, "" when none of them does.

    The words of eIDAS itself (``http://eidas.europa.eu/LoA/high``) and the bare levels need no table.
    """
    meant = [known.get(word) or word.rpartition("/")[2].casefold() for word in said]
    found = [level for level in meant if level in LEVELS]
    return max(found, key=LEVELS.index, default="")


def bears_name(typed: str, confirmed: str) -> bool:
    """Tell whether somebody signs with the name that was confirmed: first and last the same, names between may lack.

    So „Иван Петров“ is „ИВАН ГЕОРГИЕВ ПЕТРОВ“; „Иван Георгиев“ is not, and an unknown name is nobody's.
    """
    words, known = _words(typed), _words(confirmed)
    if len(words) < _NAME_WORDS or len(known) < _NAME_WORDS:
        return False
    if (words[0], words[-1]) != (known[0], known[-1]):
        return False
    between = iter(known[1:-1])
    return all(word in between for word in words[1:-1])


def _words(name: str) -> list[str]:
    return name.casefold().replace("-", " - ").split()
