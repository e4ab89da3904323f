"""How a person is named in public, pure: the person chooses, the portal writes it."""

import re
from typing import Final

from django.utils.translation import gettext as _

_AUTHORITY: Final = re.compile(
    r"\b(?:общин(?:а|ата|ска|ски)|кмет|зам(?:естник)?-?кмет|администратор|секретар|председател|омбудсман"
    r"|министерство|министър|областен управител|прокуратура|полиция|municipality|mayor|admin)\b",
    re.IGNORECASE,
)


def public_name(full_name: str, display: str, settlement: object | None) -> str:
    """Return the name the public sees: full, „М. И.“, or „Гражданин, с. Узунджово“.

    Source: ЗНА чл. 26, ал. 5 asks for the declared capacity, not for an identity; GDPR чл. 5 (minimisation).
    """
    if display == "full":
        return full_name
    if display == "initials":
        initials = [f"{word[0].upper()}." for word in full_name.split() if word[0].isalpha()]
        return "\xa0".join(initials) or _("Гражданин")
    return _("Гражданин, %(place)s") % {"place": settlement} if settlement else _("Гражданин")


def names_authority(*names: str) -> bool:
    """Tell whether a name sounds like an institution or an official, so that a clerk looks before it is shown.

    Who truly speaks for an institution loses a day; who only borrows its name deceives nobody.
    """
    return any(_AUTHORITY.search(name) for name in names)
