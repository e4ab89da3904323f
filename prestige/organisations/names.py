"""Names that look alike: the skeleton under which a person sees two names as one. Pure.

Two names with one skeleton are not proven to be one organisation: a clerk looks at them. After UTS 39, 4 (skeletons of
confusable strings), with the small table that Bulgarian names need.
"""

import re
import unicodedata
from typing import Final

# Latin letters and digits by the small Cyrillic letter that they are taken for, in either case and in italics.
_TWINS: Final = str.maketrans(
    "abcehijklmnoprstuxyz013468їјӏүґ5",
    "авсеніікімпоргѕтихузоізчбвіііугѕ",
)
LONGEST: Final = 400  # some signs are many letters in compatibility form
_WORD: Final = re.compile(r"\w+")
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"})
_FORMS: Final = frozenset(
    [
        "сдружение",
        "фондация",
        "читалище",
        "народно",
        "кооперация",
        "дружество",
        "организация",
        "нпо",
        "сдр",
        "нч",
        "еоод",
        "оод",
        "ад",
        "ead",
        "еад",
        "ет",
        "дззд",
        "дпк",
        "ltd",
        "llc",
        "ngo",
        "association",
        "foundation",
    ]
)


def skeleton(name: str) -> str:
    """Return what is left of a name for the eye: „Cдружение «Прuмер»“ and „ПРИМЕР“ have one skeleton.

    Case, accents, invisible characters, quotation marks, spaces and the words of the legal form do not count; Latin
    letters and digits count as the Cyrillic letter they look like. A name of nothing but legal form keeps its words.
    """
    words = [_twinned(word) for word in _WORD.findall(_plain(name).replace("_", " "))]
    bare = "".join(word for word in words if word not in _FORM_SKELETONS) or "".join(words)
    return bare[:LONGEST]


def look_alike(one: str, other: str) -> bool:
    """Tell whether a person could take one name for the other; never of a name without letters and digits."""
    found = skeleton(one)
    return bool(found) and found == skeleton(other)


def _plain(name: str) -> str:
    """Return the name in compatibility form, without what cannot be seen; „й“ and „ѝ“ lose their mark like „é“."""
    spread = unicodedata.normalize("NFKD", name).casefold()
    return "".join(char for char in spread if unicodedata.category(char) not in _UNSEEN)


def _twinned(word: str) -> str:
    return word.translate(_TWINS)


_FORM_SKELETONS: Final = frozenset(_twinned(_plain(word)) for word in _FORMS)
